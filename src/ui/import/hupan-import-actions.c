/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-import-dialog.h"

#include <glib/gi18n.h>

#include "hupan-pasting.h"
#include "ui/common/hupan-toast.h"

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (HupanWindow) window = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && hupan_window_get_desk (window) != NULL)
    hupan_import_dialog_present (window, g_file_peek_path (file));
}

static void
choose_file (GtkWidget           *widget,
             const char          *title,
             const char          *what,
             const char *const   *suffixes,
             GAsyncReadyCallback  callback)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, what);
  for (const char *const *suffix = suffixes; *suffix != NULL; suffix++)
    gtk_file_filter_add_suffix (filter, *suffix);
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_open (dialog, GTK_WINDOW (widget), NULL, callback, g_object_ref (widget));
}

static void
import_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  static const char *const suffixes[] = { "csv", "tsv", "txt", "json", "jsonl", "gz", "zip", NULL };

  if (hupan_window_get_desk (HUPAN_WINDOW (widget)) != NULL)
    choose_file (widget, C_ ("dialog", "Import"), _("Tables (CSV) and ROR records (JSON)"), suffixes, file_chosen_cb);
}

static void
first_file_chosen_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      data)
{
  g_autoptr (HupanWindow) window = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.new-from-file", "s", g_file_peek_path (file));
}

/* A registry that begins with the universities of ROR: first the file, then its name. */
static void
new_from_ror_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  static const char *const suffixes[] = { "json", "jsonl", "gz", "zip", NULL };

  choose_file (widget, C_ ("dialog", "Universities from ROR"), _("ROR records (JSON)"), suffixes, first_file_chosen_cb);
}

static void
import_file_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  if (hupan_window_get_desk (HUPAN_WINDOW (widget)) != NULL)
    hupan_import_dialog_present (HUPAN_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

typedef struct
{
  HupanWindow *window;
  const HupanKind *kind;
  GStrv headings;
} Pasting;

static void
pasting_free (Pasting *pasting)
{
  g_object_unref (pasting->window);
  g_strfreev (pasting->headings);
  g_free (pasting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pasting, pasting_free)

static void
rows_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (Pasting) pasting = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (hupan_window_get_desk (pasting->window) == NULL)
    return;
  if (hupan_pasting_is_blank (text))
    hupan_toast (GTK_WIDGET (pasting->window), _("There are no rows on the clipboard"));
  else
    hupan_import_dialog_present_rows (pasting->window, pasting->kind, (const char *const *) pasting->headings, text);
}

static void
paste_rows_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  Pasting *pasting;
  const char *kind;
  GStrv headings;

  if (hupan_window_get_desk (HUPAN_WINDOW (widget)) == NULL)
    return;

  g_variant_get (parameter, "(&s^as)", &kind, &headings);
  pasting = g_new (Pasting, 1);
  *pasting = (Pasting) { g_object_ref (HUPAN_WINDOW (widget)), hupan_kind_get (kind), headings };
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, rows_read_cb, pasting);
}

void
hupan_import_actions_install (GtkWidgetClass *window_class)
{
  gtk_widget_class_install_action (window_class, "win.import", NULL, import_cb);
  gtk_widget_class_install_action (window_class, "win.import-file", "s", import_file_cb);
  gtk_widget_class_install_action (window_class, "win.paste-rows", "(sas)", paste_rows_cb);
  gtk_widget_class_install_action (window_class, "win.new-from-ror", NULL, new_from_ror_cb);
}
