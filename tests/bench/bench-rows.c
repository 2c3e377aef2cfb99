/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench/bench-rows.h"

#include <glib/gstdio.h>

#include <sqlite3.h>

#define N_RECORDS 1000000
#define N_TEXTS 997 /* different values of a column */

static const HupanField fields[] = {
  { "name", "Name", HUPAN_TYPE_TEXT, HUPAN_FIELD_NONE },
  { "native", "Native name", HUPAN_TYPE_TEXT, HUPAN_FIELD_NONE },
  { "country", "Country", HUPAN_TYPE_TEXT, HUPAN_FIELD_NONE },
  { "university", "University", HUPAN_TYPE_TEXT, HUPAN_FIELD_NONE },
  { "topic", "Topic", HUPAN_TYPE_TEXT, HUPAN_FIELD_NONE },
  { "stage", "Stage", HUPAN_TYPE_TEXT, HUPAN_FIELD_NONE },
  { "email", "E-mail", HUPAN_TYPE_TEXT, HUPAN_FIELD_NONE },
  { "updated", "Updated", HUPAN_TYPE_TEXT, HUPAN_FIELD_NONE },
  { NULL },
};

static const HupanColumn columns[] = {
  { "name", NULL, "name", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_TITLE, 20 },
  { "native", NULL, "native", HUPAN_COLUMN_SHOWN, 12 },
  { "country", NULL, "country", HUPAN_COLUMN_SHOWN, 14 },
  { "university", NULL, "university", HUPAN_COLUMN_SHOWN, 20 },
  { "topic", NULL, "topic", HUPAN_COLUMN_SHOWN, 16 },
  { "stage", NULL, "stage", HUPAN_COLUMN_SHOWN, 12 },
  { "email", NULL, "email", HUPAN_COLUMN_SHOWN, 18 },
  { "updated", NULL, "updated", HUPAN_COLUMN_SHOWN, 12 },
  { NULL },
};

const HupanKind bench_kind = {
  .name = "bench",
  .plural = "benches",
  .label = "Record",
  .label_plural = "Records",
  .title = "name",
  .fields = fields,
  .columns = columns,
};

/**
 * bench_text:
 *
 * Texts of the lengths and scripts of the real thing, made without chance.
 */
const char *
bench_text (guint row,
            guint column)
{
  static char *texts[BENCH_N_COLUMNS][N_TEXTS];
  static const char *const syllables[] = { "an", "ko", "wal", "Zür", "mei", "osz", "tan", "éli", "ra", "lund" };
  static const char *const glyphs[] = { "浙", "江", "王", "伟", "子", "轩", "北", "京", "东", "大" };
  guint which = (row * 7919u + column * 104729u) % N_TEXTS;
  char **text = &texts[column][which];

  if (*text == NULL)
    {
      GString *string = g_string_new (NULL);
      guint n = column == 1 ? 3 : 3 + columns[column].width / 5;

      for (guint i = 0, digits = which + column * 31 + 17; i < n; i++, digits = digits * 1103515245u + 12345u)
        g_string_append (string, (column == 1 ? glyphs : syllables)[digits / 65536 % 10]);
      *text = g_string_free_and_steal (string);
    }
  return *text;
}

struct _BenchRows
{
  GObject parent_instance;

  guint n, turn;
};

G_DEFINE_FINAL_TYPE (BenchRows, bench_rows, G_TYPE_OBJECT)

static void
bench_rows_class_init (BenchRowsClass *klass)
{
}

static void
bench_rows_init (BenchRows *self)
{
}

BenchRows *
bench_rows_new (guint n,
                guint turn)
{
  BenchRows *self = g_object_new (BENCH_TYPE_ROWS, NULL);

  self->n = n;
  self->turn = turn;
  return self;
}

static guint
get_n (gpointer object)
{
  return BENCH_ROWS (object)->n;
}

static gint64
get_id (gpointer object,
        guint    position)
{
  BenchRows *self = object;

  return (position + self->turn) % self->n + 1;
}

static gint
find (gpointer object,
      gint64   id)
{
  BenchRows *self = object;

  if (id < 1 || id > self->n)
    return -1;
  return (id - 1 + self->n - self->turn % self->n) % self->n;
}

HupanRows
bench_rows_get (BenchRows *self)
{
  static const HupanRowsFuncs funcs = { get_n, get_id, find };

  return (HupanRows) { self, &funcs };
}

struct _BenchTexts
{
  sqlite3 *db;
  sqlite3_stmt *row;
};

static void
run (sqlite3    *db,
     const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
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
fill (sqlite3 *db)
{
  sqlite3_stmt *insert;

  run (db, "BEGIN; CREATE TABLE record (id INTEGER PRIMARY KEY, name TEXT, native TEXT, country TEXT, university TEXT,"
           " topic TEXT, stage TEXT, email TEXT, updated TEXT) STRICT");
  insert = prepare (db, "INSERT INTO record VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)");
  for (guint i = 0; i < N_RECORDS; i++)
    {
      sqlite3_bind_int64 (insert, 1, i + 1);
      for (guint column = 0; column < BENCH_N_COLUMNS; column++)
        sqlite3_bind_text (insert, column + 2, bench_text (i, column), -1, SQLITE_STATIC);
      sqlite3_step (insert);
      sqlite3_reset (insert);
    }
  sqlite3_finalize (insert);
  run (db, "COMMIT");
}

BenchTexts *
bench_texts_open (Bench *bench)
{
  BenchTexts *self = g_new0 (BenchTexts, 1);
  g_autofree char *path = g_build_filename (bench->cache, "bench-list-1.sqlite", NULL);
  g_autofree char *unfinished = g_strconcat (path, ".new", NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      bench_note ("hupan-bench: making %u records for the lists, once", N_RECORDS);
      g_remove (unfinished);
      if (sqlite3_open (unfinished, &self->db) != SQLITE_OK)
        g_error ("%s cannot be made", unfinished);
      fill (self->db);
      sqlite3_close (self->db);
      g_rename (unfinished, path);
    }

  if (sqlite3_open_v2 (path, &self->db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
    g_error ("%s cannot be opened", path);
  run (self->db, "PRAGMA cache_size = -8192");
  self->row = prepare (self->db, "SELECT name, native, country, university, topic, stage, email, updated"
                                 " FROM record WHERE id = $1");
  return self;
}

void
bench_texts_close (BenchTexts *self)
{
  sqlite3_finalize (self->row);
  sqlite3_close (self->db);
  g_free (self);
}

static void
free_texts (gpointer texts)
{
  g_strfreev (texts);
}

void
bench_texts_fetch (HupanFetch *fetch,
                   gpointer    texts)
{
  BenchTexts *self = texts;
  GPtrArray *rows = g_ptr_array_new_full (fetch->n_ids, free_texts);

  for (gsize i = 0; i < fetch->n_ids; i++)
    {
      char **row = g_new0 (char *, fetch->n_columns + 1);

      sqlite3_bind_int64 (self->row, 1, fetch->ids[i]);
      if (sqlite3_step (self->row) != SQLITE_ROW)
        g_error ("record %" G_GINT64_FORMAT ": %s", fetch->ids[i], sqlite3_errmsg (self->db));
      for (gsize j = 0; j < fetch->n_columns; j++)
        row[j] = g_strdup ((const char *) sqlite3_column_text (self->row, fetch->columns[j] - columns));
      sqlite3_reset (self->row);
      g_ptr_array_add (rows, row);
    }
  hupan_fetch_reply (fetch, rows);
}
