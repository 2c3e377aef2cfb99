/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-db-private.h"

/* Lists ask for columns in many combinations; beyond this number of statements the idle ones are dropped. */
#define CACHE_SIZE 256

void
hupan_statement_free (HupanStatement *self)
{
  sqlite3_finalize (self->stmt);
  g_free (self->positions);
  g_free (self);
}

/* To SQLite $1 is a name, numbered by where it first stands in the text. */
static void
find_parameters (HupanStatement *self)
{
  int n = sqlite3_bind_parameter_count (self->stmt);
  g_autofree int *numbers = g_new0 (int, n + 1);

  for (int i = 1; i <= n; i++)
    {
      const char *name = sqlite3_bind_parameter_name (self->stmt, i);

      numbers[i] = name != NULL && name[0] == '$' ? atoi (name + 1) : i;
      self->n_parameters = MAX (self->n_parameters, numbers[i]);
    }

  self->positions = g_new0 (int, self->n_parameters + 1);
  for (int i = 1; i <= n; i++)
    self->positions[numbers[i]] = i;
}

static int
position_of (HupanStatement *self,
             int             parameter)
{
  return parameter <= self->n_parameters ? self->positions[parameter] : 0;
}

static gboolean
statement_is_idle (gpointer key,
                   gpointer value,
                   gpointer user_data)
{
  HupanStatement *statement = value;

  return !statement->on_loan;
}

HupanStatement *
hupan_db_prepare (HupanDb     *self,
                  const char  *sql,
                  GError     **error)
{
  HupanStatement *statement = g_hash_table_lookup (self->cache, sql);
  gboolean cached = statement == NULL; /* One of the same words already on loan is joined by a passing one. */
  sqlite3_stmt *stmt = NULL;
  int code;

  if (self->lost)
    {
      hupan_db_set_error (error, SQLITE_IOERR, NULL);
      return NULL;
    }
  if (statement != NULL && !statement->on_loan)
    {
      statement->on_loan = TRUE;
      return statement;
    }

  code = sqlite3_prepare_v3 (self->handle, sql, -1, cached ? SQLITE_PREPARE_PERSISTENT : 0, &stmt, NULL);
  if (code != SQLITE_OK)
    {
      hupan_db_fail (self, code, error);
      return NULL;
    }

  if (cached && g_hash_table_size (self->cache) >= CACHE_SIZE)
    g_hash_table_foreach_remove (self->cache, statement_is_idle, NULL);

  statement = g_new0 (HupanStatement, 1);
  statement->db = self;
  statement->stmt = stmt;
  statement->cached = cached;
  statement->on_loan = TRUE;
  find_parameters (statement);
  if (cached)
    g_hash_table_insert (self->cache, g_strdup (sql), statement);
  return statement;
}

void
hupan_statement_return (HupanStatement *self)
{
  if (self == NULL)
    return;

  if (!self->cached)
    {
      hupan_statement_free (self);
      return;
    }

  sqlite3_reset (self->stmt);
  sqlite3_clear_bindings (self->stmt);
  self->on_loan = FALSE;
}

void
hupan_statement_bind_null (HupanStatement *self,
                           int             parameter)
{
  sqlite3_bind_null (self->stmt, position_of (self, parameter));
}

void
hupan_statement_bind_int (HupanStatement *self,
                          int             parameter,
                          gint64          value)
{
  sqlite3_bind_int64 (self->stmt, position_of (self, parameter), value);
}

void
hupan_statement_bind_real (HupanStatement *self,
                           int             parameter,
                           double          value)
{
  sqlite3_bind_double (self->stmt, position_of (self, parameter), value);
}

void
hupan_statement_bind_text (HupanStatement *self,
                           int             parameter,
                           const char     *value)
{
  sqlite3_bind_text (self->stmt, position_of (self, parameter), value, -1, SQLITE_STATIC);
}

void
hupan_statement_bind_blob (HupanStatement *self,
                           int             parameter,
                           gconstpointer   value,
                           gsize           size)
{
  sqlite3_bind_blob64 (self->stmt, position_of (self, parameter), value, size, SQLITE_STATIC);
}

gboolean
hupan_statement_step (HupanStatement  *self,
                      GError         **error)
{
  int code;

  if (!hupan_db_check_transaction (self->db, error))
    return FALSE;

  self->db->n_steps++;
  code = sqlite3_step (self->stmt);
  if (code == SQLITE_ROW)
    return TRUE;

  if (code != SQLITE_DONE)
    hupan_db_fail (self->db, code, error);
  sqlite3_reset (self->stmt);
  return FALSE;
}

gboolean
hupan_statement_run (HupanStatement  *self,
                     GError         **error)
{
  g_autoptr(GError) local_error = NULL;

  while (hupan_statement_step (self, &local_error))
    ;
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

void
hupan_statement_reset (HupanStatement *self)
{
  sqlite3_reset (self->stmt);
}

gboolean
hupan_statement_is_null (HupanStatement *self,
                         int             column)
{
  return sqlite3_column_type (self->stmt, column) == SQLITE_NULL;
}

gint64
hupan_statement_get_int (HupanStatement *self,
                         int             column)
{
  return sqlite3_column_int64 (self->stmt, column);
}

double
hupan_statement_get_real (HupanStatement *self,
                          int             column)
{
  return sqlite3_column_double (self->stmt, column);
}

const char *
hupan_statement_get_text (HupanStatement *self,
                          int             column)
{
  return (const char *) sqlite3_column_text (self->stmt, column);
}

gconstpointer
hupan_statement_get_blob (HupanStatement *self,
                          int             column,
                          gsize          *size)
{
  gconstpointer blob = sqlite3_column_blob (self->stmt, column);

  if (size != NULL)
    *size = sqlite3_column_bytes (self->stmt, column);
  return blob;
}

int
hupan_statement_get_type (HupanStatement *self,
                          int             column)
{
  return sqlite3_column_type (self->stmt, column);
}
