/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-column-chart.h"

#include <glib/gi18n.h>

#define HEIGHT 190
#define GAP 6
#define MAX_WIDTH 72

/* Each column has two marks, one for each of its numbers; one that has no height is not seen and takes no focus. */
struct _HupanColumnChart
{
  HupanChart parent_instance;

  GPtrArray *items;
  char **totals; /* what stands above the columns */
  double greatest;
};

G_DEFINE_FINAL_TYPE (HupanColumnChart, hupan_column_chart, HUPAN_TYPE_CHART)

static int
measure_line (GtkWidget *widget)
{
  g_autoptr (PangoLayout) layout = hupan_chart_create_layout (widget, "0");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static double
get_slot (HupanColumnChart *self,
          guint             i,
          double           *center)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double slot = width / MAX (self->items->len, 1);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  *center = rtl ? width - (i + 0.5) * slot : (i + 0.5) * slot;
  return slot;
}

static void
draw_segment (HupanChartMark *mark,
              GtkSnapshot    *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (mark);
  HupanChart *chart = HUPAN_CHART (gtk_widget_get_parent (widget));
  gboolean is_more = FALSE;
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  GdkRGBA color, line;
  GskRoundedRect rect;

  for (guint i = 1; i < hupan_chart_get_n_marks (chart); i += 2)
    is_more |= hupan_chart_get_mark (chart, i) == mark;

  color = hupan_chart_get_color (widget, is_more ? 0.3 : 1);
  hupan_chart_draw_bar (snapshot, &color, 0, 0, width, height, 4);
  if (!is_more)
    return;

  line = hupan_chart_get_color (widget, 1);
  gsk_rounded_rect_init_from_rect (&rect, &GRAPHENE_RECT_INIT (0, 0, width, height), MIN (4, height / 2));
  gtk_snapshot_append_border (snapshot, &rect, (float[4]) { 1.5, 1.5, 1.5, 1.5 }, (GdkRGBA[4]) { line, line, line, line });
}

static double
get_scale (HupanColumnChart *self)
{
  double room = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * (measure_line (GTK_WIDGET (self)) + GAP);

  return self->greatest > 0 ? MAX (room, 1) / self->greatest : 0;
}

static void
draw_text (HupanColumnChart *self,
           GtkSnapshot      *snapshot,
           const char       *text,
           double            center,
           double            y,
           double            room,
           double            alpha)
{
  g_autoptr (PangoLayout) layout = hupan_chart_create_layout (GTK_WIDGET (self), text);
  GdkRGBA color = hupan_chart_get_color (GTK_WIDGET (self), alpha);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width > room)
    {
      pango_layout_set_width (layout, room * PANGO_SCALE);
      pango_layout_get_pixel_size (layout, &width, NULL);
    }
  hupan_chart_draw_layout (snapshot, layout, &color, center - width / 2.0, y);
}

static void
hupan_column_chart_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  HupanColumnChart *self = HUPAN_COLUMN_CHART (widget);
  int line = measure_line (widget);
  double base = gtk_widget_get_height (widget) - line - GAP;
  double scale = get_scale (self);
  GdkRGBA grid = hupan_chart_get_color (widget, 0.15);

  gtk_snapshot_append_color (snapshot, &grid, &GRAPHENE_RECT_INIT (0, base, gtk_widget_get_width (widget), 1));
  for (guint i = 0; i < self->items->len; i++)
    {
      HupanChartItem *item = g_ptr_array_index (self->items, i);
      double center, slot = get_slot (self, i, &center);

      draw_text (self, snapshot, item->label, center, base + GAP, slot - 4, 0.75);
      draw_text (self, snapshot, self->totals[i], center, base - (item->value + item->more) * scale - line - 2, slot - 4, 1);
    }

  GTK_WIDGET_CLASS (hupan_column_chart_parent_class)->snapshot (widget, snapshot);
}

static void
hupan_column_chart_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 160 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 420 : HEIGHT;
}

static void
place (HupanColumnChart *self,
       guint             mark,
       double            center,
       double            width,
       double            bottom,
       double            height)
{
  GtkWidget *widget = GTK_WIDGET (hupan_chart_get_mark (HUPAN_CHART (self), mark));
  GtkAllocation allocation = { center - width / 2, bottom - height, MAX (1, width), MAX (1, height) };

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (widget, &allocation, -1);
}

static void
hupan_column_chart_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  HupanColumnChart *self = HUPAN_COLUMN_CHART (widget);
  double base = height - measure_line (widget) - GAP;
  double scale = get_scale (self);

  for (guint i = 0; i < self->items->len; i++)
    {
      HupanChartItem *item = g_ptr_array_index (self->items, i);
      double center, slot = get_slot (self, i, &center);
      double breadth = MIN (slot * 0.6, MAX_WIDTH);
      double length = item->value * scale, more = item->more * scale;

      if (item->value > 0)
        place (self, 2 * i, center, breadth, base, length - (item->more > 0 ? 2 : 0));
      if (item->more > 0)
        place (self, 2 * i + 1, center, breadth, base - length, more);
    }
}

static void
hupan_column_chart_finalize (GObject *object)
{
  HupanColumnChart *self = HUPAN_COLUMN_CHART (object);

  g_ptr_array_unref (self->items);
  g_strfreev (self->totals);

  G_OBJECT_CLASS (hupan_column_chart_parent_class)->finalize (object);
}

static void
hupan_column_chart_class_init (HupanColumnChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hupan_column_chart_finalize;
  widget_class->snapshot = hupan_column_chart_snapshot;
  widget_class->measure = hupan_column_chart_measure;
  widget_class->size_allocate = hupan_column_chart_size_allocate;
}

static void
hupan_column_chart_init (HupanColumnChart *self)
{
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_chart_item_unref);
}

GtkWidget *
hupan_column_chart_new (void)
{
  return g_object_new (HUPAN_TYPE_COLUMN_CHART, NULL);
}

static void
set_mark (HupanColumnChart *self,
          guint             i,
          HupanChartItem   *item,
          double            value,
          const char       *text,
          GVariant         *target,
          const char       *what)
{
  HupanChartMark *mark = hupan_chart_get_mark (HUPAN_CHART (self), i);
  /* Translators: a part of a column: a year, what is counted, and how much it is. */
  g_autofree char *name = g_strdup_printf (C_ ("chart", "%s, %s: %s"), item->label, what, text);

  hupan_chart_mark_set (mark, item, target, name);
  gtk_widget_set_visible (GTK_WIDGET (mark), value > 0);
}

/**
 * hupan_column_chart_set_items:
 * @items: of #HupanChartItem
 * @totals: what is written above each
 * @what: what the first number of an item counts
 * @more: what the second does
 */
void
hupan_column_chart_set_items (HupanColumnChart  *self,
                              GPtrArray         *items,
                              const char *const *totals,
                              const char        *what,
                              const char        *more)
{
  g_ptr_array_set_size (self->items, 0);
  g_strfreev (self->totals);
  self->totals = g_strdupv ((char **) totals);
  self->greatest = 0;

  hupan_chart_set_n_marks (HUPAN_CHART (self), 2 * items->len, draw_segment);
  for (guint i = 0; i < items->len; i++)
    {
      HupanChartItem *item = g_ptr_array_index (items, i);

      g_ptr_array_add (self->items, hupan_chart_item_ref (item));
      self->greatest = MAX (self->greatest, item->value + item->more);
      set_mark (self, 2 * i, item, item->value, item->text, item->target, what);
      set_mark (self, 2 * i + 1, item, item->more, item->more_text, item->more_target, more);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
