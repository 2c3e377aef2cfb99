/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "hupan-registry.h"

G_BEGIN_DECLS

/* The one wrapper through which every SQL statement of Hupan passes, so that three promises are kept in one place:
 * values are always bound, never pasted into SQL; SQLite's errors become sentences (mapped by primary code); and
 * nothing runs after SQLite rolled a transaction back by itself (reliability D4).
 *
 * Not thread-safe: a HupanDb belongs to the thread of its registry. */
typedef struct _HupanDb HupanDb;

/* Takes over handle, opened and configured by the caller, and closes it in the end. */
HupanDb *hupan_db_new  (sqlite3 *handle);
void     hupan_db_free (HupanDb *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanDb, hupan_db_free)

/* For what is not SQL: online backup, limits, the authorizer, db_config. */
sqlite3 *hupan_db_get_handle (HupanDb *self);

/* The text of an error of SQLite as a sentence for people; code may be extended. Cancelling (SQLITE_INTERRUPT) gives
 * G_IO_ERROR_CANCELLED, everything else HUPAN_STORE_ERROR. detail, SQLite's own words, may be NULL. */
void hupan_db_set_error (GError **error, int code, const char *detail);

/* The first error after which this connection cannot be trusted to write (SQLITE_IOERR, SQLITE_CORRUPT,
 * SQLITE_NOTADB; primary code), else SQLITE_OK. From then on hupan_db_begin() refuses (D5). */
int hupan_db_get_failure (HupanDb *self);

/* There is no file behind this connection any more: all that is asked of it is answered with an error of the disk. */
void hupan_db_lose (HupanDb *self);

/* Transactions do not nest. Writing to several rows happens between begin and commit; a failed commit has rolled
 * back. Rollback is always safe to call and never fails. */
gboolean hupan_db_begin            (HupanDb *self, GError **error);
gboolean hupan_db_begin_exclusive  (HupanDb *self, GError **error);
gboolean hupan_db_commit           (HupanDb *self, GError **error);
void     hupan_db_rollback         (HupanDb *self);
gboolean hupan_db_in_transaction   (HupanDb *self);

/* Whether the open transaction has references that lead nowhere: commit would fail. */
gboolean hupan_db_has_dangling_references (HupanDb *self);

/* Long work: while set, SQLite itself stops soon after the cancellable is triggered. NULL takes it away. */
void          hupan_db_set_cancellable (HupanDb *self, GCancellable *cancellable);
GCancellable *hupan_db_get_cancellable (HupanDb *self);

/* Long work calls hupan_db_yield() between statements, and each time func runs, on this thread, and may read through this
 * same connection (it must not write). */
void hupan_db_set_yield_func (HupanDb *self, HupanYieldFunc func, gpointer data);
void hupan_db_yield          (HupanDb *self);

/* How often statements were stepped: what reading takes, in a unit that does not depend on the machine. */
guint64 hupan_db_get_n_steps (HupanDb *self);

/* A statement, or a script of several, that takes no values and whose rows do not matter. */
gboolean hupan_db_run (HupanDb *self, const char *sql, GError **error);

/* One value of a query without parameters, such as "PRAGMA user_version". */
gboolean hupan_db_read_int  (HupanDb *self, const char *sql, gint64 *value, GError **error);
char    *hupan_db_dup_text  (HupanDb *self, const char *sql, GError **error); /* NULL with no error: no row, or NULL */

/* A prepared statement, on loan from the connection's cache: giving it back (the end of a g_autoptr) resets it and
 * forgets what was bound. Parameters are $1, $2 …, in any order; binding one that the text does not mention does
 * nothing. Columns count from 0. Bound text and blobs are not copied and have to live until the next reset. */
typedef struct _HupanStatement HupanStatement;

HupanStatement *hupan_db_prepare       (HupanDb *self, const char *sql, GError **error);
void            hupan_statement_return (HupanStatement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanStatement, hupan_statement_return)

void hupan_statement_bind_null (HupanStatement *self, int parameter);
void hupan_statement_bind_int  (HupanStatement *self, int parameter, gint64 value);
void hupan_statement_bind_real (HupanStatement *self, int parameter, double value);
void hupan_statement_bind_text (HupanStatement *self, int parameter, const char *value); /* NULL binds NULL */
void hupan_statement_bind_blob (HupanStatement *self, int parameter, gconstpointer value, gsize size);

/* TRUE: there is a row. FALSE with error unset: no more rows (the statement is reset and may be bound anew). */
gboolean hupan_statement_step  (HupanStatement *self, GError **error);
/* Runs a statement that gives no rows and resets it; what was bound stays bound until bound anew. */
gboolean hupan_statement_run   (HupanStatement *self, GError **error);
void     hupan_statement_reset (HupanStatement *self);

/* Text and blobs are valid until the next step or reset. */
gboolean      hupan_statement_is_null  (HupanStatement *self, int column);
gint64        hupan_statement_get_int  (HupanStatement *self, int column);
double        hupan_statement_get_real (HupanStatement *self, int column);
const char   *hupan_statement_get_text (HupanStatement *self, int column);
gconstpointer hupan_statement_get_blob (HupanStatement *self, int column, gsize *size);
int           hupan_statement_get_type (HupanStatement *self, int column); /* SQLITE_INTEGER, … */

G_END_DECLS
