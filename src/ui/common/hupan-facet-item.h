/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One value of a facet as a list shows it. */
#define HUPAN_TYPE_FACET_ITEM (hupan_facet_item_get_type ())
G_DECLARE_FINAL_TYPE (HupanFacetItem, hupan_facet_item, HUPAN, FACET_ITEM, GObject)

HupanFacetItem *hupan_facet_item_new (const char *value, const char *label);
const char     *hupan_facet_item_get_value (HupanFacetItem *self);
const char     *hupan_facet_item_get_label (HupanFacetItem *self);
guint           hupan_facet_item_get_count (HupanFacetItem *self);
gboolean        hupan_facet_item_get_selected (HupanFacetItem *self);
void            hupan_facet_item_update (HupanFacetItem *self, guint count, gboolean selected);

G_END_DECLS
