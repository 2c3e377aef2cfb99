/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fixtures/test-records.h"
#include "store/hupan-db.h"
#include "store/hupan-registry-private.h"

/* Undo and redo, over restarts (each look into the file is one). */

static char *
text_of (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static void
undo (TestRecords *test)
{
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (hupan_registry_undo (test->registry, 0, NULL, &error), >, 0);
  g_assert_no_error (error);
}

static void
redo (TestRecords *test)
{
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (hupan_registry_redo (test->registry, NULL, &error), >, 0);
  g_assert_no_error (error);
}

static void
assert_labels (TestRecords *test,
               const char  *undo_label,
               const char  *redo_label)
{
  g_autofree char *to_undo = hupan_registry_dup_undo_label (test->registry);
  g_autofree char *to_redo = hupan_registry_dup_redo_label (test->registry);

  g_assert_cmpstr (to_undo, ==, undo_label);
  g_assert_cmpstr (to_redo, ==, redo_label);
}

static void
assert_nothing_to_undo (TestRecords *test,
                        gint64       which)
{
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (hupan_registry_undo (test->registry, which, NULL, &error), ==, 0);
  g_assert_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_NOTHING);
}

static void
assert_nothing_to_redo (TestRecords *test)
{
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (hupan_registry_redo (test->registry, NULL, &error), ==, 0);
  g_assert_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_NOTHING);
}

static gint64
tag_new (TestRecords *test,
         const char  *name)
{
  g_autoptr(HupanRecord) draft = test_draft ("tag", "name", name, NULL);
  HupanBatch *batch = hupan_batch_new (name, NULL, HUPAN_BATCH_NONE);
  gint64 id = hupan_batch_create (batch, draft, "csv");

  test_records_commit (test, batch);
  return id;
}

static void
test_stack (void)
{
  g_autoptr(TestRecords) test = test_records_new ();

  assert_labels (test, NULL, NULL);
  assert_nothing_to_undo (test, 0);
  assert_nothing_to_redo (test);

  tag_new (test, "A");
  tag_new (test, "B");
  assert_labels (test, "B", NULL);
  undo (test);
  assert_labels (test, "A", "B");
  undo (test);
  assert_labels (test, NULL, "A");
  test_records_assert_rows (test, "SELECT count (*) FROM tag", "0");
  redo (test);
  assert_labels (test, "A", "B");
  redo (test);
  assert_labels (test, "B", NULL);
  test_records_assert_rows (test, "SELECT name, origin, version, created_at = (SELECT min (at) FROM history h"
                                  " WHERE h.record = tag.id) FROM tag ORDER BY id", "A|csv|2|1\nB|csv|2|1");

  /* Again, and then something new: no more redo. */
  undo (test);
  tag_new (test, "C");
  assert_labels (test, "C", NULL);
  undo (test);
  undo (test);
  assert_labels (test, NULL, "A");
  test_records_assert_rows (test, "SELECT id, undoes FROM batch", "1|-\n2|-\n3|2\n4|1\n5|4\n6|3\n7|2\n8|-\n9|8\n10|1");
}

static void
test_create_is_exactly_undone (void)
{
  g_autoptr(TestRecords) test = test_records_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(HupanRecord) person = test_draft ("person", "name", "X", "birth_date", "1990-01-01", NULL);
  g_autofree char *id = text_of (hupan_record_get_id (person));
  g_autoptr(HupanRecord) education = test_draft ("education", "person", id, NULL);
  g_autoptr(HupanRecord) application = test_draft ("application", "person", id, NULL);
  HupanBatch *batch = hupan_batch_new ("Import", NULL, HUPAN_BATCH_IMPORT);

  tag_new (test, "Kept");
  before = test_records_dump_records (test);
  hupan_batch_create (batch, person, "csv");
  hupan_batch_create (batch, education, "csv");
  hupan_batch_create (batch, application, "csv");
  test_records_commit (test, batch);
  undo (test);
  after = test_records_dump_records (test);
  g_assert_cmpstr (before, ==, after);

  redo (test);
  test_records_assert_rows (test, "SELECT name, (SELECT birth_date FROM person_restricted) FROM person", "X|1990-01-01");
  test_records_assert_rows (test, "SELECT count (*) FROM education e JOIN application a USING (person)", "1");
}

static void
test_set_is_undone (void)
{
  g_autoptr(TestRecords) test = test_records_new ();
  gint64 id = test_records_create (test, test_draft ("person", "name", "Before", "birth_date", "1990-01-01", NULL));
  g_autoptr(HupanRecord) record = test_records_get (test, "person", id);
  HupanBatch *batch = hupan_batch_new ("Edit", NULL, HUPAN_BATCH_NONE);

  hupan_batch_set (batch, record, "name", "After \"quoted\"\\ 名");
  hupan_batch_set (batch, record, "notes", "Line\nline\ttab");
  hupan_batch_set (batch, record, "birth_date", NULL);
  test_records_commit (test, batch);
  undo (test);
  test_records_assert_rows (test, "SELECT name, notes, birth_date, version FROM person JOIN person_restricted USING (id)",
                            "Before|-|1990-01-01|3");
  test_records_assert_rows (test, "SELECT sort_key FROM search_text", "before");
  redo (test);
  test_records_assert_rows (test, "SELECT name, notes, version FROM person", "After \"quoted\"\\ 名|Line\nline\ttab|4");
}

static void
test_remove_is_undone (void)
{
  g_autoptr(TestRecords) test = test_records_new ();
  gint64 topic = test_records_create (test, test_draft ("topic", "title", "T", "slots", "2", NULL));
  g_autofree char *id = text_of (topic);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(HupanRecord) record = test_records_get (test, "topic", topic);
  HupanBatch *batch = hupan_batch_new ("Remove", NULL, HUPAN_BATCH_NONE);
  const char *sql = "SELECT t.id, t.title, t.slots, t.created_at, c.id, c.code, c.scheme, t.deleted_at IS NULL"
                    " FROM topic t JOIN topic_code c ON c.topic = t.id";

  test_records_create (test, test_draft ("topic_code", "topic", id, "scheme", "S", "code", "C", NULL));
  before = test_records_dump (test, sql);
  hupan_batch_remove (batch, record);
  test_records_commit (test, batch);
  test_records_assert_rows (test, "SELECT count (*) FROM search_text", "0");
  undo (test);
  after = test_records_dump (test, sql);
  g_assert_cmpstr (before, ==, after);
  redo (test);
  test_records_assert_rows (test, sql, "");
}

static void
test_remove_of_trashed_is_undone (void)
{
  g_autoptr(TestRecords) test = test_records_new ();
  gint64 id = tag_new (test, "A");
  g_autoptr(HupanRecord) record = test_records_get (test, "tag", id);
  HupanBatch *batch = hupan_batch_new ("Trash", NULL, HUPAN_BATCH_NONE);

  hupan_batch_trash (batch, record);
  test_records_commit (test, batch);
  g_clear_object (&record);
  record = test_records_get (test, "tag", id);
  batch = hupan_batch_new ("Remove", NULL, HUPAN_BATCH_NONE);
  hupan_batch_remove (batch, record);
  test_records_commit (test, batch);

  undo (test);
  test_records_assert_rows (test, "SELECT name, deleted_at IS NOT NULL FROM tag", "A|1");
  undo (test);
  test_records_assert_rows (test, "SELECT name, deleted_at IS NOT NULL FROM tag", "A|0");
  redo (test);
  redo (test);
  test_records_assert_rows (test, "SELECT count (*) FROM tag", "0");
}

static void
assert_stale (TestRecords *test,
              gint64       which,
              const char  *word)
{
  g_autofree char *before = test_records_dump (test, "SELECT max (seq) FROM history");
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (hupan_registry_undo (test->registry, which, NULL, &error), ==, 0);
  g_assert_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_STALE);
  g_assert_nonnull (strstr (error->message, word));
  after = test_records_dump (test, "SELECT max (seq) FROM history");
  g_assert_cmpstr (before, ==, after);
}

static void
test_older_batch (void)
{
  g_autoptr(TestRecords) test = test_records_new ();
  gint64 first = tag_new (test, "A");
  g_autoptr(GError) error = NULL;

  tag_new (test, "B");
  test_records_set (test, "tag", first, "notes", "changed since");
  assert_stale (test, 1, "A");

  /* The other one can go, though it is not the newest. */
  g_assert_cmpint (hupan_registry_undo (test->registry, 2, NULL, &error), >, 0);
  g_assert_no_error (error);
  test_records_assert_rows (test, "SELECT name FROM tag", "A");
  assert_nothing_to_undo (test, 2);
  assert_labels (test, "Set", "B");

  /* Taking back the undo itself is to do it again. */
  g_assert_cmpint (hupan_registry_undo (test->registry, 4, NULL, &error), >, 0);
  g_assert_no_error (error);
  test_records_assert_rows (test, "SELECT name FROM tag", "A\nB");
  assert_nothing_to_undo (test, 99);
}

static void
test_stale (void)
{
  g_autoptr(TestRecords) test = test_records_new ();
  gint64 topic = test_records_create (test, test_draft ("topic", "title", "T", NULL));
  g_autofree char *id = text_of (topic);
  gint64 person;
  g_autofree char *person_id = NULL;
  g_autoptr(GError) error = NULL;

  /* A field that was changed since; another field does not matter. */
  test_records_set (test, "topic", topic, "keywords", "one");
  test_records_set (test, "topic", topic, "keywords", "two");
  test_records_set (test, "topic", topic, "notes", "other");
  assert_stale (test, 2, "T");
  g_assert_cmpint (hupan_registry_undo (test->registry, 3, NULL, &error), >, 0);
  g_assert_no_error (error);
  test_records_assert_rows (test, "SELECT keywords, notes FROM topic", "one|other");

  /* A part that was added since. */
  topic = test_records_create (test, test_draft ("topic", "title", "U", NULL));
  g_free (id);
  id = text_of (topic);
  test_records_create (test, test_draft ("topic_code", "topic", id, "scheme", "S", "code", "C", NULL));
  assert_stale (test, 6, "U");

  /* A record that refers to it since. */
  person = test_records_create (test, test_draft ("person", "name", "P", NULL));
  person_id = text_of (person);
  test_records_create (test, test_draft ("fellow", "person", person_id, NULL));
  g_assert_cmpint (hupan_registry_undo (test->registry, 8, NULL, &error), ==, 0);
  g_assert_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_IN_USE);
}

static void
test_history (void)
{
  g_autoptr(TestRecords) test = test_records_new ();
  gint64 person = test_records_create (test, test_draft ("person", "name", "P", NULL));
  g_autofree char *id = text_of (person);
  gint64 application = test_records_create (test, test_draft ("application", "person", id, NULL));
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(HupanRecord) part = NULL;
  HupanBatch *batch = hupan_batch_new ("Remove", NULL, HUPAN_BATCH_NONE);
  gint64 education;
  HupanHistoryEntry *entry;
  HupanEdit *edit;

  tag_new (test, "Other");
  education = test_records_create (test, test_draft ("education", "person", id, NULL));
  test_records_set (test, "application", application, "stage", "submitted");

  entries = hupan_registry_history (test->registry, hupan_kind_get ("application"), application, 0, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 4); /* itself twice, the person, the education */
  entry = entries->pdata[0];
  g_assert_cmpint (entry->seq, ==, 5);
  g_assert_cmpstr (entry->label, ==, "Set");
  g_assert_cmpstr (entry->actor, !=, NULL);
  g_assert_cmpint (entry->change->action, ==, HUPAN_ACTION_SET);
  g_assert_cmpint (entry->change->version, ==, 2);
  edit = entry->change->edits->pdata[0];
  g_assert_cmpstr (edit->field->name, ==, "stage");
  g_assert_cmpstr (edit->before, ==, "lead");
  g_assert_cmpstr (edit->after, ==, "submitted");

  g_clear_pointer (&entries, g_ptr_array_unref);
  entries = hupan_registry_history (test->registry, NULL, 0, 5, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpint (((HupanHistoryEntry *) entries->pdata[0])->seq, ==, 4);

  undo (test);
  g_clear_pointer (&entries, g_ptr_array_unref);
  entries = hupan_registry_history (test->registry, NULL, 0, 0, 1, &error);
  entry = entries->pdata[0];
  g_assert_cmpint (entry->undoes, ==, 5);
  g_assert_cmpstr (entry->label, ==, "Undo: Set");

  /* A part that is gone leaves its traces where it was. */
  part = test_records_get (test, "education", education);
  hupan_batch_remove (batch, part);
  test_records_commit (test, batch);
  g_clear_pointer (&entries, g_ptr_array_unref);
  entries = hupan_registry_history (test->registry, hupan_kind_get ("application"), application, 0, 0, &error);
  g_assert_cmpuint (entries->len, ==, 6);
  entry = entries->pdata[0];
  g_assert_cmpint (entry->change->action, ==, HUPAN_ACTION_REMOVE);
}

static void
test_many (void)
{
  g_autoptr(TestRecords) test = test_records_new ();
  HupanBatch *batch = hupan_batch_new ("Import", NULL, HUPAN_BATCH_IMPORT);
  g_autofree char *before = test_records_dump_records (test);
  g_autofree char *after = NULL;

  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *number = g_strdup_printf ("N%u", i);
      g_autoptr(HupanRecord) person = test_draft ("person", "name", number, NULL);
      g_autofree char *id = text_of (hupan_record_get_id (person));
      g_autoptr(HupanRecord) application = test_draft ("application", "person", id, "number", number, NULL);

      hupan_batch_create (batch, person, "csv");
      hupan_batch_create (batch, application, "csv");
    }
  test_records_commit (test, batch);
  test_records_assert_rows (test, "SELECT count (*) FROM person JOIN application ON application.person = person.id", "3000");
  undo (test);
  after = test_records_dump_records (test);
  g_assert_cmpstr (before, ==, after);
  redo (test);
  test_records_assert_rows (test, "SELECT count (*) FROM person JOIN application ON application.person = person.id", "3000");
}

/* How many records a batch changed is counted once: of a large import that takes long, and views list batches often. */
static void
test_sizes (void)
{
  g_autoptr(TestRecords) test = test_records_new ();
  HupanBatch *batch = hupan_batch_new ("Two", NULL, HUPAN_BATCH_NONE);
  g_autoptr(HupanRecord) one = test_draft ("tag", "name", "One", NULL);
  g_autoptr(HupanRecord) two = test_draft ("tag", "name", "Two", NULL);
  guint64 steps[3];

  hupan_batch_create (batch, one, NULL);
  hupan_batch_create (batch, two, NULL);
  test_records_commit (test, batch);
  test_records_create (test, test_draft ("tag", "name", "Three", NULL));

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      guint64 before = hupan_db_get_n_steps (test->registry->db);
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) entries = hupan_registry_list_batches (test->registry, 0, 10, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (entries->len, ==, 2);
      g_assert_cmpuint (((HupanBatchEntry *) g_ptr_array_index (entries, 0))->n_records, ==, 1);
      g_assert_cmpuint (((HupanBatchEntry *) g_ptr_array_index (entries, 1))->n_records, ==, 2);
      steps[i] = hupan_db_get_n_steps (test->registry->db) - before;
    }
  g_assert_cmpuint (steps[1], ==, steps[0] - 2);
  g_assert_cmpuint (steps[2], ==, steps[1]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/undo/stack", test_stack);
  g_test_add_func ("/store/undo/create", test_create_is_exactly_undone);
  g_test_add_func ("/store/undo/set", test_set_is_undone);
  g_test_add_func ("/store/undo/remove", test_remove_is_undone);
  g_test_add_func ("/store/undo/remove-trashed", test_remove_of_trashed_is_undone);
  g_test_add_func ("/store/undo/older", test_older_batch);
  g_test_add_func ("/store/undo/stale", test_stale);
  g_test_add_func ("/store/undo/many", test_many);
  g_test_add_func ("/store/history/list", test_history);
  g_test_add_func ("/store/history/sizes", test_sizes);

  return g_test_run ();
}
