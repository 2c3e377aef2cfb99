/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-window.h"

#include <glib/gi18n.h>

#include "common/hupan-list-page.h"
#include "common/hupan-toast.h"
#include "desk/hupan-registries.h"
#include "hupan-places.h"
#include "exchange/hupan-sample.h"
#include "hupan-sidebar.h"
#include "import/hupan-import-dialog.h"
#include "registries/hupan-registry-actions.h"
#include "registries/hupan-welcome.h"

/* How many steps Back remembers. */
#define MAX_VISITS 50

/* A place, and the record that was open there. */
typedef struct
{
  const HupanPlace *place;
  gint64 record;
} Visit;

/**
 * HupanWindow:
 *
 * A window on one registry: the sidebar with the places, the page of one of them, and the way back through those
 * that were seen before.
 */
struct _HupanWindow
{
  AdwApplicationWindow parent_instance;

  /* template children */
  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkWidget *welcome;
  AdwWindowTitle *title;
  AdwBanner *read_only_banner;
  GtkRevealer *sample_note;
  AdwOverlaySplitView *split;
  HupanSidebar *sidebar;
  GtkStack *pages;
  GtkWidget *menu_button;

  /* owned */
  GSettings *settings;
  HupanDesk *desk;
  GQueue visits; /* of Visit, the newest first */
};

typedef enum
{
  PROP_DESK = 1,
  PROP_UNDO_TOOLTIP,
  PROP_REDO_TOOLTIP,
} HupanWindowProperty;

static GParamSpec *properties[PROP_REDO_TOOLTIP + 1];

G_DEFINE_FINAL_TYPE (HupanWindow, hupan_window, ADW_TYPE_APPLICATION_WINDOW)

static HupanPage *
get_page (HupanWindow *self)
{
  return HUPAN_PAGE (gtk_stack_get_visible_child (self->pages));
}

/* --- Places and the way back -------------------------------------------------------------------- */

static HupanPage *
ensure_page (HupanWindow      *self,
             const HupanPlace *place)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, place->name);

  if (page == NULL)
    {
      page = place->create_page != NULL ? place->create_page () : hupan_list_page_new ();
      gtk_stack_add_named (self->pages, page, place->name);
      hupan_page_open (HUPAN_PAGE (page), self->desk, place);
    }

  return HUPAN_PAGE (page);
}

static void
remember_visit (HupanWindow *self)
{
  HupanPage *page = get_page (self);
  Visit *visit;

  if (page == NULL)
    return;

  visit = g_new (Visit, 1);
  *visit = (Visit) { hupan_page_get_place (page), hupan_page_get_record (page) };
  g_queue_push_head (&self->visits, visit);
  if (g_queue_get_length (&self->visits) > MAX_VISITS)
    g_free (g_queue_pop_tail (&self->visits));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", TRUE);
}

static HupanPage *
go_to (HupanWindow      *self,
       const HupanPlace *place)
{
  HupanPage *page = ensure_page (self, place);

  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (page));
  hupan_sidebar_select (self->sidebar, place);
  g_settings_set_string (self->settings, "place", place->name);
  if (adw_overlay_split_view_get_collapsed (self->split))
    adw_overlay_split_view_set_show_sidebar (self->split, FALSE);

  return page;
}

void
hupan_window_show_place (HupanWindow *self,
                         const char  *name)
{
  const HupanPlace *place = hupan_place_get (name);

  if (place == NULL || self->desk == NULL)
    return;

  if (get_page (self) != NULL && hupan_page_get_place (get_page (self)) != place)
    remember_visit (self);
  go_to (self, place);
}

static void
show_place_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  hupan_window_show_place (HUPAN_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_record_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  HupanWindow *self = HUPAN_WINDOW (widget);
  const HupanPlace *place;
  const HupanKind *kind;
  const char *name;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &name, &id);
  kind = hupan_kind_get (name);
  place = kind != NULL ? hupan_place_get_for_kind (kind) : NULL;
  if (place == NULL || self->desk == NULL)
    return;

  remember_visit (self);
  hupan_page_show_record (go_to (self, place), id);
}

static void
show_query_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  HupanWindow *self = HUPAN_WINDOW (widget);
  g_autoptr (HupanQuery) query = NULL;
  g_autoptr (GError) error = NULL;
  const HupanPlace *place;
  const char *name, *json, *layout;

  g_variant_get (parameter, "(&s&s&s)", &name, &json, &layout);
  place = hupan_place_get (name);
  if (place == NULL || place->kind == NULL || self->desk == NULL)
    return;

  query = hupan_query_from_json (hupan_kind_get (place->kind), json, &error);
  if (query == NULL)
    {
      hupan_toast_error (widget, _("This View Cannot Be Shown"), error);
      return;
    }

  remember_visit (self);
  hupan_page_show_query (go_to (self, place), query, *layout != '\0' ? layout : NULL);
}

static void
back_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  HupanWindow *self = HUPAN_WINDOW (widget);
  g_autofree Visit *visit = g_queue_pop_head (&self->visits);

  gtk_widget_action_set_enabled (widget, "win.back", !g_queue_is_empty (&self->visits));
  if (visit != NULL)
    hupan_page_show_record (go_to (self, visit->place), visit->record);
}

/* Alt+1 to Alt+9: the places from the top. */
static void
show_nth_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  const HupanPlace *const *places = hupan_places ();

  for (int n = g_variant_get_int32 (parameter); *places != NULL; places++)
    if (--n == 0)
      hupan_window_show_place (HUPAN_WINDOW (widget), (*places)->name);
}

static void
search_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  HupanPage *page = get_page (HUPAN_WINDOW (widget));

  if (page != NULL)
    hupan_page_focus_search (page);
}

static void
toggle_sidebar_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  HupanWindow *self = HUPAN_WINDOW (widget);

  adw_overlay_split_view_set_show_sidebar (self->split, !adw_overlay_split_view_get_show_sidebar (self->split));
}

/* --- Undo ----------------------------------------------------------------------------------------- */

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HupanWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (hupan_desk_commit_finish (HUPAN_DESK (source), result, &error) == 0)
    hupan_toast_error (GTK_WIDGET (self), _("This Cannot Be Undone"), error);
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

  if (hupan_desk_commit_finish (HUPAN_DESK (source), result, &error) == 0)
    hupan_toast_error (GTK_WIDGET (self), _("This Cannot Be Done Again"), error);
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
  const char *reason = self->desk != NULL ? hupan_desk_get_read_only_reason (self->desk) : NULL;

  adw_banner_set_title (self->read_only_banner, reason != NULL ? reason : "");
  adw_banner_set_revealed (self->read_only_banner, reason != NULL);
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

static void
set_desk (HupanWindow *self,
          HupanDesk   *desk)
{
  GtkWidget *page;

  while ((page = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL)
    gtk_stack_remove (self->pages, page);
  g_queue_clear_full (&self->visits, g_free);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", FALSE);

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

static void
answered_older_cb (AdwAlertDialog *dialog,
                   GAsyncResult   *result,
                   gpointer        data)
{
  HupanWindow *self = HUPAN_WINDOW (gtk_widget_get_root (GTK_WIDGET (dialog)));
  g_autofree char *folder = data;

  if (g_str_equal (adw_alert_dialog_choose_finish (dialog, result), "open"))
    hupan_window_open_folder (self, folder, HUPAN_OPEN_ACCEPT_OLDER);
}

/* A registry that could not be opened: the sentence that says why, and what helps where something does. */
static void
say_why_not (HupanWindow  *self,
             const char   *folder,
             const GError *error)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("The Registry Cannot Be Opened"), error->message);
  const gboolean older = g_error_matches (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_OLDER);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  if (older)
    adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "open", _("_Open the Older Copy"));
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), NULL, (GAsyncReadyCallback) answered_older_cb,
                           g_strdup (folder));
}

static void
show_desk (HupanWindow *self,
           HupanDesk   *desk)
{
  g_autofree char *place = g_settings_get_string (self->settings, "place");

  set_desk (self, desk);
  hupan_registries_remember (hupan_desk_get_folder (desk), hupan_desk_get_name (desk));
  gtk_stack_set_visible_child_name (self->stack, "desk");
  hupan_window_show_place (self, hupan_place_get (place) != NULL ? place : hupan_places ()[0]->name);

  for (const char *const *notice = hupan_desk_get_notices (desk); notice != NULL && *notice != NULL; notice++)
    hupan_toast (GTK_WIDGET (self), *notice);
}

static gboolean
finish_opening (HupanWindow  *self,
                HupanDesk    *desk,
                GAsyncResult *result)
{
  g_autofree char *folder = g_strdup (hupan_desk_get_folder (desk));
  g_autoptr (GError) error = NULL;

  if (hupan_desk_open_finish (desk, result, &error))
    return TRUE;

  gtk_stack_set_visible_child_name (self->stack, self->desk != NULL ? "desk" : "welcome");
  say_why_not (self, folder, error);
  return FALSE;
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HupanWindow) self = data;

  if (finish_opening (self, HUPAN_DESK (source), result))
    show_desk (self, HUPAN_DESK (source));
}

static void
filled_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HupanWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (hupan_desk_commit_finish (HUPAN_DESK (source), result, &error) == 0)
    hupan_toast_error (GTK_WIDGET (self), _("The Sample Data Was Not Added"), error);
  show_desk (self, HUPAN_DESK (source));
}

/* A registry made for the sample is shown when the sample is in it. */
static void
created_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  HupanWindow *self = data;
  HupanDesk *desk = HUPAN_DESK (source);
  g_autoptr (HupanBatch) batch = NULL;

  if (!finish_opening (self, desk, result))
    {
      g_object_unref (self);
      return;
    }

  batch = hupan_sample_dup_batch ();
  hupan_desk_commit_async (desk, batch, NULL, filled_cb, self);
}

/**
 * hupan_window_open_folder:
 *
 * Opens a registry in this window, in place of the one that is open. If it cannot be opened, that one stays,
 * unless it is the very same folder.
 */
void
hupan_window_open_folder (HupanWindow   *self,
                          const char    *folder,
                          HupanOpenFlags flags)
{
  g_autoptr (HupanDesk) desk = hupan_desk_new ();

  if (self->desk != NULL && g_str_equal (hupan_desk_get_folder (self->desk), folder))
    set_desk (self, NULL);
  gtk_stack_set_visible_child_name (self->stack, "opening");
  hupan_desk_open_async (desk, folder, flags, NULL, opened_cb, g_object_ref (self));
}

/**
 * hupan_window_create_registry:
 * @with_sample: whether the sample data is put into it
 */
void
hupan_window_create_registry (HupanWindow *self,
                              const char  *folder,
                              const char  *name,
                              gboolean     with_sample)
{
  g_autoptr (HupanDesk) desk = hupan_desk_new ();

  gtk_stack_set_visible_child_name (self->stack, "opening");
  hupan_desk_create_async (desk, folder, name, with_sample ? created_cb : opened_cb, g_object_ref (self));
}

/**
 * hupan_window_close_registry:
 *
 * Closes the registry and goes to the welcome page. Its lock is free afterwards.
 */
void
hupan_window_close_registry (HupanWindow *self)
{
  set_desk (self, NULL);
  gtk_stack_set_visible_child_name (self->stack, "welcome");
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

static void
close_now_cb (gpointer data)
{
  gtk_window_destroy (GTK_WINDOW (data));
}

static gboolean
hupan_window_close_request (GtkWindow *window)
{
  HupanWindow *self = HUPAN_WINDOW (window);
  HupanPage *page = get_page (self);
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set (self->settings, "window-size", "(ii)", width, height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));

  if (page != NULL && !hupan_page_may_leave (page, G_CALLBACK (close_now_cb), self))
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
    set_desk (self, NULL);
  g_queue_clear_full (&self->visits, g_free);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), HUPAN_TYPE_WINDOW);

  G_OBJECT_CLASS (hupan_window_parent_class)->dispose (object);
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
  g_type_ensure (HUPAN_TYPE_WELCOME);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hupan_app/Hupan/ui/hupan-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HupanWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, HupanWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, HupanWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, HupanWindow, split);
  gtk_widget_class_bind_template_child (widget_class, HupanWindow, sample_note);
  gtk_widget_class_bind_template_child (widget_class, HupanWindow, read_only_banner);
  gtk_widget_class_bind_template_child (widget_class, HupanWindow, title);
  gtk_widget_class_bind_template_child (widget_class, HupanWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, HupanWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, HupanWindow, menu_button);

  gtk_widget_class_install_action (widget_class, "win.show-place", "s", show_place_cb);
  gtk_widget_class_install_action (widget_class, "win.show-nth-place", "i", show_nth_cb);
  gtk_widget_class_install_action (widget_class, "win.show-record", "(sx)", show_record_cb);
  gtk_widget_class_install_action (widget_class, "win.show-query", "(sss)", show_query_cb);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "win.toggle-sidebar", NULL, toggle_sidebar_cb);
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

  drop = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);
  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));

  g_settings_get (self->settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  update_undo_cb (self);
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
