/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-connect.h"

#include <glib/gi18n.h>

#define VERSION_FLOOR 3046001 /* 3.46.1, as Debian 13 has it */
#define MIB           (1024 * 1024)

/* A registry may come from anywhere: nothing in its schema is trusted, and nothing can be attached or loaded.
 */
static const struct
{
  int option;
  int value;
} options[] = {
  { SQLITE_DBCONFIG_DEFENSIVE, 1 },
  { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
  { SQLITE_DBCONFIG_DQS_DML, 0 },
  { SQLITE_DBCONFIG_DQS_DDL, 0 },
  { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
  { SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0 },
  { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
  { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
  { SQLITE_DBCONFIG_ENABLE_TRIGGER, 1 },
};

static const struct
{
  int category;
  int value;
} limits[] = {
  { SQLITE_LIMIT_LENGTH, 64 * MIB },
  { SQLITE_LIMIT_SQL_LENGTH, 100000 },
  { SQLITE_LIMIT_COLUMN, 200 },
  { SQLITE_LIMIT_EXPR_DEPTH, 100 },
  { SQLITE_LIMIT_COMPOUND_SELECT, 20 },
  { SQLITE_LIMIT_VDBE_OP, 50000 },
  { SQLITE_LIMIT_FUNCTION_ARG, 16 },
  { SQLITE_LIMIT_ATTACHED, 0 },
  { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200 },
  { SQLITE_LIMIT_VARIABLE_NUMBER, 500 },
  { SQLITE_LIMIT_TRIGGER_DEPTH, 10 },
  { SQLITE_LIMIT_WORKER_THREADS, 0 },
};

/* The order counts: EXCLUSIVE comes before the journal mode, which is the first to touch the file. TRUNCATE
 * with EXTRA lost no confirmed change in any simulated or real power cut, and leaves complete files at rest.
 */
static const struct
{
  const char *set;
  const char *get;
  const char *answer;
  gboolean when_writing; /* only then */
} pragmas[] = {
  { "PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", "1", FALSE },
  { "PRAGMA mmap_size = 0", NULL, NULL, FALSE }, /* answers nothing where the platform has no mmap */
  { "PRAGMA temp_store = MEMORY", "PRAGMA temp_store", "2", FALSE },
  { "PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", "1", FALSE },
  { "PRAGMA busy_timeout = 2000", "PRAGMA busy_timeout", "2000", FALSE },
  { "PRAGMA cache_size = -16384", "PRAGMA cache_size", "-16384", FALSE },
  { "PRAGMA synchronous = EXTRA", "PRAGMA synchronous", "3", FALSE },
  { "PRAGMA locking_mode = EXCLUSIVE", "PRAGMA locking_mode", "exclusive", TRUE },
  { "PRAGMA secure_delete = ON", "PRAGMA secure_delete", "1", TRUE },
  { "PRAGMA journal_mode = TRUNCATE", "PRAGMA journal_mode", "truncate", TRUE },
  { "PRAGMA journal_size_limit = 0", "PRAGMA journal_size_limit", "0", TRUE },
};

/* The pragmas that may run at any time, without a value: they only look. FTS5 reads data_version by itself.
 */
static const char *const looking_pragmas[] = {
  "application_id", "data_version", "foreign_key_check", "freelist_count", "integrity_check", "journal_mode",
  "page_count",     "page_size",    "quick_check",       "schema_version", "user_version",
};

/* Words SQL cannot have talked us into: everything that changes the schema or reaches another file. */
static const int schema_actions[] = {
  SQLITE_ATTACH,           SQLITE_DETACH,        SQLITE_ALTER_TABLE,  SQLITE_REINDEX,
  SQLITE_ANALYZE,          SQLITE_CREATE_INDEX,  SQLITE_CREATE_TABLE, SQLITE_CREATE_TRIGGER,
  SQLITE_CREATE_VIEW,      SQLITE_CREATE_VTABLE, SQLITE_DROP_INDEX,   SQLITE_DROP_TABLE,
  SQLITE_DROP_TRIGGER,     SQLITE_DROP_VIEW,     SQLITE_DROP_VTABLE,  SQLITE_CREATE_TEMP_TRIGGER,
  SQLITE_CREATE_TEMP_VIEW,
};

/* The history is only ever added to. What may be erased from it one day lives in a table of its own. */
static const char *const append_only_tables[] = { "history", "batch" };

static int
authorize_cb (gpointer data,
              int action,
              const char *first,
              const char *second,
              const char *schema,
              const char *inner)
{
  if (action == SQLITE_PRAGMA)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (looking_pragmas); i++)
        if (g_ascii_strcasecmp (first, looking_pragmas[i]) == 0)
          return SQLITE_OK;
      return SQLITE_DENY;
    }
  if (action == SQLITE_UPDATE || action == SQLITE_DELETE)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (append_only_tables); i++)
        if (g_strcmp0 (first, append_only_tables[i]) == 0)
          return SQLITE_DENY;
      return SQLITE_OK;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (schema_actions); i++)
    if (action == schema_actions[i])
      return SQLITE_DENY;
  return SQLITE_OK;
}

/* SQLite's words name files and statements, never values. */
static void
log_cb (gpointer data, int code, const char *message)
{
  g_debug ("SQLite (%d): %s", code, message);
}

static void
set_up_library (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      sqlite3_config (SQLITE_CONFIG_LOG, log_cb, NULL);
      sqlite3_initialize ();
      sqlite3_hard_heap_limit64 (512 * (gint64) MIB);
      g_once_init_leave (&done, 1);
    }
}

/* FALSE when the SQLite that the program was started with is too old, or built without what Hupan needs. */
gboolean
hupan_sqlite_check_version (GError **error)
{
  if (sqlite3_libversion_number () >= VERSION_FLOOR && sqlite3_compileoption_used ("ENABLE_FTS5"))
    return TRUE;
  g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_IO,
               /* Translators: a version number. */
               _("Hupan needs SQLite 3.46.1 or newer with full-text search; this computer has %s. Please update the system."),
               sqlite3_libversion ());
  return FALSE;
}

static gboolean
apply_options (sqlite3 *handle, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      int now = -1;
      int code = sqlite3_db_config (handle, options[i].option, options[i].value, &now);

      if (code == SQLITE_OK && now == options[i].value)
        continue;
      hupan_db_set_error (error, code != SQLITE_OK ? code : SQLITE_ERROR, "db_config");
      return FALSE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (handle, limits[i].category, limits[i].value);
  return TRUE;
}

static gboolean
apply_pragmas (HupanDb *db, gboolean writing, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pragmas); i++)
    {
      g_autofree char *answer = NULL;

      if (pragmas[i].when_writing && !writing)
        continue;
      if (!hupan_db_run (db, pragmas[i].set, error))
        return FALSE;
      if (pragmas[i].get == NULL)
        continue;
      answer = hupan_db_dup_text (db, pragmas[i].get, error);
      if (g_strcmp0 (answer, pragmas[i].answer) == 0)
        continue;
      if (error != NULL && *error == NULL)
        hupan_db_set_error (error, SQLITE_ERROR, pragmas[i].set);
      return FALSE;
    }
  return TRUE;
}

static HupanDb *
connect (const char *path, int sqlite_flags, gboolean exclusive, GError **error)
{
  g_autoptr (HupanDb) db = NULL;
  sqlite3 *handle = NULL;
  int code;

  if (!hupan_sqlite_check_version (error))
    return NULL;
  set_up_library ();
  code = sqlite3_open_v2 (path, &handle, sqlite_flags | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE,
                          NULL);
  if (code != SQLITE_OK)
    {
      hupan_db_set_error (error, code, handle != NULL ? sqlite3_errmsg (handle) : NULL);
      sqlite3_close (handle);
      return NULL;
    }
  db = hupan_db_new (handle);
  if (!apply_options (handle, error) || !apply_pragmas (db, exclusive, error))
    return NULL;
  hupan_maintenance_end (db);

  /* Takes the lock now and keeps it; in a journal mode other than WAL the file stays ours until it is closed.
   */
  if (exclusive && (!hupan_db_begin_exclusive (db, error) || !hupan_db_commit (db, error)))
    return NULL;
  return g_steal_pointer (&db);
}

/**
 * hupan_connect:
 * @path: with no symbolic link in it, of a file that is there: nothing makes an
 *   empty database by accident
 *
 * Opens a database file. Nothing but SQLite may open @path until the connection
 * is freed.
 */
HupanDb *
hupan_connect (const char *path, HupanConnectMode mode, GError **error)
{
  gboolean writing = mode == HUPAN_CONNECT_WRITE;

  return connect (path, SQLITE_OPEN_NOFOLLOW | (writing ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY),
                  writing, error);
}

/* A database of no file, for working out what a schema looks like. */
HupanDb *
hupan_connect_in_memory (GError **error)
{
  return connect (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY, FALSE, error);
}

void
hupan_maintenance_begin (HupanDb *db)
{
  sqlite3 *handle = hupan_db_get_handle (db);

  sqlite3_set_authorizer (handle, NULL, NULL);
  sqlite3_limit (handle, SQLITE_LIMIT_ATTACHED, 1); /* VACUUM attaches its working copy */
}

void
hupan_maintenance_end (HupanDb *db)
{
  sqlite3 *handle = hupan_db_get_handle (db);

  sqlite3_limit (handle, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_set_authorizer (handle, authorize_cb, NULL);
}

/* VACUUM works on a whole second copy, which may be larger than what memory SQLite is allowed. */
gboolean
hupan_maintenance_vacuum (HupanDb *db, GError **error)
{
  return hupan_db_run (db, "PRAGMA temp_store = FILE", error) && hupan_db_run (db, "VACUUM", error) &&
         hupan_db_run (db, "PRAGMA temp_store = MEMORY", error);
}
