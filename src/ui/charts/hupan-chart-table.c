/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-chart-table.h"

#include <glib/gi18n.h>

#include "ui/common/hupan-accessible.h"

static GtkWidget *
create_row (void)
{
  return g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW, "spacing", 12, NULL);
}

static GtkWidget *
create_text (const char        *text,
             GtkAccessibleRole  role)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, "label", text, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "xalign", 0.0, "hexpand", TRUE, NULL);

  return label;
}

static GtkWidget *
create_number (const char *label,
               const char *text,
               GVariant   *target)
{
  GtkWidget *cell = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_CELL, NULL);
  GtkWidget *child;
  g_autofree char *name = NULL;

  if (text == NULL || target == NULL)
    {
      child = gtk_label_new (text != NULL ? text : "");
      gtk_widget_add_css_class (child, "numeric");
      gtk_label_set_xalign (GTK_LABEL (child), 1);
    }
  else
    {
      child = gtk_button_new_with_label (text);
      gtk_widget_add_css_class (child, "flat");
      gtk_widget_add_css_class (child, "numeric");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (child), "overview.open");
      gtk_actionable_set_action_target_value (GTK_ACTIONABLE (child), target);
      /* Translators: for screen readers: what is counted, and how many. */
      name = g_strdup_printf (C_ ("chart", "%s: %s"), label, text);
      hupan_accessible_name_button (child, name);
    }
  gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (child, TRUE);
  gtk_widget_set_halign (child, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (cell), child);
  gtk_widget_set_hexpand (cell, FALSE); /* as wide as its column, which the child fills */

  return cell;
}

GtkWidget *
hupan_chart_table_new (void)
{
  return g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_TABLE, "orientation", GTK_ORIENTATION_VERTICAL, "css-name",
                       "charttable", NULL);
}

static void
add_heading (GtkWidget    *row,
             const char   *text,
             gboolean      is_number,
             GtkSizeGroup *group)
{
  GtkWidget *label = create_text (text, GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);

  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dimmed");
  if (is_number)
    {
      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_label_set_width_chars (GTK_LABEL (label), 8);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 14);
      gtk_widget_set_hexpand (label, FALSE);
      gtk_size_group_add_widget (group, label);
    }
  gtk_box_append (GTK_BOX (row), label);
}

/**
 * hupan_chart_table_set_items:
 * @items: of #HupanChartItem
 * @heading: of the labels
 * @number: of the first number
 * @more: (nullable): of the second; %NULL where there is none
 */
void
hupan_chart_table_set_items (GtkWidget  *table,
                             GPtrArray  *items,
                             const char *heading,
                             const char *number,
                             const char *more)
{
  g_autoptr (GtkSizeGroup) first = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr (GtkSizeGroup) second = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  GtkWidget *row = create_row ();
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (table)) != NULL)
    gtk_box_remove (GTK_BOX (table), child);

  add_heading (row, heading, FALSE, NULL);
  add_heading (row, number, TRUE, first);
  if (more != NULL)
    add_heading (row, more, TRUE, second);
  gtk_box_append (GTK_BOX (table), row);

  for (guint i = 0; i < items->len; i++)
    {
      HupanChartItem *item = g_ptr_array_index (items, i);

      row = create_row ();
      gtk_box_append (GTK_BOX (row), create_text (item->label, GTK_ACCESSIBLE_ROLE_ROW_HEADER));
      child = create_number (item->label, item->text, item->target);
      gtk_size_group_add_widget (first, child);
      gtk_box_append (GTK_BOX (row), child);
      if (more != NULL)
        {
          child = create_number (item->label, item->more_text, item->more_target);
          gtk_size_group_add_widget (second, child);
          gtk_box_append (GTK_BOX (row), child);
        }
      gtk_box_append (GTK_BOX (table), row);
    }
}
