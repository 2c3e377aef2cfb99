/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hupan-clock.h"
#include "core/kinds/hupan-kinds.h"
#include "fixtures/test-import.h"
#include "fixtures/test-registry.h"
#include "fixtures/test-shared.h"

/* 300 rows: the first 9 are there already and have changed, the last 4 have something wrong. */
static char *
make_applications (guint first,
                   guint n,
                   guint n_wrong)
{
  GString *text = g_string_new ("编号,姓名,邮箱,毕业院校,学位,意向课题,状态\r\n");

  for (guint i = first; i < first + n; i++)
    {
      gboolean is_wrong = i >= first + n - n_wrong;

      g_string_append_printf (text, "H%04u,王%u明,c%u@example.org,%s,博士,T-0%u,%s\r\n", i, i, i,
                              is_wrong ? "无名大学" : "浙江大学", i % 3 + 1, n_wrong > 0 ? "面试" : "初审");
    }

  return g_string_free (text, FALSE);
}

static HupanImport *
read_gb18030 (const char *text,
              const char *encoding)
{
  gsize length;
  g_autofree char *bytes = g_convert (text, -1, "GB18030", "UTF-8", NULL, &length, NULL);
  g_autofree char *path = test_write ("申请.csv", bytes, length);

  return test_import_read (path, NULL, encoding);
}

static void
test_t10 (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  g_autofree char *known = make_applications (0, 9, 0);
  g_autofree char *all = make_applications (0, 300, 4);
  g_autoptr (HupanImport) before = test_import_read_text (known, NULL);
  g_autoptr (HupanImport) import = NULL;
  g_autoptr (HupanBatch) batch = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *file = NULL;
  g_autofree char *left = NULL;

  test_import_basics (registry);
  test_import_compare (before, registry);
  test_import_commit (before, registry);

  import = read_gb18030 (all, NULL);
  g_assert_cmpstr (hupan_import_get_encoding (import), ==, "GB18030");
  g_assert_cmpuint (hupan_import_get_n_rows (import), ==, 300);
  g_assert_true (hupan_import_get_kind (import) == &hupan_application_kind);
  test_import_compare (import, registry);
  test_import_assert_counts (import, "287 new, 9 updated, 0 unchanged, 4 errors");
  g_assert_cmpstr (hupan_import_get_row_message (import, 299), ==, "毕业院校: No university is called “无名大学”.");
  g_assert_cmpuint (hupan_import_get_row_line (import, 299), ==, 301);

  /* All or nothing: nothing. */
  g_assert_null (hupan_import_dup_batch (import, FALSE, &error));
  g_assert_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_ROWS);
  g_clear_error (&error);

  batch = hupan_import_dup_batch (import, TRUE, &error);
  g_assert_cmpstr (hupan_batch_get_label (batch), ==, "Import of 申请.csv");
  hupan_registry_commit (registry, batch, NULL, &error);
  g_assert_no_error (error);
  test_import_compare (import, registry);
  test_import_assert_counts (import, "0 new, 0 updated, 296 unchanged, 4 errors");

  /* Undo removes exactly those, after a restart too. */
  test_registry_close (registry);
  registry = test_registry_open (place, HUPAN_OPEN_NONE);
  label = hupan_registry_dup_undo_label (registry);
  g_assert_cmpstr (label, ==, "Import of 申请.csv");
  hupan_registry_undo (registry, 0, NULL, &error);
  g_assert_no_error (error);
  test_import_compare (before, registry);
  test_import_assert_counts (before, "0 new, 0 updated, 9 unchanged, 0 errors");
  test_registry_close (registry);

  file = test_place_path (place, "registry.sqlite");
  left = test_sql_text (file, "SELECT count(*) || ' ' || (SELECT count(*) FROM person) || ' ' || (SELECT count(*) FROM education)"
                              " || ' ' || (SELECT count(*) FROM topic_preference) FROM application");
  g_assert_cmpstr (left, ==, "9 9 9 9");
}

/* --- The shared files --------------------------------------------------------------------------------------------- */

static HupanImport *
read_shared (const char      *name,
             const HupanKind *kind,
             const char      *encoding)
{
  g_autofree char *path = test_shared_path (name);

  return path != NULL ? test_import_read (path, kind, encoding) : NULL;
}

static void
test_derived (void)
{
  static const struct
  {
    const char *name;
    const char *encoding;
    const char *separator;
    const char *counts;
  } files[] = {
    { "zh_excel_gb18030.csv", NULL, ",", "120 new, 0 updated, 0 unchanged, 0 errors" },
    { "zh_excel_gbk.csv", NULL, ",", "31 new, 0 updated, 0 unchanged, 0 errors" },
    { "hk_big5.csv", "Big5", ",", "7 new, 0 updated, 0 unchanged, 0 errors" },
    { "de_excel_cp1252_semicolon.csv", "windows-1252", ";", "71 new, 0 updated, 0 unchanged, 0 errors" },
    { "utf8_bom_crlf.csv", NULL, ",", "120 new, 0 updated, 0 unchanged, 0 errors" },
    { "utf8_nobom_lf_tab.tsv", NULL, "\t", "120 new, 0 updated, 0 unchanged, 0 errors" },
    { "excel_unicode_text_utf16le_bom_tab.txt", NULL, "\t", "120 new, 0 updated, 0 unchanged, 0 errors" },
    { "all_quoted.csv", NULL, ",", "120 new, 0 updated, 0 unchanged, 0 errors" },
    { "embedded_newlines_quotes_commas.csv", NULL, ",", "40 new, 0 updated, 0 unchanged, 0 errors" },
    { "utf8_nfd.csv", NULL, ",", "120 new, 0 updated, 0 unchanged, 0 errors" },
    { "formula_injection.csv", NULL, ",", "8 new, 0 updated, 0 unchanged, 0 errors" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *name = g_build_filename ("csv/derived", files[i].name, NULL);
      g_autoptr (HupanImport) import = read_shared (name, NULL, files[i].encoding);
      g_autoptr (TestPlace) place = NULL;
      HupanRegistry *registry;

      if (import == NULL)
        return;
      g_test_message ("%s", files[i].name);
      place = test_place_new ();
      registry = test_registry_create (place);
      g_assert_true (hupan_import_get_kind (import) == &hupan_university_kind);
      g_assert_cmpstr (hupan_import_get_separator (import), ==, files[i].separator);
      test_import_compare (import, registry);
      test_import_assert_counts (import, files[i].counts);
      test_import_commit (import, registry);
      test_import_compare (import, registry);
      g_assert_cmpuint (hupan_import_count (import, HUPAN_ROW_NEW) + hupan_import_count (import, HUPAN_ROW_UPDATE), ==, 0);
      test_registry_close (registry);
    }
}

/* Composed and decomposed spelling are one. */
static void
test_nfd (void)
{
  g_autoptr (HupanImport) nfc = read_shared ("csv/derived/utf8_bom_crlf.csv", NULL, NULL);
  g_autoptr (HupanImport) nfd = read_shared ("csv/derived/utf8_nfd.csv", NULL, NULL);
  g_autoptr (TestPlace) place = NULL;
  HupanRegistry *registry;

  if (nfc == NULL || nfd == NULL)
    return;

  place = test_place_new ();
  registry = test_registry_create (place);
  test_import_compare (nfc, registry);
  test_import_commit (nfc, registry);
  test_import_compare (nfd, registry);
  test_import_assert_counts (nfd, "0 new, 0 updated, 120 unchanged, 0 errors");
  test_registry_close (registry);
}

static void
test_bad_values (void)
{
  static const char *const columns[] = { "lat", "lng", NULL, "lat", NULL, "lat", "lat", NULL, NULL, "country_code", "website", NULL, "ror_id" };
  g_autoptr (HupanImport) import = read_shared ("csv/derived/bad_values.csv", NULL, NULL);
  g_autoptr (TestPlace) place = NULL;
  HupanRegistry *registry;

  if (import == NULL)
    return;

  place = test_place_new ();
  registry = test_registry_create (place);
  test_import_compare (import, registry);
  for (guint row = 0; row < G_N_ELEMENTS (columns); row++)
    {
      const char *message = hupan_import_get_row_message (import, row);
      gboolean is_error = hupan_import_get_row_state (import, row) == HUPAN_ROW_ERROR;

      g_test_message ("%u: %s", row, is_error ? message : "accepted");
      if (columns[row] != NULL)
        {
          g_assert_true (is_error);
          g_assert_true (g_str_has_prefix (message, columns[row]));
        }
    }
  test_registry_close (registry);
}

/* I8: the 5,000 synthetic candidates, at universities from ROR with topics from ANZSRC; twice. */
static void
test_sample_candidates (void)
{
  g_autoptr (HupanImport) universities = read_shared ("ror/ror_education_v2.jsonl.gz", NULL, NULL);
  g_autoptr (HupanImport) topics = read_shared ("subjects/anzsrc_for_2020.csv", &hupan_topic_kind, NULL);
  g_autoptr (HupanImport) candidates = read_shared ("names/sample_candidates_5000.csv.gz", NULL, NULL);
  g_autoptr (TestPlace) place = NULL;
  HupanRegistry *registry;

  if (universities == NULL || topics == NULL || candidates == NULL)
    return;

  place = test_place_new ();
  registry = test_registry_create (place);
  test_import_compare (universities, registry);
  test_import_commit (universities, registry);
  hupan_import_set_target (topics, 2, "title");
  test_import_compare (topics, registry);
  g_assert_cmpuint (hupan_import_count (topics, HUPAN_ROW_ERROR), ==, 0);
  test_import_commit (topics, registry);

  g_assert_true (hupan_import_get_kind (candidates) == &hupan_application_kind);
  test_import_compare (candidates, registry);
  test_import_assert_counts (candidates, "5000 new, 0 updated, 0 unchanged, 0 errors");
  test_import_commit (candidates, registry);
  test_import_compare (candidates, registry);
  test_import_assert_counts (candidates, "0 new, 0 updated, 5000 unchanged, 0 errors");
  test_registry_close (registry);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  hupan_clock_set_today ("2026-03-01");
  g_test_add_func ("/exchange/files/t10", test_t10);
  g_test_add_func ("/exchange/files/derived", test_derived);
  g_test_add_func ("/exchange/files/nfd", test_nfd);
  g_test_add_func ("/exchange/files/bad-values", test_bad_values);
  g_test_add_func ("/exchange/files/sample-candidates", test_sample_candidates);
  return g_test_run ();
}
