/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "bench/bench-rows.h"

G_BEGIN_DECLS

/* The base that lists are measured against: a column view of the same columns whose cells draw constant strings,
 * with no model, no database and no change of rows behind them. What is more than this, is ours. */
GtkWidget *bench_view_new (GListModel *like, guint n); /* like: the columns, for their widths */
void       bench_view_replace_texts (GtkWidget *view);

/* A window of the size of the measurements, with something in it, drawn. */
GtkWindow *bench_window_new (GtkWidget *child);

/* Draws a frame of a window in which func made a change. Returns the milliseconds of processor time of both. */
double bench_frame (GtkWindow *window, void (*func) (gpointer data), gpointer data);

G_END_DECLS
