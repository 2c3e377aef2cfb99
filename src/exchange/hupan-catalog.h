/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The program's own translations, as files (GNU MO): gettext() only gives those of one language at a time, and which one
 * is a matter of the whole process. */
typedef struct _HupanCatalog HupanCatalog;

GPtrArray  *hupan_catalogs_get (void); /* of HupanCatalog, one for each language that is installed; shared, thread-safe */
const char *hupan_catalog_lookup (HupanCatalog *self, const char *context, const char *message); /* NULL: not translated */

HupanCatalog *hupan_catalog_new_from_bytes (GBytes *bytes);
void          hupan_catalog_free (HupanCatalog *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanCatalog, hupan_catalog_free)

G_END_DECLS
