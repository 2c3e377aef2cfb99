/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "hupan-chart-item.h"

G_BEGIN_DECLS

/* A card with a title, words, and a chart that can be shown as a table. */
#define HUPAN_TYPE_CHART_CARD (hupan_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (HupanChartCard, hupan_chart_card, HUPAN, CHART_CARD, AdwBin)

GtkWidget *hupan_chart_card_new (GtkWidget *chart);
GtkWidget *hupan_chart_card_get_chart (HupanChartCard *self);
void       hupan_chart_card_set_title (HupanChartCard *self, const char *title);
void       hupan_chart_card_set_mark (HupanChartCard *self, const char *text, const char *style); /* beside the title; NULL: none */
void       hupan_chart_card_set_note (HupanChartCard *self, const char *note);                    /* below the title; NULL: none */
void       hupan_chart_card_set_body (HupanChartCard *self, GtkWidget *body);                     /* between the words and the chart */
void       hupan_chart_card_set_footer (HupanChartCard *self, const char *footer);                /* below the chart; NULL: none */
void       hupan_chart_card_set_items (HupanChartCard *self, GPtrArray *items, const char *heading, const char *number, const char *more);
void       hupan_chart_card_set_empty (HupanChartCard *self, const char *text);                   /* instead of the chart; NULL: it is shown */
void       hupan_chart_card_set_as_table (HupanChartCard *self, gboolean as_table);
void       hupan_chart_card_set_limit (HupanChartCard *self, guint limit, GCallback changed, gpointer data); /* shows so many bars at first */
guint      hupan_chart_card_get_limit (HupanChartCard *self); /* 0: all are shown */

G_END_DECLS
