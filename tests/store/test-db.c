/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/hupan-db.h"

#include <gio/gio.h>

/* The wrapper that every statement passes through. */

static HupanDb *
db_new (void)
{
  sqlite3 *handle = NULL;
  HupanDb *db;
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &handle), ==, SQLITE_OK);
  db = hupan_db_new (handle);
  hupan_db_run (db, "CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT) STRICT", &error);
  g_assert_no_error (error);
  return db;
}

static gint64
count_rows (HupanDb *db)
{
  gint64 n = -1;

  g_assert_true (hupan_db_read_int (db, "SELECT count (*) FROM t", &n, NULL));
  return n;
}

static void
test_values (void)
{
  g_autoptr(HupanDb) db = db_new ();
  g_autoptr(HupanStatement) insert = hupan_db_prepare (db, "INSERT INTO t (x, id) VALUES ($2, $1)", NULL);
  g_autoptr(HupanStatement) select = hupan_db_prepare (db, "SELECT x, 1.5, x'0102', id FROM t WHERE id = $1", NULL);
  g_autoptr(GError) error = NULL;
  gsize size;

  hupan_statement_bind_int (insert, 1, 7);
  hupan_statement_bind_text (insert, 2, "Robert'); DROP TABLE t; --");
  hupan_statement_bind_text (insert, 9, "does not occur");
  g_assert_true (hupan_statement_run (insert, &error));
  g_assert_no_error (error);

  hupan_statement_bind_int (select, 1, 7);
  g_assert_true (hupan_statement_step (select, &error));
  g_assert_cmpstr (hupan_statement_get_text (select, 0), ==, "Robert'); DROP TABLE t; --");
  g_assert_cmpfloat (hupan_statement_get_real (select, 1), ==, 1.5);
  g_assert_cmpint (((const char *) hupan_statement_get_blob (select, 2, &size))[1], ==, 2);
  g_assert_cmpuint (size, ==, 2);
  g_assert_cmpint (hupan_statement_get_int (select, 3), ==, 7);
  g_assert_false (hupan_statement_step (select, &error));
  g_assert_no_error (error);
}

/* The same words twice at once: the second is another statement. */
static void
test_loans (void)
{
  g_autoptr(HupanDb) db = db_new ();
  const char *sql = "SELECT id FROM t ORDER BY id";
  g_autoptr(HupanStatement) outer = hupan_db_prepare (db, sql, NULL);
  guint n = 0;

  hupan_db_run (db, "INSERT INTO t (id) VALUES (1), (2), (3)", NULL);
  while (hupan_statement_step (outer, NULL))
    {
      g_autoptr(HupanStatement) inner = hupan_db_prepare (db, sql, NULL);

      g_assert_true (inner != outer);
      while (hupan_statement_step (inner, NULL))
        n++;
    }
  g_assert_cmpuint (n, ==, 9);
}

static void
test_errors (void)
{
  static const struct { int code; HupanStoreError error; } codes[] = {
    { SQLITE_FULL, HUPAN_STORE_ERROR_FULL },          { SQLITE_READONLY_ROLLBACK, HUPAN_STORE_ERROR_READ_ONLY },
    { SQLITE_CANTOPEN, HUPAN_STORE_ERROR_READ_ONLY }, { SQLITE_BUSY, HUPAN_STORE_ERROR_LOCKED },
    { SQLITE_IOERR_FSYNC, HUPAN_STORE_ERROR_IO },     { SQLITE_CORRUPT, HUPAN_STORE_ERROR_DAMAGED },
    { SQLITE_NOTADB, HUPAN_STORE_ERROR_NOT_A_REGISTRY }, { SQLITE_CONSTRAINT_CHECK, HUPAN_STORE_ERROR_INVALID },
    { SQLITE_NOMEM, HUPAN_STORE_ERROR_IO },           { SQLITE_ERROR, HUPAN_STORE_ERROR_IO },
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr(GError) error = NULL;

      hupan_db_set_error (&error, codes[i].code, "detail");
      g_assert_error (error, HUPAN_STORE_ERROR, (int) codes[i].error);
    }
}

/* D4. RAISE (ROLLBACK) stands for the errors after which SQLite rolls back by itself. */
static void
test_auto_rollback (void)
{
  g_autoptr(HupanDb) db = db_new ();
  g_autoptr(HupanStatement) insert = NULL;
  g_autoptr(GError) error = NULL;

  hupan_db_run (db, "CREATE TRIGGER no BEFORE INSERT ON t WHEN NEW.id = 13 BEGIN SELECT RAISE (ROLLBACK, 'no'); END", NULL);
  insert = hupan_db_prepare (db, "INSERT INTO t (id) VALUES ($1)", NULL);

  g_assert_true (hupan_db_begin (db, NULL));
  hupan_statement_bind_int (insert, 1, 1);
  g_assert_true (hupan_statement_run (insert, NULL));
  hupan_statement_bind_int (insert, 1, 13);
  g_assert_false (hupan_statement_run (insert, &error));
  g_assert_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (sqlite3_get_autocommit (hupan_db_get_handle (db)));

  /* Whoever goes on without looking is stopped, at each door. */
  hupan_statement_bind_int (insert, 1, 2);
  g_assert_false (hupan_statement_run (insert, &error));
  g_assert_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_IO);
  g_assert_false (hupan_db_run (db, "INSERT INTO t (id) VALUES (3)", NULL));
  g_assert_false (hupan_db_commit (db, NULL));
  g_assert_cmpint (count_rows (db), ==, 0);

  /* And then it works again. */
  g_assert_true (hupan_db_begin (db, NULL));
  hupan_statement_bind_int (insert, 1, 4);
  g_assert_true (hupan_statement_run (insert, NULL));
  g_assert_true (hupan_db_commit (db, NULL));
  g_assert_cmpint (count_rows (db), ==, 1);
}

static void
test_rollback (void)
{
  g_autoptr(HupanDb) db = db_new ();

  g_assert_true (hupan_db_begin (db, NULL));
  g_assert_true (hupan_db_run (db, "INSERT INTO t (id) VALUES (1)", NULL));
  hupan_db_rollback (db);
  hupan_db_rollback (db);
  g_assert_false (hupan_db_in_transaction (db));
  g_assert_cmpint (count_rows (db), ==, 0);
}

static gpointer
cancel_later (gpointer data)
{
  g_cancellable_cancel (data);
  return NULL;
}

/* The cancellable reaches a statement that runs for ever. */
static void
test_cancel (void)
{
  g_autoptr(HupanDb) db = db_new ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  GThread *thread;
  gint64 n;

  hupan_db_set_cancellable (db, cancellable);
  thread = g_thread_new ("cancel", cancel_later, cancellable);
  g_assert_false (hupan_db_read_int (db, "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count (*) FROM r",
                                     &n, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  hupan_db_set_cancellable (db, NULL);
  g_assert_cmpint (count_rows (db), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/db/values", test_values);
  g_test_add_func ("/store/db/loans", test_loans);
  g_test_add_func ("/store/db/errors", test_errors);
  g_test_add_func ("/store/db/auto-rollback", test_auto_rollback);
  g_test_add_func ("/store/db/rollback", test_rollback);
  g_test_add_func ("/store/db/cancel", test_cancel);

  return g_test_run ();
}
