/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fixtures/test-records.h"
#include "store/hupan-chain.h"
#include "store/hupan-registry-private.h"

/* The history's chain notices what was done to it by hand. */

#define WITHOUT_TRIGGERS                                                              \
  "DROP TRIGGER history_is_not_updated; DROP TRIGGER history_is_not_deleted;"         \
  "DROP TRIGGER batch_is_not_updated; DROP TRIGGER batch_is_not_deleted;"

static sqlite3 *
open_copy (TestRecords *test,
           const char  *sql)
{
  g_autofree char *path = g_build_filename (test->folder, "registry.sqlite", NULL);
  sqlite3 *file, *copy;
  sqlite3_backup *backup;

  g_assert_cmpint (sqlite3_open_v2 (path, &file, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_open (":memory:", &copy), ==, SQLITE_OK);
  backup = sqlite3_backup_init (copy, "main", file, "main");
  g_assert_cmpint (sqlite3_backup_step (backup, -1), ==, SQLITE_DONE);
  sqlite3_backup_finish (backup);
  sqlite3_close (file);
  g_assert_cmpint (sqlite3_exec (copy, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  return copy;
}

/* How many findings there are in a copy of the registry to which sql was done. */
static guint
count_findings (TestRecords *test,
                const char  *sql,
                gint64       from_seq)
{
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *script = g_strconcat (WITHOUT_TRIGGERS, sql, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(HupanDb) db = NULL;

  test_records_close (test);
  db = hupan_db_new (open_copy (test, script));
  g_assert_true (hupan_history_verify (db, from_seq, findings, NULL, &error));
  g_assert_no_error (error);
  return findings->len;
}

static void
fill (TestRecords *test)
{
  gint64 id = test_records_create (test, test_draft ("tag", "name", "A", NULL));
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *notes = g_strdup_printf ("Notes %u", i);

      test_records_set (test, "tag", id, "notes", notes);
    }
  g_assert_cmpint (hupan_registry_undo (test->registry, 0, NULL, &error), >, 0);
  g_assert_no_error (error);
}

static void
test_untouched (void)
{
  g_autoptr(TestRecords) test = test_records_new ();

  g_assert_cmpuint (count_findings (test, "", 0), ==, 0);
  test_records_reopen (test);
  fill (test);
  g_assert_cmpuint (count_findings (test, "", 0), ==, 0);
  g_assert_cmpuint (count_findings (test, "", 5), ==, 0);
}

static void
test_tampered (void)
{
  /* Every column of the history in turn, and what is bound to it. */
  static const char *const tricks[] = {
    "UPDATE history SET at = at + 1 WHERE seq = 4",
    "UPDATE history SET actor = 'X' WHERE seq = 4",
    "UPDATE history SET action = 'trash' WHERE seq = 4",
    "UPDATE history SET kind = 'site' WHERE seq = 4",
    "UPDATE history SET record = record + 1 WHERE seq = 4",
    "UPDATE history SET owner = 9 WHERE seq = 4",
    "UPDATE history SET version = 9 WHERE seq = 4",
    "UPDATE history SET fields = 'name' WHERE seq = 4",
    "UPDATE history SET clock_flag = 1 WHERE seq = 4",
    "UPDATE history SET batch = 2 WHERE seq = 4",
    "UPDATE history SET hash = randomblob (32) WHERE seq = 4",
    "UPDATE history SET prev = randomblob (32) WHERE seq = 4",
    "UPDATE history SET commitment = randomblob (32) WHERE seq = 4",
    "UPDATE history SET commitment = x'00' WHERE seq = 4",
    "UPDATE history_value SET after = '[\"X\"]' WHERE seq = 4",
    "UPDATE history_value SET before = NULL WHERE seq = 4",
    "UPDATE history_value SET salt = randomblob (16) WHERE seq = 4",
    "UPDATE batch SET undoes = 3 WHERE id = 4",
    "UPDATE batch SET undoes = NULL WHERE id = 8",
    "UPDATE batch SET flags = 1 WHERE id = 4",
    "UPDATE batch SET actor = 'X' WHERE id = 4",
    "UPDATE batch SET at = 1 WHERE id = 4",
    "UPDATE batch_text SET label = 'X' WHERE batch = 4",
    "UPDATE batch_text SET reason = 'X' WHERE batch = 4",
    "DELETE FROM history WHERE seq = 4",
    "DELETE FROM history WHERE seq < 4",
    "DELETE FROM batch WHERE id = 4",
    "UPDATE history SET seq = 100 WHERE seq = 4",
    /* Two rows in each other's place. */
    "UPDATE history SET seq = 100 WHERE seq = 4; UPDATE history SET seq = 4 WHERE seq = 5;"
    "UPDATE history SET seq = 5 WHERE seq = 100",
    /* A row put in at the end, and one with the others moved up. */
    "INSERT INTO history SELECT 9, batch, at, clock_flag, actor, action, kind, record, owner, version, fields, commitment, hash,"
    " randomblob (32) FROM history WHERE seq = 8",
  };
  g_autoptr(TestRecords) test = test_records_new ();

  fill (test);
  for (guint i = 0; i < G_N_ELEMENTS (tricks); i++)
    if (count_findings (test, tricks[i], 0) == 0)
      g_error ("not noticed: %s", tricks[i]);
}

/* Values, labels and reasons may be erased with a person; the chain stands. */
static void
test_erased (void)
{
  g_autoptr(TestRecords) test = test_records_new ();

  fill (test);
  g_assert_cmpuint (count_findings (test, "DELETE FROM history_value WHERE seq < 5; DELETE FROM batch_text WHERE batch < 3", 0),
                    ==, 0);
}

static void
test_triggers (void)
{
  static const char *const statements[] = {
    "UPDATE history SET actor = 'X'", "DELETE FROM history", "UPDATE batch SET actor = 'X'", "DELETE FROM batch",
  };
  g_autoptr(TestRecords) test = test_records_new ();
  sqlite3 *copy;

  fill (test);
  test_records_close (test);
  copy = open_copy (test, "");
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    g_assert_cmpint (sqlite3_exec (copy, statements[i], NULL, NULL, NULL), ==, SQLITE_CONSTRAINT);
  sqlite3_close (copy);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/chain/untouched", test_untouched);
  g_test_add_func ("/store/chain/tampered", test_tampered);
  g_test_add_func ("/store/chain/erased", test_erased);
  g_test_add_func ("/store/chain/triggers", test_triggers);

  return g_test_run ();
}
