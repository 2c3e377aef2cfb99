/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "hupan-chart-item.h"

G_BEGIN_DECLS

/* The twin of a chart: the same numbers in rows, each a button that opens the same list. */
GtkWidget *hupan_chart_table_new (void);
void       hupan_chart_table_set_items (GtkWidget *table, GPtrArray *items, const char *heading, const char *number, const char *more);

G_END_DECLS
