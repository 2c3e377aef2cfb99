/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/hupan-registry.h"

G_BEGIN_DECLS

/* What the registry holds of the records that a file is about, read in a few scans. These records are for comparing
 * only: they have no meta data and no restricted fields. */
typedef struct _HupanExisting HupanExisting;

HupanExisting *hupan_existing_new  (HupanRegistry *registry);
void           hupan_existing_free (HupanExisting *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanExisting, hupan_existing_free)

/* ids: a set of gint64. load_parts reads the parts of these owners. */
gboolean hupan_existing_load       (HupanExisting *self, const HupanKind *kind, GHashTable *ids, const HupanProgress *progress, GError **error);
gboolean hupan_existing_load_parts (HupanExisting *self, const HupanKind *part, GHashTable *owners, const HupanProgress *progress, GError **error);

HupanRecord *hupan_existing_get       (HupanExisting *self, const HupanKind *kind, gint64 id);    /* borrowed; NULL: not loaded */
GPtrArray   *hupan_existing_get_parts (HupanExisting *self, const HupanKind *part, gint64 owner); /* borrowed; NULL: none */

G_END_DECLS
