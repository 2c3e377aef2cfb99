/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-sample.h"

#include <glib/gi18n.h>

/* Taking the sample out again. What staff have entered must not lose what it refers to, so first everything of the
 * sample is marked for removal, with all parts of it whoever added them; then marks are taken off where a record that
 * stays refers to it, and from what such a record itself needs, until nothing changes. */
typedef struct
{
  HupanRegistry *registry;
  GPtrArray *marked;   /* of HupanRecord, in the order of kinds: owners before their parts */
  GHashTable *by_id;   /* id (in the record) to record: those that still are to be removed */
  GPtrArray *kept;     /* of HupanSampleKept */
} Removal;

void
hupan_sample_kept_free (HupanSampleKept *kept)
{
  g_free (kept->reason);
  g_free (kept);
}

static gint64 *
dup_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static gboolean
is_marked (Removal *removal,
           gint64   id)
{
  return g_hash_table_contains (removal->by_id, &id);
}

static void
mark (Removal   *removal,
      GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      HupanRecord *record = g_ptr_array_index (records, i);
      gint64 id = hupan_record_get_id (record);

      if (is_marked (removal, id))
        continue;
      g_ptr_array_add (removal->marked, g_object_ref (record));
      g_hash_table_insert (removal->by_id, dup_id (id), record);
    }
}

static GPtrArray *
find_referring (Removal          *removal,
                const HupanKind  *kind,
                const HupanField *field,
                gint64            id,
                GError          **error)
{
  char text[24];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, id);
  return hupan_registry_find (removal->registry, kind, field->name, text, error);
}

static gboolean
may_refer (const HupanField *field,
           const HupanKind  *target)
{
  return field->type == HUPAN_TYPE_REFERENCE && (field->target == NULL || strcmp (field->target, target->name) == 0);
}

static gboolean
mark_parts (Removal      *removal,
            HupanRecord  *owner,
            GError      **error)
{
  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    {
      const HupanField *field = hupan_kind_get_owner_field (*kind);
      g_autoptr (GPtrArray) parts = NULL;

      if (field == NULL || !may_refer (field, hupan_record_get_kind (owner)))
        continue;
      parts = find_referring (removal, *kind, field, hupan_record_get_id (owner), error);
      if (parts == NULL)
        return FALSE;
      mark (removal, parts);
    }

  return TRUE;
}

static gboolean
mark_all (Removal  *removal,
          GError  **error)
{
  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    {
      g_autoptr (GPtrArray) records = hupan_registry_find (removal->registry, *kind, "origin", HUPAN_SAMPLE_ORIGIN, error);

      if (records == NULL)
        return FALSE;
      mark (removal, records);
    }

  /* The array grows while it is walked, so the parts of parts are found too. */
  for (guint i = 0; i < removal->marked->len; i++)
    if (!mark_parts (removal, g_ptr_array_index (removal->marked, i), error))
      return FALSE;

  return TRUE;
}

static void
keep (Removal     *removal,
      HupanRecord *record,
      HupanRecord *because)
{
  const HupanKind *kind = hupan_record_get_kind (because);
  const HupanField *owner_field = hupan_kind_get_owner_field (kind);
  HupanSampleKept *kept = g_new0 (HupanSampleKept, 1);
  gint64 id = hupan_record_get_id (record);
  g_autofree char *title = hupan_registry_dup_title (removal->registry, hupan_record_get_kind (record), id);
  g_autofree char *other = NULL;

  /* A part says little by itself: what it belongs to is what people know. */
  if (owner_field != NULL && owner_field->target != NULL)
    {
      kind = hupan_kind_get (owner_field->target);
      other = hupan_registry_dup_title (removal->registry, kind, hupan_record_get_reference (because, owner_field->name));
    }
  else
    other = hupan_registry_dup_title (removal->registry, kind, hupan_record_get_id (because));

  kept->kind = hupan_record_get_kind (record);
  kept->id = id;
  /* Translators: why a sample record is not removed: its kind and title, and those of the record that needs it:
   * University “Zhejiang University” stays, because Person “Ada Bell” refers to it. */
  kept->reason = g_strdup_printf (_ ("%s “%s” stays, because %s “%s” refers to it."), hupan_kind_get_label (kept->kind),
                                  title != NULL ? title : "", hupan_kind_get_label (kind), other != NULL ? other : "");
  g_ptr_array_add (removal->kept, kept);
  g_hash_table_remove (removal->by_id, &id);
}

/* The first record that stays and refers to this one; NULL in @referring: none. */
static gboolean
find_reason (Removal      *removal,
             HupanRecord  *record,
             HupanRecord **referring,
             GError      **error)
{
  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    for (const HupanField *field = (*kind)->fields; field->name != NULL; field++)
      {
        g_autoptr (GPtrArray) records = NULL;

        if (!may_refer (field, hupan_record_get_kind (record)))
          continue;
        records = find_referring (removal, *kind, field, hupan_record_get_id (record), error);
        if (records == NULL)
          return FALSE;
        for (guint i = 0; i < records->len; i++)
          {
            HupanRecord *other = g_ptr_array_index (records, i);

            if (is_marked (removal, hupan_record_get_id (other)))
              continue;
            *referring = g_object_ref (other);
            return TRUE;
          }
      }

  *referring = NULL;
  return TRUE;
}

/* A part of a record that is kept is kept with it, without a word. */
static void
keep_parts (Removal *removal)
{
  for (guint i = 0; i < removal->marked->len; i++)
    {
      HupanRecord *record = g_ptr_array_index (removal->marked, i);
      const HupanField *field = hupan_kind_get_owner_field (hupan_record_get_kind (record));
      gint64 id = hupan_record_get_id (record);

      if (field != NULL && !is_marked (removal, hupan_record_get_reference (record, field->name)))
        g_hash_table_remove (removal->by_id, &id);
    }
}

static gboolean
keep_needed (Removal  *removal,
             GError  **error)
{
  guint before;

  do
    {
      before = g_hash_table_size (removal->by_id);
      for (guint i = 0; i < removal->marked->len; i++)
        {
          HupanRecord *record = g_ptr_array_index (removal->marked, i);
          g_autoptr (HupanRecord) referring = NULL;

          if (!is_marked (removal, hupan_record_get_id (record)))
            continue;
          if (!find_reason (removal, record, &referring, error))
            return FALSE;
          if (referring != NULL)
            keep (removal, record, referring);
        }
      keep_parts (removal);
    }
  while (g_hash_table_size (removal->by_id) < before);

  return TRUE;
}

/* Only what has a list is looked at: parts and people are there for its sake, and are many. */
gboolean
hupan_registry_has_sample (HupanRegistry *registry)
{
  gboolean found = FALSE;

  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL && !found; kind++)
    found = (*kind)->flags & HUPAN_KIND_LISTED && hupan_registry_has_origin (registry, *kind, HUPAN_SAMPLE_ORIGIN);

  return found;
}

/**
 * hupan_sample_dup_removal:
 * @kept: (out) (element-type HupanSampleKept) (transfer full): what stays, and why
 *
 * Returns: (transfer full): a batch that removes every record of the sample, from the trash too, but those that the
 *   staff's own records refer to; its undoing brings them all back. %NULL with an error of the store
 */
HupanBatch *
hupan_sample_dup_removal (HupanRegistry  *registry,
                          GPtrArray     **kept,
                          GError        **error)
{
  g_autoptr (GPtrArray) marked = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) stays = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_sample_kept_free);
  g_autoptr (HupanBatch) batch = hupan_batch_new (_ ("Sample data removed"), NULL, HUPAN_BATCH_NONE);
  Removal removal = { .registry = registry, .marked = marked, .by_id = by_id, .kept = stays };

  if (!mark_all (&removal, error) || !keep_needed (&removal, error))
    return NULL;

  /* From the last to the first, so that parts and referring records go before what they refer to. */
  for (guint i = marked->len; i > 0; i--)
    {
      HupanRecord *record = g_ptr_array_index (marked, i - 1);

      if (is_marked (&removal, hupan_record_get_id (record)))
        hupan_batch_remove (batch, record);
    }

  *kept = g_steal_pointer (&stays);
  return g_steal_pointer (&batch);
}
