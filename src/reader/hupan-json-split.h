/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-source.h"

G_BEGIN_DECLS

/* Cuts a stream of JSON into the objects at its top: those of an array, of JSON lines, or the only one. So a file of any
 * size is read in pieces, each within the limits, and a JSON parser only ever sees one of them. */
typedef gboolean (*HupanJsonFunc) (const char *object, gsize length, guint line, gpointer data, GError **error);

gboolean hupan_json_split (HupanSource *source, const HupanImportLimits *limits, HupanJsonFunc func, gpointer data,
                           const HupanProgress *progress, GError **error);

G_END_DECLS
