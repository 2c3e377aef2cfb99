/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-heading.h"

/**
 * hupan_heading_new:
 * @title: translated
 *
 * The heading of a group, with room for a button beside it. That of AdwPreferencesGroup gives way to such a button until nobody
 * can read it; this one is a line that goes on below when it is full.
 */
GtkWidget *
hupan_heading_new (const char *title)
{
  GtkWidget *heading = adw_wrap_box_new ();
  GtkWidget *label = gtk_label_new (title);

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (heading), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (heading), 6);
  gtk_widget_add_css_class (label, "heading");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  adw_wrap_box_append (ADW_WRAP_BOX (heading), label);

  return heading;
}

void
hupan_heading_add (GtkWidget *heading,
                   GtkWidget *beside)
{
  adw_wrap_box_append (ADW_WRAP_BOX (heading), beside);
}

/**
 * hupan_heading_above:
 *
 * Returns: @heading and the group that it is of, which a screen reader calls by it
 */
GtkWidget *
hupan_heading_above (GtkWidget *heading,
                     GtkWidget *group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), group);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_RELATION_LABELLED_BY, gtk_widget_get_first_child (heading),
                                  NULL, -1);

  return box;
}
