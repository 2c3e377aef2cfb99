/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-chart.h"

G_BEGIN_DECLS

/* Bars below each other, each with its label and its number above it. Where items have a second number it is drawn pale, as the
 * whole of which the bar is a part: a funnel. */
#define HUPAN_TYPE_BAR_CHART (hupan_bar_chart_get_type ())
G_DECLARE_FINAL_TYPE (HupanBarChart, hupan_bar_chart, HUPAN, BAR_CHART, HupanChart)

GtkWidget *hupan_bar_chart_new (void);
void       hupan_bar_chart_set_items (HupanBarChart *self, GPtrArray *items, guint limit);

G_END_DECLS
