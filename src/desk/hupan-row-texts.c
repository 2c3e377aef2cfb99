/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-row-texts.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#include "core/hupan-number.h"
#include "core/hupan-country.h"

/* A country goes with its flag, which is never alone: letters that no font joins would say little. */
static char *
format_value (const HupanField *field,
              const char       *value)
{
  g_autofree char *text = hupan_field_format (field, value);
  g_autofree char *flag = NULL;

  if (field->type != HUPAN_TYPE_COUNTRY)
    return g_steal_pointer (&text);

  flag = hupan_country_dup_flag (value);
  return g_strconcat (flag, " ", text, NULL);
}

/* Values along a path that leads to several records come one a line. Each is said once. */
static char *
format_values (const HupanField *field,
               const char       *value)
{
  g_auto (GStrv) values = g_strsplit (value, "\n", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *one = NULL;
      gboolean said = FALSE;

      for (guint j = 0; j < i && !said; j++)
        said = g_str_equal (values[i], values[j]);
      if (said)
        continue;

      one = field != NULL ? format_value (field, values[i]) : g_strdup (values[i]);
      if (text->len > 0)
        /* Translators: between the items of a list in one line. */
        g_string_append (text, C_ ("list", ", "));
      g_string_append (text, one);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
format_cell (const HupanKind   *kind,
             const HupanColumn *column,
             const char        *value)
{
  const HupanField *field;
  gboolean several;

  if (value == NULL)
    return g_strdup ("");
  if (column->flags & HUPAN_COLUMN_COUNT)
    return hupan_count_fill (C_ ("count in a list", "%'" PRId64), g_ascii_strtoll (value, NULL, 10));

  field = hupan_kind_resolve (kind, column->path, NULL, &several);
  if (field->type == HUPAN_TYPE_REFERENCE)
    return format_values (NULL, value);

  return several ? format_values (field, value) : format_value (field, value);
}

/**
 * hupan_column_dup_display_path:
 *
 * Returns: the path to read to show @column to people: where it ends in a reference, the title of the record
 *   referred to; where it counts, the count
 */
char *
hupan_column_dup_display_path (const HupanColumn *column,
                               const HupanKind   *kind)
{
  const HupanField *field;

  if (column->flags & HUPAN_COLUMN_COUNT)
    return g_strconcat ("#", column->path, NULL);

  field = hupan_kind_resolve (kind, column->path, NULL, NULL);
  return field->type == HUPAN_TYPE_REFERENCE ? g_strconcat (column->path, ".@title", NULL) : g_strdup (column->path);
}

typedef struct
{
  const HupanKind *kind;
  const HupanColumn *const *columns;
  gsize n_columns;
  GPtrArray *rows;
  GHashTable *positions; /* gint64 id → position + 1 */
} Filling;

static gboolean
fill_row (gint64             id,
          const char *const *values,
          gpointer           data)
{
  Filling *filling = data;
  const guint position = GPOINTER_TO_UINT (g_hash_table_lookup (filling->positions, &id));
  char **texts = g_new0 (char *, filling->n_columns + 1);

  for (gsize i = 0; i < filling->n_columns; i++)
    texts[i] = format_cell (filling->kind, filling->columns[i], values[i]);
  g_clear_pointer ((char ***) &filling->rows->pdata[position - 1], g_strfreev);
  filling->rows->pdata[position - 1] = texts;

  return TRUE;
}

/**
 * hupan_row_texts_read:
 * @ids: distinct records of @kind
 * @lang: the language of titles, BCP 47; everything else is in the interface's
 *
 * Returns: (transfer full) (nullable): for each of @ids a strv with a text for each of @columns, "" where there is no
 *   value; %NULL in place of the strv for a record that is gone. %NULL with an error.
 */
GPtrArray *
hupan_row_texts_read (HupanRegistry            *registry,
                  const HupanKind          *kind,
                  const HupanColumn *const *columns,
                  gsize                     n_columns,
                  const gint64             *ids,
                  gsize                     n_ids,
                  const char               *lang,
                  const HupanProgress      *progress,
                  GError                  **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_full (n_ids, (GDestroyNotify) g_strfreev);
  g_autoptr (GHashTable) positions = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;
  Filling filling = { kind, columns, n_columns, rows, positions };

  g_ptr_array_set_size (rows, n_ids);
  for (gsize i = 0; i < n_ids; i++)
    g_hash_table_insert (positions, (gpointer) &ids[i], GUINT_TO_POINTER (i + 1));
  for (gsize i = 0; i < n_columns; i++)
    g_strv_builder_take (builder, hupan_column_dup_display_path (columns[i], kind));
  paths = g_strv_builder_end (builder);

  /* With no ids a scan reads everything. */
  if (n_ids > 0 && !hupan_registry_scan (registry, kind, (const char *const *) paths, ids, n_ids, lang, fill_row, &filling,
                                         progress, error))
    return NULL;

  return g_steal_pointer (&rows);
}
