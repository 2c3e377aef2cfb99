/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "index/hupan-image.h"

G_BEGIN_DECLS

/* The filters of a list, and how many rows are left: "34 of 128". Property "narrow": only filters in use are shown, the
 * others wait in the menu. Signal "changed": the query was altered. */
#define HUPAN_TYPE_FILTER_BAR (hupan_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (HupanFilterBar, hupan_filter_bar, HUPAN, FILTER_BAR, AdwBin)

void hupan_filter_bar_set_query (HupanFilterBar *self, HupanQuery *query);
void hupan_filter_bar_set_result (HupanFilterBar *self, HupanResult *result);

G_END_DECLS
