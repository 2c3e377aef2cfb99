/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-list-page-private.h"

#include <glib/gi18n.h>

#include "core/hupan-number.h"
#include "exchange/hupan-export.h"
#include "hupan-toast.h"

/* Rows on their way out: to the clipboard and to files, with the columns and in the order that are seen. */

typedef struct
{
  HupanListPage *page;
  const HupanKind *kind;
  gint64 *ids;
  gsize n_ids;
  const HupanColumn **columns; /* NULL-terminated */
  HupanExportFormat format;
  char *lang;
  GFile *file; /* NULL: the clipboard */
} Taking;

static void
taking_free (Taking *taking)
{
  g_free (taking->ids);
  g_free (taking->columns);
  g_free (taking->lang);
  g_clear_object (&taking->file);
  g_object_unref (taking->page);
  g_free (taking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Taking, taking_free)

static gpointer
take (HupanRegistry       *registry,
      gpointer             data,
      const HupanProgress *progress,
      GError             **error)
{
  Taking *taking = data;

  /* Files are noted in the history, the clipboard is not. A file that somebody chose has a path, if need be the portal's. */
  if (taking->file != NULL)
    return hupan_export_to_file (registry, taking->kind, taking->columns, taking->ids, taking->n_ids, taking->lang,
                                 taking->format, g_file_peek_path (taking->file), progress, error)
             ? g_strdup ("")
             : NULL;

  return hupan_export_dup_text (registry, taking->kind, taking->columns, taking->ids, taking->n_ids, taking->lang,
                                taking->format, progress, error);
}

static void
taken_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (Taking) taking = data;
  GtkWidget *page = GTK_WIDGET (taking->page);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = hupan_desk_run_finish (HUPAN_DESK (source), result, &error);
  g_autofree char *copied = NULL;

  if (text == NULL)
    {
      hupan_toast_error (page, taking->file != NULL ? _("The List Was Not Exported") : _("The Rows Were Not Copied"), error);
      return;
    }

  if (taking->file != NULL)
    {
      hupan_toast (page, taking->kind->confidential != NULL ? _("Exported without confidential ones") : _("Exported"));
      return;
    }

  gdk_clipboard_set_text (gtk_widget_get_clipboard (page), text);
  copied = hupan_count_fill (ngettext ("%u row copied", "%u rows copied", taking->n_ids), taking->n_ids);
  hupan_toast (page, copied);
}

/* The rows that are selected, or all of the list in its order. */
static void
start_taking (HupanListPage    *self,
              HupanExportFormat format,
              gboolean          all,
              GFile            *file)
{
  HupanDesk *desk = hupan_page_get_desk (HUPAN_PAGE (self));
  HupanResult *result = hupan_table_get_result (self->table);
  Taking *taking = g_new0 (Taking, 1);
  g_autofree const HupanColumn **columns = NULL;
  gsize n_columns;

  taking->page = g_object_ref (self);
  taking->kind = self->kind;
  /* Rows that somebody chose are asked for; a whole list leaves confidential ones out, and says so. */
  taking->format = all ? format : format | HUPAN_EXPORT_CONFIDENTIAL;
  taking->lang = g_strdup (hupan_desk_get_lang (desk));
  taking->file = file != NULL ? g_object_ref (file) : NULL;
  columns = hupan_table_dup_columns (self->table, &n_columns);
  taking->columns = g_new0 (const HupanColumn *, n_columns + 1);
  memcpy (taking->columns, columns, n_columns * sizeof *columns);

  if (all && result != NULL)
    {
      taking->n_ids = hupan_result_get_n (result);
      taking->ids = g_new (gint64, taking->n_ids);
      for (gsize i = 0; i < taking->n_ids; i++)
        taking->ids[i] = hupan_result_get_id (result, i);
    }
  else
    taking->ids = hupan_list_page_dup_chosen_ids (self, &taking->n_ids);

  hupan_desk_run_async (desk, take, taking, NULL, g_free, NULL, NULL, taken_cb, taking);
}

static void
copy_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  start_taking (HUPAN_LIST_PAGE (widget), HUPAN_EXPORT_TEXT, FALSE, NULL);
}

static void
copy_csv_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  start_taking (HUPAN_LIST_PAGE (widget), HUPAN_EXPORT_CSV, FALSE, NULL);
}

static void
copy_all_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  start_taking (HUPAN_LIST_PAGE (widget), HUPAN_EXPORT_CSV, TRUE, NULL);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (HupanListPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autofree char *name = NULL;

  if (file == NULL)
    {
      if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
        hupan_toast_error (GTK_WIDGET (self), _("The List Was Not Exported"), error);
      return;
    }

  name = g_file_get_basename (file);
  if (g_file_peek_path (file) == NULL)
    {
      g_set_error (&error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _("“%s” is not in a folder of this computer."), name);
      hupan_toast_error (GTK_WIDGET (self), _("The List Was Not Exported"), error);
      return;
    }
  start_taking (self, g_str_has_suffix (name, ".json") ? HUPAN_EXPORT_JSON : HUPAN_EXPORT_CSV, TRUE, file);
}

static void
export_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  HupanListPage *self = HUPAN_LIST_PAGE (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = g_strconcat (hupan_place_get_label (hupan_page_get_place (HUPAN_PAGE (self))), ".csv", NULL);

  gtk_file_dialog_set_title (dialog, _("Export List"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, file_chosen_cb, g_object_ref (self));
}

void
hupan_list_page_install_export (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "list.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "list.copy-csv", NULL, copy_csv_cb);
  gtk_widget_class_install_action (widget_class, "list.copy-all", NULL, copy_all_cb);
  gtk_widget_class_install_action (widget_class, "list.export", NULL, export_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "list.copy", NULL);
}
