/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-import-dialog-private.h"

#include <glib/gi18n.h>

#include "core/hupan-number.h"
#include "store/hupan-safety.h"
#include "ui/common/hupan-toast.h"

/* How many problems and changes the preview lists; the saved list has every row. */
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
  if (self->import != NULL && self->work_dialog == NULL)
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

/* A text about a file, which may have anything in it. */
GtkWidget *
hupan_import_dialog_create_text (const char *title,
                                 const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);

  return row;
}

static char *
dup_line (HupanImportDialog *self,
          guint              row)
{
  /* Translators: a line of a file that is imported. */
  return hupan_count_fill (_("Line %u"), hupan_import_get_row_line (self->import, row));
}

/* One line, or how many and the first of them. */
char *
hupan_import_dialog_dup_where (HupanImportDialog *self,
                               GArray            *rows)
{
  g_autofree char *count = NULL;
  g_autofree char *lines = NULL;

  if (rows->len == 1)
    return dup_line (self, g_array_index (rows, guint, 0));

  count = hupan_count_fill (ngettext ("%u line", "%u lines", rows->len), rows->len);
  lines = hupan_import_dup_lines (self->import, rows);
  /* Translators: how many lines of a file, and the first of their numbers: "300 lines: 2, 3, 5, …". */
  return g_strdup_printf (_("%s: %s"), count, lines);
}

/* What is wrong, each once with its lines; names have rows of their own. */
static void
list_problems (HupanImportDialog *self)
{
  GPtrArray *groups = hupan_import_get_problem_groups (self->import);
  guint n = 0;

  hupan_import_dialog_clear_rows (self, self->problems);
  for (guint i = 0; i < groups->len; i++)
    {
      const HupanProblemGroup *group = g_ptr_array_index (groups, i);
      g_autofree char *where = NULL;
      g_autofree char *text = NULL;

      if (group->meaning != NULL || n++ >= MAX_LISTED)
        continue;

      where = hupan_import_dialog_dup_where (self, group->rows);
      text = hupan_import_dup_group_text (self->import, group);
      hupan_import_dialog_add_row (self, self->problems, hupan_import_dialog_create_text (where, text));
    }
  hupan_import_dialog_add_more (self, self->problems, n, MAX_LISTED);
  gtk_widget_set_visible (GTK_WIDGET (self->problems), n > 0);
}

/* The rows that change a record, each with its line and what it changes. */
static void
list_changes (HupanImportDialog *self)
{
  const guint n = hupan_import_count (self->import, HUPAN_ROW_UPDATE);
  guint listed = 0;

  hupan_import_dialog_clear_rows (self, self->changes);
  for (guint i = 0; listed < MIN (n, MAX_LISTED); i++)
    {
      g_autofree char *line = NULL;

      if (hupan_import_get_row_state (self->import, i) != HUPAN_ROW_UPDATE)
        continue;

      line = dup_line (self, i);
      hupan_import_dialog_add_row (self, self->changes,
                                   hupan_import_dialog_create_text (line, hupan_import_get_row_message (self->import, i)));
      listed++;
    }
  hupan_import_dialog_add_more (self, self->changes, n, MAX_LISTED);
  gtk_widget_set_visible (GTK_WIDGET (self->changes), n > 0);
}

static void
show_preview (HupanImportDialog *self)
{
  show_count (self, self->n_new_label, HUPAN_ROW_NEW);
  show_count (self, self->n_update_label, HUPAN_ROW_UPDATE);
  show_count (self, self->n_unchanged_label, HUPAN_ROW_UNCHANGED);
  show_count (self, self->n_errors_label, HUPAN_ROW_ERROR);
  gtk_widget_set_visible (self->only_good, hupan_import_count (self->import, HUPAN_ROW_ERROR) > 0);
  gtk_widget_set_visible (self->save, hupan_import_count (self->import, HUPAN_ROW_ERROR) > 0);
  list_problems (self);
  list_changes (self);
  update_apply (self);
  if (g_strcmp0 (adw_navigation_view_get_visible_page_tag (self->navigation), "preview") != 0)
    adw_navigation_view_push_by_tag (self->navigation, "preview");
  hupan_import_dialog_list_names (self);
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
  guint n_new, n_update, n_left_out;

  hupan_work_dialog_done (g_steal_pointer (&self->work_dialog));
  if (hupan_desk_run_finish (HUPAN_DESK (source), result, &error) == NULL)
    {
      hupan_toast_error (GTK_WIDGET (self->window), _("Nothing Was Imported"), error);
      return;
    }

  n_new = hupan_import_count (self->import, HUPAN_ROW_NEW);
  n_update = hupan_import_count (self->import, HUPAN_ROW_UPDATE);
  n_left_out = hupan_import_count (self->import, HUPAN_ROW_ERROR);
  if (n_left_out > 0)
    /* Translators: after an import: how many records are new, how many were updated, and how many rows were left out. */
    text = hupan_count_fill (_("Imported: %u new, %u updated, %u left out"), n_new, n_update, n_left_out);
  else
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
  gtk_widget_set_sensitive (self->save, TRUE);
  gtk_widget_set_sensitive (self->mapping, TRUE);
  if (hupan_desk_run_finish (HUPAN_DESK (source), result, &error) == NULL)
    hupan_toast_error (GTK_WIDGET (self->window), _("The File Cannot Be Imported This Way"), error);
  else
    show_preview (self);
}

void
hupan_import_dialog_compare (HupanImportDialog *self)
{
  g_autoptr (HupanWork) work = NULL;

  if (self->work_dialog != NULL)
    return;

  /* Until then there is nothing to be done with the file. */
  gtk_widget_set_sensitive (self->apply, FALSE);
  gtk_widget_set_sensitive (self->save, FALSE);
  gtk_widget_set_sensitive (self->mapping, FALSE);
  work = hupan_work_new ();
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
