/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-stored.h"
#include "hupan-search-table.h"
#include "hupan-work.h"

#include <glib/gi18n.h>

/* What each action does to one record: its rows, its line in the history, and what is to be checked in the end. */

static void
claim (HupanWork        *self,
       HupanRecord      *record,
       const HupanField *field)
{
  const HupanKind *kind = hupan_record_get_kind (record);
  gint64 id = hupan_record_get_id (record);
  const char *value = hupan_record_get_at (record, field - kind->fields);

  if (value == NULL)
    return;
  if (field->flags & HUPAN_FIELD_UNIQUE)
    g_array_append_val (self->unique, ((HupanUniqueClaim) { kind, field, id }));
  if (field->type == HUPAN_TYPE_REFERENCE)
    g_array_append_val (self->references,
                        ((HupanReferenceClaim) { kind, field, id, g_ascii_strtoll (value, NULL, 10) }));
}

static gboolean
check_rules (HupanWork    *self,
             HupanRecord  *record,
             GError      **error)
{
  g_autoptr(GPtrArray) problems = NULL;

  if (self->undoes != 0)
    return TRUE;

  problems = hupan_record_check (record);
  return problems->len == 0 || hupan_work_refuse_invalid (self, record, problems, error);
}

/* A copy of record with the edits made and new meta data. */
static HupanRecord *
with_edits (HupanRecord           *record,
            const HupanRecordMeta *meta,
            GPtrArray             *edits)
{
  const HupanKind *kind = hupan_record_get_kind (record);
  guint n = hupan_kind_get_n_fields (kind);
  g_autofree const char **values = g_new (const char *, n);

  for (guint i = 0; i < n; i++)
    values[i] = hupan_record_get_at (record, i);
  for (guint i = 0; edits != NULL && i < edits->len; i++)
    {
      HupanEdit *edit = g_ptr_array_index (edits, i);

      values[edit->field - kind->fields] = edit->after;
    }

  return hupan_record_new (kind, hupan_record_get_id (record), meta, values);
}

/* The meta data of a record after this batch changed it. */
static HupanRecordMeta
next_meta (HupanWork   *self,
           HupanRecord *record)
{
  HupanRecordMeta meta = *hupan_record_get_meta (record);

  meta.version++;
  meta.updated_at = self->batch.at;
  meta.updated_by = self->batch.actor;
  return meta;
}

/* The record as it is, if the change may be made to it; NULL with an error. */
static HupanRecord *
load_expected (HupanWork    *self,
               HupanChange  *change,
               GError      **error)
{
  g_autoptr(HupanRecord) record = NULL;

  if (self->undoes != 0)
    {
      g_autoptr(GError) local_error = NULL;

      record = hupan_stored_load (self->registry, change->kind, change->id, &local_error);
      if (record == NULL && local_error == NULL)
        hupan_work_refuse_inverse (self, change, &local_error);
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      return g_steal_pointer (&record);
    }

  record = hupan_registry_get_record (self->registry, change->kind, change->id, error);
  if (record == NULL)
    return NULL;

  /* A record that this batch itself changed or created is as its author expects. */
  if (hupan_record_get_meta (record)->version != change->version &&
      !g_hash_table_contains (self->touched, &change->id))
    {
      hupan_work_refuse_stale (self, change, record, error);
      return NULL;
    }

  return g_steal_pointer (&record);
}

/* A record that was there before comes back with the time of its first making, and goes on counting its versions:
 * somebody may still hold an old one. */
static gboolean
recall_meta (HupanWork        *self,
             gint64            id,
             HupanRecordMeta  *meta,
             GError          **error)
{
  g_autoptr(HupanStatement) statement =
    hupan_db_prepare (self->registry->db, "SELECT min (at), max (version) FROM history WHERE record = $1", error);

  if (statement == NULL)
    return FALSE;

  hupan_statement_bind_int (statement, 1, id);
  if (hupan_statement_step (statement, NULL) && !hupan_statement_is_null (statement, 0))
    {
      meta->created_at = hupan_statement_get_int (statement, 0);
      meta->version = hupan_statement_get_int (statement, 1) + 1;
    }
  return TRUE;
}

static gboolean
apply_create (HupanWork    *self,
              HupanChange  *change,
              GError      **error)
{
  guint n = hupan_kind_get_n_fields (change->kind);
  g_autofree const char **values = g_new0 (const char *, n);
  g_autoptr(HupanRecord) record = NULL;
  HupanRecordMeta meta = {
    .version = 1,
    .created_at = self->batch.at,
    .updated_at = self->batch.at,
    .updated_by = self->batch.actor,
    .origin = change->origin,
  };

  if (self->undoes != 0 && !recall_meta (self, change->id, &meta, error))
    return FALSE;

  for (guint i = 0; i < change->edits->len; i++)
    {
      HupanEdit *edit = g_ptr_array_index (change->edits, i);

      values[edit->field - change->kind->fields] = edit->after;
    }
  record = hupan_record_new (change->kind, change->id, &meta, values);
  if (!check_rules (self, record, error) || !hupan_stored_insert (self->registry, record, error) ||
      !hupan_search_table_write (self->registry, record, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    claim (self, record, &change->kind->fields[i]);
  return hupan_work_finish (self, change, FALSE, record, error);
}

/* The edits of a change that really change something, with what they replace. */
static HupanChange *
effective (HupanChange *change,
           HupanRecord *record)
{
  HupanChange *result = hupan_change_new (HUPAN_ACTION_SET, change->kind, change->id,
                                          hupan_record_get_meta (record)->version);

  for (guint i = 0; i < change->edits->len; i++)
    {
      HupanEdit *edit = g_ptr_array_index (change->edits, i);
      const char *now = hupan_record_get_at (record, edit->field - change->kind->fields);

      if (g_strcmp0 (now, edit->after) != 0)
        hupan_change_add_edit (result, edit->field, now, edit->after);
    }
  return result;
}

static gboolean
has_values_before (HupanChange *change,
                   HupanRecord *record)
{
  for (guint i = 0; i < change->edits->len; i++)
    {
      HupanEdit *edit = g_ptr_array_index (change->edits, i);

      if (g_strcmp0 (hupan_record_get_at (record, edit->field - change->kind->fields), edit->before) != 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
changes_search_text (HupanChange *change)
{
  for (guint i = 0; i < change->edits->len; i++)
    {
      HupanEdit *edit = g_ptr_array_index (change->edits, i);

      if (hupan_search_table_depends_on (change->kind, edit->field))
        return TRUE;
    }
  return FALSE;
}

static gboolean
apply_set (HupanWork    *self,
           HupanChange  *change,
           GError      **error)
{
  g_autoptr(HupanRecord) record = load_expected (self, change, error);
  g_autoptr(HupanRecord) edited = NULL;
  g_autoptr(HupanChange) made = NULL;
  HupanRecordMeta meta;

  if (record == NULL)
    return FALSE;
  if (self->undoes != 0 && !has_values_before (change, record))
    return hupan_work_refuse_inverse (self, change, error);

  made = effective (change, record);
  if (made->edits->len == 0)
    return TRUE;
  hupan_work_verify (self, made, record);
  hupan_work_stamp (self, made, record);

  meta = next_meta (self, record);
  edited = with_edits (record, &meta, made->edits);
  if (!check_rules (self, edited, error) || !hupan_stored_update (self->registry, edited, made->edits, error) ||
      (changes_search_text (made) && !hupan_search_table_write (self->registry, edited, error)))
    return FALSE;

  for (guint i = 0; i < made->edits->len; i++)
    claim (self, edited, ((HupanEdit *) g_ptr_array_index (made->edits, i))->field);
  return hupan_work_finish (self, g_steal_pointer (&made), TRUE, edited, error);
}

static gboolean
apply_trash (HupanWork    *self,
             HupanChange  *change,
             GError      **error)
{
  gboolean trash = change->action == HUPAN_ACTION_TRASH;
  g_autoptr(HupanRecord) record = load_expected (self, change, error);
  g_autoptr(HupanRecord) edited = NULL;
  HupanRecordMeta meta;

  if (record == NULL)
    return FALSE;

  meta = next_meta (self, record);
  if ((meta.deleted_at != 0) == trash)
    return self->undoes == 0 || hupan_work_refuse_inverse (self, change, error);

  meta.deleted_at = trash ? self->batch.at : 0;
  edited = with_edits (record, &meta, NULL);
  if (!hupan_stored_update (self->registry, edited, NULL, error))
    return FALSE;

  for (const HupanField *field = change->kind->fields; !trash && field->name != NULL; field++)
    if (field->flags & HUPAN_FIELD_UNIQUE)
      claim (self, edited, field);
  return hupan_work_finish (self, hupan_change_new (change->action, change->kind, change->id, meta.version - 1), TRUE,
                            edited, error);
}

static HupanChange *
removal_of (HupanRecord *record)
{
  const HupanKind *kind = hupan_record_get_kind (record);
  const HupanRecordMeta *meta = hupan_record_get_meta (record);
  HupanChange *change = hupan_change_new (HUPAN_ACTION_REMOVE, kind, hupan_record_get_id (record), meta->version);

  change->origin = g_strdup (meta->origin);
  for (guint i = 0; kind->fields[i].name != NULL; i++)
    if (hupan_record_get_at (record, i) != NULL)
      hupan_change_add_edit (change, &kind->fields[i], hupan_record_get_at (record, i), NULL);
  return change;
}

static gboolean remove_record (HupanWork *self, HupanRecord *record, GError **error);

/* Parts go before the record they belong to, so that an inverse, which runs backwards, makes the record first. */
static gboolean
remove_parts (HupanWork    *self,
              HupanChange  *change,
              HupanRecord  *owner,
              GError      **error)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, hupan_record_get_id (owner));

  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    {
      const HupanField *field = hupan_kind_get_owner_field (*kind);
      g_autoptr(GPtrArray) parts = NULL;

      if (field == NULL || (field->target != NULL && !g_str_equal (field->target, hupan_record_get_kind (owner)->name)))
        continue;

      parts = hupan_registry_find (self->registry, *kind, field->name, id, error);
      if (parts == NULL)
        return FALSE;
      /* An inverse takes back the parts that its batch made by itself; any other was added since. */
      if (parts->len > 0 && self->undoes != 0)
        return hupan_work_refuse_inverse (self, change, error);
      for (guint i = 0; i < parts->len; i++)
        if (!remove_record (self, g_ptr_array_index (parts, i), error))
          return FALSE;
    }

  return TRUE;
}

static gboolean
remove_record (HupanWork    *self,
               HupanRecord  *record,
               GError      **error)
{
  g_autoptr(HupanChange) change = removal_of (record);

  if (!remove_parts (self, change, record, error) ||
      !hupan_stored_delete (self->registry, change->kind, change->id, error) ||
      !hupan_search_table_remove (self->registry, change->id, error))
    return FALSE;

  return hupan_work_finish (self, g_steal_pointer (&change), TRUE, record, error);
}

static gboolean
apply_remove (HupanWork    *self,
              HupanChange  *change,
              GError      **error)
{
  g_autoptr(HupanRecord) record = NULL;

  /* A batch that removes records and their parts comes to parts that went with their owner already. */
  if (self->undoes == 0 && g_hash_table_contains (self->touched, &change->id))
    {
      record = hupan_stored_load (self->registry, change->kind, change->id, NULL);
      if (record == NULL)
        return TRUE;
    }

  g_clear_object (&record);
  record = load_expected (self, change, error);
  if (record == NULL)
    return FALSE;

  if (self->undoes != 0)
    {
      g_autoptr(HupanChange) now = removal_of (record);

      if (now->edits->len != change->edits->len || !has_values_before (change, record) ||
          hupan_record_get_meta (record)->deleted_at != 0)
        return hupan_work_refuse_inverse (self, change, error);
    }

  return remove_record (self, record, error);
}

gboolean
hupan_work_apply (HupanWork    *self,
                  HupanChange  *change,
                  GError      **error)
{
  switch (change->action)
    {
    case HUPAN_ACTION_CREATE:
      return apply_create (self, change, error);
    case HUPAN_ACTION_SET:
      return apply_set (self, change, error);
    case HUPAN_ACTION_TRASH:
    case HUPAN_ACTION_RESTORE:
      return apply_trash (self, change, error);
    case HUPAN_ACTION_REMOVE:
      return apply_remove (self, change, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}
