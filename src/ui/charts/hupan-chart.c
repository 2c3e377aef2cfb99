/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-chart.h"

#include <adwaita.h>

typedef struct
{
  GPtrArray *marks; /* borrowed: children */
  guint current;    /* the one that the Tab key reaches */
} HupanChartPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (HupanChart, hupan_chart, GTK_TYPE_WIDGET)

static gboolean
step (HupanChart       *self,
      GtkDirectionType  direction,
      guint            *next)
{
  HupanChartPrivate *priv = hupan_chart_get_instance_private (self);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean forward = direction == GTK_DIR_DOWN || direction == (rtl ? GTK_DIR_LEFT : GTK_DIR_RIGHT);

  if (forward ? priv->current + 1 >= priv->marks->len : priv->current == 0)
    return FALSE;

  *next = forward ? priv->current + 1 : priv->current - 1;
  return TRUE;
}

static gboolean
hupan_chart_focus (GtkWidget        *widget,
                   GtkDirectionType  direction)
{
  HupanChart *self = HUPAN_CHART (widget);
  HupanChartPrivate *priv = hupan_chart_get_instance_private (self);
  GtkWidget *focus = gtk_widget_get_focus_child (widget);
  guint next, found;

  if (priv->marks->len == 0)
    return FALSE;

  if (focus == NULL)
    {
      next = MIN (priv->current, priv->marks->len - 1);
    }
  else
    {
      if (g_ptr_array_find (priv->marks, focus, &found))
        priv->current = found;
      if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD || !step (self, direction, &next))
        return FALSE;
    }

  priv->current = next;
  return gtk_widget_grab_focus (g_ptr_array_index (priv->marks, next));
}

static GtkSizeRequestMode
hupan_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
hupan_chart_dispose (GObject *object)
{
  HupanChartPrivate *priv = hupan_chart_get_instance_private (HUPAN_CHART (object));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_ptr_array_set_size (priv->marks, 0);

  G_OBJECT_CLASS (hupan_chart_parent_class)->dispose (object);
}

static void
hupan_chart_finalize (GObject *object)
{
  HupanChartPrivate *priv = hupan_chart_get_instance_private (HUPAN_CHART (object));

  g_ptr_array_unref (priv->marks);

  G_OBJECT_CLASS (hupan_chart_parent_class)->finalize (object);
}

static void
hupan_chart_class_init (HupanChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hupan_chart_dispose;
  G_OBJECT_CLASS (klass)->finalize = hupan_chart_finalize;
  widget_class->focus = hupan_chart_focus;
  widget_class->get_request_mode = hupan_chart_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hupan_chart_init (HupanChart *self)
{
  HupanChartPrivate *priv = hupan_chart_get_instance_private (self);

  priv->marks = g_ptr_array_new ();
}

void
hupan_chart_set_n_marks (HupanChart     *self,
                         guint           n,
                         HupanChartDraw  draw)
{
  HupanChartPrivate *priv = hupan_chart_get_instance_private (self);

  while (priv->marks->len > n)
    {
      gtk_widget_unparent (g_ptr_array_index (priv->marks, priv->marks->len - 1));
      g_ptr_array_set_size (priv->marks, priv->marks->len - 1);
    }
  while (priv->marks->len < n)
    {
      GtkWidget *mark = hupan_chart_mark_new (draw);

      gtk_widget_set_parent (mark, GTK_WIDGET (self));
      g_ptr_array_add (priv->marks, mark);
    }
}

guint
hupan_chart_get_n_marks (HupanChart *self)
{
  HupanChartPrivate *priv = hupan_chart_get_instance_private (self);

  return priv->marks->len;
}

HupanChartMark *
hupan_chart_get_mark (HupanChart *self,
                      guint       i)
{
  HupanChartPrivate *priv = hupan_chart_get_instance_private (self);

  return g_ptr_array_index (priv->marks, i);
}

/* --- For drawing ------------------------------------------------------------------------------------------ */

PangoLayout *
hupan_chart_create_layout (GtkWidget  *widget,
                           const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

void
hupan_chart_draw_layout (GtkSnapshot   *snapshot,
                         PangoLayout   *layout,
                         const GdkRGBA *color,
                         double         x,
                         double         y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

void
hupan_chart_draw_bar (GtkSnapshot   *snapshot,
                      const GdkRGBA *color,
                      double         x,
                      double         y,
                      double         width,
                      double         height,
                      double         radius)
{
  GskRoundedRect bar;

  if (width <= 0 || height <= 0)
    return;

  gsk_rounded_rect_init_from_rect (&bar, &GRAPHENE_RECT_INIT (x, y, width, height), MIN (radius, MIN (width, height) / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &bar);
  gtk_snapshot_append_color (snapshot, color, &bar.bounds);
  gtk_snapshot_pop (snapshot);
}

/* The color of a widget, paler; less so in high contrast. */
GdkRGBA
hupan_chart_get_color (GtkWidget *widget,
                       double     alpha)
{
  GdkRGBA color;

  gtk_widget_get_color (widget, &color);
  if (alpha < 1 && adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    alpha = MIN (alpha * 1.8, 1);
  color.alpha *= alpha;
  return color;
}

/**
 * hupan_chart_scale:
 * @value: the greatest that is drawn
 *
 * Returns: the distance of the lines of an axis: 1, 2 or 5 times a power of ten, so that four of them are enough
 */
double
hupan_chart_scale (double value)
{
  static const double leads[] = { 1, 2, 5 };

  for (double power = 1;; power *= 10)
    for (gsize i = 0; i < G_N_ELEMENTS (leads); i++)
      if (value <= 4 * leads[i] * power)
        return leads[i] * power;
}
