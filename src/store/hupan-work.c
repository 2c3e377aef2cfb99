/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-values.h"
#include "hupan-work.h"

/* A change as a line of the history, and among those that the batch made. */

static void
append_field (GString    *fields,
              GString    *values,
              const char *name,
              const char *value)
{
  g_string_append_printf (fields, "%s%s", fields->len > 0 ? " " : "", name);
  hupan_values_append (values, value);
}

/* The line of a change in the history. */
static gboolean
write_history (HupanWork    *self,
               HupanChange  *change,
               HupanRecord  *record,
               GError      **error)
{
  const HupanRecordMeta *meta = hupan_record_get_meta (record);
  const HupanField *owner = hupan_kind_get_owner_field (change->kind);
  gboolean before_known = change->action != HUPAN_ACTION_CREATE;
  gboolean after_known = change->action != HUPAN_ACTION_REMOVE;
  g_autoptr(GString) fields = g_string_new (NULL);
  GString *before = g_string_new (NULL);
  GString *after = g_string_new (NULL);
  GString *beside = before_known ? before : after; /* the fields: what the history keeps of the meta data */
  g_autofree char *before_text = NULL;
  g_autofree char *after_text = NULL;
  HupanChainEntry entry = {
    .batch = &self->batch,
    .at = self->batch.at,
    .clock_flag = self->clock_flag,
    .actor = self->batch.actor,
    .action = hupan_action_get_name (change->action),
    .kind = change->kind->name,
    .record = change->id,
    .owner = owner != NULL ? hupan_record_get_reference (record, owner->name) : 0,
    .version = meta->version,
  };

  for (guint i = 0; i < change->edits->len; i++)
    {
      HupanEdit *edit = g_ptr_array_index (change->edits, i);

      if (i > 0)
        g_string_append_c (fields, ' ');
      g_string_append (fields, edit->field->name);
      if (before_known)
        hupan_values_append (before, edit->before);
      if (after_known)
        hupan_values_append (after, edit->after);
    }
  if (change->origin != NULL)
    append_field (fields, beside, HUPAN_HISTORY_ORIGIN, change->origin);
  if (change->action == HUPAN_ACTION_REMOVE && meta->deleted_at != 0)
    append_field (fields, beside, HUPAN_HISTORY_TRASHED, "1");

  before_text = hupan_values_end (before);
  after_text = hupan_values_end (after);
  entry.fields = fields->str;
  entry.before = before_text;
  entry.after = after_text;
  return hupan_chain_append (self->registry->db, &self->head, &entry, error);
}

/**
 * hupan_work_finish:
 * @change: what was done to a record
 * @take: whether @change is handed over; otherwise it is one of the batch's own
 * @record: the record as it now is; if it was removed, as it was
 */
gboolean
hupan_work_finish (HupanWork    *self,
                   HupanChange  *change,
                   gboolean      take,
                   HupanRecord  *record,
                   GError      **error)
{
  if (take)
    g_ptr_array_add (self->made, change);
  g_ptr_array_add (self->applied, change);
  g_hash_table_add (self->touched, &change->id);
  if (change->action == HUPAN_ACTION_CREATE)
    g_hash_table_add (self->created, &change->id);

  return write_history (self, change, record, error);
}

static HupanChange *
change_copy (HupanChange *change)
{
  HupanChange *copy = hupan_change_new (change->action, change->kind, change->id, change->version);

  copy->origin = g_strdup (change->origin);
  for (guint i = 0; i < change->edits->len; i++)
    {
      HupanEdit *edit = g_ptr_array_index (change->edits, i);

      hupan_change_add_edit (copy, edit->field, edit->before, edit->after);
    }
  return copy;
}

/* A large import has millions of changes, and they are handed on as they came, if that is what was done. */
HupanBatch *
hupan_work_dup_applied (HupanWork  *self,
                        HupanBatch *batch)
{
  HupanBatch *applied;

  if (self->made->len == 0 && self->applied->len == hupan_batch_get_changes (batch)->len)
    return g_object_ref (batch);

  applied = hupan_batch_new (self->batch.label, self->batch.reason, self->batch.flags);
  for (guint i = 0; i < self->applied->len; i++)
    hupan_batch_add_change (applied, change_copy (g_ptr_array_index (self->applied, i)));
  return applied;
}
