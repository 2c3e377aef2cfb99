/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/hupan-progress.h"
#include "hupan-import-error.h"

G_BEGIN_DECLS

/* The bytes of a file that somebody sent: plain, gzip, or the one entry of a zip archive that can be imported. Nothing
 * is ever written to disk, names inside an archive are never used as paths, an archive inside an archive stays closed,
 * and what comes out is counted against the limits while it comes. */
typedef struct _HupanSource HupanSource;

HupanSource *hupan_source_new  (int fd, const char *name, const HupanImportLimits *limits, GError **error);
void         hupan_source_free (HupanSource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanSource, hupan_source_free)

gssize hupan_source_read     (HupanSource *self, char *buffer, gsize size, GError **error); /* 0: the end; -1: error */
char  *hupan_source_read_all (HupanSource *self, gsize *length, const HupanProgress *progress, GError **error);
double hupan_source_get_fraction (HupanSource *self); /* how far the packed file has been read, 0 to 1 */
void   hupan_source_set_limits (HupanSource *self, const HupanImportLimits *limits);

G_END_DECLS
