/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-window-private.h"

#include <glib/gi18n.h>

#include "common/hupan-form.h"
#include "common/hupan-menu-button.h"
#include "common/hupan-toast.h"
#include "exchange/hupan-sample.h"
#include "import/hupan-import-dialog.h"
#include "registries/hupan-registry-actions.h"
#include "registries/hupan-welcome.h"

typedef enum
{
  PROP_DESK = 1,
  PROP_UNDO_TOOLTIP,
  PROP_REDO_TOOLTIP,
} HupanWindowProperty;

static GParamSpec *properties[PROP_REDO_TOOLTIP + 1];

G_DEFINE_FINAL_TYPE (HupanWindow, hupan_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- Undo ----------------------------------------------------------------------------------------- */

/* What was taken back or done again may be out of sight, so it is said: by now it is the next to be done again, or to be taken
 * back. */
static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HupanWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  const char *label;

  if (hupan_desk_commit_finish (HUPAN_DESK (source), result, &error) == 0)
    {
      hupan_toast_error (GTK_WIDGET (self), _("This Cannot Be Undone"), error);
      return;
    }

  label = hupan_desk_get_redo_label (HUPAN_DESK (source));
  /* Translators: the placeholder is what was done and has been taken back, such as "Edit of Zhejiang University". */
  message = g_strdup_printf (_("Undone: %s"), label != NULL ? label : "");
  hupan_toast_redo (GTK_WIDGET (self), message);
}

static void
undo_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  HupanWindow *self = HUPAN_WINDOW (widget);

  if (self->desk != NULL)
    hupan_desk_undo_async (self->desk, 0, undone_cb, g_object_ref (self));
}

static void
redone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HupanWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  const char *label;

  if (hupan_desk_commit_finish (HUPAN_DESK (source), result, &error) == 0)
    {
      hupan_toast_error (GTK_WIDGET (self), _("This Cannot Be Done Again"), error);
      return;
    }

  label = hupan_desk_get_undo_label (HUPAN_DESK (source));
  /* Translators: the placeholder is what was taken back and has been done again, such as "Edit of Zhejiang University". */
  message = g_strdup_printf (_("Done again: %s"), label != NULL ? label : "");
  hupan_toast_undo (GTK_WIDGET (self), message);
}

static void
redo_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  HupanWindow *self = HUPAN_WINDOW (widget);

  if (self->desk != NULL)
    hupan_desk_redo_async (self->desk, redone_cb, g_object_ref (self));
}

static void
update_undo_cb (HupanWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo",
                                 self->desk != NULL && hupan_desk_get_undo_label (self->desk) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo",
                                 self->desk != NULL && hupan_desk_get_redo_label (self->desk) != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_TOOLTIP]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_TOOLTIP]);
}

static char *
dup_undo_tooltip (HupanWindow *self)
{
  const char *label = self->desk != NULL ? hupan_desk_get_undo_label (self->desk) : NULL;

  /* Translators: the placeholder is what was done, such as "Edit of Zhejiang University". */
  return label != NULL ? g_strdup_printf (_("Undo: %s"), label) : g_strdup (_("Nothing to Undo"));
}

static char *
dup_redo_tooltip (HupanWindow *self)
{
  const char *label = self->desk != NULL ? hupan_desk_get_redo_label (self->desk) : NULL;

  /* Translators: the placeholder is what was done, such as "Edit of Zhejiang University". */
  return label != NULL ? g_strdup_printf (_("Redo: %s"), label) : g_strdup (_("Nothing to Redo"));
}

/* --- The registry ----------------------------------------------------------------------------------- */

static void
update_title_cb (HupanWindow *self)
{
  const char *name = self->desk != NULL ? hupan_desk_get_name (self->desk) : NULL;
  g_autofree char *title = NULL;

  /* Translators: title of a window; the placeholder is the name of a registry. */
  title = name != NULL ? g_strdup_printf (_("%s — Hupan"), name) : g_strdup (_("Hupan"));
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->title, name != NULL ? name : "");
}

static void
update_read_only_cb (HupanWindow *self)
{
  static const char *const writing[] = { "win.import", "win.import-file", "win.remove-sample" };
  const char *reason = self->desk != NULL ? hupan_desk_get_read_only_reason (self->desk) : NULL;

  adw_banner_set_title (self->read_only_banner, reason != NULL ? reason : "");
  adw_banner_set_revealed (self->read_only_banner, reason != NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), writing[i], self->desk != NULL && reason == NULL);
}

static gpointer
find_sample (HupanRegistry       *registry,
             gpointer             data,
             const HupanProgress *progress,
             GError             **error)
{
  return GINT_TO_POINTER (hupan_registry_has_sample (registry));
}

static void
sample_found_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (HupanWindow) self = data;
  const gboolean found = GPOINTER_TO_INT (hupan_desk_run_finish (HUPAN_DESK (source), result, NULL));

  if (self->desk == HUPAN_DESK (source))
    gtk_revealer_set_reveal_child (self->sample_note, found);
}

static void
look_for_sample (HupanWindow *self)
{
  hupan_desk_run_async (self->desk, find_sample, NULL, NULL, NULL, NULL, NULL, sample_found_cb, g_object_ref (self));
}

/**
 * hupan_window_set_desk:
 * @desk: (nullable): closes the one before, whose registry can then be opened again
 */
void
hupan_window_set_desk (HupanWindow *self,
                       HupanDesk   *desk)
{
  hupan_window_forget_places (self);

  if (self->desk != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->desk, self);
      hupan_desk_close (self->desk);
    }
  g_set_object (&self->desk, desk);

  if (desk != NULL)
    {
      g_signal_connect_swapped (desk, "changed", G_CALLBACK (look_for_sample), self);
      look_for_sample (self);
      g_signal_connect_swapped (desk, "notify::undo-label", G_CALLBACK (update_undo_cb), self);
      g_signal_connect_swapped (desk, "notify::redo-label", G_CALLBACK (update_undo_cb), self);
      g_signal_connect_swapped (desk, "notify::name", G_CALLBACK (update_title_cb), self);
      g_signal_connect_swapped (desk, "notify::read-only-reason", G_CALLBACK (update_read_only_cb), self);
    }

  hupan_sidebar_set_desk (self->sidebar, desk);
  update_undo_cb (self);
  update_title_cb (self);
  update_read_only_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESK]);
}

/**
 * hupan_window_get_desk:
 *
 * Returns: (transfer none) (nullable): %NULL when no registry is open
 */
HupanDesk *
hupan_window_get_desk (HupanWindow *self)
{
  return self->desk;
}

/* --- GtkWidget, GObject ----------------------------------------------------------------------------- */

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         HupanWindow   *self)
{
  hupan_window_open_file (self, g_value_get_object (value));
  return TRUE;
}

/* Who has a registry never sees this page, and is not to wait for it. */
static void
welcome_mapped_cb (AdwBin      *bin,
                   HupanWindow *self)
{
  if (adw_bin_get_child (bin) == NULL)
    adw_bin_set_child (bin, hupan_welcome_new ());
}

static gboolean
hupan_window_close_request (GtkWindow *window)
{
  HupanWindow *self = HUPAN_WINDOW (window);
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set (self->settings, "window-size", "(ii)", width, height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));

  /* Asked again for the next form that has changes. */
  if (!hupan_window_may_leave (self, G_CALLBACK (gtk_window_close), self))
    return GDK_EVENT_STOP;

  return GTK_WINDOW_CLASS (hupan_window_parent_class)->close_request (window);
}

static void
hupan_window_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  HupanWindow *self = HUPAN_WINDOW (object);

  switch ((HupanWindowProperty) prop_id)
    {
    case PROP_DESK:
      g_value_set_object (value, self->desk);
      break;

    case PROP_UNDO_TOOLTIP:
      g_value_take_string (value, dup_undo_tooltip (self));
      break;

    case PROP_REDO_TOOLTIP:
      g_value_take_string (value, dup_redo_tooltip (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hupan_window_dispose (GObject *object)
{
  HupanWindow *self = HUPAN_WINDOW (object);

  if (self->pages != NULL)
    hupan_window_set_desk (self, NULL);
  g_queue_clear_full (&self->visits, g_free);
  g_clear_handle_id (&self->opening_id, g_source_remove);
  g_clear_weak_pointer (&self->before_menu);
  g_clear_pointer (&self->wanted.folder, g_free);
  g_clear_pointer (&self->wanted.name, g_free);
  g_clear_pointer (&self->wanted.import, g_free);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), HUPAN_TYPE_WINDOW);

  G_OBJECT_CLASS (hupan_window_parent_class)->dispose (object);
}

/* GTK opens the main menu by F10 where its button is seen. One that hides with the sidebar is shown first. */
static gboolean
menu_key_cb (HupanWindow    *self,
             guint           keyval,
             guint           keycode,
             GdkModifierType state)
{
  if (keyval == GDK_KEY_F10 && (state & gtk_accelerator_get_default_mod_mask ()) == 0 &&
      gtk_widget_get_mapped (GTK_WIDGET (self->split)) && adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) == NULL)
    {
      g_set_weak_pointer (&self->before_menu, gtk_root_get_focus (GTK_ROOT (self)));
      self->sidebar_for_menu = !adw_overlay_split_view_get_show_sidebar (self->split);
      adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
    }

  return GDK_EVENT_PROPAGATE;
}

/* Who works by keys is back where they were before the menu, and so is a dialog that it opened when that is closed. */
static void
return_from_menu (HupanWindow *self)
{
  GtkWidget *before = self->before_menu;

  self->menu_closed = FALSE;
  g_clear_weak_pointer (&self->before_menu);
  if (before != NULL && gtk_widget_get_mapped (before))
    gtk_widget_grab_focus (before);
}

static void
menu_active_cb (HupanWindow *self)
{
  self->menu_closed = !gtk_menu_button_get_active (self->menu_button) && self->before_menu != NULL;
  if (!self->menu_closed || !self->sidebar_for_menu)
    return;

  adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
  return_from_menu (self);
}

/* A menu that closes puts the focus on its button, if that is still there. */
static void
focus_cb (HupanWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (self->menu_closed && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->menu_button)))
    return_from_menu (self);
}

static void
hupan_window_class_init (HupanWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = hupan_window_get_property;
  object_class->dispose = hupan_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = hupan_window_close_request;

  properties[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, HUPAN_TYPE_DESK, flags);
  properties[PROP_UNDO_TOOLTIP] = g_param_spec_string ("undo-tooltip", NULL, NULL, NULL, flags);
  properties[PROP_REDO_TOOLTIP] = g_param_spec_string ("redo-tooltip", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (HUPAN_TYPE_SIDEBAR);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hupan_app/Hupan/ui/hupan-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HupanWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, HupanWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, HupanWindow, opening_note);
  gtk_widget_class_bind_template_child (widget_class, HupanWindow, split);
  gtk_widget_class_bind_template_child (widget_class, HupanWindow, sample_note);
  gtk_widget_class_bind_template_child (widget_class, HupanWindow, read_only_banner);
  gtk_widget_class_bind_template_child (widget_class, HupanWindow, title);
  gtk_widget_class_bind_template_child (widget_class, HupanWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, HupanWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, HupanWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, HupanWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, HupanWindow, recent_menu);
  gtk_widget_class_bind_template_callback (widget_class, welcome_mapped_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_active_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_cb);

  hupan_window_places_install (widget_class);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_cb);
  hupan_registry_actions_install (widget_class);
  hupan_import_actions_install (widget_class);
}

static void
hupan_window_init (HupanWindow *self)
{
  GtkDropTarget *drop;
  int width, height;

  g_queue_init (&self->visits);
  self->settings = g_settings_new (APPLICATION_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  hupan_menu_button_set_menu (self->menu_button, self->primary_menu);

  drop = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);
  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));

  g_settings_get (self->settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  update_undo_cb (self);
  update_read_only_cb (self);
}

static void
keep_drafts (GtkWidget *widget)
{
  if (HUPAN_IS_FORM (widget))
    hupan_form_keep_draft (HUPAN_FORM (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    keep_drafts (child);
}

/**
 * hupan_window_end:
 *
 * The session ends, or somebody ends the program, and nobody can be asked: long work is given up, what is typed is kept to be
 * offered next time, and the registry is closed in order.
 */
void
hupan_window_end (HupanWindow *self)
{
  if (self->desk != NULL)
    hupan_desk_stop_works (self->desk);
  keep_drafts (GTK_WIDGET (self->pages));
  gtk_window_destroy (GTK_WINDOW (self));
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
