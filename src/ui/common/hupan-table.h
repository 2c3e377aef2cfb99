/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "hupan-list-model.h"
#include "index/hupan-image.h"

G_BEGIN_DECLS

/* The list of a place: the records of one kind, in columns, or as rows of two lines when narrow.
 *
 * A page drives it in three steps:
 *   table = hupan_table_new (kind);
 *   hupan_table_set_fetch (table, fetch, desk, …);      once; fetch answers a HupanFetch with texts
 *   hupan_table_set_result (table, result, swap);       for every answer of the index
 * and queries anew on "sort-changed".
 *
 * Properties
 *   "narrow"      gboolean      rows of two lines instead of columns
 *   "layout"      char *        which columns, in which order, how wide; notified when the user changes any; "" is
 *                               the kind's own. Opaque, to be kept in the settings
 *   "menu-model"  GMenuModel *  context menu of a row; it is selected before the menu opens
 *   "n-selected"  guint         selected rows of those in the list
 * Signals
 *   "sort-changed" ()           the user asked for another order: hupan_table_get_sort ()
 *   "activate" (gint64 id)      double click or Return; a single click when narrow
 *   "type-ahead" (char *text)   a letter was typed in the list: it belongs into the search entry
 *   "cursor-changed" (gint64 id)  the record the user is at, 0 for none: what a detail pane shows
 */
#define HUPAN_TYPE_TABLE (hupan_table_get_type ())
G_DECLARE_FINAL_TYPE (HupanTable, hupan_table, HUPAN, TABLE, AdwBin)

/* Where the view is to be after another result has come. Selection and cursor follow their records always. */
typedef enum
{
  HUPAN_SWAP_KEEP_POSITION, /* as far down as before: another order */
  HUPAN_SWAP_KEEP_ROWS,     /* the same records at the same height: an edit, a refresh */
  HUPAN_SWAP_TO_TOP,        /* a search or filter; the first one after a clear list remembers where the list was */
  HUPAN_SWAP_RESTORE,       /* search and filters are cleared: back to where it was, with the cursor in sight */
} HupanSwap;

GtkWidget         *hupan_table_new (const HupanKind *kind);
const HupanKind   *hupan_table_get_kind (HupanTable *self);
HupanListModel    *hupan_table_get_model (HupanTable *self);

void               hupan_table_set_fetch (HupanTable *self, HupanFetchFunc func, gpointer data, GDestroyNotify destroy);
void               hupan_table_set_result (HupanTable *self, HupanResult *result, HupanSwap swap);
HupanResult       *hupan_table_get_result (HupanTable *self);
void               hupan_table_set_rows (HupanTable *self, HupanRows rows, const char *highlight, HupanSwap swap);

void               hupan_table_set_sort (HupanTable *self, const HupanSort *sort, gsize n);
const HupanSort   *hupan_table_get_sort (HupanTable *self, gsize *n);

gint64             hupan_table_get_cursor (HupanTable *self);
gboolean           hupan_table_show_id (HupanTable *self, gint64 id);
guint              hupan_table_get_n_selected (HupanTable *self);
gint64            *hupan_table_dup_selected_ids (HupanTable *self, gsize *n);

gboolean           hupan_table_get_narrow (HupanTable *self);
void               hupan_table_set_narrow (HupanTable *self, gboolean narrow);
char              *hupan_table_dup_layout (HupanTable *self);
void               hupan_table_set_layout (HupanTable *self, const char *layout);
const HupanColumn **hupan_table_dup_columns (HupanTable *self, gsize *n);

/* What the pointer does to headings, for other ways to it; the user asked for it, so the signals say so (hupan-table-arrange.c). */
typedef struct
{
  const HupanColumn *column;
  gboolean is_title; /* always shown */
  gboolean shown;
  int width;         /* in pixels */
  guint sort_key;    /* 1: sorted by it first; 0: not */
  gboolean descending;
} HupanTableArrangement;

GArray            *hupan_table_dup_arrangement (HupanTable *self); /* of HupanTableArrangement, in the order of the columns */
void               hupan_table_move_column (HupanTable *self, const HupanColumn *column, int step);
void               hupan_table_show_column (HupanTable *self, const HupanColumn *column, gboolean shown);
void               hupan_table_size_column (HupanTable *self, const HupanColumn *column, int width);
void               hupan_table_sort_also_by (HupanTable *self, const HupanColumn *column, gboolean descending);
void               hupan_table_unsort (HupanTable *self, const HupanColumn *column);

GMenuModel        *hupan_table_get_sort_menu (HupanTable *self);
GMenuModel        *hupan_table_get_columns_menu (HupanTable *self);
GActionGroup      *hupan_table_get_actions (HupanTable *self); /* insert as "table" where these menus are used */
GMenuModel        *hupan_table_get_menu_model (HupanTable *self);
void               hupan_table_set_menu_model (HupanTable *self, GMenuModel *model);

G_END_DECLS
