/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/kinds/hupan-kinds.h"
#include "fixtures/test-records.h"
#include "store/hupan-safety.h"

/* What happened to the registry and changed no record. */

static void
note_export (TestRecords *test,
             guint        n_rows,
             gboolean     restricted,
             const char  *file)
{
  const HupanExportNote note = { .kind = &hupan_application_kind, .n_rows = n_rows, .restricted = restricted, .file = file };
  g_autoptr(GError) error = NULL;

  hupan_registry_note_export (test->registry, &note, &error);
  g_assert_no_error (error);
}

static HupanHistoryEntry *
newest (GPtrArray *entries)
{
  g_assert_cmpuint (entries->len, >, 0);
  return g_ptr_array_index (entries, 0);
}

static void
test_export (void)
{
  g_autoptr(TestRecords) test = test_records_new ();
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GPtrArray) batches = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *facts = NULL;
  HupanHistoryEntry *entry;
  HupanBatchEntry *batch;

  note_export (test, 128, TRUE, "候选人.csv");
  test_records_assert_rows (test,
                            "SELECT h.action, h.kind, h.record, h.fields, v.before, v.after, x.label, b.flags"
                            " FROM history h JOIN history_value v USING (seq) JOIN batch_text x USING (batch)"
                            " JOIN batch b ON b.id = h.batch",
                            "export|application|0|rows restricted file|-|[\"128\",\"1\",\"候选人.csv\"]"
                            "|Export of Candidates with protected fields: 128 rows to “候选人.csv”|256");

  entries = hupan_registry_history (test->registry, NULL, 0, 0, 0, &error);
  g_assert_no_error (error);
  entry = newest (entries);
  g_assert_null (entry->change);
  g_assert_cmpstr (entry->note->action, ==, "export");
  g_assert_true (entry->note->kind == &hupan_application_kind);
  facts = g_strjoinv ("|", entry->note->facts);
  g_assert_cmpstr (facts, ==, "rows|128|restricted|1|file|候选人.csv");
  g_assert_cmpstr (entry->actor, !=, "");

  batches = hupan_registry_list_batches (test->registry, 0, 10, &error);
  g_assert_no_error (error);
  batch = g_ptr_array_index (batches, 0);
  g_assert_cmpuint (batch->n_records, ==, 0);
  g_assert_cmpstr (batch->label, ==, entry->label);

  /* It is a link of the chain like any other. */
  findings = hupan_registry_check (test->registry, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_wordings (void)
{
  g_autoptr(TestRecords) test = test_records_new ();

  note_export (test, 1, FALSE, "a.csv");
  note_export (test, 2, FALSE, "b.json");
  note_export (test, 0, FALSE, NULL);
  test_records_assert_rows (test, "SELECT label FROM batch_text ORDER BY batch",
                            "Export of Candidates: 1 row to “a.csv”\nExport of Candidates: 2 rows to “b.json”\n"
                            "Export of Candidates: 0 rows");
}

/* Nothing is undone by it, nothing can no longer be redone, and it cannot be undone itself. */
static void
test_undo (void)
{
  g_autoptr(TestRecords) test = test_records_new ();
  gint64 id = test_records_create (test, test_draft ("tag", "name", "One", NULL));
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GPtrArray) of_record = NULL;
  g_autoptr(GError) error = NULL;

  note_export (test, 1, FALSE, "a.csv");
  g_assert_cmpint (hupan_registry_undo (test->registry, 0, NULL, &error), >, 0);
  g_assert_no_error (error);
  test_records_assert_rows (test, "SELECT count(*) FROM tag", "0");

  note_export (test, 0, FALSE, "b.csv");
  g_assert_cmpint (hupan_registry_redo (test->registry, NULL, &error), >, 0);
  g_assert_no_error (error);
  test_records_assert_rows (test, "SELECT name FROM tag", "One");

  note_export (test, 1, FALSE, "c.csv");
  entries = hupan_registry_history (test->registry, NULL, 0, 0, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (hupan_registry_undo (test->registry, newest (entries)->batch, NULL, &error), ==, 0);
  g_assert_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_NOTHING);
  g_clear_error (&error);

  /* A record's own history has none of it. */
  of_record = hupan_registry_history (test->registry, &hupan_tag_kind, id, 0, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (of_record->len, ==, 3);
  for (guint i = 0; i < of_record->len; i++)
    g_assert_nonnull (((HupanHistoryEntry *) of_record->pdata[i])->change);
}

/* D8: what can only be read can be exported. */
static void
test_read_only (void)
{
  g_autoptr(TestRecords) test = test_records_new ();
  g_autoptr(GError) error = NULL;
  const HupanExportNote note = { .kind = &hupan_tag_kind, .n_rows = 1, .file = "a.csv" };
  g_autoptr(HupanRegistry) registry = NULL;

  test_records_close (test);
  registry = hupan_registry_open (test->folder, HUPAN_OPEN_READ_ONLY, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (hupan_registry_note_export (registry, &note, &error));
  g_assert_no_error (error);
  hupan_registry_close (registry);

  test_records_assert_rows (test, "SELECT count(*) FROM history", "0");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/notes/export", test_export);
  g_test_add_func ("/store/notes/wordings", test_wordings);
  g_test_add_func ("/store/notes/undo", test_undo);
  g_test_add_func ("/store/notes/read-only", test_read_only);
  return g_test_run ();
}
