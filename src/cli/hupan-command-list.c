/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-commands.h"

#include <glib/gi18n.h>

#include "exchange/hupan-csv-write.h"
#include "hupan-list-options.h"
#include "hupan-meant.h"
#include "hupan-output.h"
#include "hupan-rows.h"
#include "hupan-table.h"

gboolean
hupan_command_list (HupanCli  *cli,
                    GStrv     *arguments,
                    GError   **error)
{
  g_auto (HupanListOptions) options = { 0 };
  g_autofree char *names = NULL;
  g_autofree char *format_name = NULL;
  int limit = G_MAXINT;
  gboolean count = FALSE;
  const GOptionEntry entries[] = {
    HUPAN_SEARCH_OPTION (options),
    HUPAN_FILTER_OPTION (options),
    HUPAN_SORT_OPTION (options),
    { "columns", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &names, N_ ("Which columns"), N_ ("A,B") },
    { "format", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &format_name, N_ ("How it is written: table, csv or json"), N_ ("FORMAT") },
    { "limit", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &limit, N_ ("At most N records"), N_ ("N") },
    { "count", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &count, N_ ("Only say how many there are"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  HupanOutput format;
  const HupanKind *kind;
  g_autoptr (GPtrArray) columns = NULL;
  g_autoptr (HupanResult) result = NULL;
  gsize n;

  if (!hupan_cli_parse (cli, "list", entries, arguments, 1, 1, error)
      || !hupan_output_parse (format_name, HUPAN_OUTPUT_TABLE | HUPAN_OUTPUT_CSV | HUPAN_OUTPUT_JSON, &format, error))
    return FALSE;
  if (limit < 0)
    return hupan_cli_misuse (error, "%s", _ ("The limit cannot be negative."));
  kind = hupan_meant_listed_kind ((*arguments)[0], error);
  if (kind == NULL)
    return FALSE;
  columns = hupan_list_dup_columns (kind, names, error);
  if (columns == NULL || hupan_cli_open (cli, HUPAN_OPEN_READ_ONLY, error) == NULL)
    return FALSE;

  result = hupan_list_options_query (&options, cli->registry, kind, error);
  if (result == NULL)
    return FALSE;

  n = MIN (hupan_result_get_n (result), (gsize) limit);
  if (count)
    {
      g_print ("%" G_GSIZE_FORMAT "\n", n);
      return TRUE;
    }

  return hupan_rows_print (cli->registry, kind, columns, result, n, format, error);
}

static void
print_facet_table (const HupanFacetValue *values,
                   gsize                  n,
                   const char            *heading)
{
  g_autoptr (HupanTable) table = hupan_table_new ();

  hupan_table_add_column (table, heading, HUPAN_TABLE_LEFT);
  hupan_table_add_column (table, _ ("Count"), HUPAN_TABLE_RIGHT);
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", values[i].count);

      hupan_table_add_cell (table, *values[i].value != '\0' ? values[i].label : _ ("(none)"));
      hupan_table_add_cell (table, number);
    }
  hupan_table_print (table);
}

static void
print_facet_json (const HupanFacetValue *values,
                  gsize                  n)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (gsize i = 0; i < n; i++)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "value");
      hupan_output_add_string (builder, *values[i].value != '\0' ? values[i].value : NULL);
      json_builder_set_member_name (builder, "label");
      json_builder_add_string_value (builder, values[i].label);
      json_builder_set_member_name (builder, "count");
      json_builder_add_int_value (builder, values[i].count);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  hupan_output_print_json (builder);
}

static void
print_facet_csv (const HupanFacetValue *values,
                 gsize                  n,
                 const char            *heading)
{
  const char *headings[] = { heading, _ ("Count") };
  g_autoptr (GString) text = g_string_new (NULL);

  hupan_csv_append_row (text, headings, G_N_ELEMENTS (headings), ",");
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *label = hupan_csv_guard (values[i].label);
      g_autofree char *number = g_strdup_printf ("%u", values[i].count);
      const char *cells[] = { label, number };

      hupan_csv_append_row (text, cells, G_N_ELEMENTS (cells), ",");
    }
  hupan_output_print ("%s", text->str);
}

gboolean
hupan_command_facets (HupanCli  *cli,
                      GStrv     *arguments,
                      GError   **error)
{
  g_auto (HupanListOptions) options = { 0 };
  g_autofree char *format_name = NULL;
  const GOptionEntry entries[] = {
    HUPAN_SEARCH_OPTION (options),
    HUPAN_FILTER_OPTION (options),
    { "format", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &format_name, N_ ("How it is written: table, csv or json"), N_ ("FORMAT") },
    G_OPTION_ENTRY_NULL,
  };
  HupanOutput format;
  const HupanKind *kind;
  const HupanColumn *column;
  const HupanFacetValue *values;
  g_autoptr (HupanResult) result = NULL;
  const char *heading;
  gsize n;

  if (!hupan_cli_parse (cli, "facets", entries, arguments, 2, 2, error)
      || !hupan_output_parse (format_name, HUPAN_OUTPUT_TABLE | HUPAN_OUTPUT_CSV | HUPAN_OUTPUT_JSON, &format, error))
    return FALSE;
  kind = hupan_meant_listed_kind ((*arguments)[0], error);
  column = kind != NULL ? hupan_meant_column (kind, (*arguments)[1], HUPAN_COLUMN_FACET, error) : NULL;
  if (column == NULL || hupan_cli_open (cli, HUPAN_OPEN_READ_ONLY, error) == NULL)
    return FALSE;

  result = hupan_list_options_query (&options, cli->registry, kind, error);
  if (result == NULL)
    return FALSE;

  values = hupan_result_get_facet (result, column, &n);
  heading = hupan_column_get_label (column, kind);
  if (format == HUPAN_OUTPUT_JSON)
    print_facet_json (values, n);
  else if (format == HUPAN_OUTPUT_CSV)
    print_facet_csv (values, n, heading);
  else
    print_facet_table (values, n, heading);

  return TRUE;
}
