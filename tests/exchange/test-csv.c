/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <json-glib/json-glib.h>
#include <string.h>

#include "exchange/hupan-csv-write.h"
#include "fixtures/test-shared.h"
#include "reader/hupan-csv.h"

static HupanCsv *
parse_bytes (const char  *text,
             gsize        length,
             const char  *separator,
             GError     **error)
{
  char *copy = g_malloc (length + 1);

  memcpy (copy, text, length);
  copy[length] = '\0';
  return hupan_csv_parse (copy, length, separator, hupan_import_limits_default (), NULL, error);
}

static HupanCsv *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  HupanCsv *csv = parse_bytes (text, strlen (text), NULL, &error);

  g_assert_no_error (error);
  return csv;
}

/* The table as text: [a|b][c|d]. */
static char *
dump (HupanCsv *csv)
{
  GString *out = g_string_new (NULL);

  for (guint row = 0; row < hupan_csv_get_n_rows (csv); row++)
    {
      g_string_append_c (out, '[');
      for (guint i = 0; i < hupan_csv_get_n_cells (csv, row); i++)
        g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", hupan_csv_get_cell (csv, row, i));
      g_string_append_c (out, ']');
    }

  return g_string_free (out, FALSE);
}

static void
assert_table (const char *text,
              const char *expected)
{
  g_autoptr (HupanCsv) csv = parse (text);
  g_autofree char *table = dump (csv);

  g_assert_cmpstr (table, ==, expected);
}

static void
test_cells (void)
{
  assert_table ("a,b\r\n1,2\r\n", "[a|b][1|2]");
  assert_table ("a,b\n1,2", "[a|b][1|2]");
  assert_table ("a,b\r1,2\r", "[a|b][1|2]");
  assert_table ("a,b\n\n1,2\n", "[a|b][][1|2]");
  assert_table ("\n\n", "[][]");
  assert_table ("", "");
  assert_table (",", "[|]");
  assert_table ("a,\n,b\n", "[a|][|b]");
  assert_table ("\"a\",\"b,c\"\n", "[a|b,c]");
  assert_table ("\"say \"\"yes\"\"\",2\n", "[say \"yes\"|2]");
  assert_table ("\"two\r\nlines\",x\n", "[two\r\nlines|x]");
  assert_table ("\"\",\"\"\n", "[|]");
  assert_table ("\"\"\"\"\n", "[\"]");
  assert_table (" a , b \n", "[ a | b ]");
  assert_table ("5\" disk,b\n", "[5\" disk|b]");
  assert_table ("姓名，邮箱\n王小明，w@example.org\n", "[姓名|邮箱][王小明|w@example.org]");
}

static void
test_separators (void)
{
  static const struct
  {
    const char *text;
    const char *separator;
  } cases[] = {
    { "a,b,c\n1,2,3\n", "," },
    { "a;b;c\n1,5;2;3\n", ";" },
    { "a\tb\n1,2\t3;4\n", "\t" },
    { "a|b\n1|2\n", "|" },
    { "a，b\n1，2\n", "，" },
    { "sep=;\na;b,c\n", ";" },
    { "sep=\t\r\na\tb\r\n", "\t" },
    { "one column\n1\n", "," },
    { "name,notes\nA,\"x;y;z\"\nB,\"p;q;r\"\n", "," },
    { "\"a;b\",c\n\"d;e\",f\n", "," },
    { "", "," },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HupanCsv) csv = parse (cases[i].text);

      g_assert_cmpstr (hupan_csv_get_separator (csv), ==, cases[i].separator);
    }

  assert_table ("sep=;\na;b,c\n1;2\n", "[a|b,c][1|2]");
}

static void
test_lines (void)
{
  g_autoptr (HupanCsv) csv = parse ("a,b\n\"x\ny\r\nz\",2\n\n3,\"4\"z\n5\n");

  g_assert_cmpuint (hupan_csv_get_n_rows (csv), ==, 5);
  g_assert_cmpuint (hupan_csv_get_line (csv, 0), ==, 1);
  g_assert_cmpuint (hupan_csv_get_line (csv, 1), ==, 2);
  g_assert_cmpuint (hupan_csv_get_line (csv, 2), ==, 5);
  g_assert_cmpuint (hupan_csv_get_line (csv, 3), ==, 6);
  g_assert_cmpuint (hupan_csv_get_line (csv, 4), ==, 7);

  g_assert_true (hupan_csv_is_blank (csv, 2));
  g_assert_false (hupan_csv_is_blank (csv, 3));
  g_assert_true (hupan_csv_has_stray_quote (csv, 3));
  g_assert_false (hupan_csv_has_stray_quote (csv, 1));
  g_assert_cmpuint (hupan_csv_get_n_cells (csv, 4), ==, 1);
  g_assert_null (hupan_csv_get_cell (csv, 4, 1));
}

static void
test_open_quote (void)
{
  g_autoptr (GError) error = NULL;
  const char *text = "a,b\n1,2\n3,\"and so on\n4,5\n";

  g_assert_null (parse_bytes (text, strlen (text), NULL, &error));
  g_assert_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "Line 3"));
}

static void
assert_limit (const char              *text,
              const HupanImportLimits *limits,
              const char              *mentions)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (hupan_csv_parse (g_strdup (text), strlen (text), ",", limits, NULL, &error));
  g_assert_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, mentions));
}

/* I2, on smaller limits than the real ones; those are compared with the standard. */
static void
test_limits (void)
{
  const HupanImportLimits small = {
    .max_bytes = 1000, .max_rows = 3, .max_columns = 4, .max_cell = 10, .max_line = 24,
  };
  const HupanImportLimits *real = hupan_import_limits_default ();
  g_autofree char *large = g_strnfill (1001, 'x');

  assert_limit (large, &small, "1000");
  assert_limit ("h\n1\n2\n3\n4\n", &small, "3 rows");
  assert_limit ("h\n1,2,3,4,5\n", &small, "4 columns");
  assert_limit ("h\n12345678901\n", &small, "Line 2");
  assert_limit ("h\n\"12345678901\"\n", &small, "Line 2");
  assert_limit ("h\nx\n1234567890,1234567890,123\n", &small, "Line 3");

  g_assert_cmpuint (real->max_bytes, ==, 64 << 20);
  g_assert_cmpuint (real->max_rows, ==, 200000);
  g_assert_cmpuint (real->max_columns, ==, 500);
  g_assert_cmpuint (real->max_cell, ==, 64 << 10);
  g_assert_cmpuint (real->max_line, ==, 1 << 20);
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  HupanProgress progress = { .cancellable = cancellable };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append (text, "a,b\n");
  g_cancellable_cancel (cancellable);

  g_assert_null (hupan_csv_parse (g_strdup (text->str), text->len, NULL, hupan_import_limits_default (), &progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* F8: what may not reach a spreadsheet as it is, and that taking the apostrophe off always gives it back. */
static void
test_guard (void)
{
  static const char *const active[] = {
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠x", "=HYPERLINK(\"http://example.org\")",
    "'=1", "''=1", "=", "-", "'-",
  };
  static const char *const passive[] = { "", "a=1", "'quoted'", "1-2", " =1", "''", "'", "ｘ＝", "O'Brien", "'s-Hertogenbosch" };

  for (gsize i = 0; i < G_N_ELEMENTS (active); i++)
    {
      g_autofree char *guarded = hupan_csv_guard (active[i]);

      g_assert_cmpint (guarded[0], ==, '\'');
      g_assert_cmpstr (guarded + 1, ==, active[i]);
      g_assert_cmpstr (hupan_csv_unguard (guarded), ==, active[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (passive); i++)
    {
      g_autofree char *guarded = hupan_csv_guard (passive[i]);

      g_assert_cmpstr (guarded, ==, passive[i]);
      g_assert_cmpstr (hupan_csv_unguard (guarded), ==, passive[i]);
    }
}

static void
test_write (void)
{
  static const char *const cells[] = { "plain", "a,b", "say \"x\"", "two\nlines", " spaced ", "", NULL, "\xEF\xBB\xBFmark" };
  static const char *const single[] = { "" };
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (HupanCsv) csv = NULL;
  g_autoptr (GError) error = NULL;

  hupan_csv_append_row (out, cells, G_N_ELEMENTS (cells), ",");
  hupan_csv_append_row (out, single, 1, ",");
  g_assert_true (g_str_has_suffix (out->str, "\r\n\"\"\r\n"));

  csv = parse_bytes (out->str, out->len, ",", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hupan_csv_get_n_rows (csv), ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    g_assert_cmpstr (hupan_csv_get_cell (csv, 0, i), ==, cells[i] != NULL ? cells[i] : "");
}

/* --- The corpora -------------------------------------------------------------------------------------------------- */

static JsonNode *
read_json (const char *path)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return json_parser_steal_root (parser);
}

static HupanCsv *
read_csv (const char *path)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *text = test_read (path, &length);
  HupanCsv *csv = parse_bytes (text, length, ",", &error);

  g_assert_no_error (error);
  return csv;
}

/* csv-spectrum: each JSON file is an array of objects keyed by heading. One is no table in UTF-8, and its JSON has
 * another number in it. */
static void
test_csv_spectrum (void)
{
  g_auto (GStrv) paths = test_shared_list ("csv/csv-spectrum/csvs", ".csv");

  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (paths[i]);
      if (g_str_equal (name, "location_coordinates.csv"))
        continue;

      g_autofree char *stem = g_strndup (name, strlen (name) - 4);
      g_autofree char *json_path = g_strdup_printf ("%s/../../json/%s.json", paths[i], stem);
      g_autofree char *json_real = g_canonicalize_filename (json_path, "/");
      g_autoptr (HupanCsv) csv = read_csv (paths[i]);
      g_autoptr (JsonNode) root = read_json (json_real);
      JsonArray *rows = json_node_get_array (root);

      g_assert_cmpuint (hupan_csv_get_n_rows (csv), ==, json_array_get_length (rows) + 1);
      for (guint row = 0; row < json_array_get_length (rows); row++)
        {
          JsonObject *object = json_array_get_object_element (rows, row);

          for (guint column = 0; column < hupan_csv_get_n_cells (csv, 0); column++)
            g_assert_cmpstr (json_object_get_string_member (object, hupan_csv_get_cell (csv, 0, column)), ==,
                             hupan_csv_get_cell (csv, row + 1, column));
        }
    }
}

/* csv-test-data: each JSON file is an array of arrays, or of objects where the file has headings of its own. */
static void
test_csv_test_data (void)
{
  g_auto (GStrv) paths = test_shared_list ("csv/csv-test-data/json", ".json");

  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (paths[i]);
      g_autofree char *stem = g_strndup (name, strlen (name) - 5);
      g_autofree char *csv_path = g_strdup_printf ("%s/../../csv/%s.csv", paths[i], stem);
      g_autofree char *csv_real = g_canonicalize_filename (csv_path, "/");
      g_autoptr (HupanCsv) csv = read_csv (csv_real);
      g_autoptr (JsonNode) root = read_json (paths[i]);
      JsonArray *rows = json_node_get_array (root);
      gboolean has_headings = g_str_has_prefix (stem, "header-");

      g_assert_cmpuint (hupan_csv_get_n_rows (csv), ==, json_array_get_length (rows) + has_headings);
      for (guint row = 0; !has_headings && row < json_array_get_length (rows); row++)
        {
          JsonArray *cells = json_array_get_array_element (rows, row);

          g_assert_cmpuint (hupan_csv_get_n_cells (csv, row), ==, json_array_get_length (cells));
          for (guint column = 0; column < json_array_get_length (cells); column++)
            g_assert_cmpstr (hupan_csv_get_cell (csv, row, column), ==, json_array_get_string_element (cells, column));
        }
    }
}

static void
test_malformed (void)
{
  g_autofree char *path = test_shared_path ("csv/papaparse/malformed.tsv");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (path == NULL)
    return;

  text = test_read (path, &length);
  g_assert_null (parse_bytes (text, length, NULL, &error));
  g_assert_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "Line 9"));
}

/* Whatever is in the file, reading it ends, and every cell lies inside the text. 20,000 mutants of small tables, the
 * same ones each time. */
static void
test_mutants (void)
{
  static const char *const seeds[] = {
    "a,b,c\r\n1,\"two, and\",3\r\n\"q\"\"q\",,\r\n",
    "姓名;邮箱\n\"王\n小明\";w@example.org\n;;\n",
    "sep=|\na|b\n\"\"|\"x\"y\n",
    "a\tb\r\"c\rd\"\te\r",
  };
  static const char bytes[] = "\",;\t|\r\n\0'=a \xE5\xEF\xBC\x8C\xFF";
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240901);
  guint parsed = 0, refused = 0;

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (seeds[i % G_N_ELEMENTS (seeds)]);
      g_autoptr (HupanCsv) csv = NULL;
      g_autoptr (GError) error = NULL;
      guint n_changes = g_rand_int_range (rand, 1, 8);

      for (guint j = 0; j < n_changes; j++)
        {
          gsize at = text->len > 0 ? (gsize) g_rand_int_range (rand, 0, (int) text->len) : 0;
          char byte = bytes[g_rand_int_range (rand, 0, sizeof bytes - 1)];

          switch (g_rand_int_range (rand, 0, 4))
            {
            case 0:
              g_string_insert_c (text, at, byte);
              break;
            case 1:
              g_string_erase (text, at, text->len > 0 ? 1 : 0);
              break;
            case 2:
              g_string_truncate (text, at);
              break;
            default:
              if (text->len > 0)
                text->str[at] = byte;
              break;
            }
        }

      csv = parse_bytes (text->str, text->len, NULL, &error);
      if (csv == NULL)
        {
          g_assert_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_FORMAT);
          refused++;
          continue;
        }
      parsed++;
      for (guint row = 0; row < hupan_csv_get_n_rows (csv); row++)
        for (guint column = 0; column < hupan_csv_get_n_cells (csv, row); column++)
          g_assert_cmpuint (strlen (hupan_csv_get_cell (csv, row, column)), <=, text->len);
    }

  g_assert_cmpuint (parsed, >, 1000);
  g_assert_cmpuint (refused, >, 1000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/csv/cells", test_cells);
  g_test_add_func ("/exchange/csv/separators", test_separators);
  g_test_add_func ("/exchange/csv/lines", test_lines);
  g_test_add_func ("/exchange/csv/open-quote", test_open_quote);
  g_test_add_func ("/exchange/csv/limits", test_limits);
  g_test_add_func ("/exchange/csv/cancel", test_cancel);
  g_test_add_func ("/exchange/csv/guard", test_guard);
  g_test_add_func ("/exchange/csv/write", test_write);
  g_test_add_func ("/exchange/csv/csv-spectrum", test_csv_spectrum);
  g_test_add_func ("/exchange/csv/csv-test-data", test_csv_test_data);
  g_test_add_func ("/exchange/csv/malformed", test_malformed);
  g_test_add_func ("/exchange/csv/mutants", test_mutants);
  return g_test_run ();
}
