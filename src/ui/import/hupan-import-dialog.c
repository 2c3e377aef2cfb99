/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-import-dialog.h"

#include <glib/gi18n.h>

#include "exchange/hupan-encoding.h"
#include "exchange/hupan-import.h"
#include "exchange/hupan-import-error.h"
#include "store/hupan-safety.h"
#include "ui/common/hupan-toast.h"
#include "ui/common/hupan-work-dialog.h"
#include "ui/common/hupan-accessible.h"

/* How many rows of each sort the preview lists; the saved list has all of them. */
#define MAX_LISTED 100

/* From how many changed records on a backup is made before an import (reliability B1). */
#define BACKUP_FROM 100

/* What a file may hold, in the order of the menu. */
static const char *const kinds[] = { "application", "university", "topic", "fellow" };

/**
 * HupanImportDialog:
 *
 * A HupanImport, step by step. Reading happens on a thread of its own, comparing and writing on the registry's; nothing
 * is written before the last button.
 */
struct _HupanImportDialog
{
  AdwDialog parent_instance;

  /* template children */
  AdwNavigationView *navigation;
  AdwPreferencesGroup *encodings;
  GtkLabel *mapping_file;
  GtkLabel *mapping_facts;
  AdwComboRow *kind;
  AdwPreferencesGroup *columns;
  GtkLabel *n_new_label;
  GtkLabel *n_update_label;
  GtkLabel *n_unchanged_label;
  GtkLabel *n_errors_label;
  GtkWidget *only_good;
  GtkWidget *apply;
  AdwPreferencesGroup *problems;
  AdwPreferencesGroup *changes;

  /* owned */
  HupanWindow *window;
  HupanDesk *desk;
  HupanImport *import;
  HupanWorkDialog *work_dialog; /* while something is done */
  char *path;
  GPtrArray *rows; /* of the pages, borrowed: widget and group in turn */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (HupanImportDialog, hupan_import_dialog, ADW_TYPE_DIALOG)

static void
add_row (HupanImportDialog   *self,
         AdwPreferencesGroup *group,
         GtkWidget           *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->rows, group);
}

static void
clear_rows (HupanImportDialog   *self,
            AdwPreferencesGroup *group)
{
  for (guint i = self->rows->len; i >= 2; i -= 2)
    if (g_ptr_array_index (self->rows, i - 1) == group)
      {
        adw_preferences_group_remove (group, g_ptr_array_index (self->rows, i - 2));
        g_ptr_array_remove_range (self->rows, i - 2, 2);
      }
}

/* --- Preview and writing ------------------------------------------------------------------------------------------ */

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
  g_autofree char *text = g_strdup_printf (C_ ("row counter", "%'u"), hupan_import_count (self->import, state));

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

  clear_rows (self, group);
  for (guint i = 0; i < n && listed < MAX_LISTED; i++)
    {
      GtkWidget *row;
      g_autofree char *title = NULL;

      if (hupan_import_get_row_state (self->import, i) != state)
        continue;

      row = adw_action_row_new ();
      /* Translators: a line of a file that is imported. */
      title = g_strdup_printf (_("Line %u"), hupan_import_get_row_line (self->import, i));
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), hupan_import_get_row_message (self->import, i));
      adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
      add_row (self, group, row);
      listed++;
    }

  if (listed < hupan_import_count (self->import, state))
    {
      const guint more = hupan_import_count (self->import, state) - listed;
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *title = g_strdup_printf (ngettext ("And %u more", "And %u more", more), more);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      add_row (self, group, row);
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
  text = g_strdup_printf (_("Imported: %u new, %u updated"), n_new, n_update);
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

static void
start_comparing (HupanImportDialog *self)
{
  g_autoptr (HupanWork) work = hupan_work_new ();

  self->work_dialog = hupan_work_dialog_present (GTK_WIDGET (self->window), _("Comparing with the Registry"), work);
  hupan_desk_run_async (self->desk, compare, g_object_ref (self->import), g_object_unref, NULL, work, NULL, compared_cb,
                        g_object_ref (self));
}

static void
next_cb (GtkButton         *button,
         HupanImportDialog *self)
{
  start_comparing (self);
}

/* --- Mapping ---------------------------------------------------------------------------------------------------------- */

#define COLUMN_KEY "hupan-column"

static void fill_columns (HupanImportDialog *self);

static void
target_selected_cb (AdwComboRow       *row,
                    GParamSpec        *pspec,
                    HupanImportDialog *self)
{
  const guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), COLUMN_KEY));
  const guint selected = adw_combo_row_get_selected (row);

  if (self->filling)
    return;

  hupan_import_set_target (self->import, column,
                           selected == 0 ? NULL : hupan_import_list_targets (self->import)[selected - 1]);
  /* A target taken here is gone from the column that had it. */
  fill_columns (self);
}

/* The first values of a column, to know it by. */
static char *
dup_samples (HupanImportDialog *self,
             guint              column)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < MIN (hupan_import_get_n_rows (self->import), 50) && n < 3; i++)
    {
      const char *cell = hupan_import_get_cell (self->import, i, column);

      if (*cell == '\0')
        continue;
      if (n++ > 0)
        g_string_append (text, " · ");
      g_string_append (text, cell);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static GtkStringList *
create_target_names (HupanImportDialog *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, C_ ("column of a file", "Leave Out"));
  for (const char *const *target = hupan_import_list_targets (self->import); *target != NULL; target++)
    {
      g_autofree char *label = hupan_import_dup_target_label (self->import, *target);

      gtk_string_list_append (names, label);
    }

  return names;
}

static guint
get_selected (HupanImportDialog *self,
              guint              column)
{
  const char *chosen = hupan_import_get_target (self->import, column);
  const char *const *targets = hupan_import_list_targets (self->import);

  for (guint i = 0; chosen != NULL && targets[i] != NULL; i++)
    if (g_str_equal (targets[i], chosen))
      return i + 1;

  return 0;
}

static GtkWidget *
create_column_row (HupanImportDialog *self,
                   GtkStringList     *names,
                   guint              column)
{
  g_autofree char *samples = dup_samples (self, column);
  g_autofree char *untitled = g_strdup_printf (_("Column %u"), column + 1);
  const char *heading = hupan_import_get_headings (self->import)[column];
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), *heading != '\0' ? heading : untitled);
  hupan_accessible_name_row (ADW_PREFERENCES_ROW (row));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), samples);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_combo_row_set_expression (ADW_COMBO_ROW (row), expression);
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  g_object_set_data (G_OBJECT (row), COLUMN_KEY, GUINT_TO_POINTER (column));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (target_selected_cb), self, G_CONNECT_DEFAULT);

  return row;
}

static void
fill_columns (HupanImportDialog *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < self->rows->len; i += 2)
    if (g_ptr_array_index (self->rows, i + 1) == self->columns)
      {
        AdwComboRow *row = g_ptr_array_index (self->rows, i);

        adw_combo_row_set_selected (
          row, get_selected (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), COLUMN_KEY))));
      }
  self->filling = FALSE;
}

static void
show_mapping (HupanImportDialog *self)
{
  const char *const *headings = hupan_import_get_headings (self->import);
  g_autoptr (GtkStringList) names = create_target_names (self);
  const guint n_rows = hupan_import_get_n_rows (self->import);
  g_autofree char *rows = g_strdup_printf (ngettext ("%u row", "%u rows", n_rows), n_rows);
  /* Translators: what a file holds, and how its text is written: "300 rows · GB18030". */
  g_autofree char *facts = g_strdup_printf (_("%s · %s"), rows, hupan_import_get_encoding (self->import));

  self->filling = TRUE;
  gtk_label_set_label (self->mapping_file, hupan_import_get_name (self->import));
  gtk_label_set_label (self->mapping_facts, facts);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i], hupan_import_get_kind (self->import)->name))
      adw_combo_row_set_selected (self->kind, i);

  clear_rows (self, self->columns);
  for (guint i = 0; headings[i] != NULL; i++)
    add_row (self, self->columns, create_column_row (self, names, i));
  fill_columns (self);
  adw_navigation_view_replace_with_tags (self->navigation, (const char *const[]) { "mapping" }, 1);
}

/* --- Reading ------------------------------------------------------------------------------------------------------------ */

typedef struct
{
  char *path;
  const HupanKind *kind;
  char *encoding;
  HupanWork *work;
} Reading;

static void
reading_free (Reading *reading)
{
  g_free (reading->path);
  g_free (reading->encoding);
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

  if (import == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, import, g_object_unref);
}

static void start_reading (HupanImportDialog *self, const HupanKind *kind, const char *encoding);

static void
encoding_chosen_cb (AdwActionRow      *row,
                    HupanImportDialog *self)
{
  start_reading (self, NULL, gtk_widget_get_name (GTK_WIDGET (row)));
}

static void
ask_for_encoding (HupanImportDialog *self)
{
  g_auto (GStrv) encodings = hupan_import_guess_encodings (self->path, NULL);

  clear_rows (self, self->encodings);
  for (char **encoding = encodings; encoding != NULL && *encoding != NULL; encoding++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), hupan_encoding_get_label (*encoding));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), *encoding);
      gtk_widget_set_name (row, *encoding);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect_object (row, "activated", G_CALLBACK (encoding_chosen_cb), self, G_CONNECT_DEFAULT);
      add_row (self, self->encodings, row);
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
  show_mapping (self);
  if (gtk_widget_get_parent (GTK_WIDGET (self)) == NULL)
    adw_dialog_present (ADW_DIALOG (self), GTK_WIDGET (self->window));
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
      ask_for_encoding (self);
      return;
    }

  if (import == NULL)
    {
      hupan_toast_error (GTK_WIDGET (self->window), _("The File Cannot Be Imported"), error);
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
  start_comparing (self);
}

static void
start_reading (HupanImportDialog *self,
               const HupanKind   *kind,
               const char        *encoding)
{
  g_autoptr (HupanWork) work = hupan_work_new ();
  g_autoptr (GTask) task = g_task_new (self->window, NULL, read_cb, g_object_ref (self));
  Reading *reading = g_new (Reading, 1);

  *reading = (Reading) { g_strdup (self->path), kind, g_strdup (encoding), g_object_ref (work) };
  self->work_dialog = hupan_work_dialog_present (GTK_WIDGET (self->window), _("Reading the File"), work);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  g_task_run_in_thread (task, read_file);
}

static void
kind_selected_cb (AdwComboRow       *row,
                  GParamSpec        *pspec,
                  HupanImportDialog *self)
{
  const HupanKind *kind = hupan_kind_get (kinds[adw_combo_row_get_selected (row)]);

  if (!self->filling && self->import != NULL && kind != hupan_import_get_kind (self->import))
    start_reading (self, kind, hupan_import_get_encoding (self->import));
}

/* --- GObject -------------------------------------------------------------------------------------------------------------- */

static void
hupan_import_dialog_dispose (GObject *object)
{
  HupanImportDialog *self = HUPAN_IMPORT_DIALOG (object);

  g_clear_object (&self->import);
  g_clear_object (&self->desk);
  g_clear_object (&self->window);
  g_clear_pointer (&self->path, g_free);
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
  gtk_widget_class_bind_template_child (widget_class, HupanImportDialog, problems);
  gtk_widget_class_bind_template_child (widget_class, HupanImportDialog, changes);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, only_good_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_problems_cb);
}

static void
hupan_import_dialog_init (HupanImportDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->filling = TRUE;
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (names, hupan_kind_get_label_plural (hupan_kind_get (kinds[i])));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (names));
  hupan_accessible_name_row (ADW_PREFERENCES_ROW (self->kind));
  self->filling = FALSE;
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
  g_autoptr (HupanImportDialog) self = g_object_ref_sink (g_object_new (HUPAN_TYPE_IMPORT_DIALOG, NULL));

  self->window = g_object_ref (window);
  self->desk = g_object_ref (hupan_window_get_desk (window));
  self->path = g_strdup (path);
  start_reading (self, NULL, NULL);
}
