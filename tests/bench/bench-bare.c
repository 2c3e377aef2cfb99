/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench/bench-bare.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include <sqlite3.h>

static void
run (sqlite3    *db,
     const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

static sqlite3_stmt *
prepare (sqlite3    *db,
         const char *sql)
{
  sqlite3_stmt *statement;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  return statement;
}

static void
finish (sqlite3_stmt *statement)
{
  if (sqlite3_step (statement) != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (sqlite3_db_handle (statement)));
  sqlite3_reset (statement);
}

/* As the registry's own connection is set. */
static sqlite3 *
open_like_registry (const char *path)
{
  sqlite3 *db;

  if (sqlite3_open (path, &db) != SQLITE_OK)
    g_error ("%s cannot be opened", path);
  run (db, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = EXTRA;"
           " PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536");
  return db;
}

static void
copy_table (sqlite3    *from,
            sqlite3    *to,
            const char *table)
{
  g_autofree char *read_sql = g_strdup_printf ("SELECT * FROM \"%s\"", table);
  g_autoptr (GString) write_sql = g_string_new (NULL);
  sqlite3_stmt *read = prepare (from, read_sql), *write;
  int n = sqlite3_column_count (read);

  g_string_append_printf (write_sql, "INSERT INTO \"%s\" VALUES (", table);
  for (int i = 0; i < n; i++)
    g_string_append (write_sql, i == 0 ? "?" : ", ?");
  g_string_append_c (write_sql, ')');

  write = prepare (to, write_sql->str);
  while (sqlite3_step (read) == SQLITE_ROW)
    {
      for (int i = 0; i < n; i++)
        sqlite3_bind_value (write, i + 1, sqlite3_column_value (read, i));
      finish (write);
    }
  sqlite3_finalize (read);
  sqlite3_finalize (write);
}

double
bench_bare_copy (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "registry.sqlite", NULL);
  g_autofree char *copy = g_strconcat (folder, "-bare.sqlite", NULL);
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *schema;
  sqlite3 *from, *to;
  double start;

  g_remove (copy);
  if (sqlite3_open_v2 (path, &from, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
    g_error ("%s cannot be opened", path);
  to = open_like_registry (copy);
  schema = prepare (from, "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid");
  while (sqlite3_step (schema) == SQLITE_ROW)
    {
      run (to, (const char *) sqlite3_column_text (schema, 2));
      if (g_str_equal (sqlite3_column_text (schema, 0), "table"))
        g_ptr_array_add (tables, g_strdup ((const char *) sqlite3_column_text (schema, 1)));
    }
  sqlite3_finalize (schema);

  start = bench_cpu_ms ();
  run (to, "BEGIN; PRAGMA defer_foreign_keys = ON");
  for (guint i = 0; i < tables->len; i++)
    copy_table (from, to, tables->pdata[i]);
  run (to, "COMMIT");
  start = bench_cpu_ms () - start;

  sqlite3_close (from);
  sqlite3_close (to);
  g_remove (copy);
  return start;
}

struct _BenchBareEdits
{
  char *path;
  sqlite3 *db;
  sqlite3_stmt *begin, *commit, *update, *batch, *batch_text, *history, *history_value;
  gint64 next_batch, next_seq;
};

static gint64
read_next (sqlite3    *db,
           const char *sql)
{
  sqlite3_stmt *statement = prepare (db, sql);
  gint64 next;

  sqlite3_step (statement);
  next = sqlite3_column_int64 (statement, 0) + 1;
  sqlite3_finalize (statement);
  return next;
}

BenchBareEdits *
bench_bare_edits_new (const char *folder)
{
  BenchBareEdits *self = g_new0 (BenchBareEdits, 1);
  g_autofree char *path = g_build_filename (folder, "registry.sqlite", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GFile) to = NULL;
  g_autoptr (GError) error = NULL;

  self->path = g_strconcat (folder, "-edits.sqlite", NULL);
  to = g_file_new_for_path (self->path);
  if (!g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);

  self->db = open_like_registry (self->path);
  self->begin = prepare (self->db, "BEGIN IMMEDIATE");
  self->commit = prepare (self->db, "COMMIT");
  self->update = prepare (self->db, "UPDATE application SET version = version + 1, updated_at = ?2, updated_by = 'somebody', stage = ?3,"
                                    " stage_since = '2026-01-01' WHERE id = ?1");
  self->batch = prepare (self->db, "INSERT INTO batch (id, at, actor, flags, commitment) VALUES (?1, ?2, 'somebody', 0, zeroblob (32))");
  self->batch_text = prepare (self->db, "INSERT INTO batch_text (batch, label, salt) VALUES (?1, 'Edit', zeroblob (16))");
  self->history = prepare (self->db, "INSERT INTO history (seq, batch, at, clock_flag, actor, action, kind, record, version, fields,"
                                     " commitment, prev, hash) VALUES (?1, ?2, ?3, 0, 'somebody', 'set', 'application', ?4, 2,"
                                     " 'stage stage_since', zeroblob (32), zeroblob (32), zeroblob (32))");
  self->history_value = prepare (self->db, "INSERT INTO history_value (seq, before, after, salt)"
                                           " VALUES (?1, '[\"screening\",\"2025-12-01\"]', '[\"under_review\",\"2026-01-01\"]', zeroblob (16))");
  self->next_batch = read_next (self->db, "SELECT max (id) FROM batch");
  self->next_seq = read_next (self->db, "SELECT max (seq) FROM history");
  return self;
}

void
bench_bare_edits_free (BenchBareEdits *self)
{
  sqlite3_stmt *statements[] = { self->begin, self->commit, self->update, self->batch, self->batch_text, self->history, self->history_value };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    sqlite3_finalize (statements[i]);
  sqlite3_close (self->db);
  g_remove (self->path);
  g_free (self->path);
  g_free (self);
}

void
bench_bare_edits_save (BenchBareEdits *self,
                       gint64          application,
                       const char     *stage)
{
  gint64 at = g_get_real_time () / 1000;

  finish (self->begin);
  sqlite3_bind_int64 (self->batch, 1, self->next_batch);
  sqlite3_bind_int64 (self->batch, 2, at);
  finish (self->batch);
  sqlite3_bind_int64 (self->batch_text, 1, self->next_batch);
  finish (self->batch_text);
  sqlite3_bind_int64 (self->update, 1, application);
  sqlite3_bind_int64 (self->update, 2, at);
  sqlite3_bind_text (self->update, 3, stage, -1, SQLITE_STATIC);
  finish (self->update);
  sqlite3_bind_int64 (self->history, 1, self->next_seq);
  sqlite3_bind_int64 (self->history, 2, self->next_batch++);
  sqlite3_bind_int64 (self->history, 3, at);
  sqlite3_bind_int64 (self->history, 4, application);
  finish (self->history);
  sqlite3_bind_int64 (self->history_value, 1, self->next_seq++);
  finish (self->history_value);
  finish (self->commit);
}
