/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-image.h"
#include "hupan-column-store.h"

G_BEGIN_DECLS

/* The filters of a query as sets of rows, so that each facet can be counted under all others. */
typedef struct _HupanFilters HupanFilters;

HupanFilters *hupan_filters_new (const HupanColumnStore *store, HupanQuery *query, const guint64 *found);
void          hupan_filters_free (HupanFilters *self);
const guint64 *hupan_filters_get_rows (HupanFilters *self); /* that were found and pass all filters */
GArray       *hupan_filters_count (HupanFilters *self, guint column, GPtrArray *texts); /* of HupanFacetValue; NULL: no facet */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanFilters, hupan_filters_free)

G_END_DECLS
