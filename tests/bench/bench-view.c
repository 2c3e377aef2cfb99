/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench/bench-view.h"

/* A position, and nothing else. */
#define BENCH_TYPE_ITEM (bench_item_get_type ())
G_DECLARE_FINAL_TYPE (BenchItem, bench_item, BENCH, ITEM, GObject)

struct _BenchItem
{
  GObject parent_instance;

  guint position;
};

G_DEFINE_FINAL_TYPE (BenchItem, bench_item, G_TYPE_OBJECT)

static void
bench_item_class_init (BenchItemClass *klass)
{
}

static void
bench_item_init (BenchItem *self)
{
}

#define BENCH_TYPE_ITEMS (bench_items_get_type ())
G_DECLARE_FINAL_TYPE (BenchItems, bench_items, BENCH, ITEMS, GObject)

struct _BenchItems
{
  GObject parent_instance;

  guint n;
};

static GType
bench_items_get_item_type (GListModel *model)
{
  return BENCH_TYPE_ITEM;
}

static guint
bench_items_get_n_items (GListModel *model)
{
  return BENCH_ITEMS (model)->n;
}

static gpointer
bench_items_get_item (GListModel *model,
                      guint       position)
{
  BenchItem *item;

  if (position >= BENCH_ITEMS (model)->n)
    return NULL;

  item = g_object_new (BENCH_TYPE_ITEM, NULL);
  item->position = position;
  return item;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = bench_items_get_item_type;
  iface->get_n_items = bench_items_get_n_items;
  iface->get_item = bench_items_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BenchItems, bench_items, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
bench_items_class_init (BenchItemsClass *klass)
{
}

static void
bench_items_init (BenchItems *self)
{
}

/* A cell that draws one of the constant strings. */
#define BENCH_TYPE_CELL (bench_cell_get_type ())
G_DECLARE_FINAL_TYPE (BenchCell, bench_cell, BENCH, CELL, GtkWidget)

struct _BenchCell
{
  GtkWidget parent_instance;

  PangoLayout *layout;
  guint position, column, turn;
};

G_DEFINE_FINAL_TYPE (BenchCell, bench_cell, GTK_TYPE_WIDGET)

static int line_height;

static void
bench_cell_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  BenchCell *self = BENCH_CELL (widget);
  GdkRGBA color;

  if (self->layout == NULL)
    {
      self->layout = gtk_widget_create_pango_layout (widget, bench_text (self->position + self->turn, self->column));
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (self->layout, gtk_widget_get_width (widget) * PANGO_SCALE);
    }
  gtk_widget_get_color (widget, &color);
  gtk_snapshot_append_layout (snapshot, self->layout, &color);
}

static void
bench_cell_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  if (line_height == 0)
    {
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "X");

      pango_layout_get_pixel_size (layout, NULL, &line_height);
    }
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 0 : line_height;
}

static void
bench_cell_dispose (GObject *object)
{
  g_clear_object (&BENCH_CELL (object)->layout);

  G_OBJECT_CLASS (bench_cell_parent_class)->dispose (object);
}

static void
bench_cell_class_init (BenchCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bench_cell_dispose;
  GTK_WIDGET_CLASS (klass)->snapshot = bench_cell_snapshot;
  GTK_WIDGET_CLASS (klass)->measure = bench_cell_measure;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "label");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
bench_cell_init (BenchCell *self)
{
}

static void
drop (BenchCell *self)
{
  g_clear_object (&self->layout);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkColumnViewCell        *item,
          gpointer                  column)
{
  BenchCell *cell = g_object_new (BENCH_TYPE_CELL, NULL);

  cell->column = GPOINTER_TO_UINT (column);
  gtk_column_view_cell_set_child (item, GTK_WIDGET (cell));
  gtk_column_view_cell_set_focusable (item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkColumnViewCell        *item,
         gpointer                  column)
{
  BenchCell *cell = BENCH_CELL (gtk_column_view_cell_get_child (item));

  cell->position = BENCH_ITEM (gtk_column_view_cell_get_item (item))->position;
  drop (cell);
}

GtkWidget *
bench_view_new (GListModel *like,
                guint       n)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_column_view_new (NULL);
  BenchItems *items = g_object_new (BENCH_TYPE_ITEMS, NULL);
  g_autoptr (GtkSelectionModel) selection = NULL;

  items->n = n;
  for (guint i = 0, n_shown = 0; i < g_list_model_get_n_items (like) && n_shown < BENCH_N_COLUMNS; i++)
    {
      g_autoptr (GtkColumnViewColumn) model = g_list_model_get_item (like, i);
      g_autoptr (GtkColumnViewColumn) column = NULL;
      GtkListItemFactory *factory;

      if (!gtk_column_view_column_get_visible (model))
        continue;

      factory = gtk_signal_list_item_factory_new ();
      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (n_shown));
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (n_shown));
      column = gtk_column_view_column_new (gtk_column_view_column_get_title (model), factory);
      gtk_column_view_column_set_fixed_width (column, gtk_column_view_column_get_fixed_width (model));
      gtk_column_view_column_set_expand (column, n_shown == 0);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
      n_shown++;
    }

  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (items)));
  gtk_column_view_set_model (GTK_COLUMN_VIEW (view), selection);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  return scroller;
}

static void
replace_below (GtkWidget *widget)
{
  if (BENCH_IS_CELL (widget))
    {
      BENCH_CELL (widget)->turn++;
      drop (BENCH_CELL (widget));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    replace_below (child);
}

/* Has every cell draw another string: the least that any change of all rows can cost. */
void
bench_view_replace_texts (GtkWidget *view)
{
  replace_below (view);
}

static void
painted_cb (gboolean *painted)
{
  *painted = TRUE;
}

double
bench_frame (GtkWindow *window,
             void (*func) (gpointer data),
             gpointer   data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  gboolean painted = FALSE;
  gulong id = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &painted);
  double begin = bench_cpu_ms ();

  if (func != NULL)
    func (data);
  gtk_widget_queue_draw (GTK_WIDGET (window));
  while (!painted)
    g_main_context_iteration (NULL, TRUE);

  g_signal_handler_disconnect (clock, id);
  return bench_cpu_ms () - begin;
}

GtkWindow *
bench_window_new (GtkWidget *child)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_default_size (window, 1200, 800);
  gtk_window_set_child (window, child);
  gtk_window_present (window);
  while (!gtk_widget_get_mapped (GTK_WIDGET (window)) || gtk_widget_get_height (child) < 700)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < 5; i++)
    bench_frame (window, NULL, NULL);
  return window;
}
