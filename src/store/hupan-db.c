/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-db-private.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

/* How many steps of SQLite's virtual machine pass between two looks at the cancellable. */
#define PROGRESS_STEPS 1000

static int
progress_cb (gpointer data)
{
  HupanDb *self = data;

  return g_cancellable_is_cancelled (self->cancellable);
}

static HupanStoreError
error_of_code (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_FULL:
      return HUPAN_STORE_ERROR_FULL;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return HUPAN_STORE_ERROR_READ_ONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return HUPAN_STORE_ERROR_LOCKED;
    case SQLITE_CORRUPT:
      return HUPAN_STORE_ERROR_DAMAGED;
    case SQLITE_NOTADB:
      return HUPAN_STORE_ERROR_NOT_A_REGISTRY;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
      return HUPAN_STORE_ERROR_INVALID;
    default:
      return HUPAN_STORE_ERROR_IO;
    }
}

static const char *
sentence_of_code (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_FULL:
      return _("The disk is full. Nothing was changed; free some space and try again.");
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return _("The registry cannot be written to.");
    case SQLITE_CANTOPEN:
      return _("A file of the registry cannot be opened.");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return _("The registry is in use by another program.");
    case SQLITE_CORRUPT:
      return _("The registry is damaged. Restore it from a backup.");
    case SQLITE_NOTADB:
      return _("This file is not a registry.");
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
      return _("The registry refused a value. Nothing was changed.");
    case SQLITE_TOOBIG:
      return _("A value is too large for the registry. Nothing was changed.");
    case SQLITE_NOMEM:
      return _("There is not enough memory for this. Nothing was changed.");
    case SQLITE_IOERR:
      return _("The disk reported an error. What was saved before is kept; this change was not made.");
    default:
      return _("The registry's database refused to work.");
    }
}

/* Errors after which the state of the file or of the system's cache is unknown. */
static void
note_failure (HupanDb *self,
              int      code)
{
  int primary = code & 0xff;

  if (self->failure == SQLITE_OK &&
      (primary == SQLITE_IOERR || primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB))
    self->failure = primary;
}

gboolean
hupan_db_fail (HupanDb  *self,
               int       code,
               GError  **error)
{
  note_failure (self, code);
  hupan_db_set_error (error, code, sqlite3_errmsg (self->handle));
  return FALSE;
}

/* After an error inside a transaction SQLite may have rolled back and returned to autocommit. A statement run now
 * would be written on its own, half a change outside any transaction. */
gboolean
hupan_db_check_transaction (HupanDb  *self,
                            GError  **error)
{
  if (!self->in_transaction || !sqlite3_get_autocommit (self->handle))
    return TRUE;

  g_set_error_literal (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_IO,
                       _("The change was given up after an error. Nothing was changed."));
  return FALSE;
}

static gboolean
exec (HupanDb     *self,
      const char  *sql,
      GError     **error)
{
  int code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  return code == SQLITE_OK ? TRUE : hupan_db_fail (self, code, error);
}

static gboolean
begin (HupanDb     *self,
       const char  *sql,
       GError     **error)
{
  g_return_val_if_fail (!self->in_transaction, FALSE);

  if (self->failure != SQLITE_OK)
    {
      hupan_db_set_error (error, self->failure, NULL);
      return FALSE;
    }
  if (!exec (self, sql, error))
    return FALSE;

  self->in_transaction = TRUE;
  return TRUE;
}

/* Statements are long texts, looked up each time they are used; g_str_hash () takes them byte by byte. */
static guint
hash_sql (gconstpointer sql)
{
  const char *text = sql;
  gsize n = strlen (text);
  guint64 hash = n;

  for (gsize at = 0; at < n; at += sizeof hash)
    {
      guint64 word = 0;

      if (n - at >= sizeof word)
        memcpy (&word, text + at, sizeof word);
      else
        memcpy (&word, text + at, n - at);
      hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash ^= hash >> 32;
    }

  return hash;
}

HupanDb *
hupan_db_new (sqlite3 *handle)
{
  HupanDb *self = g_new0 (HupanDb, 1);

  self->handle = handle;
  self->cache = g_hash_table_new_full (hash_sql, g_str_equal, g_free, (GDestroyNotify) hupan_statement_free);
  return self;
}

void
hupan_db_free (HupanDb *self)
{
  if (self == NULL)
    return;

  hupan_db_set_cancellable (self, NULL);
  hupan_db_rollback (self);
  g_hash_table_unref (self->cache);
  sqlite3_close (self->handle);
  g_free (self);
}

sqlite3 *
hupan_db_get_handle (HupanDb *self)
{
  return self->handle;
}

void
hupan_db_set_error (GError    **error,
                    int         code,
                    const char *detail)
{
  if ((code & 0xff) == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Stopped. Nothing was changed."));
  else if (detail == NULL || error_of_code (code) == HUPAN_STORE_ERROR_FULL)
    g_set_error_literal (error, HUPAN_STORE_ERROR, error_of_code (code), sentence_of_code (code));
  else
    /* Translators: a whole sentence, then the database's own English words about the error. */
    g_set_error (error, HUPAN_STORE_ERROR, error_of_code (code), _("%s (%s)"), sentence_of_code (code), detail);
}

void
hupan_db_lose (HupanDb *self)
{
  self->lost = TRUE;
  self->failure = SQLITE_IOERR;
}

int
hupan_db_get_failure (HupanDb *self)
{
  return self->failure;
}

gboolean
hupan_db_begin (HupanDb  *self,
                GError  **error)
{
  return begin (self, "BEGIN IMMEDIATE", error);
}

gboolean
hupan_db_begin_exclusive (HupanDb  *self,
                          GError  **error)
{
  return begin (self, "BEGIN EXCLUSIVE", error);
}

gboolean
hupan_db_commit (HupanDb  *self,
                 GError  **error)
{
  g_return_val_if_fail (self->in_transaction, FALSE);

  if (hupan_db_check_transaction (self, error) && exec (self, "COMMIT", error))
    {
      self->in_transaction = FALSE;
      return TRUE;
    }

  hupan_db_rollback (self);
  return FALSE;
}

void
hupan_db_rollback (HupanDb *self)
{
  if (!self->in_transaction)
    return;

  /* A cancelled ROLLBACK would leave the transaction open. */
  hupan_db_set_cancellable (self, NULL);
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
  self->in_transaction = FALSE;
}

gboolean
hupan_db_in_transaction (HupanDb *self)
{
  return self->in_transaction;
}

gboolean
hupan_db_has_dangling_references (HupanDb *self)
{
  int current = 0, highest;

  sqlite3_db_status (self->handle, SQLITE_DBSTATUS_DEFERRED_FKS, &current, &highest, 0);
  return current != 0;
}

void
hupan_db_set_cancellable (HupanDb      *self,
                          GCancellable *cancellable)
{
  if (!g_set_object (&self->cancellable, cancellable))
    return;

  sqlite3_progress_handler (self->handle, PROGRESS_STEPS, cancellable != NULL ? progress_cb : NULL, self);
}

GCancellable *
hupan_db_get_cancellable (HupanDb *self)
{
  return self->cancellable;
}

void
hupan_db_set_yield_func (HupanDb        *self,
                         HupanYieldFunc  func,
                         gpointer        data)
{
  self->yield_func = func;
  self->yield_data = data;
}

void
hupan_db_yield (HupanDb *self)
{
  if (self->yield_func == NULL || self->yielding)
    return;

  self->yielding = TRUE;
  self->yield_func (self->yield_data);
  self->yielding = FALSE;
}

guint64
hupan_db_get_n_steps (HupanDb *self)
{
  return self->n_steps;
}

gboolean
hupan_db_run (HupanDb     *self,
              const char  *sql,
              GError     **error)
{
  return hupan_db_check_transaction (self, error) && exec (self, sql, error);
}

gboolean
hupan_db_read_int (HupanDb     *self,
                   const char  *sql,
                   gint64      *value,
                   GError     **error)
{
  g_autoptr(HupanStatement) statement = hupan_db_prepare (self, sql, error);
  g_autoptr(GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  if (hupan_statement_step (statement, &local_error))
    {
      *value = hupan_statement_get_int (statement, 0);
      return TRUE;
    }
  if (local_error == NULL)
    g_set_error_literal (&local_error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_NOT_FOUND,
                         _("The registry lacks a value that it should have."));

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

char *
hupan_db_dup_text (HupanDb     *self,
                   const char  *sql,
                   GError     **error)
{
  g_autoptr(HupanStatement) statement = hupan_db_prepare (self, sql, error);

  if (statement == NULL || !hupan_statement_step (statement, error))
    return NULL;
  return g_strdup (hupan_statement_get_text (statement, 0));
}
