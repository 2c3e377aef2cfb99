/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-table.h"
#include "hupan-text-cell.h"

G_BEGIN_DECLS

/* The table in parts: what it is (hupan-table.c), its columns (hupan-table-columns.c), the order (hupan-table-sort.c),
 * its rows (hupan-table-rows.c), where the view is (hupan-table-view.c), pointer and keys (hupan-table-input.c). */

/* More keys than this no one means. */
#define HUPAN_TABLE_MAX_SORTS 4

/* One column of the kind in the view. */
typedef struct
{
  HupanTable *table;
  const HupanColumn *column;
  GtkColumnViewColumn *view;
  HupanCellStyle *style;
  int width; /* as the user made it; -1: the kind's own */
} HupanTableColumn;

/* A place in the list to come back to. */
typedef struct
{
  gboolean valid;
  guint position; /* of the first row in sight */
  gint64 id;
  double offset; /* of the top of the view in that row, in pixels */
  gint64 cursor;
} HupanTableAnchor;

struct _HupanTable
{
  AdwBin parent_instance;

  /* template children */
  GtkScrolledWindow *scroller;
  GtkColumnView *column_view;
  GtkListView *list_view;
  GtkGesture *click;
  GtkGesture *long_press;
  GtkEventController *keys;
  GtkGesture *tap;

  /* owned */
  HupanListModel *model;
  HupanResult *result;
  GMenuModel *menu_model;
  GtkWidget *popover;
  GMenu *sort_menu;
  GMenu *columns_menu;
  GMenu *heading_menu;  /* both */
  GSimpleActionGroup *actions;
  HupanTextMatch *match;
  char *highlight;
  HupanCellStyle *title_style;   /* of the two lines of a narrow row */
  HupanCellStyle *details_style;
  GPtrArray *columns; /* of HupanTableColumn, as in the kind */

  /* borrowed */
  const HupanKind *kind;
  const HupanColumn *title;

  HupanSort sorts[HUPAN_TABLE_MAX_SORTS];
  gsize n_sorts;
  gboolean narrow;
  gboolean applying; /* the program, not the user, alters columns or order */

  HupanTableAnchor home;    /* where the list was before it was searched or filtered */
  HupanTableAnchor pending; /* where to go after the next layout */
  gboolean reveal_cursor;   /* and then to the cursor */
  GdkFrameClock *clock;
  gulong layout_id;
  gulong paint_id; /* while rows out of sight are withheld: for after the first frame */
  guint rest_id;
};

/* hupan-table.c */
void hupan_table_notify_layout (HupanTable *self);
void hupan_table_emit_sort_changed (HupanTable *self);
void hupan_table_emit_activate (HupanTable *self, guint position);
void hupan_table_emit_type_ahead (HupanTable *self, const char *text);

/* hupan-table-sort.c */
void hupan_table_sort_init (HupanTable *self);

/* hupan-table-input.c */
void hupan_table_input_init (HupanTable *self);
void hupan_table_input_class_init (GtkWidgetClass *widget_class);

/* hupan-table-columns.c */
HupanTableColumn  *hupan_table_find_column (HupanTable *self, const char *name);
GPtrArray         *hupan_table_columns_list (HupanTable *self); /* transfer container: of HupanTableColumn, in the order of the view */
void               hupan_table_columns_init (HupanTable *self);
void               hupan_table_columns_finalize (HupanTable *self);
void               hupan_table_columns_measure (HupanTable *self);
void               hupan_table_columns_set_match (HupanTable *self, HupanTextMatch *match);
const HupanColumn **hupan_table_columns_dup_shown (HupanTable *self, gsize *n);

/* hupan-table-rows.c */
void      hupan_table_rows_init (HupanTable *self);
HupanRow *hupan_table_get_row_at (HupanTable *self, GtkWidget *widget);

/* hupan-table-view.c */
void hupan_table_view_init (HupanTable *self);
void hupan_table_view_dispose (HupanTable *self);
void hupan_table_view_map (HupanTable *self);
void hupan_table_view_unmap (HupanTable *self);
void hupan_table_view_swap (HupanTable *self, HupanRows rows, HupanSwap swap);
void hupan_table_view_set_narrow (HupanTable *self, gboolean narrow);
void hupan_table_view_reveal_cursor (HupanTable *self);
gboolean hupan_table_view_grab_focus (HupanTable *self);

G_END_DECLS
