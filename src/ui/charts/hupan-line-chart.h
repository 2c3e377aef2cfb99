/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-chart.h"

G_BEGIN_DECLS

/* How a number grew over a stretch of days, against a straight line from nothing to what is needed at its end. */
#define HUPAN_TYPE_LINE_CHART (hupan_line_chart_get_type ())
G_DECLARE_FINAL_TYPE (HupanLineChart, hupan_line_chart, HUPAN, LINE_CHART, HupanChart)

/* The days are numbered as by hupan_date_to_days(); position is where between the first and the last day (0 to 1) a point is. */
GtkWidget *hupan_line_chart_new (void);
void       hupan_line_chart_set_items (HupanLineChart *self, GPtrArray *items, const double *positions, double needed, const char *first, const char *last);

G_END_DECLS
