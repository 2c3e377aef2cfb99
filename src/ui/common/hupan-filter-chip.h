/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "index/hupan-image.h"

G_BEGIN_DECLS

/* One filter of a list: a button that opens the values of a facet and says which are chosen, and one that takes
 * the filter away. Signal "changed". */
#define HUPAN_TYPE_FILTER_CHIP (hupan_filter_chip_get_type ())
G_DECLARE_FINAL_TYPE (HupanFilterChip, hupan_filter_chip, HUPAN, FILTER_CHIP, GtkBox)

GtkWidget         *hupan_filter_chip_new (const HupanKind *kind, const HupanColumn *column);
const HupanColumn *hupan_filter_chip_get_column (HupanFilterChip *self);
void               hupan_filter_chip_set_result (HupanFilterChip *self, HupanResult *result);
gboolean           hupan_filter_chip_is_active (HupanFilterChip *self);
char             **hupan_filter_chip_dup_values (HupanFilterChip *self);
void               hupan_filter_chip_set_narrow (HupanFilterChip *self, gboolean narrow);
void               hupan_filter_chip_open (HupanFilterChip *self);

G_END_DECLS
