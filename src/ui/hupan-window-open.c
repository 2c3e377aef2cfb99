/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-window-private.h"

#include <glib/gi18n.h>

#include "common/form/hupan-draft-file.h"
#include "common/hupan-toast.h"
#include "desk/hupan-registries.h"
#include "exchange/hupan-sample.h"
#include "hupan-places.h"
#include "registries/hupan-registry-actions.h"
#include "registries/hupan-restoring.h"

/* How a window comes to its registry, and what it says when it does not. */

/* How long opening takes before it is spoken of. */
#define PATIENCE_MS 300

/* What helps where a registry cannot be opened. Restoring is offered where there is a backup. */
static const struct
{
  HupanStoreError code;
  gboolean restore;
  gboolean read;
} ways_out[] = {
  { HUPAN_STORE_ERROR_NOT_FOUND, TRUE, FALSE },
  { HUPAN_STORE_ERROR_NOT_A_REGISTRY, TRUE, FALSE },
  { HUPAN_STORE_ERROR_DAMAGED, TRUE, TRUE },
  { HUPAN_STORE_ERROR_IO, TRUE, TRUE },
  { HUPAN_STORE_ERROR_FULL, FALSE, TRUE },
};

typedef struct
{
  HupanWindow *window;
  char *folder;
} Refused;

static void
refused_free (Refused *refused)
{
  g_object_unref (refused->window);
  g_free (refused->folder);
  g_free (refused);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Refused, refused_free)

static void
answered_cb (AdwAlertDialog *dialog,
             GAsyncResult   *result,
             gpointer        data)
{
  g_autoptr (Refused) refused = data;
  HupanWindow *self = refused->window;
  const char *folder = refused->folder;
  const char *answer = adw_alert_dialog_choose_finish (dialog, result);
  g_autoptr (GPtrArray) backups = NULL;

  if (g_str_equal (answer, "open"))
    hupan_window_open_folder (self, folder, HUPAN_OPEN_ACCEPT_OLDER);
  else if (g_str_equal (answer, "read"))
    hupan_window_open_folder (self, folder, HUPAN_OPEN_READ_ONLY);
  else if (g_str_equal (answer, "restore"))
    {
      backups = hupan_registry_list_backups (folder, NULL);
      if (backups->len > 0)
        hupan_restoring_ask (self, folder, g_ptr_array_index (backups, 0));
    }
}

/* A registry that could not be opened: the sentence that says why, and what helps where something does. */
static void
say_why_not (HupanWindow  *self,
             const char   *folder,
             const GError *error)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("The Registry Cannot Be Opened"), error->message));
  g_autoptr (GPtrArray) backups = hupan_registry_list_backups (folder, NULL);
  Refused *refused = g_new (Refused, 1);

  *refused = (Refused) { g_object_ref (self), g_strdup (folder) };
  adw_alert_dialog_add_response (dialog, "close", _("_Close"));
  if (g_error_matches (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_OLDER))
    adw_alert_dialog_add_response (dialog, "open", _("_Open the Older Copy"));
  for (gsize i = 0; i < G_N_ELEMENTS (ways_out); i++)
    {
      if (!g_error_matches (error, HUPAN_STORE_ERROR, (int) ways_out[i].code))
        continue;
      if (ways_out[i].read)
        adw_alert_dialog_add_response (dialog, "read", _("Open for _Reading Only"));
      if (ways_out[i].restore && backups->len > 0)
        adw_alert_dialog_add_response (dialog, "restore", _("Restore Newest _Backup…"));
    }
  adw_alert_dialog_choose (dialog, GTK_WIDGET (self), NULL, (GAsyncReadyCallback) answered_cb, refused);
}

/* What was typed when the program died is told of once; the record itself offers it. */
static void
tell_of_drafts (HupanWindow *self,
                HupanDesk   *desk)
{
  g_autoptr (GArray) drafts = hupan_draft_file_list (hupan_desk_get_folder (desk));
  const HupanDraftLeft *draft = drafts->len > 0 ? &g_array_index (drafts, HupanDraftLeft, 0) : NULL;
  const HupanPlace *place = draft != NULL ? hupan_place_get_for_kind (draft->kind) : NULL;
  AdwToast *toast;

  if (place == NULL || hupan_desk_get_read_only_reason (desk) != NULL)
    return;

  toast = adw_toast_new (_("Unsaved changes were kept"));
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_button_label (toast, _("_Show"));
  if (draft->id != 0)
    {
      adw_toast_set_action_name (toast, "win.show-record");
      adw_toast_set_action_target (toast, "(sx)", draft->kind->name, draft->id);
    }
  else
    {
      /* It is offered to who makes a new one there. */
      adw_toast_set_action_name (toast, "win.show-place");
      adw_toast_set_action_target (toast, "s", place->name);
    }
  hupan_toast_show (GTK_WIDGET (self), toast);
}

static void
show_recent (HupanWindow *self)
{
  g_autoptr (GMenuModel) recent = hupan_registries_create_menu (hupan_desk_get_folder (self->desk));

  g_menu_remove_all (self->recent_menu);
  g_menu_append_section (self->recent_menu, NULL, recent);
}

/* The place that was seen last. */
static const HupanPlace *
get_first_place (HupanWindow *self)
{
  g_autofree char *name = g_settings_get_string (self->settings, "place");
  const HupanPlace *place = hupan_place_get (name);

  return place != NULL ? place : hupan_places ()[0];
}

static void
show_desk (HupanWindow *self,
           HupanDesk   *desk)
{
  hupan_window_set_desk (self, desk);
  hupan_registries_remember (hupan_desk_get_folder (desk), hupan_desk_get_name (desk));
  gtk_stack_set_visible_child_name (self->stack, "desk");
  hupan_window_show_place (self, get_first_place (self)->name);

  show_recent (self);

  for (const char *const *notice = hupan_desk_get_notices (desk); notice != NULL && *notice != NULL; notice++)
    hupan_toast_notice (GTK_WIDGET (self), *notice);
  tell_of_drafts (self, desk);
}

static gboolean
finish_opening (HupanWindow  *self,
                HupanDesk    *desk,
                GAsyncResult *result)
{
  g_autofree char *folder = g_strdup (hupan_desk_get_folder (desk));
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->opening_id, g_source_remove);
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
  g_autofree char *import = g_steal_pointer (&self->wanted.import);

  if (!finish_opening (self, HUPAN_DESK (source), result))
    return;

  show_desk (self, HUPAN_DESK (source));
  if (import != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.import-file", "s", import);
}

static gpointer
add_sample (HupanRegistry       *registry,
            gpointer             data,
            const HupanProgress *progress,
            GError             **error)
{
  return hupan_sample_add (registry, progress, error) != 0 ? registry : NULL;
}

static void
filled_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HupanWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (hupan_desk_run_finish (HUPAN_DESK (source), result, &error) == NULL)
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

  if (!finish_opening (self, desk, result))
    {
      g_object_unref (self);
      return;
    }

  hupan_desk_run_async (desk, add_sample, NULL, NULL, NULL, NULL, NULL, filled_cb, self);
}

static gboolean
say_opening_cb (gpointer data)
{
  HupanWindow *self = data;

  self->opening_id = 0;
  gtk_widget_set_visible (self->opening_note, TRUE);
  return G_SOURCE_REMOVE;
}

/* Most registries are open before anybody could read that they are being opened. */
static void
show_opening (HupanWindow *self)
{
  gtk_widget_set_visible (self->opening_note, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "opening");
  g_clear_handle_id (&self->opening_id, g_source_remove);
  self->opening_id = g_timeout_add (PATIENCE_MS, say_opening_cb, self);
}

/* Changes that are not saved in the registry that is open come first. */
static void
open_wanted (gpointer data)
{
  const char *kind;
  HupanWindow *self = data;
  g_autoptr (HupanDesk) desk = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;

  if (!hupan_window_may_leave (self, G_CALLBACK (open_wanted), self))
    return;

  desk = hupan_desk_new ();
  folder = g_steal_pointer (&self->wanted.folder);
  name = g_steal_pointer (&self->wanted.name);
  if (self->desk != NULL && g_str_equal (hupan_desk_get_folder (self->desk), folder))
    hupan_window_set_desk (self, NULL);
  show_opening (self);
  if (name == NULL)
    {
      hupan_desk_open_async (desk, folder, self->wanted.flags, NULL, opened_cb, g_object_ref (self));
      kind = get_first_place (self)->kind != NULL ? get_first_place (self)->kind : get_first_place (self)->reads;
      if (kind != NULL)
        hupan_desk_expect (desk, hupan_kind_get (kind));
    }
  else
    hupan_desk_create_async (desk, folder, name, self->wanted.with_sample ? created_cb : opened_cb, g_object_ref (self));
}

static void
want (HupanWindow   *self,
      const char    *folder,
      HupanOpenFlags flags,
      const char    *name,
      gboolean       with_sample,
      const char    *import)
{
  g_set_str (&self->wanted.import, import);
  g_set_str (&self->wanted.folder, folder);
  g_set_str (&self->wanted.name, name);
  self->wanted.flags = flags;
  self->wanted.with_sample = with_sample;
  open_wanted (self);
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
  want (self, folder, flags, NULL, FALSE, NULL);
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
  want (self, folder, HUPAN_OPEN_NONE, name, with_sample, NULL);
}

/**
 * hupan_window_create_registry_from:
 * @file: path of what is imported into it first; its preview is shown as soon as the registry is there
 */
void
hupan_window_create_registry_from (HupanWindow *self,
                                   const char  *folder,
                                   const char  *name,
                                   const char  *file)
{
  want (self, folder, HUPAN_OPEN_NONE, name, FALSE, file);
}

/**
 * hupan_window_close_registry:
 *
 * Closes the registry and goes to the welcome page. Its lock is free afterwards.
 */
void
hupan_window_close_registry (HupanWindow *self)
{
  hupan_window_set_desk (self, NULL);
  gtk_stack_set_visible_child_name (self->stack, "welcome");
}
