/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/hupan-clock.h"
#include "fixtures/test-records.h"

/* What batches do to the registry, read back with raw sqlite3. */

static HupanBatch *
batch_new (void)
{
  return hupan_batch_new ("Test", NULL, HUPAN_BATCH_NONE);
}

static void
assert_refused (TestRecords    *test,
                HupanBatch      *batch,
                HupanStoreError  code,
                ...)
{
  g_autofree char *before = test_records_dump (test, "SELECT count (*) FROM history");
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;
  va_list words;

  g_assert_cmpint (hupan_registry_commit (test->registry, batch, NULL, &error), ==, 0);
  g_assert_error (error, HUPAN_STORE_ERROR, (int) code);
  va_start (words, code);
  for (const char *word = va_arg (words, const char *); word != NULL; word = va_arg (words, const char *))
    if (strstr (error->message, word) == NULL)
      g_error ("“%s” lacks “%s”", error->message, word);
  va_end (words);

  after = test_records_dump (test, "SELECT count (*) FROM history");
  g_assert_cmpstr (before, ==, after);
  g_object_unref (batch);
}

static HupanBatch *
batch_create (HupanRecord *draft)
{
  HupanBatch *batch = batch_new ();

  hupan_batch_create (batch, draft, NULL);
  g_object_unref (draft);
  return batch;
}

static HupanBatch *
batch_set (HupanRecord *record,
           const char  *field,
           const char  *value)
{
  HupanBatch *batch = batch_new ();

  hupan_batch_set (batch, record, field, value);
  return batch;
}

static void
test_create (void)
{
  g_autoptr(TestRecords) test = test_records_new ();
  g_autoptr(HupanRecord) draft =
    test_draft ("university", "name", "Test University", "country", "SG", "latitude", "0.30000000000000004",
                "domains", "a.example\nb.example", "established", "1905", NULL);
  HupanBatch *batch = hupan_batch_new ("New university", "Because", HUPAN_BATCH_NONE);
  g_autofree char *id = NULL;
  g_autofree char *row = NULL;

  id = g_strdup_printf ("%" G_GINT64_FORMAT, hupan_batch_create (batch, draft, "ror"));
  test_records_commit (test, batch);

  row = test_records_dump (test, "SELECT id FROM university");
  g_assert_cmpstr (row, ==, id);
  test_records_assert_rows (test,
                             "SELECT version, created_at = updated_at, deleted_at, origin, name, country, domains,"
                             " established, typeof (established), partner_status, notes FROM university",
                             "1|1|-|ror|Test University|SG|a.example\nb.example|1905|integer|prospect|-");
  test_records_assert_rows (test, "SELECT h.action, h.kind, h.version, h.fields, v.before, x.label, x.reason, b.undoes"
                                   " FROM history h JOIN history_value v USING (seq) JOIN batch b ON b.id = h.batch"
                                   " JOIN batch_text x ON x.batch = b.id",
                             "create|university|1|name country partner_status domains established latitude @origin|-"
                             "|New university|Because|-");
  test_records_assert_rows (test, "SELECT sort_key FROM search_text", "test university");

  g_clear_object (&draft);
  draft = test_records_get (test, "university", g_ascii_strtoll (id, NULL, 10));
  g_assert_cmpstr (hupan_record_get (draft, "latitude"), ==, "0.30000000000000004");
}

static void
test_set (void)
{
  g_autoptr(TestRecords) test = test_records_new ();
  gint64 id = test_records_create (test, test_draft ("tag", "name", "Before", "notes", "Kept", NULL));
  g_autoptr(HupanRecord) record = test_records_get (test, "tag", id);

  test_records_commit (test, batch_set (record, "name", "After"));
  test_records_assert_rows (test, "SELECT version, name, notes FROM tag", "2|After|Kept");
  test_records_assert_rows (test, "SELECT fields, before, after FROM history JOIN history_value USING (seq) WHERE seq = 2",
                             "name|[\"Before\"]|[\"After\"]");
  test_records_assert_rows (test, "SELECT sort_key FROM search_text", "after");
}

static void
test_restricted (void)
{
  g_autoptr(TestRecords) test = test_records_new ();
  gint64 id = test_records_create (test, test_draft ("person", "name", "Test", "birth_date", "1990-01-02", NULL));

  test_records_assert_rows (test, "SELECT birth_date, nationalities FROM person_restricted", "1990-01-02|-");
  test_records_set (test, "person", id, "nationalities", "SG\nFR");
  test_records_assert_rows (test, "SELECT birth_date, nationalities FROM person_restricted", "1990-01-02|SG\nFR");
  test_records_set (test, "person", id, "nationalities", NULL);
  test_records_set (test, "person", id, "birth_date", NULL);
  test_records_assert_rows (test, "SELECT * FROM person_restricted", "");
}

static void
test_trash_hides_and_restores (void)
{
  g_autoptr(TestRecords) test = test_records_new ();
  gint64 id = test_records_create (test, test_draft ("tag", "name", "One", NULL));
  g_autoptr(HupanRecord) record = test_records_get (test, "tag", id);
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GError) error = NULL;
  HupanBatch *batch = batch_new ();

  hupan_batch_trash (batch, record);
  test_records_commit (test, batch);
  test_records_assert_rows (test, "SELECT version, deleted_at IS NOT NULL FROM tag", "2|1");
  items = hupan_registry_list_trash (test->registry, "en", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 1);
  g_assert_cmpstr (((HupanTrashItem *) items->pdata[0])->title, ==, "One");

  g_clear_object (&record);
  record = test_records_get (test, "tag", id);
  batch = batch_new ();
  hupan_batch_restore (batch, record);
  test_records_commit (test, batch);
  test_records_assert_rows (test, "SELECT version, deleted_at FROM tag", "3|-");
}

static void
test_stale (void)
{
  g_autoptr(TestRecords) test = test_records_new ();
  gint64 id = test_records_create (test, test_draft ("university", "name", "Old", "city", "Here", NULL));
  g_autoptr(HupanRecord) seen = test_records_get (test, "university", id);
  HupanBatch *batch = batch_new ();

  test_records_set (test, "university", id, "city", "There");
  assert_refused (test, batch_set (seen, "city", "Elsewhere"), HUPAN_STORE_ERROR_STALE, "Old", "There", "Elsewhere", NULL);
  assert_refused (test, batch_set (seen, "name", "New"), HUPAN_STORE_ERROR_STALE, "Old", "There", NULL);
  hupan_batch_trash (batch, seen);
  assert_refused (test, batch, HUPAN_STORE_ERROR_STALE, "Old", "There", NULL);
}

static void
test_rules (void)
{
  g_autoptr(TestRecords) test = test_records_new ();
  HupanBatch *batch = batch_new ();
  g_autoptr(HupanRecord) good = test_draft ("tag", "name", "Good", NULL);
  g_autoptr(HupanRecord) bad = test_draft ("tag", NULL);

  /* All or nothing. */
  hupan_batch_create (batch, good, NULL);
  hupan_batch_create (batch, bad, NULL);
  assert_refused (test, batch, HUPAN_STORE_ERROR_INVALID, "Name", NULL);
  test_records_assert_rows (test, "SELECT count (*) FROM tag", "0");
  assert_refused (test, batch_create (test_draft ("topic", "title", "X", "slots", "many", NULL)), HUPAN_STORE_ERROR_INVALID,
                  NULL);
}

static void
test_nothing (void)
{
  g_autoptr(TestRecords) test = test_records_new ();

  assert_refused (test, batch_new (), HUPAN_STORE_ERROR_NOTHING, NULL);
}

static void
test_unique (void)
{
  g_autoptr(TestRecords) test = test_records_new ();
  gint64 first = test_records_create (test, test_draft ("tag", "name", "One", "notes", "first", NULL));
  gint64 second = test_records_create (test, test_draft ("tag", "name", "Two", NULL));
  g_autoptr(HupanRecord) one = test_records_get (test, "tag", first);
  g_autoptr(HupanRecord) two = test_records_get (test, "tag", second);
  HupanBatch *batch = batch_new ();

  assert_refused (test, batch_create (test_draft ("tag", "name", "One", NULL)), HUPAN_STORE_ERROR_INVALID, "One", NULL);
  assert_refused (test, batch_set (two, "name", "One"), HUPAN_STORE_ERROR_INVALID, "One", NULL);

  /* What counts is how it is in the end. */
  hupan_batch_set (batch, one, "name", "Two");
  hupan_batch_set (batch, two, "name", "One");
  test_records_commit (test, batch);
  test_records_assert_rows (test, "SELECT name, notes FROM tag ORDER BY id", "Two|first\nOne|-");

  /* What is in the trash does not count, until it comes back. */
  g_clear_object (&one);
  one = test_records_get (test, "tag", first);
  batch = batch_new ();
  hupan_batch_trash (batch, one);
  test_records_commit (test, batch);
  test_records_create (test, test_draft ("tag", "name", "Two", NULL));
  g_clear_object (&one);
  one = test_records_get (test, "tag", first);
  batch = batch_new ();
  hupan_batch_restore (batch, one);
  assert_refused (test, batch, HUPAN_STORE_ERROR_INVALID, "Two", NULL);
}

static void
test_references (void)
{
  g_autoptr(TestRecords) test = test_records_new ();
  g_autoptr(HupanRecord) person = test_draft ("person", "name", "Somebody", NULL);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, hupan_record_get_id (person));
  g_autoptr(HupanRecord) application = test_draft ("application", "person", id, NULL);
  g_autoptr(HupanRecord) fellow = test_draft ("fellow", "person", id, NULL);
  HupanBatch *batch = batch_new ();

  assert_refused (test, batch_create (test_draft ("application", "person", "12345", NULL)), HUPAN_STORE_ERROR_INVALID,
                  "Person", NULL);

  /* In any order. */
  hupan_batch_create (batch, application, NULL);
  hupan_batch_create (batch, person, NULL);
  test_records_commit (test, batch);
  test_records_assert_rows (test, "SELECT p.name FROM application a JOIN person p ON p.id = a.person", "Somebody");

  g_clear_object (&person);
  person = test_records_get (test, "person", g_ascii_strtoll (id, NULL, 10));
  batch = batch_new ();
  hupan_batch_trash (batch, person);
  test_records_commit (test, batch);
  assert_refused (test, batch_create (test_draft ("fellow", "person", id, NULL)), HUPAN_STORE_ERROR_INVALID, "Somebody",
                  "trash", NULL);

  /* A wording may belong to what is in the trash, and lets in nothing else that refers to it. */
  batch = batch_create (test_draft ("translation", "owner", id, "field", "name", "lang", "fr", "text", "X", NULL));
  hupan_batch_create (batch, fellow, NULL);
  assert_refused (test, batch, HUPAN_STORE_ERROR_INVALID, "Somebody", "trash", NULL);
}

static void
test_remove (void)
{
  g_autoptr(TestRecords) test = test_records_new ();
  gint64 person = test_records_create (test, test_draft ("person", "name", "Somebody", "birth_date", "1990-01-01", NULL));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, person);
  g_autoptr(HupanRecord) record = test_records_get (test, "person", person);
  g_autoptr(HupanRecord) application = NULL;
  HupanBatch *batch = batch_new ();
  gint64 application_id;

  test_records_create (test, test_draft ("education", "person", id, "level", "doctor", NULL));
  test_records_create (test, test_draft ("translation", "owner", id, "field", "name", "lang", "fr", "text", "X", NULL));
  application_id = test_records_create (test, test_draft ("application", "person", id, "number", "A1", NULL));

  hupan_batch_remove (batch, record);
  assert_refused (test, batch, HUPAN_STORE_ERROR_IN_USE, "Candidate", "Somebody", NULL);

  batch = batch_new ();
  application = test_records_get (test, "application", application_id);
  hupan_batch_remove (batch, record);
  hupan_batch_remove (batch, application);
  test_records_commit (test, batch);
  test_records_assert_rows (test, "SELECT (SELECT count (*) FROM person), (SELECT count (*) FROM person_restricted),"
                                   " (SELECT count (*) FROM education), (SELECT count (*) FROM application),"
                                   " (SELECT count (*) FROM translation), (SELECT count (*) FROM search_text)",
                             "0|0|0|0|0|0");
  test_records_assert_rows (test, "SELECT action, kind FROM history WHERE batch = (SELECT max (id) FROM batch) ORDER BY seq",
                             "remove|education\nremove|translation\nremove|person\nremove|application");
}

/* What staff correct of what ROR owns is theirs from then on; what an import changes is not. */
static void
test_verified (void)
{
  g_autoptr(TestRecords) test = test_records_new ();
  gint64 id = test_records_create (test, test_draft ("university", "name", "A", "city", "B", "country", "SG", NULL));
  g_autoptr(HupanRecord) record = test_records_get (test, "university", id);
  HupanBatch *import = hupan_batch_new ("Import", NULL, HUPAN_BATCH_IMPORT);
  g_autoptr(GError) error = NULL;

  hupan_batch_set (import, record, "city", "C");
  test_records_commit (test, import);
  test_records_set (test, "university", id, "notes", "Ours");
  test_records_assert_rows (test, "SELECT city, verified_fields FROM university", "C|-");

  test_records_set (test, "university", id, "city", "D");
  test_records_set (test, "university", id, "name", "E");
  test_records_assert_rows (test, "SELECT city, verified_fields FROM university", "D|city\nname");
  test_records_assert_rows (test, "SELECT fields FROM history ORDER BY seq DESC LIMIT 1", "name verified_fields");
  g_assert_cmpint (hupan_registry_undo (test->registry, 0, NULL, &error), >, 0);
  g_assert_no_error (error);
  test_records_assert_rows (test, "SELECT name, verified_fields FROM university", "A|city");
}

static void
note_commit_cb (HupanRegistry *registry,
                HupanCommit   *commit,
                gpointer       data)
{
  GString *seen = data;
  GPtrArray *changes = hupan_batch_get_changes (commit->changes);

  for (guint i = 0; i < changes->len; i++)
    {
      HupanChange *change = g_ptr_array_index (changes, i);

      g_string_append_printf (seen, "%d %s %u;", change->action, change->kind->name, change->edits->len);
    }
}

static void
test_committed (void)
{
  g_autoptr(TestRecords) test = test_records_new ();
  gint64 topic = test_records_create (test, test_draft ("topic", "title", "T", NULL));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, topic);
  g_autoptr(HupanRecord) record = test_records_get (test, "topic", topic);
  g_autoptr(GString) seen = g_string_new (NULL);
  HupanBatch *batch = batch_new ();

  test_records_create (test, test_draft ("topic_code", "topic", id, "scheme", "S", "code", "C", NULL));
  g_signal_connect (test->registry, "committed", G_CALLBACK (note_commit_cb), seen);
  hupan_batch_remove (batch, record);
  test_records_commit (test, batch);
  /* With the part that went too. */
  g_assert_cmpstr (seen->str, ==, "5 topic_code 3;5 topic 5;");
}

static void
stop_cb (double      fraction,
         const char *what,
         gpointer    data)
{
  g_cancellable_cancel (data);
}

static void
test_cancel (void)
{
  g_autoptr(TestRecords) test = test_records_new ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  HupanProgress progress = { .cancellable = cancellable, .report = stop_cb, .data = cancellable };
  g_autoptr(HupanBatch) batch = batch_new ();
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *name = g_strdup_printf ("Tag %u", i);
      g_autoptr(HupanRecord) draft = test_draft ("tag", "name", name, NULL);

      hupan_batch_create (batch, draft, NULL);
    }
  g_assert_cmpint (hupan_registry_commit (test->registry, batch, &progress, &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  test_records_assert_rows (test, "SELECT (SELECT count (*) FROM tag), (SELECT count (*) FROM batch)", "0|0");

  /* And afterwards it works. */
  test_records_create (test, test_draft ("tag", "name", "After", NULL));
}

typedef struct
{
  TestRecords *test;
  gint64 id;
  guint n_seen;
} Onlooker;

static void
look_cb (gpointer data)
{
  Onlooker *onlooker = data;
  g_autoptr(HupanRecord) record = test_records_get (onlooker->test, "tag", onlooker->id);

  g_assert_cmpstr (hupan_record_get (record, "name"), ==, "Looked at");
  onlooker->n_seen++;
}

/* What a view shows can be read while a long batch is being written. */
static void
test_yield (void)
{
  g_autoptr(TestRecords) test = test_records_new ();
  Onlooker onlooker = { test, test_records_create (test, test_draft ("tag", "name", "Looked at", NULL)), 0 };
  HupanBatch *batch = batch_new ();

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("Tag %u", i);
      g_autoptr(HupanRecord) draft = test_draft ("tag", "name", name, NULL);

      hupan_batch_create (batch, draft, NULL);
    }
  hupan_registry_set_yield_func (test->registry, look_cb, &onlooker);
  test_records_commit (test, batch);
  hupan_registry_set_yield_func (test->registry, NULL, NULL);
  g_assert_cmpuint (onlooker.n_seen, >=, 20);
}

static void
test_clock (void)
{
  g_autoptr(TestRecords) test = test_records_new ();

  hupan_clock_set_today ("2024-09-01");
  test_records_create (test, test_draft ("tag", "name", "A", NULL));
  hupan_clock_set_today ("2023-09-01");
  test_records_create (test, test_draft ("tag", "name", "B", NULL));
  hupan_clock_set_today ("2024-09-01");
  test_records_create (test, test_draft ("tag", "name", "C", NULL));
  hupan_clock_set_today ("2026-09-01");
  test_records_create (test, test_draft ("tag", "name", "D", NULL));
  hupan_clock_set_today (NULL);
  test_records_assert_rows (test, "SELECT clock_flag FROM history ORDER BY seq", "0\n1\n0\n1");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/commit/create", test_create);
  g_test_add_func ("/store/commit/set", test_set);
  g_test_add_func ("/store/commit/restricted", test_restricted);
  g_test_add_func ("/store/commit/trash", test_trash_hides_and_restores);
  g_test_add_func ("/store/commit/stale", test_stale);
  g_test_add_func ("/store/commit/rules", test_rules);
  g_test_add_func ("/store/commit/nothing", test_nothing);
  g_test_add_func ("/store/commit/unique", test_unique);
  g_test_add_func ("/store/commit/references", test_references);
  g_test_add_func ("/store/commit/remove", test_remove);
  g_test_add_func ("/store/commit/verified", test_verified);
  g_test_add_func ("/store/commit/committed", test_committed);
  g_test_add_func ("/store/commit/cancel", test_cancel);
  g_test_add_func ("/store/commit/yield", test_yield);
  g_test_add_func ("/store/commit/clock", test_clock);

  return g_test_run ();
}
