/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-chart-mark.h"

G_BEGIN_DECLS

/* The base of charts: marks in a row, of which the Tab key reaches one, and the arrow keys the others. Colors are those of the
 * style: text in the color of the chart, marks in that of the "chartmark" node, which is the accent. */
#define HUPAN_TYPE_CHART (hupan_chart_get_type ())
G_DECLARE_DERIVABLE_TYPE (HupanChart, hupan_chart, HUPAN, CHART, GtkWidget)

struct _HupanChartClass
{
  GtkWidgetClass parent_class;
};

/* Makes marks or takes some away until there are n. */
void            hupan_chart_set_n_marks (HupanChart *self, guint n, HupanChartDraw draw);
guint           hupan_chart_get_n_marks (HupanChart *self);
HupanChartMark *hupan_chart_get_mark (HupanChart *self, guint i);

/* --- For drawing --- */

PangoLayout *hupan_chart_create_layout (GtkWidget *widget, const char *text);
void         hupan_chart_draw_layout (GtkSnapshot *snapshot, PangoLayout *layout, const GdkRGBA *color, double x, double y);
void         hupan_chart_draw_bar (GtkSnapshot *snapshot, const GdkRGBA *color, double x, double y, double width, double height, double radius);
GdkRGBA      hupan_chart_get_color (GtkWidget *widget, double alpha);
double       hupan_chart_scale (double value);

G_END_DECLS
