/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-bulk.h"

#include <glib/gi18n.h>

/* The history says what was done to one record by its name, to several by their number. */
static char *
dup_label (HupanRegistry   *registry,
           const HupanKind *kind,
           const gint64    *ids,
           gsize            n_ids,
           const char      *of_one,
           const char      *of_several)
{
  g_autofree char *title = n_ids == 1 ? hupan_registry_dup_title (registry, kind, ids[0]) : NULL;
  g_autofree char *number = NULL;
  g_autoptr (GString) label = g_string_new (n_ids == 1 ? of_one : of_several);

  number = g_strdup_printf ("%" G_GSIZE_FORMAT, n_ids);
  g_string_replace (label, "{title}", title != NULL ? title : "", 1);
  g_string_replace (label, "{number}", number, 1);
  g_string_replace (label, "{kind}", n_ids == 1 ? hupan_kind_get_label (kind) : hupan_kind_get_label_plural (kind), 1);

  return g_string_free_and_steal (g_steal_pointer (&label));
}

static const HupanKind *
get_embedded_kind (const HupanKind *kind)
{
  return kind->embeds != NULL ? hupan_kind_get (hupan_kind_get_field (kind, kind->embeds)->target) : NULL;
}

/* Whether a record outside the given ones, and not in the trash, embeds the record too: a person with another
 * application stays when one goes. */
static gboolean
is_embedded_elsewhere (HupanRegistry   *registry,
                       const HupanKind *embedded,
                       gint64           embedded_id,
                       const gint64    *ids,
                       gsize            n_ids)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, embedded_id);

  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    {
      g_autoptr (GPtrArray) found = NULL;

      if (get_embedded_kind (*kind) != embedded)
        continue;

      found = hupan_registry_find (registry, *kind, (*kind)->embeds, value, NULL);
      for (guint i = 0; found != NULL && i < found->len; i++)
        {
          HupanRecord *record = g_ptr_array_index (found, i);
          gboolean ours = hupan_record_get_meta (record)->deleted_at != 0;

          for (gsize j = 0; j < n_ids && !ours; j++)
            ours = ids[j] == hupan_record_get_id (record);
          if (!ours)
            return TRUE;
        }
    }

  return FALSE;
}

/* A way into the trash or out of it, for some records and what goes with them. */
typedef struct
{
  HupanRegistry *registry;
  const gint64 *ids;
  gsize n_ids;
  gboolean into_trash;
  HupanBatch *batch;
  GHashTable *met; /* ids (gint64) of the records that were looked at */
} Journey;

static gboolean
has_met (Journey *self,
         gint64   id)
{
  return !g_hash_table_add (self->met, g_memdup2 (&id, sizeof id));
}

static gboolean
is_there_already (Journey     *self,
                  HupanRecord *record)
{
  return (hupan_record_get_meta (record)->deleted_at != 0) == self->into_trash;
}

static void
take (Journey     *self,
      HupanRecord *record)
{
  if (is_there_already (self, record))
    return;
  if (self->into_trash)
    hupan_batch_trash (self->batch, record);
  else
    hupan_batch_restore (self->batch, record);
}

/* What follows a record into the trash: its documents. Of those that are there already only such come back as went with it,
 * at the same moment. */
static gboolean
take_followers (Journey     *self,
                HupanRecord *leader,
                GError     **error)
{
  const HupanKind *leading = hupan_record_get_kind (leader);
  const gint64 gone_at = hupan_record_get_meta (leader)->deleted_at;
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, hupan_record_get_id (leader));

  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    for (const HupanField *field = (*kind)->fields; field->name != NULL; field++)
      {
        g_autoptr (GPtrArray) found = NULL;

        if (!(field->flags & HUPAN_FIELD_FOLLOWS) || !g_str_equal (field->target, leading->name))
          continue;
        found = hupan_registry_find (self->registry, *kind, field->name, id, error);
        if (found == NULL)
          return FALSE;

        for (guint i = 0; i < found->len; i++)
          {
            HupanRecord *follower = g_ptr_array_index (found, i);

            if (hupan_record_get_meta (follower)->deleted_at == gone_at && !has_met (self, hupan_record_get_id (follower)))
              take (self, follower);
          }
      }

  return TRUE;
}

static gboolean
take_embedded (Journey     *self,
               HupanRecord *record,
               GError     **error)
{
  const HupanKind *embedded_kind = get_embedded_kind (hupan_record_get_kind (record));
  g_autoptr (HupanRecord) embedded = NULL;
  gint64 id;

  if (embedded_kind == NULL)
    return TRUE;

  id = hupan_record_get_reference (record, hupan_record_get_kind (record)->embeds);
  if (id == 0 || has_met (self, id))
    return TRUE;
  embedded = hupan_registry_get_record (self->registry, embedded_kind, id, error);
  if (embedded == NULL)
    return FALSE;

  if (!self->into_trash || !is_embedded_elsewhere (self->registry, embedded_kind, id, self->ids, self->n_ids))
    take (self, embedded);
  return TRUE;
}

static gboolean take_record (Journey *self, const HupanKind *kind, gint64 id, GError **error);

/* Whoever follows another record is not there without it. */
static gboolean
take_leaders (Journey     *self,
              HupanRecord *record,
              GError     **error)
{
  const HupanKind *kind = hupan_record_get_kind (record);

  for (const HupanField *field = kind->fields; field->name != NULL; field++)
    {
      gint64 id = field->flags & HUPAN_FIELD_FOLLOWS ? hupan_record_get_reference (record, field->name) : 0;

      if (id != 0 && !take_record (self, hupan_kind_get (field->target), id, error))
        return FALSE;
    }

  return TRUE;
}

/* What a record needs is back before the record is, and goes after it. */
static gboolean
take_record (Journey         *self,
             const HupanKind *kind,
             gint64           id,
             GError         **error)
{
  g_autoptr (HupanRecord) record = hupan_registry_get_record (self->registry, kind, id, error);
  gboolean goes;

  if (record == NULL)
    return FALSE;
  if (has_met (self, id))
    return TRUE;

  goes = !is_there_already (self, record);
  if (!self->into_trash && (!take_embedded (self, record, error) || !take_leaders (self, record, error)))
    return FALSE;
  take (self, record);
  if (goes && !take_followers (self, record, error))
    return FALSE;

  return !self->into_trash || take_embedded (self, record, error);
}

static HupanBatch *
move_all (HupanRegistry   *registry,
          const HupanKind *kind,
          const gint64    *ids,
          gsize            n_ids,
          gboolean         into_trash,
          const char      *label,
          GError         **error)
{
  g_autoptr (HupanBatch) batch = hupan_batch_new (label, NULL, HUPAN_BATCH_NONE);
  g_autoptr (GHashTable) met = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Journey journey = { registry, ids, n_ids, into_trash, batch, met };

  for (gsize i = 0; i < n_ids; i++)
    if (!take_record (&journey, kind, ids[i], error))
      return NULL;

  return g_steal_pointer (&batch);
}

HupanBatch *
hupan_bulk_trash (HupanRegistry   *registry,
                  const HupanKind *kind,
                  const gint64    *ids,
                  gsize            n_ids,
                  GError         **error)
{
  g_autofree char *label = dup_label (registry, kind, ids, n_ids,
                                      /* Translators: what was done, in the history; {title} is the record's name. */
                                      _("“{title}” moved to the trash"),
                                      /* Translators: {number} is how many, {kind} what they are, in the plural. */
                                      _("{kind} moved to the trash: {number}"));

  return move_all (registry, kind, ids, n_ids, TRUE, label, error);
}

HupanBatch *
hupan_bulk_restore (HupanRegistry   *registry,
                    const HupanKind *kind,
                    const gint64    *ids,
                    gsize            n_ids,
                    GError         **error)
{
  g_autofree char *label = dup_label (registry, kind, ids, n_ids,
                                      /* Translators: what was done, in the history; {title} is the record's name. */
                                      _("“{title}” restored"),
                                      /* Translators: {number} is how many, {kind} what they are, in the plural. */
                                      _("{kind} restored: {number}"));

  return move_all (registry, kind, ids, n_ids, FALSE, label, error);
}
