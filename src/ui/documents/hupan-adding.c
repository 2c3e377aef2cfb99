/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-adding.h"

#include <glib/gi18n.h>

#include "core/hupan-number.h"
#include "desk/hupan-desk-attach.h"
#include "ui/common/hupan-toast.h"
#include "ui/common/hupan-work-dialog.h"

/* How many sentences a dialog shows; of more it says the number. */
#define MOST_SENTENCES 8

typedef struct
{
  GtkWidget *from;
  HupanDesk *desk;
  const HupanKind *owner_kind;
  gint64 owner;
  GPtrArray *repeats;  /* HupanRepeat; while the user is asked */
  char *document_kind;
  HupanWorkDialog *dialog;
} Adding;

static void
adding_free (Adding *adding)
{
  g_clear_pointer (&adding->repeats, g_ptr_array_unref);
  g_object_unref (adding->from);
  g_object_unref (adding->desk);
  g_free (adding->document_kind);
  g_free (adding);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Adding, adding_free)

static gpointer
attach_again (HupanRegistry       *registry,
              gpointer             data,
              const HupanProgress *progress,
              GError             **error)
{
  Adding *adding = data;

  return hupan_attach_repeats (registry, adding->repeats, progress, error) != 0 ? registry : NULL;
}

static char *
join_sentences (GPtrArray *sentences)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (sentences->len, MOST_SENTENCES); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (const char *) g_ptr_array_index (sentences, i));
  if (sentences->len > MOST_SENTENCES)
    {
      const guint n = sentences->len - MOST_SENTENCES;
      g_autofree char *more = hupan_count_fill (ngettext ("and %u more", "and %u more", n), n);

      g_string_append_c (text, '\n');
      g_string_append (text, more);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
toast_added (GtkWidget *from,
             guint      n)
{
  g_autofree char *message = hupan_count_fill (ngettext ("%u document added", "%u documents added", n), n);

  hupan_toast_undo (from, message);
}

static void
added_again_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (Adding) adding = data;
  g_autoptr (GError) error = NULL;

  if (hupan_desk_run_finish (HUPAN_DESK (source), result, &error) == NULL)
    hupan_toast_error (adding->from, _("The Documents Were Not Added"), error);
  else
    toast_added (adding->from, adding->repeats->len);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (Adding) adding = data;

  if (!g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result), "add"))
    return;

  hupan_desk_run_async (adding->desk, attach_again, adding, NULL, NULL, NULL, NULL, added_again_cb, adding);
  g_steal_pointer (&adding);
}

/* Those that only other records have may be added here as well. */
static void
ask_about_repeats (Adding    *old,
                   GPtrArray *repeats,
                   GPtrArray *sentences)
{
  Adding *adding = g_new0 (Adding, 1);
  g_autofree char *text = join_sentences (sentences);
  AdwDialog *dialog = adw_alert_dialog_new (_("Add Here as Well?"), text);

  adding->from = g_object_ref (old->from);
  adding->desk = g_object_ref (old->desk);
  adding->repeats = g_ptr_array_ref (repeats);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("Do _Not Add"), "add", _("_Add Here as Well"), NULL);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), adding->from, NULL, answered_cb, adding);
}

static void
tell (Adding        *adding,
      HupanAttached *attached)
{
  g_autoptr (GPtrArray) elsewhere = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_repeat_free);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new ();
  const char *here = NULL;

  for (guint i = attached->repeats->len; i > 0; i--)
    {
      HupanRepeat *repeat = g_ptr_array_index (attached->repeats, i - 1);

      if (repeat->same_owner)
        here = repeat->sentence;
      else
        g_ptr_array_insert (elsewhere, 0, g_ptr_array_steal_index (attached->repeats, i - 1));
    }
  for (guint i = 0; i < elsewhere->len; i++)
    g_ptr_array_add (sentences, ((HupanRepeat *) g_ptr_array_index (elsewhere, i))->sentence);

  if (attached->n_added > 0)
    toast_added (adding->from, attached->n_added);
  else if (here != NULL && elsewhere->len == 0)
    hupan_toast (adding->from, here);
  if (elsewhere->len > 0)
    ask_about_repeats (adding, elsewhere, sentences);
  if (attached->refused->len > 0)
    {
      g_autofree char *text = join_sentences (attached->refused);
      AdwDialog *dialog = adw_alert_dialog_new (ngettext ("A File Was Not Added", "Files Were Not Added", attached->refused->len), text);

      adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
      adw_dialog_present (dialog, adding->from);
    }
}

static void
attached_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (Adding) adding = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanAttached) attached = hupan_desk_attach_finish (HUPAN_DESK (source), result, &error);

  hupan_work_dialog_done (adding->dialog);
  if (attached != NULL)
    tell (adding, attached);
  else
    hupan_toast_error (adding->from, _("The Documents Were Not Added"), error);
}

void
hupan_adding_start (GtkWidget       *from,
                    HupanDesk       *desk,
                    const HupanKind *owner_kind,
                    gint64           owner,
                    GPtrArray       *incoming)
{
  g_autoptr (HupanWork) work = hupan_work_new ();
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (from));
  Adding *adding;

  if (incoming->len == 0)
    {
      g_ptr_array_unref (incoming);
      hupan_toast (from, _("There is no file or image to add"));
      return;
    }
  if (hupan_desk_get_read_only_reason (desk) != NULL)
    {
      g_ptr_array_unref (incoming);
      hupan_toast (from, hupan_desk_get_read_only_reason (desk));
      return;
    }

  /* The page may be gone when it is done; the window is not. */
  adding = g_new0 (Adding, 1);
  adding->from = g_object_ref (window != NULL ? window : from);
  adding->desk = g_object_ref (desk);
  adding->owner_kind = owner_kind;
  adding->owner = owner;
  adding->dialog = hupan_work_dialog_present (adding->from, _("Adding Documents"), work);
  hupan_desk_attach_async (desk, owner_kind, owner, incoming, work, attached_cb, adding);
  g_ptr_array_unref (incoming);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (Adding) adding = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, &error);
  GPtrArray *incoming;

  if (files == NULL)
    {
      if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
        hupan_toast_error (adding->from, _("The Documents Were Not Added"), error);
      return;
    }

  incoming = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_incoming_free);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      HupanIncoming *one = hupan_incoming_new_file (file);

      one->kind = g_strdup (adding->document_kind);
      g_ptr_array_add (incoming, one);
    }
  hupan_adding_start (adding->from, adding->desk, adding->owner_kind, adding->owner, incoming);
}

void
hupan_adding_choose (GtkWidget       *from,
                     HupanDesk       *desk,
                     const HupanKind *owner_kind,
                     gint64           owner,
                     const char      *document_kind)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  Adding *adding = g_new0 (Adding, 1);

  adding->from = g_object_ref (GTK_WIDGET (gtk_widget_get_root (from)));
  adding->desk = g_object_ref (desk);
  adding->owner_kind = owner_kind;
  adding->owner = owner;
  adding->document_kind = g_strdup (document_kind);
  gtk_file_dialog_set_title (dialog, _("Add Documents"));
  gtk_file_dialog_set_accept_label (dialog, _("_Add"));
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (adding->from), NULL, chosen_cb, adding);
}
