/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-restoring.h"

#include <glib/gi18n.h>

#include "ui/common/hupan-toast.h"

/* While the user is asked, it belongs to the window. */
#define KEY "hupan-restoring"

typedef struct
{
  char *folder;
  char *backup;
} Restoring;

static void
restoring_free (Restoring *restoring)
{
  g_free (restoring->folder);
  g_free (restoring->backup);
  g_free (restoring);
}

static void
restore_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  Restoring *restoring = data;
  GError *error = NULL;

  if (hupan_registry_restore (restoring->folder, restoring->backup, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  HupanWindow *window = HUPAN_WINDOW (source);
  Restoring *restoring = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    hupan_toast_error (GTK_WIDGET (window), _("The Backup Was Not Restored"), error);
  /* Whichever registry is there now, the old one or the restored, is whole. */
  hupan_window_open_folder (window, restoring->folder, HUPAN_OPEN_ACCEPT_OLDER);
}

/* Changes that are not saved go into the registry that is kept beside the restored one, or are given up: the user says so. */
static void
restore (gpointer data)
{
  HupanWindow *window = data;
  g_autoptr (GTask) task = NULL;

  if (!hupan_window_may_leave (window, G_CALLBACK (restore), window))
    return;

  hupan_window_close_registry (window);
  task = g_task_new (window, NULL, restored_cb, NULL);
  g_task_set_task_data (task, g_object_steal_data (G_OBJECT (window), KEY), (GDestroyNotify) restoring_free);
  g_task_run_in_thread (task, restore_in_thread);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (HupanWindow) window = data;

  if (g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result), "restore"))
    restore (window);
}

void
hupan_restoring_ask (HupanWindow       *window,
                     const char        *folder,
                     const HupanBackup *backup)
{
  Restoring *restoring = g_new (Restoring, 1);
  g_autofree char *body = NULL;
  AdwDialog *dialog;

  *restoring = (Restoring) { g_strdup (folder), g_strdup (backup->path) };
  g_object_set_data_full (G_OBJECT (window), KEY, restoring, (GDestroyNotify) restoring_free);
  /* Translators: when the backup was made, and why. */
  body = g_strdup_printf (_("The backup of %s takes the registry's place. What the registry is now is kept in a folder beside it."),
                          backup->label);
  dialog = adw_alert_dialog_new (_("Restore This Backup?"), body);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "restore", _("_Restore"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "restore", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (window), NULL, answered_cb, g_object_ref (window));
}
