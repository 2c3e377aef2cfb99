/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-import-private.h"

#include <glib/gi18n.h>

#include "hupan-csv-write.h"
#include "hupan-file.h"

/* What is wrong with rows: noted one by one, told once for all rows that share it, and saved row by row. */

/* How many lines are named before it is "and so on". */
#define LINES_NAMED 5

static void
problem_free (gpointer data)
{
  HupanRowProblem *problem = data;

  g_free (problem->reason);
  g_free (problem);
}

static void
group_free (gpointer data)
{
  HupanProblemGroup *group = data;

  g_array_unref (group->rows);
  g_free (group);
}

void
hupan_import_clear_problems (HupanImport *self)
{
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  self->problems = g_ptr_array_new_with_free_func (problem_free);
}

static void
add_problem (HupanImport *self, guint row, int column, const char *reason, const HupanMeaning *meaning)
{
  HupanRowProblem *problem = g_new0 (HupanRowProblem, 1);

  problem->row = row;
  problem->column = column;
  problem->reason = g_strdup (reason);
  problem->meaning = meaning;
  g_ptr_array_add (self->problems, problem);
}

void
hupan_import_add_problem (HupanImport *self, guint row, int column, const char *reason)
{
  add_problem (self, row, column, reason, NULL);
}

void
hupan_import_add_unknown (HupanImport *self, guint row, int column, const HupanMeaning *meaning)
{
  add_problem (self, row, column, meaning->sentence, meaning);
}

/* --- Told once -------------------------------------------------------------------------------------------------------- */

static void
add_to_group (GPtrArray *groups, GHashTable *by_key, const HupanRowProblem *problem)
{
  g_autofree char *key = g_strdup_printf ("%d %s", problem->column, problem->reason);
  HupanProblemGroup *group = g_hash_table_lookup (by_key, key);

  if (group == NULL)
    {
      group = g_new0 (HupanProblemGroup, 1);
      group->column = problem->column;
      group->reason = problem->reason;
      group->meaning = problem->meaning;
      group->rows = g_array_new (FALSE, FALSE, sizeof (guint));
      g_ptr_array_add (groups, group);
      g_hash_table_insert (by_key, g_steal_pointer (&key), group);
    }

  /* A list in a cell may have the same in it twice. */
  if (group->rows->len == 0 || g_array_index (group->rows, guint, group->rows->len - 1) != problem->row)
    g_array_append_val (group->rows, problem->row);
}

GPtrArray *
hupan_import_get_problem_groups (HupanImport *self)
{
  g_autoptr (GHashTable) by_key = NULL;

  if (self->groups != NULL)
    return self->groups;

  self->groups = g_ptr_array_new_with_free_func (group_free);
  by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->problems->len; i++)
    add_to_group (self->groups, by_key, g_ptr_array_index (self->problems, i));

  return self->groups;
}

char *
hupan_import_dup_group_text (HupanImport *self, const HupanProblemGroup *group)
{
  if (group->column < 0)
    return g_strdup (group->reason);

  /* Translators: the heading of a column, and a sentence that says what is wrong with its value. */
  return g_strdup_printf (C_ ("import problem", "%s: %s"), (char *) g_ptr_array_index (self->headings, group->column),
                          group->reason);
}

char *
hupan_import_dup_lines (HupanImport *self, GArray *rows)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < MIN (rows->len, LINES_NAMED); i++)
    g_strv_builder_take (builder, g_strdup_printf ("%u", hupan_import_get_row_line (self, g_array_index (rows, guint, i))));
  if (rows->len > LINES_NAMED)
    g_strv_builder_add (builder, "…");
  lines = g_strv_builder_end (builder);

  return g_strjoinv (C_ ("list separator", ", "), lines);
}

/* --- Saved ------------------------------------------------------------------------------------------------------------ */

static void
append_guarded_row (GString *out, const char *const *cells, gsize n_cells)
{
  g_autofree char **guarded = g_new0 (char *, n_cells + 1);

  for (gsize i = 0; i < n_cells; i++)
    guarded[i] = hupan_csv_guard (cells[i]);
  hupan_csv_append_row (out, (const char *const *) guarded, n_cells, ",");
  for (gsize i = 0; i < n_cells; i++)
    g_free (guarded[i]);
}

/**
 * hupan_import_save_problems:
 *
 * Writes what is wrong as CSV: the line of the file, the column, the value, the reason.
 */
gboolean
hupan_import_save_problems (HupanImport *self, const char *path, GError **error)
{
  const char *const headings[] = { _("Line"), _("Column"), _("Value"), _("Reason") };
  g_autoptr (GString) out = g_string_new ("\xEF\xBB\xBF");

  append_guarded_row (out, headings, G_N_ELEMENTS (headings));
  for (guint i = 0; i < self->problems->len; i++)
    {
      const HupanRowProblem *problem = g_ptr_array_index (self->problems, i);
      g_autofree char *line = g_strdup_printf ("%u", hupan_import_get_row_line (self, problem->row));
      gboolean in_column = problem->column >= 0;
      const char *const cells[] = {
        line,
        in_column ? g_ptr_array_index (self->headings, problem->column) : "",
        in_column ? hupan_import_get_cell (self, problem->row, problem->column) : "",
        problem->reason,
      };

      append_guarded_row (out, cells, G_N_ELEMENTS (cells));
    }

  return hupan_file_write (path, out->str, out->len, error);
}
