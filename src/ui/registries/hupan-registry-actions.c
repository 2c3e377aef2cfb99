/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-registry-actions.h"

#include <glib/gi18n.h>

#include "desk/hupan-registries.h"
#include "exchange/hupan-sample.h"
#include "exchange/hupan-unpack.h"
#include "hupan-registry-chooser.h"
#include "hupan-registry-dialog.h"
#include "store/hupan-safety.h"
#include "ui/common/hupan-toast.h"
#include "ui/common/hupan-work-dialog.h"
#include "ui/history/hupan-history-dialog.h"

/* How many registries the menu names. */
#define MAX_RECENT 8

/* What a new registry begins with, in the dialog that asks for its name. */
#define FILE_KEY "hupan-file"

/* --- New, open -------------------------------------------------------------------------------------------- */

static void
new_answered_cb (AdwAlertDialog *dialog,
                 const char     *response,
                 HupanWindow    *window)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (adw_alert_dialog_get_extra_child (dialog)));
  const char *file = g_object_get_data (G_OBJECT (dialog), FILE_KEY);
  g_autofree char *folder = NULL;

  if (!g_str_equal (response, "create") || *name == '\0')
    return;

  folder = hupan_registries_dup_new_folder (name);
  if (file != NULL)
    hupan_window_create_registry_from (window, folder, name, file);
  else
    hupan_window_create_registry (window, folder, name, FALSE);
}

static void
name_changed_cb (GtkEditable    *entry,
                 AdwAlertDialog *dialog)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_alert_dialog_set_response_enabled (dialog, "create", *name != '\0');
}

static void
ask_name (GtkWidget  *widget,
          const char *file)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("New Registry"), _("It is kept in the data folder of this program."));
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Name, such as the unit’s"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name"), -1);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), entry);
  adw_dialog_set_focus (dialog, entry);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "create", _("C_reate"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "create", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "create");
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (dialog), "create", FALSE);
  g_signal_connect_object (entry, "changed", G_CALLBACK (name_changed_cb), dialog, G_CONNECT_DEFAULT);
  g_signal_connect_object (dialog, "response", G_CALLBACK (new_answered_cb), widget, G_CONNECT_DEFAULT);
  g_object_set_data_full (G_OBJECT (dialog), FILE_KEY, g_strdup (file), g_free);
  adw_dialog_present (dialog, widget);
}

static void
new_registry_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  ask_name (widget, NULL);
}

static void
new_from_file_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  ask_name (widget, g_variant_get_string (parameter, NULL));
}

static void
open_sample_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  g_autofree char *folder = hupan_registries_dup_new_folder (hupan_sample_get_name ());

  hupan_window_create_registry (HUPAN_WINDOW (widget), folder, hupan_sample_get_name (), TRUE);
}

static void
chosen_cb (HupanRegistryChooser *chooser,
           const char           *folder,
           HupanWindow          *window)
{
  hupan_window_open_folder (window, folder, HUPAN_OPEN_NONE);
}

static void
open_registry_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  AdwDialog *chooser = hupan_registry_chooser_new ();

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), widget, G_CONNECT_DEFAULT);
  adw_dialog_present (chooser, widget);
}

static void
open_recent_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  hupan_window_open_folder (HUPAN_WINDOW (widget), g_variant_get_string (parameter, NULL), HUPAN_OPEN_NONE);
}

/**
 * hupan_registries_create_menu:
 *
 * Returns: (transfer full): the registries opened before, but for @except, to open one of
 */
GMenuModel *
hupan_registries_create_menu (const char *except)
{
  g_autoptr (GPtrArray) places = hupan_registries_list ();
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < places->len && g_menu_model_get_n_items (G_MENU_MODEL (menu)) < MAX_RECENT; i++)
    {
      const HupanRegistryPlace *place = g_ptr_array_index (places, i);
      g_autoptr (GMenuItem) item = NULL;

      if (g_strcmp0 (place->folder, except) == 0)
        continue;

      item = g_menu_item_new (NULL, NULL);
      g_menu_item_set_attribute (item, G_MENU_ATTRIBUTE_LABEL, "s", place->name);
      g_menu_item_set_action_and_target (item, "win.open-recent", "s", place->folder);
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}

/* --- Packages ------------------------------------------------------------------------------------------------ */

typedef struct
{
  HupanWindow *window;
  HupanWork *work;
  HupanWorkDialog *dialog;
  char *file;
  char *folder;
} Unpacking;

static void
unpacking_free (Unpacking *unpacking)
{
  g_object_unref (unpacking->window);
  g_object_unref (unpacking->work);
  g_free (unpacking->file);
  g_free (unpacking->folder);
  g_free (unpacking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Unpacking, unpacking_free)

static void
unpack (GTask        *task,
        gpointer      source,
        gpointer      data,
        GCancellable *cancellable)
{
  Unpacking *unpacking = data;
  GError *error = NULL;

  if (hupan_registry_unpack (unpacking->file, unpacking->folder, hupan_work_get_progress (unpacking->work), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
unpacked_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (Unpacking) unpacking = data;
  g_autoptr (GError) error = NULL;

  hupan_work_dialog_done (unpacking->dialog);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    hupan_window_open_folder (unpacking->window, unpacking->folder, HUPAN_OPEN_NONE);
  else
    hupan_toast_error (GTK_WIDGET (unpacking->window), _("The Package Cannot Be Opened"), error);
}

/* No registry is open while one is unpacked, so this needs no desk. */
static void
start_unpacking (HupanWindow *window,
                 GFile       *file)
{
  g_autofree char *basename = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (basename);
  Unpacking *unpacking = g_new0 (Unpacking, 1);
  g_autoptr (GTask) task = NULL;

  if (g_str_has_suffix (name, ".hupan"))
    name[strlen (name) - strlen (".hupan")] = '\0';

  unpacking->window = g_object_ref (window);
  unpacking->work = hupan_work_new ();
  unpacking->file = g_file_get_path (file);
  unpacking->folder = hupan_registries_dup_new_folder (name);
  unpacking->dialog = hupan_work_dialog_present (GTK_WIDGET (window), _("Opening the Package"), unpacking->work);
  task = g_task_new (window, NULL, unpacked_cb, unpacking);
  g_task_set_task_data (task, unpacking, NULL);
  g_task_run_in_thread (task, unpack);
}

static void
package_chosen_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (HupanWindow) window = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    start_unpacking (window, file);
}

static void
open_package_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  AdwDialog *open = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (widget));

  if (open != NULL)
    adw_dialog_close (open);

  gtk_file_filter_set_name (filter, _("Registry packages"));
  gtk_file_filter_add_suffix (filter, "hupan");
  gtk_file_dialog_set_title (dialog, _("Open Package"));
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_open (dialog, GTK_WINDOW (widget), NULL, package_chosen_cb, g_object_ref (widget));
}

/**
 * hupan_window_open_file:
 *
 * What a file dropped on the window, or given to the program, asks for: a package is opened as a registry, anything
 * else is imported.
 */
void
hupan_window_open_file (HupanWindow *self,
                        GFile       *file)
{
  g_autofree char *name = g_file_get_basename (file);

  if (g_str_has_suffix (name, ".hupan"))
    start_unpacking (self, file);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.import-file", "s", g_file_peek_path (file));
}

/* --- The open registry ----------------------------------------------------------------------------------------- */

static void
details_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  HupanWindow *window = HUPAN_WINDOW (widget);

  if (hupan_window_get_desk (window) != NULL)
    adw_dialog_present (hupan_registry_dialog_new (window), widget);
}

static void
history_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  HupanDesk *desk = hupan_window_get_desk (HUPAN_WINDOW (widget));

  if (desk != NULL)
    adw_dialog_present (hupan_history_dialog_new (desk), widget);
}

static gpointer
remove_sample (HupanRegistry       *registry,
               gpointer             data,
               const HupanProgress *progress,
               GError             **error)
{
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (HupanBatch) batch = hupan_sample_dup_removal (registry, &kept, error);

  if (batch == NULL || (!hupan_batch_is_empty (batch) && hupan_registry_commit (registry, batch, progress, error) == 0))
    return NULL;

  return g_steal_pointer (&kept);
}

static void
sample_removed_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (HupanWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) kept = hupan_desk_run_finish (HUPAN_DESK (source), result, &error);
  g_autoptr (GString) text = NULL;
  AdwDialog *dialog;

  if (kept == NULL)
    {
      hupan_toast_error (GTK_WIDGET (window), _("The Sample Data Was Not Removed"), error);
      return;
    }

  hupan_toast_undo (GTK_WIDGET (window), _("Sample data removed"));
  if (kept->len == 0)
    return;

  text = g_string_new (NULL);
  for (guint i = 0; i < MIN (kept->len, 10); i++)
    g_string_append_printf (text, "%s\n", ((HupanSampleKept *) g_ptr_array_index (kept, i))->reason);
  dialog = adw_alert_dialog_new (_("Some Sample Records Stay"), text->str);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (window));
}

static void
remove_sample_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  HupanDesk *desk = hupan_window_get_desk (HUPAN_WINDOW (widget));

  if (desk != NULL)
    hupan_desk_run_async (desk, remove_sample, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, NULL, sample_removed_cb,
                          g_object_ref (widget));
}

void
hupan_registry_actions_install (GtkWidgetClass *window_class)
{
  gtk_widget_class_install_action (window_class, "win.new-registry", NULL, new_registry_cb);
  gtk_widget_class_install_action (window_class, "win.new-from-file", "s", new_from_file_cb);
  gtk_widget_class_install_action (window_class, "win.open-registry", NULL, open_registry_cb);
  gtk_widget_class_install_action (window_class, "win.open-recent", "s", open_recent_cb);
  gtk_widget_class_install_action (window_class, "win.open-sample", NULL, open_sample_cb);
  gtk_widget_class_install_action (window_class, "win.open-package", NULL, open_package_cb);
  gtk_widget_class_install_action (window_class, "win.registry-details", NULL, details_cb);
  gtk_widget_class_install_action (window_class, "win.show-history", NULL, history_cb);
  gtk_widget_class_install_action (window_class, "win.remove-sample", NULL, remove_sample_cb);
}
