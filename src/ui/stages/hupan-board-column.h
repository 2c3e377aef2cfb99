/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "desk/hupan-desk.h"
#include "hupan-card.h"
#include "ui/common/hupan-list-model.h"

G_BEGIN_DECLS

/* One stage of the board: its name, how many are in it, and their cards. While it is out of sight it has no cards.
 *
 * Signals: "cursor-changed" (gint64 id): the user chose a card; "activate" (gint64 id): opened it; "dropped" (gint64 id): put
 * one here; "drag" (gboolean begins): took one of these up, or let go of it. */
#define HUPAN_TYPE_BOARD_COLUMN (hupan_board_column_get_type ())
G_DECLARE_FINAL_TYPE (HupanBoardColumn, hupan_board_column, HUPAN, BOARD_COLUMN, GtkBox)

GtkWidget      *hupan_board_column_new (HupanDesk *desk, const char *stage, HupanCardStyle *style);
const char     *hupan_board_column_get_stage (HupanBoardColumn *self);
HupanListModel *hupan_board_column_get_model (HupanBoardColumn *self);
guint           hupan_board_column_get_n (HupanBoardColumn *self); /* cards that it has, in sight or not */
void            hupan_board_column_set_rows (HupanBoardColumn *self, HupanResult *result, guint first, guint n);
void            hupan_board_column_set_in_sight (HupanBoardColumn *self, gboolean in_sight);
void            hupan_board_column_set_alone (HupanBoardColumn *self, gboolean alone); /* something else says which it is */
void            hupan_board_column_set_target (HupanBoardColumn *self, const char *from); /* NULL: nothing is dragged */
void            hupan_board_column_set_cursor (HupanBoardColumn *self, gint64 id);
gboolean        hupan_board_column_focus (HupanBoardColumn *self, gint64 id);
HupanCard      *hupan_board_column_get_focus_card (HupanBoardColumn *self);

G_END_DECLS
