/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-registry-dialog.h"

#include "hupan-restoring.h"

#include <glib/gi18n.h>

#include "store/hupan-safety.h"
#include "ui/common/hupan-accessible.h"
#include "ui/common/hupan-toast.h"
#include "ui/common/hupan-work-dialog.h"
#include "ui/help/hupan-help.h"

/**
 * HupanRegistryDialog:
 *
 * What concerns the registry as a whole. Each of its long tasks is one job on the registry's thread, with progress.
 */
struct _HupanRegistryDialog
{
  AdwPreferencesDialog parent_instance;

  /* template children */
  AdwEntryRow *name;
  AdwActionRow *folder;
  AdwPreferencesGroup *backups;

  /* owned */
  HupanDesk *desk;
  HupanWindow *window; /* borrowed: it outlives its dialogs */
  GPtrArray *rows;     /* of the backups, borrowed */
  GPtrArray *listed;   /* of HupanBackup, what the rows show */
};

G_DEFINE_FINAL_TYPE (HupanRegistryDialog, hupan_registry_dialog, ADW_TYPE_PREFERENCES_DIALOG)

#define BACKUP_KEY "hupan-backup"

/* --- Tasks ---------------------------------------------------------------------------------------------------- */

typedef struct
{
  HupanRegistryDialog *self;
  HupanWorkDialog *work_dialog;
  const char *failed; /* heading of what to say when it fails */
  void (*done) (HupanRegistryDialog *self, gpointer result);
  GDestroyNotify free_result;
} Task;

static void
task_done_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autofree Task *task = data;
  g_autoptr (HupanRegistryDialog) self = task->self;
  g_autoptr (GError) error = NULL;
  gpointer outcome = hupan_desk_run_finish (HUPAN_DESK (source), result, &error);

  hupan_work_dialog_done (task->work_dialog);
  if (error != NULL)
    {
      hupan_toast_error (GTK_WIDGET (self->window), task->failed, error);
      return;
    }

  task->done (self, outcome);
  if (outcome != NULL)
    task->free_result (outcome);
}

static void
start_task (HupanRegistryDialog *self,
            const char          *title,
            const char          *failed,
            HupanDeskFunc        func,
            const char          *argument,
            GDestroyNotify       free_result,
            void (*done) (HupanRegistryDialog *self, gpointer result))
{
  g_autoptr (HupanWork) work = hupan_work_new ();
  Task *task = g_new (Task, 1);

  *task = (Task) { g_object_ref (self), hupan_work_dialog_present (GTK_WIDGET (self->window), title, work), failed, done,
                   free_result };
  hupan_desk_run_async (self->desk, func, g_strdup (argument), g_free, free_result, work, NULL, task_done_cb, task);
}

static void fill_backups (HupanRegistryDialog *self);

static gpointer
back_up (HupanRegistry       *registry,
         gpointer             data,
         const HupanProgress *progress,
         GError             **error)
{
  return hupan_registry_backup (registry, "manual", progress, error);
}

static void
backed_up (HupanRegistryDialog *self,
           gpointer             path)
{
  adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (self), adw_toast_new (_("Backup made and verified")));
  fill_backups (self);
}

static void
backup_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  start_task (HUPAN_REGISTRY_DIALOG (widget), _("Backing Up"), _("No Backup Was Made"), back_up, NULL, g_free, backed_up);
}

static gpointer
check (HupanRegistry       *registry,
       gpointer             data,
       const HupanProgress *progress,
       GError             **error)
{
  return hupan_registry_check (registry, progress, error);
}

static void
checked (HupanRegistryDialog *self,
         gpointer             result)
{
  GPtrArray *findings = result;
  g_autoptr (GString) text = g_string_new (NULL);
  AdwDialog *dialog;

  for (guint i = 0; i < findings->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) g_ptr_array_index (findings, i));

  dialog = findings->len == 0
             ? adw_alert_dialog_new (_("The Registry Is Sound"), _("Database, history and search texts were checked."))
             : adw_alert_dialog_new (_("The Registry Has Damage"), text->str);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self->window));
}

static void
check_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  start_task (HUPAN_REGISTRY_DIALOG (widget), _("Checking the Registry"), _("The Registry Was Not Checked"), check, NULL,
              (GDestroyNotify) g_ptr_array_unref, checked);
}

static gpointer
pack (HupanRegistry       *registry,
      gpointer             file,
      const HupanProgress *progress,
      GError             **error)
{
  return hupan_registry_pack (registry, file, progress, error) ? g_strdup (file) : NULL;
}

static void
packed (HupanRegistryDialog *self,
        gpointer             file)
{
  adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (self), adw_toast_new (_("Package written")));
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (HupanRegistryDialog) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    start_task (self, _("Writing the Package"), _("The Package Was Not Written"), pack, g_file_peek_path (file), g_free, packed);
}

static void
pack_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  HupanRegistryDialog *self = HUPAN_REGISTRY_DIALOG (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = g_strconcat (hupan_desk_get_name (self->desk), ".hupan", NULL);

  gtk_file_dialog_set_title (dialog, _("Export to Package"));
  gtk_file_dialog_set_initial_name (dialog, g_strdelimit (name, "/", '-'));
  gtk_file_dialog_save (dialog, GTK_WINDOW (self->window), NULL, file_chosen_cb, g_object_ref (self));
}

/* --- Renaming ------------------------------------------------------------------------------------------------- */

static gpointer
rename_registry (HupanRegistry       *registry,
                 gpointer             name,
                 const HupanProgress *progress,
                 GError             **error)
{
  return hupan_registry_rename (registry, name, error) ? g_strdup (name) : NULL;
}

static void
renamed (HupanRegistryDialog *self,
         gpointer             name)
{
  hupan_desk_take_news (self->desk);
}

static void
name_applied_cb (AdwEntryRow         *row,
                 HupanRegistryDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  if (*name != '\0')
    start_task (self, _("Renaming"), _("The Registry Was Not Renamed"), rename_registry, name, g_free, renamed);
}

/* --- Backups ---------------------------------------------------------------------------------------------------- */

static void
restore_cb (GtkButton           *button,
            HupanRegistryDialog *self)
{
  const HupanBackup *backup = g_object_get_data (G_OBJECT (button), BACKUP_KEY);
  g_autoptr (HupanWindow) window = g_object_ref (self->window);

  hupan_restoring_ask (window, hupan_desk_get_folder (self->desk), backup);
  adw_dialog_close (ADW_DIALOG (self));
}

static GtkWidget *
create_row (HupanRegistryDialog *self,
            const HupanBackup   *backup)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Restore…"));
  g_autofree char *size = g_format_size (backup->size);
  g_autofree char *label = NULL;

  /* Translators: for screen readers: a button; the placeholder says when the backup was made. */
  label = g_strdup_printf (_("Restore the backup of %s"), backup->label);
  hupan_accessible_name_button (button, label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), BACKUP_KEY, (gpointer) backup);
  g_signal_connect_object (button, "clicked", G_CALLBACK (restore_cb), self, G_CONNECT_DEFAULT);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), backup->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), size);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

static void
fill_backups (HupanRegistryDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->backups, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  g_clear_pointer (&self->listed, g_ptr_array_unref);
  self->listed = hupan_registry_list_backups (hupan_desk_get_folder (self->desk), NULL);
  for (guint i = 0; i < self->listed->len; i++)
    {
      GtkWidget *row = create_row (self, g_ptr_array_index (self->listed, i));

      adw_preferences_group_add (self->backups, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->backups), self->rows->len > 0);
}

/* --- GObject ------------------------------------------------------------------------------------------------------ */

static void
hupan_registry_dialog_dispose (GObject *object)
{
  HupanRegistryDialog *self = HUPAN_REGISTRY_DIALOG (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->listed, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), HUPAN_TYPE_REGISTRY_DIALOG);

  G_OBJECT_CLASS (hupan_registry_dialog_parent_class)->dispose (object);
}

static void
hupan_registry_dialog_class_init (HupanRegistryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hupan_registry_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hupan_app/Hupan/ui/hupan-registry-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HupanRegistryDialog, name);
  gtk_widget_class_bind_template_child (widget_class, HupanRegistryDialog, folder);
  gtk_widget_class_bind_template_child (widget_class, HupanRegistryDialog, backups);
  gtk_widget_class_bind_template_callback (widget_class, name_applied_cb);
  gtk_widget_class_install_action (widget_class, "registry.backup", NULL, backup_cb);
  gtk_widget_class_install_action (widget_class, "registry.check", NULL, check_cb);
  gtk_widget_class_install_action (widget_class, "registry.pack", NULL, pack_cb);
}

static void
hupan_registry_dialog_init (HupanRegistryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hupan_help_set_page (GTK_WIDGET (self), "keeping-data-safe");
  self->rows = g_ptr_array_new ();
}

AdwDialog *
hupan_registry_dialog_new (HupanWindow *window)
{
  HupanRegistryDialog *self = g_object_new (HUPAN_TYPE_REGISTRY_DIALOG, NULL);
  gboolean can_write;

  self->window = window;
  self->desk = g_object_ref (hupan_window_get_desk (window));
  can_write = hupan_desk_get_read_only_reason (self->desk) == NULL;
  gtk_editable_set_text (GTK_EDITABLE (self->name), hupan_desk_get_name (self->desk));
  gtk_editable_set_editable (GTK_EDITABLE (self->name), can_write);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->folder), FALSE);
  adw_action_row_set_subtitle (self->folder, hupan_desk_get_folder (self->desk));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "registry.backup", can_write);
  fill_backups (self);

  return ADW_DIALOG (self);
}
