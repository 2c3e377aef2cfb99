/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-import-dialog-private.h"

#include <glib/gi18n.h>

#include "core/hupan-number.h"
#include "store/hupan-safety.h"
#include "ui/common/hupan-toast.h"

/* How many rows of each sort the preview lists; the saved list has all of them. */
#define MAX_LISTED 100

/* From how many changed records on a backup is made before an import (reliability B1). */
#define BACKUP_FROM 100

/* The page that says what an import will do, and its button, which does it. */

static void
update_apply (HupanImportDialog *self)
{
  const guint good = hupan_import_count (self->import, HUPAN_ROW_NEW) + hupan_import_count (self->import, HUPAN_ROW_UPDATE);
  const gboolean sound = hupan_import_count (self->import, HUPAN_ROW_ERROR) == 0;

  gtk_widget_set_sensitive (self->apply, good > 0 && (sound || adw_switch_row_get_active (ADW_SWITCH_ROW (self->only_good))));
}

static void
only_good_cb (AdwSwitchRow      *row,
              GParamSpec        *pspec,
              HupanImportDialog *self)
{
  if (self->import != NULL)
    update_apply (self);
}

static void
show_count (HupanImportDialog *self,
            GtkLabel          *label,
            HupanRowState      state)
{
  g_autofree char *text = hupan_count_fill (C_ ("row counter", "%'u"), hupan_import_count (self->import, state));

  gtk_label_set_label (label, text);
}

/* The rows of one state, each with its line in the file and what the comparison says of it. */
static void
list_rows (HupanImportDialog   *self,
           AdwPreferencesGroup *group,
           HupanRowState        state)
{
  const guint n = hupan_import_get_n_rows (self->import);
  guint listed = 0;

  hupan_import_dialog_clear_rows (self, group);
  for (guint i = 0; i < n && listed < MAX_LISTED; i++)
    {
      GtkWidget *row;
      g_autofree char *title = NULL;

      if (hupan_import_get_row_state (self->import, i) != state)
        continue;

      row = adw_action_row_new ();
      /* Translators: a line of a file that is imported. */
      title = hupan_count_fill (_("Line %u"), hupan_import_get_row_line (self->import, i));
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), hupan_import_get_row_message (self->import, i));
      adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
      hupan_import_dialog_add_row (self, group, row);
      listed++;
    }

  if (listed < hupan_import_count (self->import, state))
    {
      const guint more = hupan_import_count (self->import, state) - listed;
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *title = hupan_count_fill (ngettext ("And %u more", "And %u more", more), more);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      hupan_import_dialog_add_row (self, group, row);
    }

  gtk_widget_set_visible (GTK_WIDGET (group), listed > 0);
}

static void
show_preview (HupanImportDialog *self)
{
  show_count (self, self->n_new_label, HUPAN_ROW_NEW);
  show_count (self, self->n_update_label, HUPAN_ROW_UPDATE);
  show_count (self, self->n_unchanged_label, HUPAN_ROW_UNCHANGED);
  show_count (self, self->n_errors_label, HUPAN_ROW_ERROR);
  gtk_widget_set_visible (self->only_good, hupan_import_count (self->import, HUPAN_ROW_ERROR) > 0);
  list_rows (self, self->problems, HUPAN_ROW_ERROR);
  list_rows (self, self->changes, HUPAN_ROW_UPDATE);
  update_apply (self);
  adw_navigation_view_push_by_tag (self->navigation, "preview");
}

typedef struct
{
  HupanImport *import;
  gboolean only_good;
} Applying;

static void
applying_free (Applying *applying)
{
  g_object_unref (applying->import);
  g_free (applying);
}

static gpointer
apply (HupanRegistry       *registry,
       gpointer             data,
       const HupanProgress *progress,
       GError             **error)
{
  Applying *applying = data;
  g_autoptr (HupanBatch) batch = hupan_import_dup_batch (applying->import, applying->only_good, error);
  g_autofree char *backup = NULL;

  if (batch == NULL)
    return NULL;

  if (hupan_batch_get_changes (batch)->len > BACKUP_FROM)
    {
      backup = hupan_registry_backup (registry, "import", progress, error);
      if (backup == NULL)
        return NULL;
    }

  if (hupan_registry_commit (registry, batch, progress, error) == 0)
    return NULL;

  /* The import stands, whether or not the mapping can be kept for the next one. */
  if (hupan_import_get_format (applying->import) == HUPAN_IMPORT_CSV)
    hupan_import_remember_mapping (applying->import, registry, NULL);

  return registry;
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (HupanImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint n_new, n_update;

  hupan_work_dialog_done (g_steal_pointer (&self->work_dialog));
  if (hupan_desk_run_finish (HUPAN_DESK (source), result, &error) == NULL)
    {
      hupan_toast_error (GTK_WIDGET (self->window), _("Nothing Was Imported"), error);
      return;
    }

  n_new = hupan_import_count (self->import, HUPAN_ROW_NEW);
  n_update = hupan_import_count (self->import, HUPAN_ROW_UPDATE);
  /* Translators: after an import: how many records are new, and how many were updated. */
  text = hupan_count_fill (_("Imported: %u new, %u updated"), n_new, n_update);
  hupan_toast_undo (GTK_WIDGET (self->window), text);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
apply_cb (GtkButton         *button,
          HupanImportDialog *self)
{
  g_autoptr (HupanWork) work = hupan_work_new ();
  Applying *applying = g_new (Applying, 1);

  *applying = (Applying) { g_object_ref (self->import), adw_switch_row_get_active (ADW_SWITCH_ROW (self->only_good)) };
  self->work_dialog = hupan_work_dialog_present (GTK_WIDGET (self->window), _("Importing"), work);
  hupan_desk_run_async (self->desk, apply, applying, (GDestroyNotify) applying_free, NULL, work, NULL, applied_cb,
                        g_object_ref (self));
}

static void
problems_file_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (HupanImportDialog) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr (GError) error = NULL;

  if (file != NULL && !hupan_import_save_problems (self->import, g_file_peek_path (file), &error))
    hupan_toast_error (GTK_WIDGET (self->window), _("The List Was Not Saved"), error);
}

static void
save_problems_cb (GtkButton         *button,
                  HupanImportDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Save List of Errors"));
  /* Translators: name of a file. */
  gtk_file_dialog_set_initial_name (dialog, _("errors.csv"));
  gtk_file_dialog_save (dialog, GTK_WINDOW (self->window), NULL, problems_file_cb, g_object_ref (self));
}

/* --- Comparing ------------------------------------------------------------------------------------------------------ */

static gpointer
compare (HupanRegistry       *registry,
         gpointer             import,
         const HupanProgress *progress,
         GError             **error)
{
  return hupan_import_compare (import, registry, progress, error) ? import : NULL;
}

static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (HupanImportDialog) self = data;
  g_autoptr (GError) error = NULL;

  hupan_work_dialog_done (g_steal_pointer (&self->work_dialog));
  if (hupan_desk_run_finish (HUPAN_DESK (source), result, &error) == NULL)
    hupan_toast_error (GTK_WIDGET (self->window), _("The File Cannot Be Imported This Way"), error);
  else
    show_preview (self);
}

void
hupan_import_dialog_compare (HupanImportDialog *self)
{
  g_autoptr (HupanWork) work = hupan_work_new ();

  self->work_dialog = hupan_work_dialog_present (GTK_WIDGET (self->window), _("Comparing with the Registry"), work);
  hupan_desk_run_async (self->desk, compare, g_object_ref (self->import), g_object_unref, NULL, work, NULL, compared_cb,
                        g_object_ref (self));
}

void
hupan_import_dialog_install_preview (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, only_good_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_problems_cb);
}
