/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-overview-parts.h"

#include "hupan-overview-items.h"

GtkWidget *
hupan_overview_create_text (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

GtkWidget *
hupan_overview_create_figure (const char *style)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = hupan_overview_create_text (style);

  gtk_widget_add_css_class (label, "numeric");
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "hupan-figure");
  gtk_widget_set_halign (button, GTK_ALIGN_START);

  return button;
}

void
hupan_overview_set_figure (GtkWidget         *button,
                           const char        *text,
                           const HupanFigure *figure)
{
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));
  GVariant *target = figure != NULL ? hupan_overview_dup_target (figure) : NULL;

  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (button, text != NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), target != NULL ? "overview.open" : NULL);
  gtk_widget_set_can_target (button, target != NULL);
  gtk_widget_set_focusable (button, target != NULL);
}
