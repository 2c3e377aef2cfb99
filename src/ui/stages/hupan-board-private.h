/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-board-column.h"
#include "hupan-board.h"

G_BEGIN_DECLS

/* What the files of the board share: hupan-board.c (columns, cards, what is in sight), hupan-board-keys.c, and
 * hupan-board-query.c (which question it asks, and how the answer parts into columns). */
struct _HupanBoard
{
  AdwBin parent_instance;

  /* borrowed */
  GtkDropDown *switcher;
  GtkScrolledWindow *scroller;
  GtkBox *box;
  GtkToggleButton *exits;
  GtkLabel *exits_label;

  /* owned */
  HupanDesk *desk;
  HupanCardStyle *style;
  GPtrArray *columns; /* of HupanBoardColumn, borrowed, in the order of stages */
  GtkStringList *names;
  gint64 cursor;
  guint sight_id;
  gboolean narrow;
};

HupanBoardColumn *hupan_board_get_column (HupanBoard *self, guint index);
guint    hupan_board_get_index (HupanBoard *self, HupanBoardColumn *column);
gboolean hupan_board_focus_card (HupanBoard *self, HupanBoardColumn *column, gint64 id); /* FALSE: it has no cards */
void     hupan_board_add_keys (HupanBoard *self);

/* Whether a result is in the order of stages, and how many of its rows are in each. */
gboolean hupan_board_is_by_stage (HupanResult *result);
void     hupan_board_count_stages (HupanResult *result, guint *counts);

G_END_DECLS
