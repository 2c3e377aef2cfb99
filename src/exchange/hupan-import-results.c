/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-import-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/hupan-number.h"

/* Before a comparison, and after any change of the mapping. */
void
hupan_import_clear_results (HupanImport *self)
{
  g_autofree char *label = NULL;

  g_clear_pointer (&self->results, g_array_unref);
  hupan_import_clear_problems (self);
  hupan_import_clear_meanings (self);
  g_clear_pointer (&self->notes, g_hash_table_unref);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_clear_object (&self->batch);

  /* Translators: %s is the name of a file. */
  label = g_strdup_printf (_("Import of %s"), self->name != NULL ? self->name : "");
  self->batch = hupan_batch_new (label, NULL, HUPAN_BATCH_IMPORT);
  self->results = g_array_new (FALSE, TRUE, sizeof (HupanRowResult));
  self->notes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->titles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

void
hupan_import_add_note (HupanImport *self, guint row, const char *note)
{
  g_hash_table_insert (self->notes, GUINT_TO_POINTER (row), g_strdup (note));
}

/* How changes refer to records, for people. */
void
hupan_import_add_title (HupanImport *self, gint64 id, const char *title)
{
  g_hash_table_replace (self->titles, g_memdup2 (&id, sizeof id), g_strdup (title));
}

/**
 * hupan_import_add_result:
 * @row: the row after the one added last
 * @first_problem: how many problems there were before this row
 * @changes: (transfer full): of #HupanChange: what the row does if it has no problem
 * @is_new: whether the row makes a record of the import's kind
 */
void
hupan_import_add_result (HupanImport *self, guint row, guint first_problem, GPtrArray *changes, gboolean is_new)
{
  HupanRowResult result = {
    .first_change = hupan_batch_get_changes (self->batch)->len,
    .first_problem = first_problem,
    .n_problems = self->problems->len - first_problem,
  };

  g_assert (row == self->results->len);
  if (result.n_problems > 0)
    result.state = HUPAN_ROW_ERROR;
  else if (is_new)
    result.state = HUPAN_ROW_NEW;
  else
    result.state = changes->len > 0 ? HUPAN_ROW_UPDATE : HUPAN_ROW_UNCHANGED;

  if (result.state != HUPAN_ROW_ERROR)
    {
      result.n_changes = changes->len;
      for (guint i = 0; i < changes->len; i++)
        hupan_batch_add_change (self->batch, g_ptr_array_index (changes, i));
      g_ptr_array_set_free_func (changes, NULL);
    }
  g_array_append_val (self->results, result);
  g_ptr_array_unref (changes);
}

/* The column that gives a field; -1 if none does. */
int
hupan_import_find_column (HupanImport *self, const HupanKind *kind, const HupanField *field)
{
  for (guint column = 0; column < self->targets->len; column++)
    {
      const HupanTarget *target = g_ptr_array_index (self->targets, column);

      if (target != NULL && target->field == field && target->kind == kind)
        return column;
    }

  return -1;
}

/* --- Reading ------------------------------------------------------------------------------------------------------ */

static const HupanRowResult *
get_result (HupanImport *self, guint row)
{
  return row < self->results->len ? &g_array_index (self->results, HupanRowResult, row) : NULL;
}

gboolean
hupan_import_compare (HupanImport *self, HupanRegistry *registry, const HupanProgress *progress, GError **error)
{
  gboolean done;

  hupan_import_clear_results (self);
  done = self->format == HUPAN_IMPORT_ROR ? hupan_import_compare_ror (self, registry, progress, error)
                                          : hupan_import_compare_csv (self, registry, progress, error);
  if (!done)
    hupan_import_clear_results (self);

  return done;
}

guint
hupan_import_count (HupanImport *self, HupanRowState state)
{
  guint n = 0;

  for (guint row = 0; row < self->results->len; row++)
    n += get_result (self, row)->state == state;

  return n;
}

HupanRowState
hupan_import_get_row_state (HupanImport *self, guint row)
{
  const HupanRowResult *result = get_result (self, row);

  return result != NULL ? result->state : HUPAN_ROW_UNCHANGED;
}

static char *
dup_shown_value (HupanImport *self, const HupanField *field, const char *value)
{
  if (value != NULL && field->type == HUPAN_TYPE_REFERENCE)
    {
      gint64 id = g_ascii_strtoll (value, NULL, 10);
      const char *title = g_hash_table_lookup (self->titles, &id);

      return g_strdup (title != NULL ? title : value);
    }

  return hupan_field_format (field, value);
}

static char *
describe_edit (HupanImport *self, const HupanEdit *edit)
{
  const char *label = hupan_field_get_label (edit->field);
  g_autofree char *before = dup_shown_value (self, edit->field, edit->before);
  g_autofree char *after = dup_shown_value (self, edit->field, edit->after);

  if (edit->before == NULL)
    /* Translators: the name of a field, and its new value where it had none. */
    return g_strdup_printf (_("%s becomes “%s”."), label, after);
  if (edit->after == NULL)
    /* Translators: the name of a field, and the value that is taken away. */
    return g_strdup_printf (_("%s is no longer “%s”."), label, before);

  /* Translators: the name of a field, its old and its new value. */
  return g_strdup_printf (_("%s changes from “%s” to “%s”."), label, before, after);
}

/* The value that says which part it is: what it refers to, else its title. */
static char *
dup_part_name (HupanImport *self, const HupanChange *change)
{
  for (guint i = 0; i < change->edits->len; i++)
    {
      const HupanEdit *edit = g_ptr_array_index (change->edits, i);

      if ((edit->field->flags & HUPAN_FIELD_OWNER) == 0 &&
          (edit->field->type == HUPAN_TYPE_REFERENCE || strcmp (edit->field->name, change->kind->title) == 0))
        return dup_shown_value (self, edit->field, edit->after);
    }

  return g_strdup (g_hash_table_lookup (self->titles, &change->id));
}

static void
describe_change (HupanImport *self, const HupanChange *change, GStrvBuilder *lines)
{
  g_autofree char *name = NULL;

  if (change->action == HUPAN_ACTION_SET)
    {
      for (guint i = 0; i < change->edits->len; i++)
        g_strv_builder_take (lines, describe_edit (self, g_ptr_array_index (change->edits, i)));
      return;
    }

  name = dup_part_name (self, change);
  if (change->action == HUPAN_ACTION_CREATE)
    /* Translators: the kind of a record, and its name. */
    g_strv_builder_take (lines, g_strdup_printf (_("%s “%s” is added."), hupan_kind_get_label (change->kind),
                                                 name != NULL ? name : ""));
  else if (change->action == HUPAN_ACTION_TRASH)
    g_strv_builder_take (lines, g_strdup_printf (_("%s “%s” is moved to the trash."), hupan_kind_get_label (change->kind),
                                                 name != NULL ? name : ""));
}

/**
 * hupan_import_get_row_message:
 *
 * Returns: (nullable): sentences, one a line: what is wrong with the row, what its update changes, or why it changes
 *   nothing. Valid until the next call.
 */
const char *
hupan_import_get_row_message (HupanImport *self, guint row)
{
  const HupanRowResult *result = get_result (self, row);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) sentences = NULL;

  if (result == NULL)
    return NULL;
  if (result->state == HUPAN_ROW_ERROR)
    {
      for (guint i = 0; i < result->n_problems; i++)
        {
          const HupanRowProblem *problem = g_ptr_array_index (self->problems, result->first_problem + i);
          const HupanProblemGroup alone = { .column = problem->column, .reason = problem->reason };

          g_strv_builder_take (lines, hupan_import_dup_group_text (self, &alone));
        }
    }
  else if (result->state == HUPAN_ROW_UPDATE)
    {
      GPtrArray *changes = hupan_batch_get_changes (self->batch);

      for (guint i = 0; i < result->n_changes; i++)
        describe_change (self, g_ptr_array_index (changes, result->first_change + i), lines);
    }

  else if (g_hash_table_contains (self->notes, GUINT_TO_POINTER (row)))
    g_strv_builder_add (lines, g_hash_table_lookup (self->notes, GUINT_TO_POINTER (row)));

  sentences = g_strv_builder_end (lines);
  if (sentences[0] == NULL)
    return NULL;
  g_free (self->message);
  self->message = g_strjoinv ("\n", sentences);

  return self->message;
}

/**
 * hupan_import_dup_batch:
 * @only_good: leave the rows out that have a problem
 *
 * Returns: (transfer full): everything the import does; %NULL if it is to be whole and a row has a problem
 */
HupanBatch *
hupan_import_dup_batch (HupanImport *self, gboolean only_good, GError **error)
{
  guint n = hupan_import_count (self, HUPAN_ROW_ERROR);
  g_autofree char *message = NULL;

  if (n == 0 || only_good)
    return g_object_ref (self->batch);

  message = hupan_count_fill (ngettext ("Nothing was imported, because %u row has a problem.",
                                        "Nothing was imported, because %u rows have problems.", n), n);
  g_set_error_literal (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_ROWS, message);
  return NULL;
}
