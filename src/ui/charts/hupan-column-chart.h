/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-chart.h"

G_BEGIN_DECLS

/* Columns beside each other, each with its label below and its number above; a second number is stacked on the first, pale and
 * with an outline. */
#define HUPAN_TYPE_COLUMN_CHART (hupan_column_chart_get_type ())
G_DECLARE_FINAL_TYPE (HupanColumnChart, hupan_column_chart, HUPAN, COLUMN_CHART, HupanChart)

GtkWidget *hupan_column_chart_new (void);
void       hupan_column_chart_set_items (HupanColumnChart *self, GPtrArray *items, const char *const *totals, const char *what, const char *more);

G_END_DECLS
