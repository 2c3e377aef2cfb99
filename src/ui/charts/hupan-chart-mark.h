/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "hupan-chart-item.h"

G_BEGIN_DECLS

/* What stands for one number in a chart: takes the focus, has a name and a tooltip, and opens the list of the number. How it
 * looks is up to the chart. */
#define HUPAN_TYPE_CHART_MARK (hupan_chart_mark_get_type ())
G_DECLARE_FINAL_TYPE (HupanChartMark, hupan_chart_mark, HUPAN, CHART_MARK, GtkWidget)

typedef void (*HupanChartDraw) (HupanChartMark *mark, GtkSnapshot *snapshot);

GtkWidget      *hupan_chart_mark_new (HupanChartDraw draw);
void            hupan_chart_mark_set (HupanChartMark *self, HupanChartItem *item, GVariant *target, const char *name);
HupanChartItem *hupan_chart_mark_get_item (HupanChartMark *self);
const char     *hupan_chart_mark_get_name (HupanChartMark *self);

G_END_DECLS
