/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-toast.h"

#include <glib/gi18n.h>

void
hupan_toast_show (GtkWidget *from,
                  AdwToast  *toast)
{
  GtkWidget *inner = ADW_IS_APPLICATION_WINDOW (from) ? adw_application_window_get_content (ADW_APPLICATION_WINDOW (from)) : from;
  GtkWidget *overlay = gtk_widget_get_ancestor (inner, ADW_TYPE_TOAST_OVERLAY);

  /* What was closed meanwhile has nobody to tell. */
  if (overlay == NULL)
    {
      g_object_unref (g_object_ref_sink (toast));
      return;
    }

  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

/* What answers to something that was done is seen at once, in front of whatever waits to be read, and in place of the answer
 * before. */
static void
answer (GtkWidget *from,
        AdwToast  *toast,
        GWeakRef  *latest)
{
  g_autoptr (AdwToast) before = g_weak_ref_get (latest);

  if (before != NULL)
    adw_toast_dismiss (before);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_weak_ref_set (latest, toast);
  hupan_toast_show (from, toast);
}

/**
 * hupan_toast:
 *
 * Says what became of something that was done.
 */
void
hupan_toast (GtkWidget  *from,
             const char *message)
{
  static GWeakRef latest;

  answer (from, adw_toast_new (message), &latest);
}

/**
 * hupan_toast_notice:
 *
 * Says what nobody asked for: it waits until others are read.
 */
void
hupan_toast_notice (GtkWidget  *from,
                    const char *message)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_use_markup (toast, FALSE);
  hupan_toast_show (from, toast);
}

/* Undo and redo act on the latest step. An offer to take back the step before would take back another one than it says, so it
 * goes when the next comes. */
static void
show_step (GtkWidget  *from,
           const char *message,
           const char *label,
           const char *action)
{
  static GWeakRef latest;
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_button_label (toast, label);
  adw_toast_set_action_name (toast, action);
  answer (from, toast, &latest);
}

/**
 * hupan_toast_undo:
 *
 * Says what was done and offers to take it back.
 */
void
hupan_toast_undo (GtkWidget  *from,
                  const char *message)
{
  show_step (from, message, _("Undo"), "win.undo");
}

/**
 * hupan_toast_redo:
 *
 * Says what was taken back and offers to do it again.
 */
void
hupan_toast_redo (GtkWidget  *from,
                  const char *message)
{
  show_step (from, message, C_ ("button", "Redo"), "win.redo");
}

/**
 * hupan_toast_error:
 * @heading: what could not be done
 * @error: why: a sentence for people. Cancelling is no error and says nothing.
 */
void
hupan_toast_error (GtkWidget    *from,
                   const char   *heading,
                   const GError *error)
{
  AdwDialog *dialog;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  dialog = adw_alert_dialog_new (heading, error->message);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, from);
}
