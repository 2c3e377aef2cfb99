/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-output.h"
#include "index/hupan-image.h"

G_BEGIN_DECLS

/* The first n rows of a result on the standard output. columns: of HupanColumn, NULL is the id. */
gboolean hupan_rows_print (HupanRegistry *registry, const HupanKind *kind, GPtrArray *columns, HupanResult *result, gsize n,
                           HupanOutput format, GError **error);

/* A value as people read it: text is canonical, or the title of what a reference points to; of a path that yields
 * several, with \n between them. */
char *hupan_rows_format (const HupanField *field, gboolean several, const char *text);

G_END_DECLS
