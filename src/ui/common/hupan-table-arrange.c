/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-table-private.h"

/* Columns moved, sized, shown and sorted by without a pointer: the headings of a column view cannot have the focus. */

/* Narrower than this nothing can be read, and no heading be taken hold of. */
#define MIN_WIDTH 40

static int
find_sort (HupanTable        *self,
           const HupanColumn *column)
{
  for (gsize i = 0; i < self->n_sorts; i++)
    if (self->sorts[i].column == column)
      return (int) i;

  return -1;
}

GArray *
hupan_table_dup_arrangement (HupanTable *self)
{
  GArray *arrangement = g_array_new (FALSE, FALSE, sizeof (HupanTableArrangement));
  g_autoptr (GPtrArray) columns = hupan_table_columns_list (self);

  for (guint i = 0; i < columns->len; i++)
    {
      HupanTableColumn *column = g_ptr_array_index (columns, i);
      const int sort = find_sort (self, column->column);
      const HupanTableArrangement one = {
        .column = column->column,
        .is_title = column->column == self->title,
        .shown = gtk_column_view_column_get_visible (column->view),
        .width = gtk_column_view_column_get_fixed_width (column->view),
        .sort_key = (guint) (sort + 1),
        .descending = sort >= 0 && self->sorts[sort].descending,
      };

      g_array_append_val (arrangement, one);
    }

  return arrangement;
}

/**
 * hupan_table_move_column:
 * @step: -1: one place towards the beginning; 1: towards the end. Beyond the ends nothing moves.
 */
void
hupan_table_move_column (HupanTable        *self,
                         const HupanColumn *column,
                         int                step)
{
  g_autoptr (GPtrArray) columns = hupan_table_columns_list (self);

  for (guint i = 0; i < columns->len; i++)
    {
      HupanTableColumn *one = g_ptr_array_index (columns, i);
      const int place = (int) i + step;

      if (one->column != column)
        continue;
      if (place >= 0 && place < (int) columns->len)
        gtk_column_view_insert_column (self->column_view, (guint) place, one->view);
      return;
    }
}

void
hupan_table_show_column (HupanTable        *self,
                         const HupanColumn *column,
                         gboolean           shown)
{
  g_autofree char *action = g_strconcat ("show-", column->name, NULL);

  if (column != self->title)
    g_action_group_change_action_state (G_ACTION_GROUP (self->actions), action, g_variant_new_boolean (shown));
}

void
hupan_table_size_column (HupanTable        *self,
                         const HupanColumn *column,
                         int                width)
{
  gtk_column_view_column_set_fixed_width (hupan_table_find_column (self, column->name)->view, MAX (width, MIN_WIDTH));
}

static void
sort_by (HupanTable *self,
         HupanSort  *sorts,
         gsize       n)
{
  hupan_table_set_sort (self, sorts, n);
  hupan_table_emit_sort_changed (self);
}

/**
 * hupan_table_sort_also_by:
 *
 * Sorts by the column too: where rows are equal by all the keys there are. One that is a key already keeps its place among them.
 */
void
hupan_table_sort_also_by (HupanTable        *self,
                          const HupanColumn *column,
                          gboolean           descending)
{
  HupanSort sorts[HUPAN_TABLE_MAX_SORTS];
  gsize n = self->n_sorts;
  int place = find_sort (self, column);

  memcpy (sorts, self->sorts, sizeof sorts);
  if (place < 0)
    {
      /* One too many takes the place of the last. */
      place = (int) MIN (n, HUPAN_TABLE_MAX_SORTS - 1);
      n = (gsize) place + 1;
    }
  sorts[place] = (HupanSort) { column, descending };
  sort_by (self, sorts, n);
}

void
hupan_table_unsort (HupanTable        *self,
                    const HupanColumn *column)
{
  HupanSort sorts[HUPAN_TABLE_MAX_SORTS];
  gsize n = 0;

  for (gsize i = 0; i < self->n_sorts; i++)
    if (self->sorts[i].column != column)
      sorts[n++] = self->sorts[i];
  if (n != self->n_sorts)
    sort_by (self, sorts, n);
}
