/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-desk-moves.h"

/* A question of its own, as it goes to the registry's thread. */
typedef struct
{
  gint64 *ids;
  gsize n_ids;
  HupanMoveOrder order;
  char *reason;
  GStrv fills;
  char *lang;
} Job;

static void
job_free (Job *job)
{
  g_free (job->ids);
  g_free (job->reason);
  g_strfreev (job->fills);
  g_free (job->lang);
  g_free (job);
}

static Job *
job_new (HupanDesk            *desk,
         const gint64         *ids,
         gsize                 n_ids,
         const HupanMoveOrder *order)
{
  Job *job = g_new0 (Job, 1);

  job->ids = g_memdup2 (ids, n_ids * sizeof *ids);
  job->n_ids = n_ids;
  job->reason = g_strdup (order->reason);
  job->fills = g_strdupv ((GStrv) order->fills);
  job->lang = g_strdup (hupan_desk_get_lang (desk));
  job->order = (HupanMoveOrder) { order->to, job->reason, (const char *const *) job->fills, order->only_possible };

  return job;
}

void
hupan_move_preview_free (HupanMovePreview *self)
{
  g_clear_pointer (&self->moves, g_ptr_array_unref);
  g_clear_object (&self->suggested);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_free (self);
}

/* Where most candidates usually go from where they are; of those, the first stage. */
static const char *
find_usual (HupanRegistry *registry,
            Job           *job)
{
  g_autoptr (GHashTable) votes = g_hash_table_new (g_str_hash, g_str_equal);
  const char *usual = NULL;

  for (gsize i = 0; i < job->n_ids; i++)
    {
      g_autoptr (HupanRecord) record = hupan_registry_get_record (registry, hupan_kind_get ("application"), job->ids[i], NULL);
      const char *next = record != NULL ? hupan_stage_get_next (hupan_record_get (record, "stage")) : NULL;

      if (next != NULL)
        g_hash_table_insert (votes, (char *) next, GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (votes, next)) + 1));
    }

  for (const HupanStage *stage = hupan_stages (); stage->name != NULL; stage++)
    {
      const int n = GPOINTER_TO_INT (g_hash_table_lookup (votes, stage->name));

      if (n > (usual != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (votes, usual)) : 0))
        usual = stage->name;
    }

  return usual;
}

static void
name_references (HupanMovePreview *preview,
                 HupanRegistry    *registry)
{
  for (const HupanField *field = hupan_record_get_kind (preview->suggested)->fields; field->name != NULL; field++)
    {
      const gint64 id = field->type == HUPAN_TYPE_REFERENCE ? hupan_record_get_reference (preview->suggested, field->name) : 0;

      if (id != 0)
        g_hash_table_insert (preview->titles, g_memdup2 (&id, sizeof id),
                             hupan_registry_dup_title (registry, hupan_kind_get (field->target), id));
    }
}

static gpointer
make_preview (HupanRegistry       *registry,
              gpointer             data,
              const HupanProgress *progress,
              GError             **error)
{
  Job *job = data;
  g_autoptr (HupanMovePreview) preview = g_new0 (HupanMovePreview, 1);

  preview->to = job->order.to != NULL ? job->order.to : find_usual (registry, job);
  preview->titles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  if (preview->to == NULL)
    {
      preview->moves = g_ptr_array_new ();
      return g_steal_pointer (&preview);
    }

  job->order.to = preview->to;
  preview->moves = hupan_moves_judge (registry, job->ids, job->n_ids, &job->order, job->lang, progress, error);
  if (preview->moves == NULL)
    return NULL;
  if (job->n_ids == 1 && hupan_stage_get (preview->to)->fills != NULL)
    {
      preview->suggested = hupan_moves_suggest (registry, job->ids[0], preview->to, error);
      if (preview->suggested == NULL)
        return NULL;
      name_references (preview, registry);
    }

  return g_steal_pointer (&preview);
}

void
hupan_desk_preview_moves_async (HupanDesk            *self,
                                const gint64         *ids,
                                gsize                 n_ids,
                                const HupanMoveOrder *order,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              data)
{
  hupan_desk_run_async (self, make_preview, job_new (self, ids, n_ids, order), (GDestroyNotify) job_free,
                        (GDestroyNotify) hupan_move_preview_free, NULL, cancellable, callback, data);
}

HupanMovePreview *
hupan_desk_preview_moves_finish (HupanDesk    *self,
                                 GAsyncResult *result,
                                 GError      **error)
{
  return hupan_desk_run_finish (self, result, error);
}

static gpointer
move (HupanRegistry       *registry,
      gpointer             data,
      const HupanProgress *progress,
      GError             **error)
{
  Job *job = data;
  g_autoptr (HupanBatch) batch = NULL;

  job->order.only_possible = job->n_ids > 1;
  batch = hupan_moves_make (registry, job->ids, job->n_ids, &job->order, job->lang, progress, error);
  if (batch == NULL)
    return NULL;
  if (hupan_batch_is_empty (batch))
    return g_strdup ("");

  return hupan_registry_commit (registry, batch, progress, error) != 0 ? g_strdup (hupan_batch_get_label (batch)) : NULL;
}

void
hupan_desk_move_async (HupanDesk            *self,
                       const gint64         *ids,
                       gsize                 n_ids,
                       const HupanMoveOrder *order,
                       GAsyncReadyCallback   callback,
                       gpointer              data)
{
  hupan_desk_run_async (self, move, job_new (self, ids, n_ids, order), (GDestroyNotify) job_free, g_free, NULL, NULL, callback, data);
}

char *
hupan_desk_move_finish (HupanDesk    *self,
                        GAsyncResult *result,
                        GError      **error)
{
  return hupan_desk_run_finish (self, result, error);
}
