/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-help-dialog.h"

#include "hupan-help-reader.h"

#include <glib/gi18n.h>

/**
 * HupanHelpDialog:
 *
 * The list of pages of the help, and above it the page that is read; links lead on, Back leads back.
 */
struct _HupanHelpDialog
{
  AdwDialog parent_instance;

  /* template children */
  AdwNavigationView *pages;
  AdwPreferencesGroup *group;
};

G_DEFINE_FINAL_TYPE (HupanHelpDialog, hupan_help_dialog, ADW_TYPE_DIALOG)

static gboolean
follow_link_cb (GtkLabel        *label,
                const char      *uri,
                HupanHelpDialog *self);

/* Labels are made by the reader, which knows nothing of pages. */
static void
connect_links (HupanHelpDialog *self,
               GtkWidget       *widget)
{
  if (GTK_IS_LABEL (widget))
    g_signal_connect_object (widget, "activate-link", G_CALLBACK (follow_link_cb), self, 0);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    connect_links (self, child);
}

static AdwNavigationPage *
create_page (HupanHelpDialog *self,
             const char      *id)
{
  g_autofree char *title = NULL;
  GtkWidget *body = hupan_help_read (id, &title);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  AdwNavigationPage *page;

  connect_links (self, body);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 560);
  adw_clamp_set_child (ADW_CLAMP (clamp), body);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  /* Arrows and Page Down scroll at once. */
  gtk_widget_set_focusable (scroller, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scroller);

  page = adw_navigation_page_new_with_tag (view, title, id);
  return page;
}

static void
show_page (HupanHelpDialog *self,
           const char      *id)
{
  if (g_strcmp0 (id, hupan_help_dialog_get_page (self)) == 0)
    return;
  if (g_str_equal (id, "index"))
    adw_navigation_view_pop_to_tag (self->pages, id);
  else
    adw_navigation_view_push (self->pages, create_page (self, id));
}

static gboolean
follow_link_cb (GtkLabel        *label,
                const char      *uri,
                HupanHelpDialog *self)
{
  if (!g_str_has_prefix (uri, HUPAN_HELP_SCHEME))
    return FALSE;

  show_page (self, uri + strlen (HUPAN_HELP_SCHEME));
  return TRUE;
}

static void
activated_cb (AdwActionRow    *row,
              HupanHelpDialog *self)
{
  show_page (self, g_object_get_data (G_OBJECT (row), "id"));
}

static void
add_row (HupanHelpDialog *self,
         const char      *id)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *description = NULL;
  g_autofree char *title = hupan_help_dup_title (id, &description);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), description);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "id", (gpointer) id);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, 0);
  adw_preferences_group_add (self->group, row);
}

static void
hupan_help_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HUPAN_TYPE_HELP_DIALOG);

  G_OBJECT_CLASS (hupan_help_dialog_parent_class)->dispose (object);
}

static void
hupan_help_dialog_class_init (HupanHelpDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hupan_help_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hupan_app/Hupan/ui/hupan-help-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HupanHelpDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, HupanHelpDialog, group);
}

static void
hupan_help_dialog_init (HupanHelpDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (const char *const *id = hupan_help_pages (); *id != NULL; id++)
    add_row (self, *id);
}

AdwDialog *
hupan_help_dialog_new (const char *page)
{
  HupanHelpDialog *self = g_object_new (HUPAN_TYPE_HELP_DIALOG, NULL);

  if (page != NULL)
    show_page (self, page);

  return ADW_DIALOG (self);
}

const char *
hupan_help_dialog_get_page (HupanHelpDialog *self)
{
  return adw_navigation_page_get_tag (adw_navigation_view_get_visible_page (self->pages));
}
