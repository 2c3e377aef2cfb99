/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "index/hupan-image.h"

G_BEGIN_DECLS

/* The values of one facet with their counts, to tick. Signal "changed": the ticks changed. */
#define HUPAN_TYPE_FACET_POPOVER (hupan_facet_popover_get_type ())
G_DECLARE_FINAL_TYPE (HupanFacetPopover, hupan_facet_popover, HUPAN, FACET_POPOVER, GtkPopover)

void   hupan_facet_popover_set_column (HupanFacetPopover *self, const HupanKind *kind, const HupanColumn *column);
void   hupan_facet_popover_set_result (HupanFacetPopover *self, HupanResult *result);
char **hupan_facet_popover_dup_values (HupanFacetPopover *self);

const char *hupan_facet_value_get_label (const HupanFacetValue *value);

G_END_DECLS
