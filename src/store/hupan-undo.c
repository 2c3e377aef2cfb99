/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-history.h"
#include "hupan-note.h"
#include "hupan-work.h"

#include <glib/gi18n.h>

/* Undo and redo. A batch is one of three: ordinary; an undo, whose "undoes" is an ordinary batch; a redo, whose "undoes"
 * is an undo. An ordinary batch is in effect unless an undo of it is, and an undo is in effect unless a redo took it
 * back. So the history itself is the stack, and it survives a restart. */

#define UNDO_IN_EFFECT "NOT EXISTS (SELECT 1 FROM batch r WHERE r.undoes = u.id)"
#define IN_EFFECT "NOT EXISTS (SELECT 1 FROM batch u WHERE u.undoes = b.id AND " UNDO_IN_EFFECT ")"

#define IS_NO_NOTE "b.flags & " G_STRINGIFY (HUPAN_NOTE_FLAG) " = 0"
#define NEWEST_TO_UNDO \
  "SELECT b.id FROM batch b WHERE b.undoes IS NULL AND " IS_NO_NOTE " AND " IN_EFFECT " ORDER BY b.id DESC LIMIT 1"

/* As everywhere, who does something new after an undo can no longer redo; a note does nothing. */
#define NEWEST_TO_REDO                                                                             \
  "SELECT u.id FROM batch u JOIN batch b ON b.id = u.undoes WHERE b.undoes IS NULL AND " UNDO_IN_EFFECT \
  " AND u.id > (SELECT max (b.id) FROM batch b WHERE b.undoes IS NULL AND " IS_NO_NOTE ") ORDER BY u.id DESC LIMIT 1"

typedef struct
{
  HupanBatch *inverse;
  const HupanProgress *progress;
  gboolean erased;
} Inversion;

/* The one number that a statement with one parameter gives; 0: none. */
static gboolean
look_up (HupanRegistry  *self,
         const char     *sql,
         gint64          parameter,
         gint64         *value,
         GError        **error)
{
  g_autoptr(HupanStatement) statement = hupan_db_prepare (self->db, sql, error);
  g_autoptr(GError) local_error = NULL;

  *value = 0;
  if (statement == NULL)
    return FALSE;

  hupan_statement_bind_int (statement, 1, parameter);
  if (hupan_statement_step (statement, &local_error))
    *value = hupan_statement_get_int (statement, 0);
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static char *
dup_label (HupanRegistry *self,
           gint64         batch)
{
  g_autoptr(HupanStatement) statement =
    hupan_db_prepare (self->db, "SELECT label FROM batch_text WHERE batch = $1", NULL);

  if (statement == NULL)
    return NULL;

  hupan_statement_bind_int (statement, 1, batch);
  return hupan_statement_step (statement, NULL) ? g_strdup (hupan_statement_get_text (statement, 0)) : NULL;
}

static void
add_swapped (HupanChange *inverse,
             HupanChange *change)
{
  for (guint i = 0; i < change->edits->len; i++)
    {
      HupanEdit *edit = g_ptr_array_index (change->edits, i);

      hupan_change_add_edit (inverse, edit->field, edit->after, edit->before);
    }
}

static gboolean
invert_cb (HupanHistoryEntry *entry,
           gboolean           erased,
           gboolean           trashed,
           gpointer           data)
{
  static const HupanAction inverses[] = {
    [HUPAN_ACTION_CREATE] = HUPAN_ACTION_REMOVE, [HUPAN_ACTION_SET] = HUPAN_ACTION_SET,
    [HUPAN_ACTION_TRASH] = HUPAN_ACTION_RESTORE, [HUPAN_ACTION_RESTORE] = HUPAN_ACTION_TRASH,
    [HUPAN_ACTION_REMOVE] = HUPAN_ACTION_CREATE,
  };
  Inversion *inversion = data;
  HupanChange *change = entry->change;
  HupanChange *inverse = hupan_change_new (inverses[change->action], change->kind, change->id, change->version);

  add_swapped (inverse, change);
  inverse->origin = g_steal_pointer (&change->origin);
  hupan_batch_add_change (inversion->inverse, inverse);
  if (trashed)
    hupan_batch_add_change (inversion->inverse, hupan_change_new (HUPAN_ACTION_TRASH, change->kind, change->id, 0));

  inversion->erased |= erased;
  hupan_history_entry_free (entry);
  return !inversion->erased && !hupan_progress_is_cancelled (inversion->progress, NULL);
}

static gint64
commit_inverse (HupanRegistry        *self,
                gint64                batch,
                const char           *label,
                const HupanProgress  *progress,
                GError              **error)
{
  g_autoptr(HupanBatch) inverse = hupan_batch_new (label, NULL, HUPAN_BATCH_NONE);
  Inversion inversion = { .inverse = inverse, .progress = progress };

  if (!hupan_history_read (self, "h.batch = $1", batch, 0, invert_cb, &inversion, error) ||
      hupan_progress_is_cancelled (progress, error))
    return 0;
  if (inversion.erased)
    {
      g_set_error_literal (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_STALE,
                           _("This cannot be taken back, because values that it needs have been erased."));
      return 0;
    }

  return hupan_registry_commit_work (self, inverse, batch, progress, error);
}

static gint64
redo_batch (HupanRegistry        *self,
            gint64                undo,
            const HupanProgress  *progress,
            GError              **error)
{
  g_autofree char *label = NULL;
  g_autofree char *redo_label = NULL;
  gint64 ordinary;

  if (!look_up (self, "SELECT undoes FROM batch WHERE id = $1", undo, &ordinary, error))
    return 0;

  label = dup_label (self, ordinary);
  /* Translators: what is done again: "Redo: Import of partners.csv". */
  redo_label = g_strdup_printf (_("Redo: %s"), label != NULL ? label : "");
  return commit_inverse (self, undo, redo_label, progress, error);
}

static gint64
refuse_nothing (const char  *message,
                GError     **error)
{
  g_set_error_literal (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_NOTHING, message);
  return 0;
}

/* What undoing the given batch means: taking back an ordinary batch, or (redo set) an undo. 0 with an error. */
static gint64
resolve (HupanRegistry  *self,
         gint64          which,
         gboolean       *redo,
         GError        **error)
{
  gint64 exists, is_note, undoes, undone, in_effect;

  *redo = FALSE;
  if (!look_up (self, "SELECT id FROM batch WHERE id = $1", which, &exists, error) ||
      !look_up (self, "SELECT NOT (" IS_NO_NOTE ") FROM batch b WHERE id = $1", which, &is_note, error) ||
      !look_up (self, "SELECT undoes FROM batch WHERE id = $1", which, &undoes, error) ||
      !look_up (self, "SELECT undoes FROM batch WHERE id = $1", undoes, &undone, error))
    return 0;
  if (exists == 0)
    return refuse_nothing (_("There is no such entry in the history."), error);
  if (is_note != 0)
    return refuse_nothing (_("This entry of the history changed no record, so it cannot be undone."), error);

  /* Taking back a redo is the undo that it took back, once more. */
  if (undone != 0)
    which = undone;
  else if (undoes != 0)
    *redo = TRUE;

  if (!look_up (self, *redo ? "SELECT 1 FROM batch u WHERE u.id = $1 AND " UNDO_IN_EFFECT
                            : "SELECT 1 FROM batch b WHERE b.id = $1 AND " IN_EFFECT, which, &in_effect, error))
    return 0;
  return in_effect != 0 ? which : refuse_nothing (_("This has been taken back already."), error);
}

/**
 * hupan_registry_undo:
 * @which: a batch of the history, an older one too ("Undo import"); 0: the newest that is in effect
 *
 * Returns: the id of the batch that takes it back; 0 with an error (HUPAN_STORE_ERROR_STALE, HUPAN_STORE_ERROR_NOTHING)
 */
gint64
hupan_registry_undo (HupanRegistry        *self,
                     gint64                which,
                     const HupanProgress  *progress,
                     GError              **error)
{
  g_autofree char *label = NULL;
  g_autofree char *undo_label = NULL;
  gboolean redo;

  if (which == 0 && !look_up (self, NEWEST_TO_UNDO, 0, &which, error))
    return 0;
  if (which == 0)
    return refuse_nothing (_("There is nothing to undo."), error);

  which = resolve (self, which, &redo, error);
  if (which == 0)
    return 0;
  if (redo)
    return redo_batch (self, which, progress, error);

  label = dup_label (self, which);
  /* Translators: what is taken back: "Undo: Import of partners.csv". */
  undo_label = g_strdup_printf (_("Undo: %s"), label != NULL ? label : "");
  return commit_inverse (self, which, undo_label, progress, error);
}

/**
 * hupan_registry_redo:
 *
 * Does again what was undone last, unless something else was done since.
 */
gint64
hupan_registry_redo (HupanRegistry        *self,
                     const HupanProgress  *progress,
                     GError              **error)
{
  gint64 undo;

  if (!look_up (self, NEWEST_TO_REDO, 0, &undo, error))
    return 0;

  return undo != 0 ? redo_batch (self, undo, progress, error) : refuse_nothing (_("There is nothing to redo."), error);
}

char *
hupan_registry_dup_undo_label (HupanRegistry *self)
{
  gint64 batch;

  return look_up (self, NEWEST_TO_UNDO, 0, &batch, NULL) && batch != 0 ? dup_label (self, batch) : NULL;
}

char *
hupan_registry_dup_redo_label (HupanRegistry *self)
{
  gint64 undo, batch;

  if (!look_up (self, NEWEST_TO_REDO, 0, &undo, NULL) || undo == 0 ||
      !look_up (self, "SELECT undoes FROM batch WHERE id = $1", undo, &batch, NULL))
    return NULL;

  return dup_label (self, batch);
}

void
hupan_batch_entry_free (HupanBatchEntry *entry)
{
  g_free (entry->actor);
  g_free (entry->label);
  g_free (entry->reason);
  g_free (entry);
}

/* How many records a batch changed. Of an import that is a long count, and it never changes: it is made once. */
static gboolean
count_records (HupanRegistry  *self,
               gint64          batch,
               guint          *n,
               GError        **error)
{
  gpointer size;
  gint64 count;

  if (g_hash_table_lookup_extended (self->batch_sizes, &batch, NULL, &size))
    {
      *n = GPOINTER_TO_UINT (size);
      return TRUE;
    }

  if (!look_up (self, "SELECT count(DISTINCT nullif (record, 0)) FROM history WHERE batch = $1", batch, &count, error))
    return FALSE;

  *n = count;
  g_hash_table_insert (self->batch_sizes, g_memdup2 (&batch, sizeof batch), GUINT_TO_POINTER (*n));
  return TRUE;
}

/**
 * hupan_registry_list_batches:
 * @before: the id of a batch, where to go on; 0: from the newest on
 *
 * What was done, without the undoing and redoing of it: that shows in whether a batch is in effect. Notes are among it.
 *
 * Returns: (transfer full) (element-type HupanBatchEntry): at most @limit
 */
GPtrArray *
hupan_registry_list_batches (HupanRegistry  *self,
                             gint64          before,
                             guint           limit,
                             GError        **error)
{
  static const char sql[] =
    "SELECT b.id, b.at, b.actor, x.label, x.reason, "
    IN_EFFECT " FROM batch b LEFT JOIN batch_text x ON x.batch = b.id"
    " WHERE b.undoes IS NULL AND b.id < $1 ORDER BY b.id DESC LIMIT $2";
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_batch_entry_free);
  g_autoptr(HupanStatement) row = hupan_db_prepare (self->db, sql, error);
  g_autoptr(GError) local_error = NULL;

  if (row == NULL)
    return NULL;

  hupan_statement_bind_int (row, 1, before > 0 ? before : G_MAXINT64);
  hupan_statement_bind_int (row, 2, limit);
  while (hupan_statement_step (row, &local_error))
    {
      HupanBatchEntry *entry = g_new0 (HupanBatchEntry, 1);

      entry->id = hupan_statement_get_int (row, 0);
      entry->at = hupan_statement_get_int (row, 1);
      entry->actor = g_strdup (hupan_statement_get_text (row, 2));
      entry->label = g_strdup (hupan_statement_get_text (row, 3));
      entry->reason = g_strdup (hupan_statement_get_text (row, 4));
      entry->in_effect = hupan_statement_get_int (row, 5) != 0;
      g_ptr_array_add (entries, entry);
      if (!count_records (self, entry->id, &entry->n_records, &local_error))
        break;
    }

  if (local_error == NULL)
    return g_steal_pointer (&entries);

  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}
