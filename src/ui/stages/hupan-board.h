/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "desk/hupan-desk.h"

G_BEGIN_DECLS

/* Candidates by stage: a column for each, the exits behind a button at the end; where there is no room one column at a
 * time. It shows what a list shows, if the list is asked for in the order of stages (hupan_board_dup_query ()).
 *
 * Arrows go from card to card, Return opens, Ctrl+Right moves to the usual next stage, Shift+F10 and the menu key open all
 * moves; a card can be dragged to another column.
 *
 * Property "narrow". Signals: "cursor-changed" (gint64 id), "activate" (gint64 id). */
#define HUPAN_TYPE_BOARD (hupan_board_get_type ())
G_DECLARE_FINAL_TYPE (HupanBoard, hupan_board, HUPAN, BOARD, AdwBin)

GtkWidget  *hupan_board_new (HupanDesk *desk);
HupanQuery *hupan_board_dup_query (HupanQuery *query);
void        hupan_board_set_result (HupanBoard *self, HupanResult *result);
void        hupan_board_set_cursor (HupanBoard *self, gint64 id);
gboolean    hupan_board_focus (HupanBoard *self);

G_END_DECLS
