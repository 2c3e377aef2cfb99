/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Copies of documents that other programs are given (reliability F6): read-only files in a folder of their own in the
 * user's runtime directory, which is in memory and nobody else's. They go after half an hour, when the program ends, and, when
 * it could not see to that, at the next start. */
GFile *hupan_document_copy_make (const char *name, GBytes *content, GError **error);
void   hupan_document_copies_remove (void);

/* Where they are; for tests. */
char  *hupan_document_copies_dup_folder (void);

G_END_DECLS
