/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-table-private.h"

/* The order of rows as the user wants it, by clicks on headings or by a menu. The index does the sorting. */

static HupanTableColumn *
find_by_view (HupanTable          *self,
              GtkColumnViewColumn *view)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      HupanTableColumn *column = g_ptr_array_index (self->columns, i);

      if (column->view == view)
        return column;
    }
  return NULL;
}

static void
update_sort_actions (HupanTable *self)
{
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "sort-by",
                                      g_variant_new_string (self->n_sorts > 0 ? self->sorts[0].column->name : ""));
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "descending",
                                      g_variant_new_boolean (self->n_sorts > 0 && self->sorts[0].descending));
}

/* Has the header show the first key. */
static void
show_sort (HupanTable *self)
{
  HupanTableColumn *first = self->n_sorts > 0 ? hupan_table_find_column (self, self->sorts[0].column->name) : NULL;

  self->applying = TRUE;
  gtk_column_view_sort_by_column (self->column_view, first != NULL ? first->view : NULL,
                                  self->n_sorts > 0 && self->sorts[0].descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  update_sort_actions (self);
  self->applying = FALSE;
}

/* The column becomes the first key, those before it stay to break ties: so clicks on several headings, the most
 * important last, sort by all of them. GTK does the same, but cannot be told of a second key by a program. */
static void
sort_first_by (HupanTable        *self,
               const HupanColumn *column,
               gboolean           descending)
{
  HupanSort old[HUPAN_TABLE_MAX_SORTS];
  gsize n_old = self->n_sorts;

  memcpy (old, self->sorts, sizeof old);
  self->sorts[0] = (HupanSort) { column, descending };
  self->n_sorts = 1;
  for (gsize i = 0; i < n_old && self->n_sorts < HUPAN_TABLE_MAX_SORTS; i++)
    if (old[i].column != column)
      self->sorts[self->n_sorts++] = old[i];
}

static void
sorter_changed_cb (GtkColumnViewSorter *sorter,
                   GtkSorterChange      change,
                   HupanTable          *self)
{
  GtkColumnViewColumn *view = gtk_column_view_sorter_get_primary_sort_column (sorter);
  HupanTableColumn *column = view != NULL ? find_by_view (self, view) : NULL;

  if (self->applying)
    return;

  if (column != NULL)
    sort_first_by (self, column->column,
                   gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING);
  else
    self->n_sorts = 0;

  self->applying = TRUE;
  update_sort_actions (self);
  self->applying = FALSE;
  hupan_table_emit_sort_changed (self);
}

static void
sort_by_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  HupanTable *self = data;
  HupanTableColumn *column = hupan_table_find_column (self, g_variant_get_string (parameter, NULL));

  if (column != NULL)
    sort_first_by (self, column->column, FALSE);
  else
    self->n_sorts = 0;
  show_sort (self);
  hupan_table_emit_sort_changed (self);
}

static void
descending_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  HupanTable *self = data;

  if (self->n_sorts == 0)
    return;

  self->sorts[0].descending = !self->sorts[0].descending;
  show_sort (self);
  hupan_table_emit_sort_changed (self);
}

void
hupan_table_sort_init (HupanTable *self)
{
  const GActionEntry entries[] = {
    { .name = "sort-by", .activate = sort_by_cb, .parameter_type = "s", .state = "''" },
    { .name = "descending", .activate = descending_cb, .state = "false" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (gtk_column_view_get_sorter (self->column_view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_DEFAULT);
}

/**
 * hupan_table_set_sort:
 *
 * Shows an order that was not asked for in the table: that of a saved view. No signal says so.
 */
void
hupan_table_set_sort (HupanTable      *self,
                      const HupanSort *sort,
                      gsize            n)
{
  self->n_sorts = MIN (n, HUPAN_TABLE_MAX_SORTS);
  for (gsize i = 0; i < self->n_sorts; i++)
    self->sorts[i] = sort[i];
  show_sort (self);
}

/**
 * hupan_table_get_sort:
 *
 * Returns: (transfer none) (array length=n): the keys, the first first; none for the order of relevance
 */
const HupanSort *
hupan_table_get_sort (HupanTable *self,
                      gsize      *n)
{
  *n = self->n_sorts;
  return self->sorts;
}
