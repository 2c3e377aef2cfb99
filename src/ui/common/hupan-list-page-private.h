/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-filter-bar.h"
#include "hupan-list-page.h"
#include "hupan-record-page.h"
#include "hupan-table.h"
#include "ui/stages/hupan-board.h"

G_BEGIN_DECLS

struct _HupanListPage
{
  HupanPage parent_instance;

  /* template children */
  AdwToolbarView *list_pane;
  AdwHeaderBar *list_header;
  GtkPaned *paned;
  GtkSearchEntry *search;
  GtkEventController *typing; /* of the window, while the page is seen; borrowed */
  GtkWidget *search_clamp;
  AdwBin *search_bin;
  AdwWindowTitle *narrow_title;
  GtkMenuButton *view_button;
  HupanFilterBar *filters;
  GtkStack *stack;
  AdwBin *table_bin;
  AdwBin *board_bin;
  GtkWidget *board_button;
  AdwStatusPage *empty;
  GtkButton *new_button;
  GtkWidget *add_button;
  GtkRevealer *selection_bar;
  GtkLabel *selected_label;
  GtkWidget *stage_button;
  GtkWidget *tag_button;
  HupanRecordPage *record_page;
  GMenu *row_menu;
  GMenuModel *view_menu;
  HupanTable *table;
  HupanBoard *board; /* NULL: was not shown yet */

  /* owned */
  GSettings *settings;
  const HupanKind *kind;
  HupanQuery *query;
  GCancellable *asking;
  HupanSwap next_swap;
  gint64 show_when_answered; /* 0: none */
  gint64 opening;            /* while the user is asked about the record that is open */
  gboolean narrow; /* rows of two lines */
  gboolean single; /* a record takes the place of the list */
  gboolean focus_when_answered;
  gboolean first_when_answered; /* Down was pressed in the search meanwhile */
  gboolean sought; /* something was typed into the search, and nobody has been at a row of what was found */
  gboolean open_when_answered; /* Return was pressed, and the answer to what was typed is on its way */
  gboolean showing_query; /* the entry is set by the program */
  gboolean has_board; /* the kind has stages */
  gboolean shows_board;
};

/* What the list is asked, and what becomes of the answer (hupan-list-query.c). */
void hupan_list_page_install_query (GtkWidgetClass *widget_class);
void hupan_list_page_connect_query (HupanListPage *self); /* once there is a table */
void hupan_list_page_ask (HupanListPage *self, HupanSwap swap);
void hupan_list_page_ask_again (HupanListPage *self); /* search or filters are others now */
void hupan_list_page_focus_table (HupanListPage *self);

/* The list and the record beside it (hupan-list-panes.c). */
void hupan_list_page_install_panes (GtkWidgetClass *widget_class);
void hupan_list_page_connect_panes (HupanListPage *self); /* once there is a table */
void hupan_list_page_update_panes (HupanListPage *self);
void hupan_list_page_place_toasts (HupanListPage *self, gboolean seen);
void hupan_list_page_place_search (HupanListPage *self);
void hupan_list_page_show_id (HupanListPage *self, gint64 id);

/* The same as a board, where there are stages (hupan-list-board.c). */
void hupan_list_page_init_board (HupanListPage *self);
void hupan_list_page_fill_board (HupanListPage *self, HupanResult *result);
void hupan_list_page_focus_rows (HupanListPage *self);
void hupan_list_page_set_shows_board (HupanListPage *self, gboolean shows_board);

/* What the selected rows, or the one under the cursor, can be told to do (hupan-list-actions.c), also to leave the program
 * (hupan-list-export.c) and to be found again (hupan-list-views.c). */
void        hupan_list_page_install_actions (GtkWidgetClass *widget_class);
void        hupan_list_page_install_export (GtkWidgetClass *widget_class);
void        hupan_list_page_install_views (GtkWidgetClass *widget_class);
void hupan_list_page_take_files (HupanListPage *self);
void        hupan_list_page_update_actions (HupanListPage *self);
gint64     *hupan_list_page_dup_chosen_ids (HupanListPage *self, gsize *n);

G_END_DECLS
