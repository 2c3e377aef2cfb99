/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-overview-changes.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "desk/hupan-overview-words.h"
#include "ui/common/hupan-accessible.h"

#define ROWS_KEY "hupan-change-rows"

GtkWidget *
hupan_overview_changes_new (void)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Newest Changes"));
  gtk_widget_set_margin_top (group, 18);
  gtk_widget_set_visible (group, FALSE);
  g_object_set_data_full (G_OBJECT (group), ROWS_KEY, g_ptr_array_new (), (GDestroyNotify) g_ptr_array_unref);
  return group;
}

static GtkWidget *
create_row (const HupanBatchEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *facts = hupan_words_change (entry);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), entry->label != NULL ? entry->label : C_ ("history", "Erased"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
  if (!entry->in_effect)
    {
      GtkWidget *mark = gtk_label_new (C_ ("history", "Undone"));

      gtk_widget_add_css_class (mark, "dimmed");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-history");
  hupan_accessible_name_row (ADW_PREFERENCES_ROW (row));

  return row;
}

void
hupan_overview_changes_set (GtkWidget *group,
                            GPtrArray *entries)
{
  GPtrArray *rows = g_object_get_data (G_OBJECT (group), ROWS_KEY);

  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);

  for (guint i = 0; i < entries->len; i++)
    {
      GtkWidget *row = create_row (g_ptr_array_index (entries, i));

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      g_ptr_array_add (rows, row);
    }
  gtk_widget_set_visible (group, entries->len > 0);
}
