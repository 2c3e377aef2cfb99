/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file that is whole or not there (F9): written under another name, only for its owner to read, made safe on disk, and
 * then renamed. What had the name before stays until that moment.
 *
 * Where that cannot be, because the name is all that was given (a file from the portal of a sandbox), the folder belongs to
 * others, or what has the name is no regular file (a pipe, a terminal), it is written elsewhere first and copied there when
 * it is complete, so that only the disk can come between. */
typedef struct _HupanFile HupanFile;

HupanFile     *hupan_file_begin      (const char *path, GError **error);
GOutputStream *hupan_file_get_stream (HupanFile *self);
gboolean       hupan_file_finish     (HupanFile *self, GError **error);
void           hupan_file_free       (HupanFile *self); /* without finishing, nothing is left behind */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanFile, hupan_file_free)

gboolean hupan_file_write (const char *path, const char *data, gsize length, GError **error);

G_END_DECLS
