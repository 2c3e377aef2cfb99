/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-history.h"

#include "hupan-note.h"
#include "hupan-stored.h"
#include "hupan-values.h"
#include "hupan-work.h"

/* Reading the history. */

#define COLUMNS                                                                                        \
  "SELECT h.seq, h.batch, h.at, h.actor, h.action, h.kind, h.record, h.version, h.fields, v.seq,"      \
  " v.before, v.after, x.label, x.reason, b.undoes, b.flags"                                           \
  " FROM history h JOIN batch b ON b.id = h.batch"                                                     \
  " LEFT JOIN history_value v ON v.seq = h.seq LEFT JOIN batch_text x ON x.batch = h.batch"

enum
{
  SEQ, BATCH, AT, ACTOR, ACTION, KIND, RECORD, VERSION, FIELDS, VALUE_SEQ, BEFORE, AFTER, LABEL, REASON, UNDOES, FLAGS,
};

static void
note_free (HupanNote *note)
{
  g_free (note->action);
  g_strfreev (note->facts);
  g_free (note);
}

void
hupan_history_entry_free (HupanHistoryEntry *entry)
{
  g_free (entry->actor);
  g_free (entry->label);
  g_free (entry->reason);
  g_clear_pointer (&entry->change, hupan_change_free);
  g_clear_pointer (&entry->note, note_free);
  g_free (entry);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanHistoryEntry, hupan_history_entry_free)

static void
add_value (HupanChange *change,
           const char  *name,
           const char  *before,
           const char  *after,
           gboolean    *trashed)
{
  const HupanField *field = hupan_kind_get_field (change->kind, name);

  if (field != NULL)
    hupan_change_add_edit (change, field, before, after);
  else if (g_str_equal (name, HUPAN_HISTORY_ORIGIN))
    change->origin = g_strdup (before != NULL ? before : after);
  else if (g_str_equal (name, HUPAN_HISTORY_TRASHED))
    *trashed = TRUE;
}

/* The names of the fields of a line, with their values before and after it. */
typedef struct
{
  char **names;
  char **before;
  char **after;
  guint n;
} Values;

static void
values_clear (Values *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      g_free (self->before[i]);
      g_free (self->after[i]);
    }
  g_free (self->before);
  g_free (self->after);
  g_strfreev (self->names);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Values, values_clear)

static gboolean
read_values (HupanStatement  *row,
             Values          *values,
             GError         **error)
{
  const char *fields = hupan_statement_get_text (row, FIELDS);

  values->names = g_strsplit (fields, " ", -1);
  values->n = g_strv_length (values->names);
  values->before = g_new0 (char *, values->n + 1);
  values->after = g_new0 (char *, values->n + 1);

  return hupan_values_parse (hupan_statement_get_text (row, BEFORE), values->before, values->n, error) &&
         hupan_values_parse (hupan_statement_get_text (row, AFTER), values->after, values->n, error);
}

static HupanNote *
make_note (HupanStatement *row,
           const Values   *values)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  HupanNote *note = g_new0 (HupanNote, 1);

  for (guint i = 0; i < values->n; i++)
    {
      g_strv_builder_add (builder, values->names[i]);
      g_strv_builder_add (builder, values->after[i] != NULL ? values->after[i] : "");
    }
  note->action = g_strdup (hupan_statement_get_text (row, ACTION));
  note->kind = hupan_kind_get (hupan_statement_get_text (row, KIND));
  note->facts = g_strv_builder_end (builder);

  return note;
}

static HupanChange *
make_change (HupanStatement  *row,
             const Values    *values,
             gboolean        *trashed,
             GError         **error)
{
  const HupanKind *kind = hupan_kind_get (hupan_statement_get_text (row, KIND));
  HupanAction action = hupan_action_from_name (hupan_statement_get_text (row, ACTION));
  HupanChange *change;

  if (kind == NULL || action == 0)
    {
      hupan_db_set_error (error, SQLITE_CORRUPT, NULL);
      return NULL;
    }

  change = hupan_change_new (action, kind, hupan_statement_get_int (row, RECORD), hupan_statement_get_int (row, VERSION));
  for (guint i = 0; i < values->n; i++)
    add_value (change, values->names[i], values->before[i], values->after[i], trashed);

  return change;
}

static HupanHistoryEntry *
read_entry (HupanStatement  *row,
            gboolean        *trashed,
            GError         **error)
{
  g_autoptr(HupanHistoryEntry) entry = g_new0 (HupanHistoryEntry, 1);
  g_auto(Values) values = { 0 };

  entry->seq = hupan_statement_get_int (row, SEQ);
  entry->batch = hupan_statement_get_int (row, BATCH);
  entry->at = hupan_statement_get_int (row, AT);
  entry->actor = g_strdup (hupan_statement_get_text (row, ACTOR));
  entry->label = g_strdup (hupan_statement_get_text (row, LABEL));
  entry->reason = g_strdup (hupan_statement_get_text (row, REASON));
  entry->undoes = hupan_statement_get_int (row, UNDOES);
  if (!read_values (row, &values, error))
    return NULL;

  if (hupan_statement_get_int (row, FLAGS) & HUPAN_NOTE_FLAG)
    entry->note = make_note (row, &values);
  else if ((entry->change = make_change (row, &values, trashed, error)) == NULL)
    return NULL;

  return g_steal_pointer (&entry);
}

gboolean
hupan_history_read (HupanRegistry     *self,
                    const char        *condition,
                    gint64             value,
                    guint              limit,
                    HupanHistoryFunc   func,
                    gpointer           data,
                    GError           **error)
{
  g_autofree char *sql = g_strconcat (COLUMNS " WHERE ", condition, " ORDER BY h.seq DESC LIMIT $2", NULL);
  g_autoptr(HupanStatement) statement = hupan_db_prepare (self->db, sql, error);
  g_autoptr(GError) local_error = NULL;
  gboolean go_on = TRUE;

  if (statement == NULL)
    return FALSE;

  hupan_statement_bind_int (statement, 1, value);
  hupan_statement_bind_int (statement, 2, limit > 0 ? (gint64) limit : -1);
  while (go_on && hupan_statement_step (statement, &local_error))
    {
      gboolean trashed = FALSE;
      gboolean erased = hupan_statement_is_null (statement, VALUE_SEQ);
      HupanHistoryEntry *entry = read_entry (statement, &trashed, error);

      if (entry == NULL)
        return FALSE;
      go_on = func (entry, erased, trashed, data);
      hupan_db_yield (self->db);
    }

  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
collect_cb (HupanHistoryEntry *entry,
            gboolean           erased,
            gboolean           trashed,
            gpointer           data)
{
  g_ptr_array_add (data, entry);
  return TRUE;
}

/* The record that is edited with another, 0 if there is none. */
static gint64
get_embedded (HupanRegistry   *self,
              const HupanKind *kind,
              gint64           id)
{
  g_autoptr(HupanRecord) record = kind->embeds != NULL ? hupan_stored_load (self, kind, id, NULL) : NULL;

  return record != NULL ? hupan_record_get_reference (record, kind->embeds) : 0;
}

/**
 * hupan_registry_history:
 * @kind: (nullable): the kind of @id; %NULL: the history of the whole registry
 * @id: a record; what happened to its parts, gone ones too, and to the record edited with it and its parts
 *   belongs to its history
 * @before_seq: where to go on; 0: from the newest on
 * @limit: how many at most; 0: all
 *
 * The version of each change is that of its record after it.
 *
 * Returns: (transfer full) (element-type HupanHistoryEntry): newest first
 */
GPtrArray *
hupan_registry_history (HupanRegistry    *self,
                        const HupanKind  *kind,
                        gint64            id,
                        gint64            before_seq,
                        guint             limit,
                        GError          **error)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_history_entry_free);
  g_autoptr(GString) condition = g_string_new ("h.seq < $1");

  if (kind != NULL)
    {
      gint64 embedded = get_embedded (self, kind, id);

      /* Notes are about record 0, as is who has no embedded one. */
      g_string_append_printf (condition, " AND h.record <> 0 AND (h.record IN (%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ")"
                                         " OR h.owner IN (%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT "))",
                              id, embedded, id, embedded);
    }

  if (!hupan_history_read (self, condition->str, before_seq > 0 ? before_seq : G_MAXINT64, limit, collect_cb, entries, error))
    return NULL;
  return g_steal_pointer (&entries);
}
