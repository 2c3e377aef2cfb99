/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-db.h"

G_BEGIN_DECLS

/* What the connection (hupan-db.c) and its statements (hupan-statement.c) know of each other. */

struct _HupanDb
{
  sqlite3 *handle;
  GHashTable *cache; /* SQL to HupanStatement */
  gboolean in_transaction;
  int failure;
  gboolean lost; /* hupan_db_lose () */
  GCancellable *cancellable;
  HupanYieldFunc yield_func;
  gpointer yield_data;
  gboolean yielding;
  guint64 n_steps;
};

struct _HupanStatement
{
  HupanDb *db;
  sqlite3_stmt *stmt;
  gboolean cached;
  gboolean on_loan;
  int n_parameters;
  int *positions; /* SQLite's own number of $1, $2 …, 0 where it does not occur */
};

void hupan_statement_free (HupanStatement *self);

/* Sets the error of a code and notes it, if the connection cannot be trusted after it. Always FALSE. */
gboolean hupan_db_fail (HupanDb *self, int code, GError **error);

/* D4: FALSE when the open transaction is gone. */
gboolean hupan_db_check_transaction (HupanDb *self, GError **error);

G_END_DECLS
