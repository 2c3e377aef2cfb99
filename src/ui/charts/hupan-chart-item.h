/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a chart draws, and its table lists: one number with what it is called, and the list that it opens. A number may have a
 * second one beside it, which is drawn pale: of a bar the whole of which the number is a part, of a column what is stacked on it. */
typedef struct
{
  char *label; /* "Singapore" */
  double value;
  char *text;       /* the value for people */
  GVariant *target; /* (sss) of "overview.open"; NULL: opens nothing */

  double more;       /* drawn pale */
  char *more_text;   /* NULL: there is no second number */
  GVariant *more_target;
} HupanChartItem;

HupanChartItem *hupan_chart_item_new (const char *label, double value, const char *text, GVariant *target);
void            hupan_chart_item_set_more (HupanChartItem *self, double more, const char *text, GVariant *target);
gboolean        hupan_chart_item_equal (const HupanChartItem *a, const HupanChartItem *b);
HupanChartItem *hupan_chart_item_ref (HupanChartItem *self);
void            hupan_chart_item_unref (HupanChartItem *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanChartItem, hupan_chart_item_unref)

G_END_DECLS
