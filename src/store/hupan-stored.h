/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-registry-private.h"

G_BEGIN_DECLS

/* Whole records as rows of their tables: that of the kind, and KIND_restricted where it has restricted fields. Nothing
 * is checked here, and no history written. */

HupanRecord *hupan_stored_load   (HupanRegistry *self, const HupanKind *kind, gint64 id, GError **error); /* NULL, no error: none */
gboolean     hupan_stored_insert (HupanRegistry *self, HupanRecord *record, GError **error);
gboolean     hupan_stored_update (HupanRegistry *self, HupanRecord *record, GPtrArray *edits, GError **error); /* meta and HupanEdits */
gboolean     hupan_stored_delete (HupanRegistry *self, const HupanKind *kind, gint64 id, GError **error);

/* Ids of the records of kind whose field has the value, in the order of parts; trashed ones too. limit 0: all. */
GArray *hupan_stored_find_ids (HupanRegistry *self, const HupanKind *kind, const HupanField *field, const char *value, guint limit,
                            GError **error);

/* The statements of a kind, made once. */
typedef struct _HupanStoredSql HupanStoredSql;
void hupan_stored_sql_free (HupanStoredSql *self);

G_END_DECLS
