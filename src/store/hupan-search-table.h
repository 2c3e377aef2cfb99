/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-registry-private.h"

G_BEGIN_DECLS

/* The table search_text: what searching and sorting compare, kept beside the records because making it costs more than
 * reading it. */
gboolean hupan_search_table_write  (HupanRegistry *self, HupanRecord *record, GError **error);
gboolean hupan_search_table_remove (HupanRegistry *self, gint64 id, GError **error);

/* Whether a change of this field changes the record's search text or sort key. */
gboolean hupan_search_table_depends_on (const HupanKind *kind, const HupanField *field);

/* Makes the texts anew that are missing or follow older rules than HUPAN_FOLD_RULES; n_made may be NULL. For opening. */
gboolean hupan_search_table_refresh (HupanRegistry *self, guint *n_made, const HupanProgress *progress, GError **error);

G_END_DECLS
