/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-rows.h"

#include <glib/gi18n.h>

#include "core/hupan-l10n.h"
#include "desk/hupan-row-texts.h"
#include "exchange/hupan-csv-write.h"
#include "exchange/hupan-export.h"
#include "hupan-cli.h"
#include "hupan-table.h"

#define ID_HEADING "id"

/* The cells of the rows, as people read them, by the ids of the rows. */
typedef struct
{
  const HupanKind *kind;
  GPtrArray *columns;
  GHashTable *rows; /* id to GStrv */
} Cells;

char *
hupan_rows_format (const HupanField *field,
                   gboolean          several,
                   const char       *text)
{
  g_auto (GStrv) items = NULL;

  if (text == NULL)
    return g_strdup ("");
  if (field->type == HUPAN_TYPE_REFERENCE && !several)
    return g_strdup (text);
  if (!several)
    return hupan_field_format (field, text);

  items = g_strsplit (text, "\n", -1);
  for (char **item = items; *item != NULL && field->type != HUPAN_TYPE_REFERENCE; item++)
    {
      char *formatted = hupan_field_format (field, *item);

      g_free (*item);
      *item = formatted;
    }

  return g_strjoinv (C_ ("list separator", ", "), items);
}

static char *
format_cell (const HupanKind   *kind,
             const HupanColumn *column,
             const char        *text)
{
  gboolean several;
  const HupanField *field;

  if (column->flags & HUPAN_COLUMN_COUNT)
    return g_strdup (text != NULL ? text : "0");

  field = hupan_kind_resolve (kind, column->path, NULL, &several);
  return hupan_rows_format (field, several, text);
}

static gboolean
add_row_cb (gint64             id,
            const char *const *values,
            gpointer           data)
{
  Cells *cells = data;
  GStrv row = g_new0 (char *, cells->columns->len + 1);
  guint n = 0;

  for (guint i = 0; i < cells->columns->len; i++)
    {
      const HupanColumn *column = g_ptr_array_index (cells->columns, i);

      if (column == NULL)
        row[i] = g_strdup_printf ("%" G_GINT64_FORMAT, id);
      else
        row[i] = format_cell (cells->kind, column, values[n++]);
    }
  g_hash_table_insert (cells->rows, g_memdup2 (&id, sizeof id), row);

  return TRUE;
}

static gboolean
read_cells (Cells          *cells,
            HupanRegistry  *registry,
            GArray         *ids,
            GError        **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < cells->columns->len; i++)
    if (g_ptr_array_index (cells->columns, i) != NULL)
      g_ptr_array_add (paths, hupan_column_dup_display_path (g_ptr_array_index (cells->columns, i), cells->kind));
  g_ptr_array_add (paths, NULL);

  return hupan_registry_scan (registry, cells->kind, (const char *const *) paths->pdata, (const gint64 *) ids->data,
                              ids->len, hupan_ui_language (), add_row_cb, cells, hupan_cli_get_quiet_progress (), error);
}

static gboolean
is_number (const HupanKind   *kind,
           const HupanColumn *column)
{
  HupanType type = hupan_kind_resolve (kind, column->path, NULL, NULL)->type;

  return column->flags & HUPAN_COLUMN_COUNT || type == HUPAN_TYPE_INTEGER || type == HUPAN_TYPE_DECIMAL || type == HUPAN_TYPE_SIZE;
}

static void
print_table (Cells  *cells,
             GArray *ids)
{
  g_autoptr (HupanTable) table = hupan_table_new ();

  for (guint i = 0; i < cells->columns->len; i++)
    {
      const HupanColumn *column = g_ptr_array_index (cells->columns, i);

      if (column == NULL)
        hupan_table_add_column (table, ID_HEADING, HUPAN_TABLE_LEFT);
      else
        hupan_table_add_column (table, hupan_column_get_label (column, cells->kind),
                                is_number (cells->kind, column) ? HUPAN_TABLE_RIGHT : HUPAN_TABLE_LEFT);
    }
  for (guint i = 0; i < ids->len; i++)
    {
      GStrv row = g_hash_table_lookup (cells->rows, &g_array_index (ids, gint64, i));

      for (char **cell = row; cell != NULL && *cell != NULL; cell++)
        hupan_table_add_cell (table, *cell);
    }
  hupan_table_print (table);
}

static void
print_csv (Cells  *cells,
           GArray *ids)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree const char **row = g_new (const char *, cells->columns->len);

  for (guint i = 0; i < cells->columns->len; i++)
    {
      const HupanColumn *column = g_ptr_array_index (cells->columns, i);

      row[i] = column != NULL ? hupan_column_get_label (column, cells->kind) : ID_HEADING;
    }
  hupan_csv_append_row (text, row, cells->columns->len, ",");

  for (guint i = 0; i < ids->len; i++)
    {
      GStrv values = g_hash_table_lookup (cells->rows, &g_array_index (ids, gint64, i));
      g_auto (GStrv) guarded = g_strdupv (values);

      for (char **cell = guarded; *cell != NULL; cell++)
        {
          char *plain = *cell;

          *cell = hupan_csv_guard (plain);
          g_free (plain);
        }
      hupan_csv_append_row (text, (const char *const *) guarded, cells->columns->len, ",");
    }
  hupan_output_print ("%s", text->str);
}

/* For programs: as export writes it; the same rows as people see. */
static gboolean
print_json (HupanRegistry    *registry,
            const HupanKind  *kind,
            GPtrArray        *columns,
            GArray           *ids,
            GError          **error)
{
  g_autoptr (GPtrArray) named = g_ptr_array_new ();
  g_autoptr (GOutputStream) out = hupan_output_dup_stream ();

  for (guint i = 0; i < columns->len; i++)
    if (g_ptr_array_index (columns, i) != NULL)
      g_ptr_array_add (named, g_ptr_array_index (columns, i));
  g_ptr_array_add (named, NULL);

  return hupan_export_write (registry, kind, (const HupanColumn *const *) named->pdata, (const gint64 *) ids->data,
                             ids->len, hupan_ui_language (), HUPAN_EXPORT_JSON | HUPAN_EXPORT_CONFIDENTIAL, out,
                             hupan_cli_get_quiet_progress (), error);
}

gboolean
hupan_rows_print (HupanRegistry    *registry,
                  const HupanKind  *kind,
                  GPtrArray        *columns,
                  HupanResult      *result,
                  gsize             n,
                  HupanOutput       format,
                  GError          **error)
{
  g_autoptr (GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_strfreev);
  Cells cells = { kind, columns, rows };

  for (gsize i = 0; i < n; i++)
    {
      gint64 id = hupan_result_get_id (result, i);

      g_array_append_val (ids, id);
    }

  if (format == HUPAN_OUTPUT_JSON)
    return print_json (registry, kind, columns, ids, error);
  if (n > 0 && !read_cells (&cells, registry, ids, error))
    return FALSE;

  if (format == HUPAN_OUTPUT_CSV)
    print_csv (&cells, ids);
  else
    print_table (&cells, ids);

  return TRUE;
}
