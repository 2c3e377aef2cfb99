/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-db.h"

G_BEGIN_DECLS

/* How Hupan opens a database file: the one call of sqlite3_open_v2() in the program. Everything SQLite can be told
 * about safety is told here and, where SQLite answers, the answer is checked (docs/safety.md). */
typedef enum
{
  HUPAN_CONNECT_WRITE,
  HUPAN_CONNECT_READ_ONLY,
} HupanConnectMode;

gboolean hupan_sqlite_check_version (GError **error);
HupanDb *hupan_connect (const char *path, HupanConnectMode mode, GError **error);
HupanDb *hupan_connect_in_memory (GError **error);

/* Between these the schema may be changed, VACUUM be run and pragmas be set, which is refused otherwise. */
void hupan_maintenance_begin (HupanDb *db);
void hupan_maintenance_end (HupanDb *db);

/* Writes the file anew, without the bytes of what was deleted. Within maintenance. */
gboolean hupan_maintenance_vacuum (HupanDb *db, GError **error);

G_END_DECLS
