/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/hupan-progress.h"

G_BEGIN_DECLS

/* Files and folders beside the databases: written so that a power cut leaves the old or the new, private to the
 * user. Never to be used on the path of a database that SQLite has open, because closing a second descriptor of it
 * would release SQLite's locks. Errors are HUPAN_STORE_ERROR. */

/* How the names of files and folders begin that are not complete yet, or about to go: a crash leaves them, the next
 * start removes them. */
#define HUPAN_FILES_ASIDE ".new-"

void     hupan_files_set_error (GError **error, int errsv, const char *path);
gboolean hupan_files_write_all (int fd, gconstpointer bytes, gsize length);
gboolean hupan_files_write (const char *path, const char *text, gssize length, GError **error);
gboolean hupan_files_copy (const char *from, const char *to, const HupanProgress *progress, GError **error);
gboolean hupan_files_link_or_copy (const char *from, const char *to, GError **error);
gboolean hupan_files_move (const char *from, const char *to, GError **error);
gboolean hupan_files_make_empty (const char *path, GError **error);
gboolean hupan_files_make_folder (const char *path, GError **error);
gboolean hupan_files_sync (const char *path, GError **error);
gboolean hupan_files_sync_folder (const char *path, GError **error);
void     hupan_files_remove (const char *path);
void     hupan_files_clean (const char *folder);
char    *hupan_files_sha256 (const char *path, const HupanProgress *progress, GError **error);
char    *hupan_files_stamp (gint64 at);

G_END_DECLS
