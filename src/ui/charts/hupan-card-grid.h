/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Cards in as many columns as there is room for, each below the shortest column so far. */
#define HUPAN_TYPE_CARD_GRID (hupan_card_grid_get_type ())
G_DECLARE_FINAL_TYPE (HupanCardGrid, hupan_card_grid, HUPAN, CARD_GRID, GtkWidget)

GtkWidget *hupan_card_grid_new (int column_width);
void       hupan_card_grid_append (HupanCardGrid *self, GtkWidget *card);
void       hupan_card_grid_remove (HupanCardGrid *self, GtkWidget *card);

G_END_DECLS
