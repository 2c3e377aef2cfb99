/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-batch.h"

struct _HupanBatch
{
  GObject parent_instance;

  char *label;
  char *reason;
  HupanBatchFlags flags;
  GPtrArray *changes;

  /* The CREATE or SET change of a record, by kind and id: several edits of one record become one change. */
  GHashTable *edited;
};

G_DEFINE_FINAL_TYPE (HupanBatch, hupan_batch, G_TYPE_OBJECT)

static guint
hash_change (gconstpointer key)
{
  const HupanChange *change = key;

  return g_int64_hash (&change->id);
}

static gboolean
equal_changes (gconstpointer a,
               gconstpointer b)
{
  const HupanChange *one = a, *other = b;

  return one->id == other->id && one->kind == other->kind;
}

static void
free_edit (gpointer data)
{
  HupanEdit *edit = data;

  g_free (edit->before);
  g_free (edit->after);
  g_free (edit);
}

/* "" is no value, as in a record. */
static char *
dup_value (const char *value)
{
  return value != NULL && *value != '\0' ? g_strdup (value) : NULL;
}

static void
add_values (HupanChange *change,
            HupanRecord *record)
{
  for (guint i = 0; change->kind->fields[i].name != NULL; i++)
    {
      const char *value = hupan_record_get_at (record, i);

      if (value == NULL)
        continue;
      if (change->action == HUPAN_ACTION_CREATE)
        hupan_change_add_edit (change, &change->kind->fields[i], NULL, value);
      else
        hupan_change_add_edit (change, &change->kind->fields[i], value, NULL);
    }
}

static HupanChange *
new_change_of (HupanAction  action,
               HupanRecord *record)
{
  return hupan_change_new (action, hupan_record_get_kind (record), hupan_record_get_id (record),
                           hupan_record_get_meta (record)->version);
}

static HupanChange *
get_edited (HupanBatch  *self,
            HupanRecord *record)
{
  HupanChange key = { .kind = hupan_record_get_kind (record), .id = hupan_record_get_id (record) };
  HupanChange *change = g_hash_table_lookup (self->edited, &key);

  if (change == NULL)
    {
      change = new_change_of (HUPAN_ACTION_SET, record);
      hupan_batch_add_change (self, change);
    }

  return change;
}

static HupanEdit *
find_edit (HupanChange      *change,
           const HupanField *field,
           guint            *index)
{
  for (guint i = 0; i < change->edits->len; i++)
    {
      HupanEdit *edit = g_ptr_array_index (change->edits, i);

      if (edit->field == field)
        {
          *index = i;
          return edit;
        }
    }

  return NULL;
}

static void
set_value (HupanBatch       *self,
           HupanRecord      *record,
           const HupanField *field,
           const char       *before,
           const char       *after)
{
  HupanChange key = { .kind = hupan_record_get_kind (record), .id = hupan_record_get_id (record) };
  HupanChange *change = g_hash_table_lookup (self->edited, &key);
  HupanEdit *edit;
  guint index;

  edit = change != NULL ? find_edit (change, field, &index) : NULL;
  if (edit == NULL)
    {
      if (g_strcmp0 (before, after) != 0)
        hupan_change_add_edit (get_edited (self, record), field,
                               change != NULL && change->action == HUPAN_ACTION_CREATE ? NULL : before, after);
      return;
    }

  g_set_str (&edit->after, after);
  if (g_strcmp0 (edit->before, edit->after) == 0)
    g_ptr_array_remove_index (change->edits, index);
}

static void
hupan_batch_finalize (GObject *object)
{
  HupanBatch *self = HUPAN_BATCH (object);

  g_free (self->label);
  g_free (self->reason);
  g_hash_table_unref (self->edited);
  g_ptr_array_unref (self->changes);

  G_OBJECT_CLASS (hupan_batch_parent_class)->finalize (object);
}

static void
hupan_batch_class_init (HupanBatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hupan_batch_finalize;
}

static void
hupan_batch_init (HupanBatch *self)
{
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_change_free);
  self->edited = g_hash_table_new (hash_change, equal_changes);
}

/**
 * hupan_batch_new:
 * @label: what is done, for people, translated: it stays in the history and on the undo button
 * @reason: (nullable): why
 */
HupanBatch *
hupan_batch_new (const char      *label,
                 const char      *reason,
                 HupanBatchFlags  flags)
{
  HupanBatch *self = g_object_new (HUPAN_TYPE_BATCH, NULL);

  self->label = g_strdup (label);
  self->reason = dup_value (reason);
  self->flags = flags;

  return self;
}

/**
 * hupan_batch_create:
 * @draft: a record that was never stored
 * @origin: (nullable): where it comes from, see #HupanRecordMeta
 *
 * Returns: the id of the record to be, so that others in the batch can refer to it
 */
gint64
hupan_batch_create (HupanBatch  *self,
                    HupanRecord *draft,
                    const char  *origin)
{
  HupanChange *change = new_change_of (HUPAN_ACTION_CREATE, draft);

  change->version = 0;
  change->origin = g_strdup (origin);
  add_values (change, draft);
  hupan_batch_add_change (self, change);

  return change->id;
}

/**
 * hupan_batch_set:
 * @record: the record as the author saw it, or a draft that this batch creates
 * @value: (nullable): canonical text
 *
 * Setting a value that the record already has does nothing; setting it back takes the edit out again.
 */
void
hupan_batch_set (HupanBatch  *self,
                 HupanRecord *record,
                 const char  *field,
                 const char  *value)
{
  const HupanField *described = hupan_kind_get_field (hupan_record_get_kind (record), field);
  g_autofree char *after = dup_value (value);

  g_return_if_fail (described != NULL);

  set_value (self, record, described, hupan_record_get (record, field), after);
}

/**
 * hupan_batch_set_all:
 * @record: the record as the author saw it
 * @edited: the same record, as it shall be
 */
void
hupan_batch_set_all (HupanBatch  *self,
                     HupanRecord *record,
                     HupanRecord *edited)
{
  const HupanKind *kind = hupan_record_get_kind (record);

  g_return_if_fail (hupan_record_get_kind (edited) == kind);

  for (guint i = 0; kind->fields[i].name != NULL; i++)
    set_value (self, record, &kind->fields[i], hupan_record_get_at (record, i), hupan_record_get_at (edited, i));
}

void
hupan_batch_trash (HupanBatch  *self,
                   HupanRecord *record)
{
  hupan_batch_add_change (self, new_change_of (HUPAN_ACTION_TRASH, record));
}

void
hupan_batch_restore (HupanBatch  *self,
                     HupanRecord *record)
{
  hupan_batch_add_change (self, new_change_of (HUPAN_ACTION_RESTORE, record));
}

void
hupan_batch_remove (HupanBatch  *self,
                    HupanRecord *record)
{
  HupanChange *change = new_change_of (HUPAN_ACTION_REMOVE, record);

  add_values (change, record);
  hupan_batch_add_change (self, change);
}

/**
 * hupan_batch_add_change:
 * @change: (transfer full): the change
 */
void
hupan_batch_add_change (HupanBatch  *self,
                        HupanChange *change)
{
  g_ptr_array_add (self->changes, change);
  if (change->action == HUPAN_ACTION_CREATE || change->action == HUPAN_ACTION_SET)
    g_hash_table_add (self->edited, change);
}

const char *
hupan_batch_get_label (HupanBatch *self)
{
  return self->label;
}

const char *
hupan_batch_get_reason (HupanBatch *self)
{
  return self->reason;
}

HupanBatchFlags
hupan_batch_get_flags (HupanBatch *self)
{
  return self->flags;
}

GPtrArray *
hupan_batch_get_changes (HupanBatch *self)
{
  return self->changes;
}

/**
 * hupan_batch_is_empty:
 *
 * Returns: whether committing it would change nothing
 */
gboolean
hupan_batch_is_empty (HupanBatch *self)
{
  for (guint i = 0; i < self->changes->len; i++)
    {
      HupanChange *change = g_ptr_array_index (self->changes, i);

      if (change->action != HUPAN_ACTION_SET || change->edits->len > 0)
        return FALSE;
    }

  return TRUE;
}

HupanChange *
hupan_change_new (HupanAction      action,
                  const HupanKind *kind,
                  gint64           id,
                  gint64           version)
{
  HupanChange *change = g_new0 (HupanChange, 1);

  change->action = action;
  change->kind = kind;
  change->id = id;
  change->version = version;
  change->edits = g_ptr_array_new_with_free_func (free_edit);

  return change;
}

void
hupan_change_add_edit (HupanChange      *change,
                       const HupanField *field,
                       const char       *before,
                       const char       *after)
{
  HupanEdit *edit = g_new (HupanEdit, 1);

  edit->field = field;
  edit->before = dup_value (before);
  edit->after = dup_value (after);

  g_ptr_array_add (change->edits, edit);
}

void
hupan_change_free (HupanChange *change)
{
  g_ptr_array_unref (change->edits);
  g_free (change->origin);
  g_free (change);
}

static const char *const action_names[] = {
  [HUPAN_ACTION_CREATE] = "create", [HUPAN_ACTION_SET] = "set",       [HUPAN_ACTION_TRASH] = "trash",
  [HUPAN_ACTION_RESTORE] = "restore", [HUPAN_ACTION_REMOVE] = "remove",
};

const char *
hupan_action_get_name (HupanAction action)
{
  return action_names[action];
}

HupanAction
hupan_action_from_name (const char *name)
{
  for (guint i = 1; i < G_N_ELEMENTS (action_names); i++)
    if (g_strcmp0 (action_names[i], name) == 0)
      return i;

  return 0;
}
