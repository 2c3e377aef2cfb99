/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-accessible.h"

/**
 * hupan_accessible_name_button:
 *
 * Gives a button with a label another name, which also says of what it is. GTK names such a button by its label, and would go
 * before a name that is only set.
 */
void
hupan_accessible_name_button (GtkWidget  *button,
                              const char *name)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
title_changed_cb (AdwPreferencesRow *row)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, adw_preferences_row_get_title (row), -1);
}

/**
 * hupan_accessible_name_row:
 *
 * Gives a row its title as its name. Rows of libadwaita that unfold or hold a choice (up to 1.7) have none of their own:
 * a screen reader would say the value, and not of what.
 */
void
hupan_accessible_name_row (AdwPreferencesRow *row)
{
  g_signal_connect (row, "notify::title", G_CALLBACK (title_changed_cb), NULL);
  title_changed_cb (row);
}

/**
 * hupan_accessible_name_lists:
 *
 * Names the lists that a row which folds out is made of: a screen reader passes them by name.
 */
void
hupan_accessible_name_lists (GtkWidget  *widget,
                             const char *name)
{
  if (GTK_IS_LIST_BOX (widget) || ADW_IS_EXPANDER_ROW (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    hupan_accessible_name_lists (child, name);
}
