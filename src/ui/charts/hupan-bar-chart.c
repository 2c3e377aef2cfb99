/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-bar-chart.h"

#include <glib/gi18n.h>

/* Around the text and the bar of a row, and how thick the bar is. */
#define PADDING 6
#define GAP 4
#define THICKNESS 8

struct _HupanBarChart
{
  HupanChart parent_instance;

  double greatest;
};

G_DEFINE_FINAL_TYPE (HupanBarChart, hupan_bar_chart, HUPAN_TYPE_CHART)

static void
draw_texts (GtkWidget      *mark,
            GtkSnapshot    *snapshot,
            HupanChartItem *item,
            double          width)
{
  g_autoptr (PangoLayout) text = hupan_chart_create_layout (mark, item->text);
  g_autoptr (PangoLayout) label = hupan_chart_create_layout (mark, item->label);
  gboolean rtl = gtk_widget_get_direction (mark) == GTK_TEXT_DIR_RTL;
  GdkRGBA color = hupan_chart_get_color (gtk_widget_get_parent (mark), 1);
  int text_width, label_width;

  pango_layout_get_pixel_size (text, &text_width, NULL);
  pango_layout_set_width (label, MAX (0, width - 2 * PADDING - text_width - 12) * PANGO_SCALE);
  pango_layout_get_pixel_size (label, &label_width, NULL);

  /* A layout as wide as its text stands where it is put, whatever the direction of the text. */
  pango_layout_set_width (label, label_width * PANGO_SCALE);
  hupan_chart_draw_layout (snapshot, label, &color, rtl ? width - PADDING - label_width : PADDING, PADDING);
  hupan_chart_draw_layout (snapshot, text, &color, rtl ? PADDING : width - PADDING - text_width, PADDING);
}

static void
draw_row (HupanChartMark *mark,
          GtkSnapshot    *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (mark);
  HupanBarChart *chart = HUPAN_BAR_CHART (gtk_widget_get_parent (widget));
  HupanChartItem *item = hupan_chart_mark_get_item (mark);
  double width = gtk_widget_get_width (widget);
  double room = width - 2 * PADDING;
  double y = gtk_widget_get_height (widget) - PADDING - THICKNESS;
  double length = chart->greatest > 0 ? room * item->value / chart->greatest : 0;
  double more = chart->greatest > 0 ? room * item->more / chart->greatest : 0;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA track = hupan_chart_get_color (gtk_widget_get_parent (widget), 0.08);
  GdkRGBA pale = hupan_chart_get_color (widget, 0.3);
  GdkRGBA full = hupan_chart_get_color (widget, 1);

  draw_texts (widget, snapshot, item, width);

  /* What is there at all is at least a dot. */
  if (item->value > 0)
    length = MAX (length, THICKNESS);
  if (item->more > 0)
    more = MAX (more, THICKNESS);
  hupan_chart_draw_bar (snapshot, &track, PADDING, y, room, THICKNESS, THICKNESS / 2);
  hupan_chart_draw_bar (snapshot, &pale, rtl ? width - PADDING - more : PADDING, y, more, THICKNESS, THICKNESS / 2);
  hupan_chart_draw_bar (snapshot, &full, rtl ? width - PADDING - length : PADDING, y, length, THICKNESS, THICKNESS / 2);
}

static int
measure_row (HupanBarChart *self)
{
  g_autoptr (PangoLayout) layout = hupan_chart_create_layout (GTK_WIDGET (self), "湖Åg");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return PADDING + height + GAP + THICKNESS + PADDING;
}

static void
hupan_bar_chart_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  HupanBarChart *self = HUPAN_BAR_CHART (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 160;
      *natural = 420;
    }
  else
    *minimum = *natural = hupan_chart_get_n_marks (HUPAN_CHART (self)) * measure_row (self);
}

static void
hupan_bar_chart_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  HupanBarChart *self = HUPAN_BAR_CHART (widget);
  int row = measure_row (self);

  for (guint i = 0; i < hupan_chart_get_n_marks (HUPAN_CHART (self)); i++)
    {
      GtkWidget *mark = GTK_WIDGET (hupan_chart_get_mark (HUPAN_CHART (self), i));

      gtk_widget_measure (mark, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (mark, &(GtkAllocation) { 0, i * row, width, row }, -1);
    }
}

static void
hupan_bar_chart_class_init (HupanBarChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_css_name (widget_class, "barchart");
  widget_class->measure = hupan_bar_chart_measure;
  widget_class->size_allocate = hupan_bar_chart_size_allocate;
}

static void
hupan_bar_chart_init (HupanBarChart *self)
{
}

GtkWidget *
hupan_bar_chart_new (void)
{
  return g_object_new (HUPAN_TYPE_BAR_CHART, NULL);
}

static char *
dup_name (HupanChartItem *item)
{
  if (item->more_text == NULL)
    /* Translators: a bar of a chart: what it is, and how many. */
    return g_strdup_printf (C_ ("chart", "%s: %s"), item->label, item->text);

  /* Translators: a bar of a funnel: a stage, how many stand there, and how many came this far. */
  return g_strdup_printf (C_ ("chart", "%s: %s, or further on: %s"), item->label, item->text, item->more_text);
}

/**
 * hupan_bar_chart_set_items:
 * @items: of #HupanChartItem
 * @limit: how many of them are shown; 0: all
 */
void
hupan_bar_chart_set_items (HupanBarChart *self,
                           GPtrArray     *items,
                           guint          limit)
{
  guint n = limit > 0 ? MIN (limit, items->len) : items->len;

  self->greatest = 0;
  for (guint i = 0; i < items->len; i++)
    {
      HupanChartItem *item = g_ptr_array_index (items, i);

      self->greatest = MAX (self->greatest, MAX (item->value, item->more));
    }

  hupan_chart_set_n_marks (HUPAN_CHART (self), n, draw_row);
  for (guint i = 0; i < n; i++)
    {
      HupanChartItem *item = g_ptr_array_index (items, i);
      g_autofree char *name = dup_name (item);

      hupan_chart_mark_set (hupan_chart_get_mark (HUPAN_CHART (self), i), item, item->target, name);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
