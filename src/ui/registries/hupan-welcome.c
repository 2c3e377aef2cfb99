/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-welcome.h"

#include "ui/help/hupan-help.h"

struct _HupanWelcome
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (HupanWelcome, hupan_welcome, ADW_TYPE_BIN)

static void
hupan_welcome_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HUPAN_TYPE_WELCOME);

  G_OBJECT_CLASS (hupan_welcome_parent_class)->dispose (object);
}

static void
hupan_welcome_class_init (HupanWelcomeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hupan_welcome_dispose;
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass), "/io/github/hupan_app/Hupan/ui/hupan-welcome.ui");
}

static void
hupan_welcome_init (HupanWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hupan_help_set_page (GTK_WIDGET (self), "first-steps");
}

GtkWidget *
hupan_welcome_new (void)
{
  return g_object_new (HUPAN_TYPE_WELCOME, NULL);
}
