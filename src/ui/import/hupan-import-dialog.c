/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-import-dialog-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "core/hupan-number.h"
#include "reader/hupan-encoding.h"
#include "reader/hupan-import-error.h"
#include "hupan-pasting.h"
#include "ui/common/hupan-toast.h"
#include "ui/documents/hupan-document-copy.h"
#include "ui/help/hupan-help.h"

/**
 * HupanImportDialog:
 *
 * A HupanImport, step by step. Reading happens on a thread of its own, comparing and writing on the registry's; nothing
 * is written before the last button. What the columns are is asked in hupan-import-mapping.c; what will happen is said in
 * hupan-import-preview.c.
 */

G_DEFINE_FINAL_TYPE (HupanImportDialog, hupan_import_dialog, ADW_TYPE_DIALOG)

void
hupan_import_dialog_add_row (HupanImportDialog   *self,
                             AdwPreferencesGroup *group,
                             GtkWidget           *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->rows, group);
}

/* How many are not listed of all that there are. */
void
hupan_import_dialog_add_more (HupanImportDialog   *self,
                              AdwPreferencesGroup *group,
                              guint                n,
                              guint                listed)
{
  g_autofree char *title = NULL;
  GtkWidget *row;

  if (n <= listed)
    return;

  row = adw_action_row_new ();
  title = hupan_count_fill (ngettext ("And %u more", "And %u more", n - listed), n - listed);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  hupan_import_dialog_add_row (self, group, row);
}

void
hupan_import_dialog_clear_rows (HupanImportDialog   *self,
                                AdwPreferencesGroup *group)
{
  for (guint i = self->rows->len; i >= 2; i -= 2)
    if (g_ptr_array_index (self->rows, i - 1) == group)
      {
        adw_preferences_group_remove (group, g_ptr_array_index (self->rows, i - 2));
        g_ptr_array_remove_range (self->rows, i - 2, 2);
      }
}

/* --- Reading ------------------------------------------------------------------------------------------------------------ */

typedef struct
{
  char *path;
  const HupanKind *kind;
  char *encoding;
  char **encodings; /* to choose from, when it cannot be told */
  HupanWork *work;
} Reading;

static void
reading_free (Reading *reading)
{
  g_free (reading->path);
  g_free (reading->encoding);
  g_strfreev (reading->encodings);
  g_object_unref (reading->work);
  g_free (reading);
}

static void
read_file (GTask        *task,
           gpointer      source,
           gpointer      data,
           GCancellable *cancellable)
{
  Reading *reading = data;
  GError *error = NULL;
  HupanImport *import =
    hupan_import_read (reading->path, reading->kind, reading->encoding, hupan_work_get_progress (reading->work), &error);

  if (g_error_matches (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_ENCODING))
    reading->encodings = hupan_import_guess_encodings (reading->path, NULL);
  if (import == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, import, g_object_unref);
}

static void
encoding_chosen_cb (AdwActionRow      *row,
                    HupanImportDialog *self)
{
  hupan_import_dialog_read (self, NULL, gtk_widget_get_name (GTK_WIDGET (row)));
}

/* The likeliest first, where that could be found out. */
static void
ask_for_encoding (HupanImportDialog *self,
                  char             **guesses)
{
  const char *const *encodings = guesses != NULL ? (const char *const *) guesses : hupan_encoding_list ();

  hupan_import_dialog_clear_rows (self, self->encodings);
  for (const char *const *encoding = encodings; *encoding != NULL; encoding++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), hupan_encoding_get_label (*encoding));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), *encoding);
      gtk_widget_set_name (row, *encoding);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect_object (row, "activated", G_CALLBACK (encoding_chosen_cb), self, G_CONNECT_DEFAULT);
      hupan_import_dialog_add_row (self, self->encodings, row);
    }

  adw_navigation_view_replace_with_tags (self->navigation, (const char *const[]) { "encoding" }, 1);
  if (gtk_widget_get_parent (GTK_WIDGET (self)) == NULL)
    adw_dialog_present (ADW_DIALOG (self), GTK_WIDGET (self->window));
}

static gpointer
recall_mapping (HupanRegistry       *registry,
                gpointer             import,
                const HupanProgress *progress,
                GError             **error)
{
  return hupan_import_recall_mapping (import, registry, error) ? import : NULL;
}

static void
recalled_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (HupanImportDialog) self = data;

  /* Without a memory the headings speak for themselves. */
  hupan_desk_run_finish (HUPAN_DESK (source), result, NULL);
  hupan_import_dialog_show_mapping (self);
  if (gtk_widget_get_parent (GTK_WIDGET (self)) == NULL)
    adw_dialog_present (ADW_DIALOG (self), GTK_WIDGET (self->window));
}

/* Whether a heading of the table says what its column is. */
static gboolean
is_headed (HupanImport *import)
{
  for (guint i = 0; hupan_import_get_headings (import)[i] != NULL; i++)
    if (hupan_import_get_target (import, i) != NULL)
      return TRUE;

  return FALSE;
}

static void
remove_rows (HupanImportDialog *self)
{
  g_autofree char *folder = NULL;

  if (self->pasted == NULL || self->path == NULL)
    return;

  folder = g_path_get_dirname (self->path);
  g_remove (self->path);
  g_rmdir (folder);
}

/* Readers read files. This one is in memory, nobody else's, and goes with the dialog; if the program dies before, with the copies of
 * documents. */
static gboolean
write_rows (HupanImportDialog *self,
            const char        *rows)
{
  g_autoptr (GBytes) bytes = g_bytes_new (rows, strlen (rows));
  g_autoptr (GError) error = NULL;
  /* Translators: stands where the name of a file does, for rows that were pasted. */
  g_autoptr (GFile) file = hupan_document_copy_make (_("Clipboard"), bytes, &error);

  if (file == NULL)
    {
      hupan_toast_error (GTK_WIDGET (self->window), _("The Rows Cannot Be Pasted"), error);
      return FALSE;
    }

  remove_rows (self);
  g_free (self->path);
  self->path = g_file_get_path (file);
  return TRUE;
}

/* Rows that were copied without their headings get those of the list, once. */
static gboolean
read_headed (HupanImportDialog *self,
             HupanImport       *import)
{
  g_auto (GStrv) headings = g_steal_pointer (&self->headings);
  g_autofree char *headed = NULL;

  if (headings == NULL || (import != NULL && is_headed (import)))
    return FALSE;

  headed = hupan_pasting_dup_headed (self->pasted, (const char *const *) headings);
  if (write_rows (self, headed))
    hupan_import_dialog_read (self, self->pasted_kind, "UTF-8");
  return TRUE;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (HupanImportDialog) self = HUPAN_IMPORT_DIALOG (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanImport) import = g_task_propagate_pointer (G_TASK (result), &error);

  hupan_work_dialog_done (g_steal_pointer (&self->work_dialog));
  if (g_error_matches (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_ENCODING))
    {
      ask_for_encoding (self, ((Reading *) g_task_get_task_data (G_TASK (result)))->encodings);
      return;
    }

  if (read_headed (self, import))
    return;

  if (import == NULL)
    {
      hupan_toast_error (GTK_WIDGET (self->window),
                         self->pasted != NULL ? _("The Rows Cannot Be Pasted") : _("The File Cannot Be Imported"), error);
      return;
    }

  g_set_object (&self->import, import);
  if (hupan_import_get_format (import) == HUPAN_IMPORT_CSV)
    {
      hupan_desk_run_async (self->desk, recall_mapping, g_object_ref (import), g_object_unref, NULL, NULL, NULL, recalled_cb,
                            g_object_ref (self));
      return;
    }

  adw_navigation_view_replace_with_tags (self->navigation, (const char *const[]) { "preview" }, 1);
  adw_dialog_present (ADW_DIALOG (self), GTK_WIDGET (self->window));
  hupan_import_dialog_compare (self);
}

void
hupan_import_dialog_read (HupanImportDialog *self,
                          const HupanKind   *kind,
                          const char        *encoding)
{
  g_autoptr (HupanWork) work = hupan_work_new ();
  g_autoptr (GTask) task = g_task_new (self->window, NULL, read_cb, g_object_ref (self));
  Reading *reading = g_new (Reading, 1);

  *reading = (Reading) { g_strdup (self->path), kind, g_strdup (encoding), NULL, g_object_ref (work) };
  self->work_dialog = hupan_work_dialog_present (GTK_WIDGET (self->window), _("Reading the File"), work);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  g_task_run_in_thread (task, read_file);
}

/* --- GObject -------------------------------------------------------------------------------------------------------------- */

static void
hupan_import_dialog_dispose (GObject *object)
{
  HupanImportDialog *self = HUPAN_IMPORT_DIALOG (object);

  g_clear_object (&self->import);
  g_clear_object (&self->desk);
  g_clear_object (&self->window);
  remove_rows (self);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->pasted, g_free);
  g_clear_pointer (&self->headings, g_strfreev);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), HUPAN_TYPE_IMPORT_DIALOG);

  G_OBJECT_CLASS (hupan_import_dialog_parent_class)->dispose (object);
}

static void
hupan_import_dialog_class_init (HupanImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hupan_import_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hupan_app/Hupan/ui/hupan-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HupanImportDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, HupanImportDialog, encodings);
  gtk_widget_class_bind_template_child (widget_class, HupanImportDialog, mapping_file);
  gtk_widget_class_bind_template_child (widget_class, HupanImportDialog, mapping_facts);
  gtk_widget_class_bind_template_child (widget_class, HupanImportDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, HupanImportDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, HupanImportDialog, n_new_label);
  gtk_widget_class_bind_template_child (widget_class, HupanImportDialog, n_update_label);
  gtk_widget_class_bind_template_child (widget_class, HupanImportDialog, n_unchanged_label);
  gtk_widget_class_bind_template_child (widget_class, HupanImportDialog, n_errors_label);
  gtk_widget_class_bind_template_child (widget_class, HupanImportDialog, only_good);
  gtk_widget_class_bind_template_child (widget_class, HupanImportDialog, apply);
  gtk_widget_class_bind_template_child (widget_class, HupanImportDialog, save);
  gtk_widget_class_bind_template_child (widget_class, HupanImportDialog, mapping);
  gtk_widget_class_bind_template_child (widget_class, HupanImportDialog, names);
  gtk_widget_class_bind_template_child (widget_class, HupanImportDialog, problems);
  gtk_widget_class_bind_template_child (widget_class, HupanImportDialog, changes);
  hupan_import_dialog_install_mapping (widget_class);
  hupan_import_dialog_install_preview (widget_class);
}

static void
hupan_import_dialog_init (HupanImportDialog *self)
{
  self->filling = TRUE;
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  hupan_help_set_page (GTK_WIDGET (self), "importing");
  hupan_import_dialog_fill_kinds (self);
}

static HupanImportDialog *
create (HupanWindow *window)
{
  HupanImportDialog *self = g_object_ref_sink (g_object_new (HUPAN_TYPE_IMPORT_DIALOG, NULL));

  self->window = g_object_ref (window);
  self->desk = g_object_ref (hupan_window_get_desk (window));

  return self;
}

/**
 * hupan_import_dialog_present_rows:
 * @rows: as spreadsheets copy them
 *
 * The same with rows from the clipboard.
 */
void
hupan_import_dialog_present_rows (HupanWindow       *window,
                                  const HupanKind   *kind,
                                  const char *const *headings,
                                  const char        *rows)
{
  g_autoptr (HupanImportDialog) self = create (window);

  self->pasted = g_strdup (rows);
  self->pasted_kind = kind;
  self->headings = g_strdupv ((GStrv) headings);
  if (write_rows (self, rows))
    hupan_import_dialog_read (self, kind, "UTF-8");
}

/**
 * hupan_import_dialog_present:
 *
 * Reads a file and, when that succeeds, shows what can be done with it.
 */
void
hupan_import_dialog_present (HupanWindow *window,
                             const char  *path)
{
  g_autoptr (HupanImportDialog) self = create (window);

  self->path = g_strdup (path);
  hupan_import_dialog_read (self, NULL, NULL);
}
