/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-window.h"

/**
 * HupanWindow:
 *
 * A window on one registry.
 */
struct _HupanWindow
{
  AdwApplicationWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (HupanWindow, hupan_window, ADW_TYPE_APPLICATION_WINDOW)

static void
hupan_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HUPAN_TYPE_WINDOW);

  G_OBJECT_CLASS (hupan_window_parent_class)->dispose (object);
}

static void
hupan_window_class_init (HupanWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hupan_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hupan_app/Hupan/ui/hupan-window.ui");
}

static void
hupan_window_init (HupanWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hupan_window_new:
 * @application: (nullable): the application, which tests do without
 */
HupanWindow *
hupan_window_new (AdwApplication *application)
{
  return g_object_new (HUPAN_TYPE_WINDOW, "application", application, NULL);
}
