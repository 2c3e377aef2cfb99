/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-chart-mark.h"

struct _HupanChartMark
{
  GtkWidget parent_instance;

  HupanChartDraw draw;

  /* owned */
  HupanChartItem *item;
  GVariant *target;
  char *name;
};

G_DEFINE_FINAL_TYPE (HupanChartMark, hupan_chart_mark, GTK_TYPE_WIDGET)

static void
hupan_chart_mark_activate (HupanChartMark *self)
{
  if (self->target != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (self), "overview.open", self->target);
}

static void
released_cb (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             HupanChartMark  *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  hupan_chart_mark_activate (self);
}

static void
hupan_chart_mark_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  HupanChartMark *self = HUPAN_CHART_MARK (widget);

  if (self->item != NULL)
    self->draw (self, snapshot);
}

static void
hupan_chart_mark_finalize (GObject *object)
{
  HupanChartMark *self = HUPAN_CHART_MARK (object);

  g_clear_pointer (&self->item, hupan_chart_item_unref);
  g_clear_pointer (&self->target, g_variant_unref);
  g_free (self->name);

  G_OBJECT_CLASS (hupan_chart_mark_parent_class)->finalize (object);
}

static void
hupan_chart_mark_class_init (HupanChartMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter, GDK_KEY_space, GDK_KEY_KP_Space };

  G_OBJECT_CLASS (klass)->finalize = hupan_chart_mark_finalize;
  widget_class->snapshot = hupan_chart_mark_snapshot;
  gtk_widget_class_set_activate_signal (widget_class,
                                        g_signal_new_class_handler ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION,
                                                                    G_CALLBACK (hupan_chart_mark_activate), NULL, NULL, NULL,
                                                                    G_TYPE_NONE, 0));
  gtk_widget_class_set_css_name (widget_class, "chartmark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LINK);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_signal (widget_class, keys[i], 0, "activate", NULL);
}

static void
hupan_chart_mark_init (HupanChartMark *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
hupan_chart_mark_new (HupanChartDraw draw)
{
  HupanChartMark *self = g_object_new (HUPAN_TYPE_CHART_MARK, NULL);

  self->draw = draw;
  return GTK_WIDGET (self);
}

/**
 * hupan_chart_mark_set:
 * @target: (nullable): what it opens
 * @name: what it says to who cannot see it, and in its tooltip: "Singapore: 12"
 */
void
hupan_chart_mark_set (HupanChartMark *self,
                      HupanChartItem *item,
                      GVariant       *target,
                      const char     *name)
{
  hupan_chart_item_ref (item);
  g_clear_pointer (&self->item, hupan_chart_item_unref);
  self->item = item;

  g_clear_pointer (&self->target, g_variant_unref);
  self->target = target != NULL ? g_variant_ref (target) : NULL;

  if (g_set_str (&self->name, name))
    {
      gtk_widget_set_tooltip_text (GTK_WIDGET (self), name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), target != NULL ? "pointer" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

HupanChartItem *
hupan_chart_mark_get_item (HupanChartMark *self)
{
  return self->item;
}

const char *
hupan_chart_mark_get_name (HupanChartMark *self)
{
  return self->name;
}
