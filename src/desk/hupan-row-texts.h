/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/hupan-registry.h"

G_BEGIN_DECLS

/* Columns of some records as people read them. */
GPtrArray *hupan_row_texts_read (HupanRegistry *registry, const HupanKind *kind, const HupanColumn *const *columns, gsize n_columns,
                             const gint64 *ids, gsize n_ids, const char *lang, const HupanProgress *progress, GError **error);
char      *hupan_column_dup_display_path (const HupanColumn *column, const HupanKind *kind);

G_END_DECLS
