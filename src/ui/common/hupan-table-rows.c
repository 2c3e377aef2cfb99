/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-table-private.h"

#include <glib/gi18n.h>

/* The rows of the two views: their accessible names, and the two lines of a narrow one. */

/* Keeps the name of a list item that of its row. */
typedef struct
{
  HupanRowWatch watch;
  HupanTable *table;
  GObject *item; /* GtkColumnViewRow or GtkListItem, which owns this */
  HupanRow *row;
} Namer;

/* "Ann Lee, Singapore, Candidates: 12": the record, then its values; those that say little alone with their heading. */
static char *
dup_row_name (HupanTable *self,
              HupanRow   *row)
{
  GString *name;

  switch (hupan_row_get_state (row))
    {
    case HUPAN_ROW_LOADING:
      return NULL;
    case HUPAN_ROW_GONE:
      return g_strdup (C_ ("list row", "Deleted"));
    case HUPAN_ROW_LOADED:
    default:
      break;
    }

  name = g_string_new (hupan_row_get_text (row, self->title));
  for (guint i = 0; i < self->columns->len; i++)
    {
      HupanTableColumn *column = g_ptr_array_index (self->columns, i);
      const char *text = hupan_row_get_text (row, column->column);

      if (column->column == self->title || text == NULL || *text == '\0')
        continue;

      /* Translators: between the values of a row, as a screen reader says them */
      g_string_append (name, C_ ("list row", ", "));
      if (column->style->figures)
        /* Translators: the heading of a column and a number or date in it, as a screen reader says them */
        g_string_append_printf (name, C_ ("list row", "%s: %s"), hupan_column_get_label (column->column, self->kind), text);
      else
        g_string_append (name, text);
    }
  return g_string_free_and_steal (name);
}

static void
name_row_cb (HupanRowWatch *watch,
             HupanRow      *row)
{
  Namer *namer = (Namer *) watch;
  g_autofree char *name = dup_row_name (namer->table, row);

  if (name != NULL)
    g_object_set (namer->item, "accessible-label", name, NULL);
}

static void
namer_set_row (Namer    *namer,
               HupanRow *row)
{
  if (namer->row != NULL)
    hupan_row_unwatch (namer->row, &namer->watch);
  g_set_object (&namer->row, row);
  if (row == NULL)
    return;

  hupan_row_watch (row, &namer->watch);
  name_row_cb (&namer->watch, row);
}

static void
namer_free (gpointer data)
{
  Namer *namer = data;

  namer_set_row (namer, NULL);
  g_free (namer);
}

static Namer *
get_namer (HupanTable *self,
           GObject    *item)
{
  Namer *namer = g_object_get_data (item, "hupan-namer");

  if (namer != NULL)
    return namer;

  namer = g_new0 (Namer, 1);
  namer->watch.changed = name_row_cb;
  namer->table = self;
  namer->item = item;
  g_object_set_data_full (item, "hupan-namer", namer, namer_free);
  return namer;
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkColumnViewRow         *item,
             HupanTable               *self)
{
  namer_set_row (get_namer (self, G_OBJECT (item)), gtk_column_view_row_get_item (item));
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory,
               GObject                  *item,
               HupanTable               *self)
{
  namer_set_row (get_namer (self, item), NULL);
}

/* Narrow rows */

static void
setup_narrow_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *item,
                 HupanTable               *self)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *details = hupan_text_cell_new (self->details_style);

  gtk_widget_add_css_class (details, "caption");
  gtk_widget_set_margin_top (lines, 6);
  gtk_widget_set_margin_bottom (lines, 6);
  gtk_widget_set_margin_start (lines, 10);
  gtk_widget_set_margin_end (lines, 10);
  gtk_box_append (GTK_BOX (lines), hupan_text_cell_new (self->title_style));
  gtk_box_append (GTK_BOX (lines), details);
  gtk_list_item_set_child (item, lines);
}

static void
set_narrow_row (GtkListItem *item,
                HupanRow    *row)
{
  for (GtkWidget *cell = gtk_widget_get_first_child (gtk_list_item_get_child (item));
       cell != NULL;
       cell = gtk_widget_get_next_sibling (cell))
    hupan_text_cell_set_row (HUPAN_TEXT_CELL (cell), row);
}

static void
bind_narrow_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                HupanTable               *self)
{
  set_narrow_row (item, gtk_list_item_get_item (item));
  namer_set_row (get_namer (self, G_OBJECT (item)), gtk_list_item_get_item (item));
}

static void
unbind_narrow_cb (GtkSignalListItemFactory *factory,
                  GtkListItem              *item,
                  HupanTable               *self)
{
  set_narrow_row (item, NULL);
  namer_set_row (get_namer (self, G_OBJECT (item)), NULL);
}

void
hupan_table_rows_init (HupanTable *self)
{
  g_autoptr (GtkListItemFactory) wide = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) narrow = gtk_signal_list_item_factory_new ();

  self->title_style = hupan_cell_style_new ();
  self->title_style->names_row = TRUE;
  g_ptr_array_add (self->title_style->columns, (gpointer) self->title);
  self->details_style = hupan_cell_style_new ();
  self->details_style->dim = TRUE;

  g_signal_connect (wide, "bind", G_CALLBACK (bind_row_cb), self);
  g_signal_connect (wide, "unbind", G_CALLBACK (unbind_row_cb), self);
  gtk_column_view_set_row_factory (self->column_view, wide);

  g_signal_connect (narrow, "setup", G_CALLBACK (setup_narrow_cb), self);
  g_signal_connect (narrow, "bind", G_CALLBACK (bind_narrow_cb), self);
  g_signal_connect (narrow, "unbind", G_CALLBACK (unbind_narrow_cb), self);
  gtk_list_view_set_factory (self->list_view, narrow);
}

static HupanTextCell *
find_cell (GtkWidget *widget)
{
  if (HUPAN_IS_TEXT_CELL (widget))
    return HUPAN_TEXT_CELL (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      HupanTextCell *cell = find_cell (child);

      if (cell != NULL)
        return cell;
    }
  return NULL;
}

/* Returns: (transfer none) (nullable): the row that a widget is a part of, or draws */
HupanRow *
hupan_table_get_row_at (HupanTable *self,
                        GtkWidget  *widget)
{
  /* Above the row are only the lists, which have many. */
  for (; widget != NULL && !GTK_IS_LIST_VIEW (widget) && !GTK_IS_COLUMN_VIEW (widget) && widget != GTK_WIDGET (self);
       widget = gtk_widget_get_parent (widget))
    {
      HupanTextCell *cell = find_cell (widget);

      if (cell != NULL)
        return hupan_text_cell_get_row (cell);
    }
  return NULL;
}
