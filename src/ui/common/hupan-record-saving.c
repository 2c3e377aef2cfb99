/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-record-page-private.h"

#include <glib/gi18n.h>

#include "hupan-clash-dialog.h"
#include "hupan-toast.h"
#include "ui/documents/hupan-adding.h"

/* What becomes of what was typed into a record: it is saved, given up, or kept while the user is asked. */

/* --- Saving -------------------------------------------------------------------------------------------- */

/* While a form is saved nothing is typed into it; if that fails, the focus is where it was. An entry must lose the focus before
 * it becomes insensitive, or its cursor goes on blinking. */
static void
hold_form (HupanRecordPage *self,
           gboolean         hold)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *form = GTK_WIDGET (self->form);

  if (hold && gtk_widget_get_focus_child (form) != NULL)
    {
      g_set_weak_pointer (&self->focus, gtk_root_get_focus (root));
      gtk_widget_grab_focus (self->save);
    }
  gtk_widget_set_sensitive (form, !hold);
  if (!hold && self->focus != NULL && gtk_widget_has_focus (self->save))
    gtk_widget_grab_focus (self->focus);
}

/* To where the user was on the way when asked whether to save. */
static void
go_on (HupanRecordPage *self)
{
  GCallback left = g_steal_pointer (&self->left);

  if (left != NULL)
    ((void (*) (gpointer)) left) (self->left_data);
}

/* A registry's answer: what would be doubled, and then nothing was saved; empty: it was. */
static gpointer
commit (HupanRegistry       *registry,
        gpointer             batch,
        const HupanProgress *progress,
        GError             **error)
{
  g_autoptr (GPtrArray) doubles = hupan_doubles_find (registry, batch, error);

  if (doubles == NULL || (doubles->len == 0 && hupan_registry_commit (registry, batch, progress, error) == 0))
    return NULL;

  return g_steal_pointer (&doubles);
}

static void save_form (HupanRecordPage *self);

/* --- Changed meanwhile ----------------------------------------------------------------------------------- */

typedef struct
{
  HupanRecordPage *page;
  const HupanKind *kind;
  gint64 id;       /* 0: it is new … */
  gint64 embedded; /* … and about this record */
  char *lang;
  GError *error; /* why it was not saved */
} Stale;

static void
stale_free (Stale *stale)
{
  g_object_unref (stale->page);
  g_free (stale->lang);
  g_error_free (stale->error);
  g_free (stale);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Stale, stale_free)

static gpointer
read_again (HupanRegistry       *registry,
            gpointer             data,
            const HupanProgress *progress,
            GError             **error)
{
  const Stale *stale = data;

  if (stale->id == 0)
    return hupan_dossier_load_draft (registry, stale->kind, stale->embedded, stale->lang, error);

  return hupan_dossier_load (registry, stale->kind, stale->id, stale->lang, error);
}

/* The form is made anew from the record as it is now, with what is still typed, and saved at once. */
static void
decided_cb (HupanClashDialog *dialog,
            JsonObject       *typed,
            HupanRecordPage  *self)
{
  if (self->form == NULL)
    return;

  hupan_form_drop_draft (self->form);
  hupan_record_page_show_form (self, g_object_get_data (G_OBJECT (dialog), "hupan-dossier"));
  hupan_form_restore (self->form, typed, HUPAN_FORM_TAKE_ALL);
  save_form (self);
}

static gboolean
is_gone (HupanRecord *record)
{
  return record != NULL && hupan_record_get_meta (record)->deleted_at != 0;
}

static void
read_again_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (Stale) stale = data;
  HupanRecordPage *self = stale->page;
  g_autoptr (HupanDossier) now = hupan_desk_run_finish (HUPAN_DESK (source), result, NULL);
  AdwDialog *dialog;

  if (self->form == NULL || self->id != stale->id)
    return;

  /* What is in the trash now cannot be saved, whichever value stands. */
  if (now == NULL || is_gone (hupan_dossier_get_record (now)) || is_gone (hupan_dossier_get_embedded (now)))
    {
      hupan_toast_error (GTK_WIDGET (self), _("The Changes Were Not Saved"), stale->error);
      return;
    }

  dialog = hupan_clash_dialog_new (self->form, now);
  g_object_set_data_full (G_OBJECT (dialog), "hupan-dossier", g_steal_pointer (&now), g_object_unref);
  g_signal_connect_object (dialog, "decided", G_CALLBACK (decided_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
ask_what_stands (HupanRecordPage *self,
                 const GError    *error)
{
  Stale *stale = g_new (Stale, 1);

  *stale = (Stale) { g_object_ref (self), self->kind, self->id, hupan_form_get_known (self->form),
                     g_strdup (hupan_desk_get_lang (self->desk)), g_error_copy (error) };
  hupan_desk_run_urgent_async (self->desk, read_again, stale, NULL, g_object_unref, NULL, read_again_cb, stale);
}

/* --- Saving ------------------------------------------------------------------------------------------------ */

/* What was typed stays in the form, and the user with it. */
static void
refused (HupanRecordPage *self,
         GPtrArray       *doubles,
         const GError    *error)
{
  self->left = NULL;
  if (self->form != NULL)
    hold_form (self, FALSE);
  hupan_record_page_update_actions (self);
  if (doubles != NULL && self->form != NULL && hupan_form_dispute (self->form, doubles))
    return;
  if (self->form != NULL && g_error_matches (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_STALE))
    ask_what_stands (self, error);
  else if (error != NULL)
    hupan_toast_error (GTK_WIDGET (self), _("The Changes Were Not Saved"), error);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (HupanRecordPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) doubles = hupan_desk_run_finish (HUPAN_DESK (source), result, &error);
  GPtrArray *incoming;
  gint64 id;

  if (doubles == NULL || doubles->len > 0)
    {
      refused (self, doubles, error);
      return;
    }

  if (self->form == NULL)
    return;

  id = self->id = hupan_form_get_id (self->form);
  incoming = g_steal_pointer (&self->incoming);
  hupan_record_page_show_view (self);
  hupan_toast_undo (GTK_WIDGET (self), _("Saved"));
  if (incoming != NULL)
    hupan_adding_start (GTK_WIDGET (self), self->desk, self->kind, id, incoming);
  go_on (self);
  if (!self->shown || self->id != id || self->form != NULL || self->desk == NULL)
    return;

  hupan_record_page_load (self);
  g_signal_emit_by_name (self, "shown", id);
}

static void
save_form (HupanRecordPage *self)
{
  g_autoptr (HupanBatch) batch = NULL;

  if (self->form == NULL || !gtk_widget_get_sensitive (GTK_WIDGET (self->form)))
    return;

  batch = hupan_form_dup_batch (self->form);
  if (batch == NULL)
    {
      self->left = NULL;
      return;
    }

  if (hupan_batch_is_empty (batch))
    {
      if (self->id != 0)
        hupan_record_page_show_view (self);
      else
        hupan_record_page_close (self);
      go_on (self);
      return;
    }

  hold_form (self, TRUE);
  hupan_desk_run_async (self->desk, commit, g_steal_pointer (&batch), g_object_unref, (GDestroyNotify) g_ptr_array_unref, NULL, NULL,
                        saved_cb, g_object_ref (self));
}

static void
save_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  save_form (HUPAN_RECORD_PAGE (widget));
}

/* --- Leaving -------------------------------------------------------------------------------------------- */

typedef struct
{
  HupanRecordPage *page;
  GCallback answer;
  gpointer data;
} Leaving;

static void
leave_answered_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autofree Leaving *leaving = data;
  g_autoptr (HupanRecordPage) self = leaving->page;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (response, "save"))
    {
      self->left = leaving->answer;
      self->left_data = leaving->data;
      save_form (self);
      return;
    }

  if (!g_str_equal (response, "discard"))
    return;

  hupan_record_page_show_view (self);
  ((void (*) (gpointer)) leaving->answer) (leaving->data);
}

/**
 * hupan_record_page_may_leave:
 * @answer: called with @data when the user saved the changes or gave them up; not called when there are none
 *
 * Returns: whether nothing is lost by leaving; if not, the user is asked
 */
gboolean
hupan_record_page_may_leave (HupanRecordPage *self,
                             GCallback        answer,
                             gpointer         data)
{
  AdwDialog *dialog;
  Leaving *leaving;

  if (self->form == NULL)
    return TRUE;

  if (!hupan_form_get_changed (self->form))
    {
      hupan_record_page_show_view (self);
      return TRUE;
    }

  dialog = adw_alert_dialog_new (_("Save Changes?"), _("Changes that are not saved will be lost."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "discard", _("_Discard"), "save",
                                  _("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "save");
  leaving = g_new (Leaving, 1);
  *leaving = (Leaving) { g_object_ref (self), answer, data };
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), NULL, leave_answered_cb, leaving);

  return FALSE;
}

static void
close_now (gpointer data)
{
  HupanRecordPage *self = data;

  self->shown = FALSE;
  self->id = 0;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->dossier);
  hupan_record_page_update_actions (self);
  g_signal_emit_by_name (self, "closed");
}

static void
cancel_now (gpointer data)
{
  HupanRecordPage *self = data;

  if (self->id == 0)
    close_now (self);
}

void
hupan_record_page_close (HupanRecordPage *self)
{
  if (hupan_record_page_may_leave (self, G_CALLBACK (close_now), self))
    close_now (self);
}

static void
close_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  HupanRecordPage *self = HUPAN_RECORD_PAGE (widget);

  /* Escape leaves the form first, then the record. */
  if (self->form == NULL)
    hupan_record_page_close (self);
  else if (hupan_record_page_may_leave (self, G_CALLBACK (cancel_now), self))
    cancel_now (self);
}

void
hupan_record_page_install_saving (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "record.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "record.cancel", NULL, close_cb);
  gtk_widget_class_install_action (widget_class, "record.close", NULL, close_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "record.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "record.close", NULL);
}
