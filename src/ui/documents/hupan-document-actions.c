/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-document-actions.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "core/hupan-media.h"
#include "desk/hupan-bulk.h"
#include "hupan-document-copy.h"
#include "store/hupan-contents.h"
#include "ui/common/form/hupan-editor.h"
#include "ui/common/hupan-toast.h"

static HupanLaunchFunc launch_func;
static gpointer launch_data;

/* A document and what is to be done with it. */
typedef struct
{
  GtkWidget *from;
  HupanDesk *desk;
  HupanRecord *document;
  char *field;
  GFile *file;
  HupanEditor *editor;
} Deed;

static Deed *
deed_new (GtkWidget   *from,
          HupanDesk   *desk,
          HupanRecord *document)
{
  Deed *deed = g_new0 (Deed, 1);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (from));

  /* Rows come and go with every change; the window stays. */
  deed->from = g_object_ref (window != NULL ? window : from);
  deed->desk = g_object_ref (desk);
  deed->document = g_object_ref (document);
  return deed;
}

static void
deed_free (Deed *deed)
{
  g_object_unref (deed->from);
  g_object_unref (deed->desk);
  g_object_unref (deed->document);
  g_clear_object (&deed->file);
  g_free (deed->field);
  g_free (deed);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deed, deed_free)

/* --- Reading ------------------------------------------------------------------------------------------------ */

static gpointer
read_content (HupanRegistry       *registry,
              gpointer             data,
              const HupanProgress *progress,
              GError             **error)
{
  return hupan_contents_read (registry, data, progress, error);
}

void
hupan_document_read_async (HupanDesk          *desk,
                           HupanRecord        *document,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            data)
{
  hupan_desk_run_async (desk, read_content, g_strdup (hupan_record_get (document, "sha256")), g_free, (GDestroyNotify) g_bytes_unref,
                        NULL, cancellable, callback, data);
}

GBytes *
hupan_document_read_finish (HupanDesk    *desk,
                            GAsyncResult *result,
                            GError      **error)
{
  return hupan_desk_run_finish (desk, result, error);
}

static gboolean
check_may_open (HupanRecord      *document,
                const HupanMedia *media,
                GError          **error)
{
  const char *name = hupan_record_get (document, "name");

  if (hupan_media_may_open (media, name))
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
               /* Translators: the name of a document. */
               _("“%s” is a program or a script, or could carry one, so it is not opened. It is kept, and can be saved."), name);
  return FALSE;
}

GFile *
hupan_document_make_copy (HupanRecord *document,
                          GBytes      *content,
                          GError     **error)
{
  const char *name = hupan_record_get (document, "name");
  gsize size;
  const guint8 *data = g_bytes_get_data (content, &size);
  const HupanMedia *media = hupan_media_sniff (data, size);
  g_autofree char *copy = NULL;

  if (!check_may_open (document, media, error))
    return NULL;

  copy = hupan_media_dup_copy_name (media, name);
  /* Names are stored clean; an older or another program may have stored one that is not. */
  return hupan_document_copy_make (g_strdelimit (copy, "/", '_'), content, error);
}

/* --- Opening ------------------------------------------------------------------------------------------------- */

static void
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (Deed) deed = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    hupan_toast_error (deed->from, _("The Document Was Not Opened"), error);
}

static void
read_to_open_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (Deed) deed = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = hupan_document_read_finish (HUPAN_DESK (source), result, &error);
  g_autoptr (GFile) copy = content != NULL ? hupan_document_make_copy (deed->document, content, &error) : NULL;
  g_autoptr (GtkFileLauncher) launcher = NULL;

  if (copy == NULL)
    {
      hupan_toast_error (deed->from, _("The Document Was Not Opened"), error);
      return;
    }
  if (launch_func != NULL)
    {
      launch_func (copy, launch_data);
      return;
    }

  /* By a descriptor through the portal, where there is one. */
  launcher = gtk_file_launcher_new (copy);
  gtk_file_launcher_launch (launcher, GTK_WINDOW (deed->from), NULL, launched_cb, deed);
  g_steal_pointer (&deed);
}

static void
open_now (Deed *deed)
{
  hupan_document_read_async (deed->desk, deed->document, NULL, read_to_open_cb, deed);
}

static void
understood_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (Deed) deed = data;
  g_autoptr (GSettings) settings = NULL;

  if (!g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result), "open"))
    return;

  settings = g_settings_new (APPLICATION_ID);
  g_settings_set_boolean (settings, "copies-explained", TRUE);
  open_now (g_steal_pointer (&deed));
}

void
hupan_document_open (GtkWidget   *from,
                     HupanDesk   *desk,
                     HupanRecord *document)
{
  Deed *deed = deed_new (from, desk, document);
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autoptr (GError) error = NULL;
  AdwDialog *dialog;

  /* By what is known of it; its bytes are looked at once more when the copy is made. */
  if (!check_may_open (document, hupan_media_get (hupan_record_get (document, "media_type")), &error))
    {
      hupan_toast_error (deed->from, _("The Document Was Not Opened"), error);
      deed_free (deed);
      return;
    }
  if (g_settings_get_boolean (settings, "copies-explained"))
    {
      open_now (deed);
      return;
    }

  dialog = adw_alert_dialog_new (_("Open a Copy?"),
                                 _("Another program shows a read-only copy of the document, and can see what is in it. What you "
                                   "change there does not come back. The copy is deleted after half an hour or when Hupan is "
                                   "closed."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "open", _("_Open"), NULL);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "open");
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "open", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), deed->from, NULL, understood_cb, deed);
}

void
hupan_document_set_launcher (HupanLaunchFunc func,
                             gpointer        data)
{
  launch_func = func;
  launch_data = data;
}

/* --- Saving ---------------------------------------------------------------------------------------------------- */

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (Deed) deed = data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    hupan_toast (deed->from, _("Saved"));
  else
    hupan_toast_error (deed->from, _("The Document Was Not Saved"), error);
}

static void
read_to_save_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (Deed) deed = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = hupan_document_read_finish (HUPAN_DESK (source), result, &error);

  if (content == NULL)
    {
      hupan_toast_error (deed->from, _("The Document Was Not Saved"), error);
      return;
    }

  g_file_replace_contents_bytes_async (deed->file, content, NULL, FALSE, G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                                       NULL, written_cb, deed);
  g_steal_pointer (&deed);
}

static void
place_chosen_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (Deed) deed = data;
  g_autoptr (GError) error = NULL;

  deed->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  if (deed->file == NULL)
    {
      if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
        hupan_toast_error (deed->from, _("The Document Was Not Saved"), error);
      return;
    }

  hupan_document_read_async (deed->desk, deed->document, NULL, read_to_save_cb, deed);
  g_steal_pointer (&deed);
}

void
hupan_document_save_as (GtkWidget   *from,
                        HupanDesk   *desk,
                        HupanRecord *document)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  Deed *deed = deed_new (from, desk, document);

  gtk_file_dialog_set_title (dialog, _("Save Document"));
  gtk_file_dialog_set_initial_name (dialog, hupan_record_get (document, "name"));
  gtk_file_dialog_save (dialog, GTK_WINDOW (deed->from), NULL, place_chosen_cb, deed);
}

/* --- Changing ---------------------------------------------------------------------------------------------------- */

static void
committed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (Deed) deed = data;
  g_autoptr (GError) error = NULL;

  if (hupan_desk_commit_finish (HUPAN_DESK (source), result, &error) == 0 &&
      !g_error_matches (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_NOTHING))
    hupan_toast_error (deed->from, _("The Changes Were Not Saved"), error);
}

static void
set_value (Deed       *deed,
           const char *field,
           const char *value)
{
  /* Translators: what was done, in the history and on the undo button; the placeholder names the record. */
  g_autofree char *label = g_strdup_printf (C_ ("batch", "Edit of “%s”"), hupan_record_get (deed->document, "name"));
  g_autoptr (HupanBatch) batch = hupan_batch_new (label, NULL, HUPAN_BATCH_NONE);

  hupan_batch_set (batch, deed->document, field, value);
  if (hupan_batch_is_empty (batch))
    deed_free (deed);
  else
    hupan_desk_commit_async (deed->desk, batch, NULL, committed_cb, deed);
}

void
hupan_document_set (GtkWidget   *from,
                    HupanDesk   *desk,
                    HupanRecord *document,
                    const char  *field,
                    const char  *value)
{
  set_value (deed_new (from, desk, document), field, value);
}

static void
edit_answered_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (Deed) deed = data;
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result), "save"))
    return;
  if (!hupan_editor_read (deed->editor, &value, &error))
    {
      hupan_toast_error (deed->from, _("The Changes Were Not Saved"), error);
      return;
    }

  {
    g_autofree char *field = g_strdup (deed->field);

    set_value (g_steal_pointer (&deed), field, value);
  }
}

void
hupan_document_edit (GtkWidget   *from,
                     HupanDesk   *desk,
                     HupanRecord *document,
                     const char  *field_name)
{
  const HupanField *field = hupan_kind_get_field (hupan_record_get_kind (document), field_name);
  AdwDialog *dialog = adw_alert_dialog_new (hupan_field_get_label (field), NULL);
  GtkWidget *editor = hupan_editor_new (field, hupan_field_get_label (field), desk, NULL);
  GtkWidget *list = gtk_list_box_new ();
  Deed *deed = deed_new (from, desk, document);

  deed->field = g_strdup (field_name);
  deed->editor = HUPAN_EDITOR (editor);
  hupan_editor_show (deed->editor, hupan_record_get (document, field_name));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), editor);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), list);
  adw_dialog_set_focus (dialog, editor);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "save", _("_Save"), NULL);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "save");
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), deed->from, NULL, edit_answered_cb, deed);
}

static gpointer
trash (HupanRegistry       *registry,
       gpointer             data,
       const HupanProgress *progress,
       GError             **error)
{
  const gint64 *id = data;
  g_autoptr (HupanBatch) batch = hupan_bulk_trash (registry, hupan_kind_get ("document"), id, 1, error);

  return batch != NULL && hupan_registry_commit (registry, batch, progress, error) != 0 ? registry : NULL;
}

static void
trashed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (Deed) deed = data;
  g_autoptr (GError) error = NULL;

  if (hupan_desk_run_finish (HUPAN_DESK (source), result, &error) == NULL)
    hupan_toast_error (deed->from, _("The Record Was Not Moved to the Trash"), error);
  else
    hupan_toast_undo (deed->from, _("Moved to the trash"));
}

void
hupan_document_trash (GtkWidget   *from,
                      HupanDesk   *desk,
                      HupanRecord *document)
{
  const gint64 id = hupan_record_get_id (document);

  hupan_desk_run_async (desk, trash, g_memdup2 (&id, sizeof id), g_free, NULL, NULL, NULL, trashed_cb,
                        deed_new (from, desk, document));
}

/* --- Damage ------------------------------------------------------------------------------------------------------- */

static gpointer
restore_content (HupanRegistry       *registry,
                 gpointer             data,
                 const HupanProgress *progress,
                 GError             **error)
{
  return hupan_contents_restore (registry, data, progress, error) ? registry : NULL;
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (Deed) deed = data;
  g_autoptr (HupanBatch) nothing = hupan_batch_new ("", NULL, HUPAN_BATCH_NONE);
  g_autoptr (GError) error = NULL;

  if (hupan_desk_run_finish (HUPAN_DESK (source), result, &error) == NULL)
    {
      hupan_toast_error (deed->from, _("The Document Was Not Restored"), error);
      return;
    }

  hupan_toast (deed->from, _("Restored from a backup"));
  /* No record changed, and yet what is seen of it. */
  g_signal_emit_by_name (deed->desk, "changed", nothing);
}

void
hupan_document_restore_content (GtkWidget   *from,
                                HupanDesk   *desk,
                                HupanRecord *document)
{
  hupan_desk_run_async (desk, restore_content, g_strdup (hupan_record_get (document, "sha256")), g_free, NULL, NULL, NULL,
                        restored_cb, deed_new (from, desk, document));
}
