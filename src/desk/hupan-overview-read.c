/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Two ways to the same overview: at once, for who has a registry, and by a desk, one question after the other, so that
 * what somebody types meanwhile is answered in between. */

#include "config.h"

#include "hupan-overview-private.h"

#include "core/hupan-l10n.h"

static HupanImage *
ensure_image (GHashTable           *images,
              HupanRegistry        *registry,
              const HupanKind      *kind,
              const HupanProgress  *progress,
              GError              **error)
{
  HupanImage *image = g_hash_table_lookup (images, kind);

  if (image == NULL)
    {
      image = hupan_image_load (registry, kind, hupan_ui_language (), progress, error);
      if (image != NULL)
        g_hash_table_insert (images, (gpointer) kind, image);
    }

  return image;
}

HupanOverview *
hupan_overview_read (HupanRegistry       *registry,
                     const char          *month,
                     const HupanProgress *progress,
                     GError             **error)
{
  g_autoptr (HupanOverview) self = hupan_overview_new_facts (registry, month, hupan_ui_language (), progress, error);
  g_autoptr (GHashTable) images = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);

  if (self == NULL)
    return NULL;

  hupan_overview_pose_questions (self);
  for (guint i = 0; i < self->questions->len; i++)
    {
      HupanQuery *query = g_array_index (self->questions, HupanOverviewQuestion, i).query;
      HupanImage *image = ensure_image (images, registry, hupan_query_get_kind (query), progress, error);
      g_autoptr (HupanResult) result = NULL;

      if (image == NULL)
        return NULL;
      result = hupan_image_query (image, query, NULL);
      hupan_overview_take_answer (self, i, result);
    }

  return g_steal_pointer (&self);
}

/* --- By a desk ---------------------------------------------------------------------------------------- */

typedef struct
{
  char *month;
  char *lang;
  HupanOverview *overview;
  guint question;
} Reading;

static void
reading_free (Reading *reading)
{
  g_free (reading->month);
  g_free (reading->lang);
  g_clear_object (&reading->overview);
  g_free (reading);
}

static void ask_next (GTask *task);

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GTask) task = data;
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (HupanResult) answer = hupan_desk_query_finish (HUPAN_DESK (source), result, &error);

  if (answer == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  hupan_overview_take_answer (reading->overview, reading->question++, answer);
  ask_next (g_steal_pointer (&task));
}

static void
ask_next (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  GArray *questions = reading->overview->questions;

  if (reading->question < questions->len)
    {
      hupan_desk_query_async (g_task_get_source_object (task),
                              g_array_index (questions, HupanOverviewQuestion, reading->question).query,
                              g_task_get_cancellable (task), answered_cb, task);
      return;
    }

  g_task_return_pointer (task, g_steal_pointer (&reading->overview), g_object_unref);
  g_object_unref (task);
}

static gpointer
read_facts (HupanRegistry       *registry,
            gpointer             data,
            const HupanProgress *progress,
            GError             **error)
{
  Reading *reading = data;

  return hupan_overview_new_facts (registry, reading->month, reading->lang, progress, error);
}

static void
facts_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (GTask) task = data;
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;

  reading->overview = hupan_desk_run_finish (HUPAN_DESK (source), result, &error);
  if (reading->overview == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  hupan_overview_pose_questions (reading->overview);
  ask_next (g_steal_pointer (&task));
}

void
hupan_overview_read_async (HupanDesk          *desk,
                           const char         *month,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            data)
{
  GTask *task = g_task_new (desk, cancellable, callback, data);
  Reading *reading = g_new0 (Reading, 1);

  reading->month = g_strdup (month);
  reading->lang = g_strdup (hupan_desk_get_lang (desk));
  g_task_set_source_tag (task, hupan_overview_read_async);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  /* The task keeps what the job reads. */
  hupan_desk_run_urgent_async (desk, read_facts, reading, NULL, g_object_unref, cancellable, facts_read_cb, task);
}

HupanOverview *
hupan_overview_read_finish (HupanDesk    *desk,
                            GAsyncResult *result,
                            GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
