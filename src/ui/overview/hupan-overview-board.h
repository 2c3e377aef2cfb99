/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "desk/hupan-overview.h"

G_BEGIN_DECLS

/* The cards of the overview, in sections, in a box. They are filled one by one between frames, so that no frame waits for all
 * of them, and what is there already is kept: charts that only change their numbers do not move. */
typedef struct _HupanOverviewBoard HupanOverviewBoard;

HupanOverviewBoard *hupan_overview_board_new (GtkBox *box);
void                hupan_overview_board_free (HupanOverviewBoard *self);
void                hupan_overview_board_show (HupanOverviewBoard *self, HupanOverview *overview);
void                hupan_overview_board_set_as_table (HupanOverviewBoard *self, gboolean as_table);

G_END_DECLS
