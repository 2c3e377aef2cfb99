/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-sidebar.h"

#include <glib/gi18n.h>

#include "common/hupan-menu-button.h"
#include "common/hupan-toast.h"
#include "hupan-places.h"

/**
 * HupanSidebar:
 *
 * The places of the window, and below them the views that somebody saved. Rows carry the window's own actions, so
 * that clicking one and any other way of going there are the same.
 */
struct _HupanSidebar
{
  AdwBin parent_instance;

  /* template children */
  GtkListBox *list;

  /* owned */
  HupanDesk *desk;
  GPtrArray *views; /* of HupanRecord */

  guint n_places; /* rows above those of the views */
};

G_DEFINE_FINAL_TYPE (HupanSidebar, hupan_sidebar, ADW_TYPE_BIN)

#define GROUP_KEY "hupan-group"

static GtkWidget *
create_row (const char *name,
            const char *icon_name,
            const char *label,
            const char *group)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = gtk_label_new (label);

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon_name));
  gtk_box_append (GTK_BOX (box), text);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_name (row, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (G_OBJECT (row), GROUP_KEY, (gpointer) group);

  return row;
}

static void
add_heading_cb (GtkListBoxRow *row,
                GtkListBoxRow *before,
                gpointer       data)
{
  const char *group = g_object_get_data (G_OBJECT (row), GROUP_KEY);
  GtkWidget *label;

  if (before == NULL || g_strcmp0 (group, g_object_get_data (G_OBJECT (before), GROUP_KEY)) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  if (group == NULL || *group == '\0')
    {
      gtk_list_box_row_set_header (row, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      return;
    }

  label = gtk_label_new (g_dpgettext2 (NULL, "place group", group));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_list_box_row_set_header (row, label);
}

/* --- Saved views ------------------------------------------------------------------------------------ */

static HupanRecord *
find_view (HupanSidebar *self,
           const char   *id)
{
  for (guint i = 0; self->views != NULL && i < self->views->len; i++)
    {
      HupanRecord *view = g_ptr_array_index (self->views, i);

      if (hupan_record_get_id (view) == g_ascii_strtoll (id, NULL, 10))
        return view;
    }

  return NULL;
}

static void
renamed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (HupanSidebar) self = data;
  g_autoptr (GError) error = NULL;

  if (hupan_desk_commit_finish (HUPAN_DESK (source), result, &error) == 0)
    hupan_toast_error (GTK_WIDGET (self), _("The View Was Not Changed"), error);
}

static void
trashed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (HupanSidebar) self = data;
  g_autoptr (GError) error = NULL;

  if (hupan_desk_commit_finish (HUPAN_DESK (source), result, &error) == 0)
    hupan_toast_error (GTK_WIDGET (self), _("The View Was Not Changed"), error);
  else
    hupan_toast_undo (GTK_WIDGET (self), _("View moved to the trash"));
}

static void
trash_view_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  HupanSidebar *self = HUPAN_SIDEBAR (widget);
  HupanRecord *view = find_view (self, g_variant_get_string (parameter, NULL));
  g_autoptr (HupanBatch) batch = NULL;
  g_autofree char *label = NULL;

  if (view == NULL)
    return;

  /* Translators: what was done, in the history; the placeholder is the name of a saved view. */
  label = g_strdup_printf (_("Removal of the view “%s”"), hupan_record_get (view, "name"));
  batch = hupan_batch_new (label, NULL, HUPAN_BATCH_NONE);
  hupan_batch_trash (batch, view);
  hupan_desk_commit_async (self->desk, batch, NULL, trashed_cb, g_object_ref (self));
}

static void
rename_answered_cb (AdwAlertDialog *dialog,
                    const char     *response,
                    HupanSidebar   *self)
{
  GtkEditable *entry = GTK_EDITABLE (adw_alert_dialog_get_extra_child (dialog));
  HupanRecord *view = find_view (self, gtk_widget_get_name (GTK_WIDGET (entry)));
  const HupanField *field = hupan_kind_get_field (hupan_kind_get ("saved_view"), "name");
  g_autofree char *name = NULL;
  g_autoptr (HupanBatch) batch = NULL;

  if (!g_str_equal (response, "rename") || view == NULL ||
      !hupan_field_parse (field, gtk_editable_get_text (entry), &name, NULL))
    return;

  batch = hupan_batch_new (_("Renaming of a view"), NULL, HUPAN_BATCH_NONE);
  hupan_batch_set (batch, view, field->name, name);
  if (!hupan_batch_is_empty (batch))
    hupan_desk_commit_async (self->desk, batch, NULL, renamed_cb, g_object_ref (self));
}

static void
rename_view_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  HupanSidebar *self = HUPAN_SIDEBAR (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  HupanRecord *view = find_view (self, id);
  AdwDialog *dialog;
  GtkWidget *entry;

  if (view == NULL)
    return;

  dialog = adw_alert_dialog_new (_("Rename View"), NULL);
  entry = gtk_entry_new ();
  gtk_widget_set_name (entry, id);
  gtk_editable_set_text (GTK_EDITABLE (entry), hupan_record_get (view, "name"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name"), -1);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), entry);
  adw_dialog_set_focus (dialog, entry);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "rename", _("_Rename"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "rename", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "rename");
  g_signal_connect_object (dialog, "response", G_CALLBACK (rename_answered_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, widget);
}

static GMenuModel *
create_view_menu (const char *id)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuItem) rename = g_menu_item_new (_("_Rename…"), NULL);
  g_autoptr (GMenuItem) trash = g_menu_item_new (_("Move to _Trash"), NULL);

  g_menu_item_set_action_and_target (rename, "sidebar.rename-view", "s", id);
  g_menu_item_set_action_and_target (trash, "sidebar.trash-view", "s", id);
  g_menu_append_item (menu, rename);
  g_menu_append_item (menu, trash);

  return G_MENU_MODEL (menu);
}

static void
add_view (HupanSidebar *self,
          HupanRecord  *view)
{
  const HupanPlace *place = hupan_place_get (hupan_record_get (view, "place"));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, hupan_record_get_id (view));
  g_autoptr (GMenuModel) menu = create_view_menu (id);
  const char *state = hupan_record_get (view, "state");
  const char *layout = hupan_record_get (view, "layout");
  g_autofree char *tooltip = NULL;
  GtkWidget *row, *button;

  if (place == NULL)
    return;

  row = create_row (id, place->icon_name, hupan_record_get (view, "name"), NC_ ("place group", "Views"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-query");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sss)", place->name, state != NULL ? state : "{}",
                                  layout != NULL ? layout : "");

  button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  hupan_menu_button_set_menu (GTK_MENU_BUTTON (button), menu);
  /* Translators: a button of the sidebar; the placeholder is the name of a saved view. */
  tooltip = g_strdup_printf (_("Menu of “%s”"), hupan_record_get (view, "name"));
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))), button);
  gtk_list_box_append (self->list, row);
}

static void
show_views (HupanSidebar *self,
            GPtrArray    *views)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, self->n_places)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));

  g_clear_pointer (&self->views, g_ptr_array_unref);
  self->views = views != NULL ? g_ptr_array_ref (views) : NULL;
  for (guint i = 0; views != NULL && i < views->len; i++)
    add_view (self, g_ptr_array_index (views, i));
}

static gboolean
collect_view (gint64             id,
              const char *const *values,
              gpointer           data)
{
  g_array_append_val ((GArray *) data, id);
  return TRUE;
}

static gpointer
read_views (HupanRegistry       *registry,
            gpointer             data,
            const HupanProgress *progress,
            GError             **error)
{
  static const char *const paths[] = { "name", NULL };
  const HupanKind *kind = hupan_kind_get ("saved_view");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) views = g_ptr_array_new_with_free_func (g_object_unref);

  if (!hupan_registry_scan (registry, kind, paths, NULL, 0, NULL, collect_view, ids, progress, error))
    return NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      HupanRecord *view = hupan_registry_get_record (registry, kind, g_array_index (ids, gint64, i), error);

      if (view == NULL)
        return NULL;
      g_ptr_array_add (views, view);
    }

  return g_steal_pointer (&views);
}

static void
views_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (HupanSidebar) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) views = hupan_desk_run_finish (HUPAN_DESK (source), result, &error);

  if (self->desk != HUPAN_DESK (source))
    return;

  if (views == NULL)
    {
      g_warning ("The saved views cannot be read: %s", error->message);
      return;
    }

  show_views (self, views);
}

static void
start_reading_views (HupanSidebar *self)
{
  hupan_desk_run_async (self->desk, read_views, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, NULL, views_read_cb,
                        g_object_ref (self));
}

static void
changed_cb (HupanSidebar *self,
            HupanBatch   *changes)
{
  GPtrArray *all = hupan_batch_get_changes (changes);

  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (((HupanChange *) g_ptr_array_index (all, i))->kind->name, "saved_view"))
      {
        start_reading_views (self);
        return;
      }
}

/* --- Places ------------------------------------------------------------------------------------------- */

static void
add_place (HupanSidebar     *self,
           const HupanPlace *place)
{
  GtkWidget *row = create_row (place->name, place->icon_name, hupan_place_get_label (place), place->group);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-place");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", place->name);
  gtk_list_box_append (self->list, row);
  self->n_places++;
}

/* --- GObject ---------------------------------------------------------------------------------------- */

static void
hupan_sidebar_dispose (GObject *object)
{
  HupanSidebar *self = HUPAN_SIDEBAR (object);

  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (self->desk, self);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->views, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), HUPAN_TYPE_SIDEBAR);

  G_OBJECT_CLASS (hupan_sidebar_parent_class)->dispose (object);
}

static void
hupan_sidebar_class_init (HupanSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hupan_sidebar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hupan_app/Hupan/ui/hupan-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, HupanSidebar, list);
  gtk_widget_class_install_action (widget_class, "sidebar.rename-view", "s", rename_view_cb);
  gtk_widget_class_install_action (widget_class, "sidebar.trash-view", "s", trash_view_cb);
}

static void
hupan_sidebar_init (HupanSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, add_heading_cb, NULL, NULL);
  for (const HupanPlace *const *place = hupan_places (); *place != NULL; place++)
    add_place (self, *place);
}

/**
 * hupan_sidebar_set_desk:
 * @desk: (nullable): whose saved views are shown
 */
void
hupan_sidebar_set_desk (HupanSidebar *self,
                        HupanDesk    *desk)
{
  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (self->desk, self);
  g_set_object (&self->desk, desk);
  show_views (self, NULL);

  if (desk == NULL)
    return;

  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  start_reading_views (self);
}

void
hupan_sidebar_select (HupanSidebar     *self,
                      const HupanPlace *place)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (GTK_IS_LIST_BOX_ROW (row) && g_str_equal (gtk_widget_get_name (row), place->name))
      gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
}
