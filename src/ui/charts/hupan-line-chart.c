/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-line-chart.h"

#include <glib/gi18n.h>

#include "core/hupan-number.h"

#define HEIGHT 180
#define PADDING 6
#define RADIUS 3.5

/* Of more points only the last is seen, and the one that has the focus. */
#define MAX_DOTS 14

struct _HupanLineChart
{
  HupanChart parent_instance;

  GArray *positions; /* of double, 0 to 1, one for each mark */
  double needed;
  double top;
  double step;
  char *first; /* owned: what is written below the ends */
  char *last;
};

G_DEFINE_FINAL_TYPE (HupanLineChart, hupan_line_chart, HUPAN_TYPE_CHART)

/* The rectangle in which lines are drawn, and the texts around it. */
typedef struct
{
  double left, right, top, bottom;
} Plot;

static int
measure_text (GtkWidget  *widget,
              const char *text,
              int        *height)
{
  g_autoptr (PangoLayout) layout = hupan_chart_create_layout (widget, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, height);
  return width;
}

static Plot
get_plot (HupanLineChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *number = hupan_count_format (self->top);
  int height;
  int width = measure_text (widget, number, &height);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  return (Plot) {
    .left = rtl ? PADDING : width + 2 * PADDING,
    .right = gtk_widget_get_width (widget) - (rtl ? width + 2 * PADDING : PADDING),
    .top = height / 2.0 + 2,
    .bottom = gtk_widget_get_height (widget) - height - PADDING,
  };
}

static double
get_x (HupanLineChart *self,
       const Plot     *plot,
       double          position)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  return plot->left + (plot->right - plot->left) * (rtl ? 1 - position : position);
}

static double
get_y (HupanLineChart *self,
       const Plot     *plot,
       double          value)
{
  return plot->bottom - (plot->bottom - plot->top) * value / self->top;
}

static double
get_position (HupanLineChart *self,
              guint           i)
{
  return g_array_index (self->positions, double, i);
}

static HupanChartItem *
get_item (HupanLineChart *self,
          guint           i)
{
  return hupan_chart_mark_get_item (hupan_chart_get_mark (HUPAN_CHART (self), i));
}

static guint
find_mark (HupanLineChart *self,
           HupanChartMark *mark)
{
  for (guint i = 0; i < hupan_chart_get_n_marks (HUPAN_CHART (self)); i++)
    if (hupan_chart_get_mark (HUPAN_CHART (self), i) == mark)
      return i;

  g_return_val_if_reached (0);
}

/* A mark is the strip of the plot around its point; only the point is drawn. */
static void
draw_point (HupanChartMark *mark,
            GtkSnapshot    *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (mark);
  HupanLineChart *self = HUPAN_LINE_CHART (gtk_widget_get_parent (widget));
  guint i = find_mark (self, mark);
  Plot plot = get_plot (self);
  graphene_point_t point;
  GdkRGBA color = hupan_chart_get_color (widget, 1);
  gboolean is_last = i + 1 == self->positions->len;
  gboolean is_great = is_last || gtk_widget_has_focus (widget);
  double radius = is_great ? RADIUS + 2 : RADIUS;

  if (!is_great && self->positions->len > MAX_DOTS)
    return;
  if (!gtk_widget_compute_point (GTK_WIDGET (self), widget,
                                 &GRAPHENE_POINT_INIT (get_x (self, &plot, get_position (self, i)),
                                                       get_y (self, &plot, hupan_chart_mark_get_item (mark)->value)),
                                 &point))
    return;

  hupan_chart_draw_bar (snapshot, &color, point.x - radius, point.y - radius, 2 * radius, 2 * radius, radius);
}

static void
stroke (GtkSnapshot    *snapshot,
        GskPathBuilder *builder,
        const GdkRGBA  *color,
        float           width,
        gboolean        dashed)
{
  g_autoptr (GskPath) path = gsk_path_builder_free_to_path (builder);
  GskStroke *pen = gsk_stroke_new (width);

  gsk_stroke_set_line_join (pen, GSK_LINE_JOIN_ROUND);
  gsk_stroke_set_line_cap (pen, GSK_LINE_CAP_ROUND);
  if (dashed)
    gsk_stroke_set_dash (pen, (float[]) { 2, 5 }, 2);
  gtk_snapshot_append_stroke (snapshot, path, pen, color);
  gsk_stroke_free (pen);
}

static void
draw_axis (HupanLineChart *self,
           GtkSnapshot    *snapshot,
           const Plot     *plot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA grid = hupan_chart_get_color (widget, 0.15);
  GdkRGBA text = hupan_chart_get_color (widget, 0.75);
  g_autoptr (PangoLayout) first = hupan_chart_create_layout (widget, self->first);
  g_autoptr (PangoLayout) last = hupan_chart_create_layout (widget, self->last);
  int width, height;

  for (double value = 0; value <= self->top; value += self->step)
    {
      g_autofree char *number = hupan_count_format (value);
      g_autoptr (PangoLayout) layout = hupan_chart_create_layout (widget, number);
      double y = get_y (self, plot, value);

      pango_layout_get_pixel_size (layout, &width, &height);
      gtk_snapshot_append_color (snapshot, &grid, &GRAPHENE_RECT_INIT (plot->left, y - 0.5, plot->right - plot->left, 1));
      hupan_chart_draw_layout (snapshot, layout, &text, rtl ? plot->right + PADDING : plot->left - PADDING - width, y - height / 2.0);
    }

  pango_layout_get_pixel_size (rtl ? first : last, &width, NULL);
  hupan_chart_draw_layout (snapshot, rtl ? last : first, &text, plot->left, plot->bottom + PADDING);
  hupan_chart_draw_layout (snapshot, rtl ? first : last, &text, plot->right - width, plot->bottom + PADDING);
}

static void
draw_lines (HupanLineChart *self,
            GtkSnapshot    *snapshot,
            const Plot     *plot)
{
  guint n = hupan_chart_get_n_marks (HUPAN_CHART (self));
  GdkRGBA target = hupan_chart_get_color (GTK_WIDGET (self), 0.6);
  GskPathBuilder *builder = gsk_path_builder_new ();
  GdkRGBA color, area;

  gsk_path_builder_move_to (builder, get_x (self, plot, 0), get_y (self, plot, 0));
  gsk_path_builder_line_to (builder, get_x (self, plot, 1), get_y (self, plot, self->needed));
  stroke (snapshot, builder, &target, 2, TRUE);
  if (n == 0)
    return;

  color = hupan_chart_get_color (GTK_WIDGET (hupan_chart_get_mark (HUPAN_CHART (self), 0)), 1);
  area = color;
  area.alpha *= 0.15;

  builder = gsk_path_builder_new ();
  gsk_path_builder_move_to (builder, get_x (self, plot, 0), get_y (self, plot, 0));
  for (guint i = 0; i < n; i++)
    gsk_path_builder_line_to (builder, get_x (self, plot, get_position (self, i)), get_y (self, plot, get_item (self, i)->value));
  gsk_path_builder_line_to (builder, get_x (self, plot, get_position (self, n - 1)), get_y (self, plot, 0));
  gsk_path_builder_close (builder);
  {
    g_autoptr (GskPath) path = gsk_path_builder_free_to_path (builder);

    gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &area);
  }

  builder = gsk_path_builder_new ();
  gsk_path_builder_move_to (builder, get_x (self, plot, 0), get_y (self, plot, 0));
  for (guint i = 0; i < n; i++)
    gsk_path_builder_line_to (builder, get_x (self, plot, get_position (self, i)), get_y (self, plot, get_item (self, i)->value));
  stroke (snapshot, builder, &color, 2.5, FALSE);
}

static void
hupan_line_chart_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  HupanLineChart *self = HUPAN_LINE_CHART (widget);
  Plot plot = get_plot (self);

  if (plot.right > plot.left && plot.bottom > plot.top)
    {
      draw_axis (self, snapshot, &plot);
      draw_lines (self, snapshot, &plot);
    }
  GTK_WIDGET_CLASS (hupan_line_chart_parent_class)->snapshot (widget, snapshot);
}

static void
hupan_line_chart_measure (GtkWidget      *widget,
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
hupan_line_chart_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  HupanLineChart *self = HUPAN_LINE_CHART (widget);
  Plot plot = get_plot (self);
  guint n = hupan_chart_get_n_marks (HUPAN_CHART (self));

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *mark = GTK_WIDGET (hupan_chart_get_mark (HUPAN_CHART (self), i));
      double before = i > 0 ? (get_position (self, i - 1) + get_position (self, i)) / 2 : 0;
      double after = i + 1 < n ? (get_position (self, i) + get_position (self, i + 1)) / 2 : MIN (1, 2 * get_position (self, i) - before);
      double one = get_x (self, &plot, before), other = get_x (self, &plot, after);
      GtkAllocation place = { MIN (one, other), 0, MAX (1, ABS (other - one)), MAX (1, plot.bottom) };

      gtk_widget_measure (mark, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (mark, &place, -1);
    }
}

static void
hupan_line_chart_finalize (GObject *object)
{
  HupanLineChart *self = HUPAN_LINE_CHART (object);

  g_array_unref (self->positions);
  g_free (self->first);
  g_free (self->last);

  G_OBJECT_CLASS (hupan_line_chart_parent_class)->finalize (object);
}

static void
hupan_line_chart_class_init (HupanLineChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hupan_line_chart_finalize;
  widget_class->snapshot = hupan_line_chart_snapshot;
  widget_class->measure = hupan_line_chart_measure;
  widget_class->size_allocate = hupan_line_chart_size_allocate;
}

static void
hupan_line_chart_init (HupanLineChart *self)
{
  self->positions = g_array_new (FALSE, FALSE, sizeof (double));
  self->top = self->step = 1;
}

GtkWidget *
hupan_line_chart_new (void)
{
  return g_object_new (HUPAN_TYPE_LINE_CHART, NULL);
}

/**
 * hupan_line_chart_set_items:
 * @items: of #HupanChartItem, in order; the second number is where the straight line stands at that point
 * @positions: of the points between the ends, 0 to 1
 * @needed: where the straight line ends
 * @first: what is written below its beginning
 * @last: what is written below its end
 */
void
hupan_line_chart_set_items (HupanLineChart *self,
                            GPtrArray      *items,
                            const double   *positions,
                            double          needed,
                            const char     *first,
                            const char     *last)
{
  double greatest = needed;

  g_array_set_size (self->positions, 0);
  g_array_append_vals (self->positions, positions, items->len);
  g_set_str (&self->first, first);
  g_set_str (&self->last, last);
  self->needed = needed;

  hupan_chart_set_n_marks (HUPAN_CHART (self), items->len, draw_point);
  for (guint i = 0; i < items->len; i++)
    {
      HupanChartItem *item = g_ptr_array_index (items, i);
      /* Translators: a point of a line: a day, how many there are, and where the line to the target stands. */
      g_autofree char *name = g_strdup_printf (C_ ("chart", "%s: %s, the target’s line: %s"), item->label, item->text, item->more_text);

      greatest = MAX (greatest, item->value);
      hupan_chart_mark_set (hupan_chart_get_mark (HUPAN_CHART (self), i), item, item->target, name);
    }

  self->step = hupan_chart_scale (greatest);
  for (self->top = self->step; self->top < greatest; self->top += self->step)
    ;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
