/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-import-dialog-private.h"

#include <glib/gi18n.h>

#include "core/hupan-number.h"
#include "ui/common/hupan-accessible.h"
#include "ui/common/hupan-facts.h"

/* The page on which the columns of a table are told what they are. */

/* What a file may hold, in the order of the menu. */
static const char *const kinds[] = { "application", "university", "topic", "fellow" };

#define COLUMN_KEY "hupan-column"

static void fill_columns (HupanImportDialog *self);

gboolean
hupan_import_dialog_takes (const HupanKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i], kind->name))
      return TRUE;

  return FALSE;
}

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
      n++;
      hupan_facts_add (text, cell);
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
  g_autofree char *untitled = hupan_count_fill (_("Column %u"), column + 1);
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

/* What the file is, and how much of it will be left where it is. */
static void
show_facts (HupanImportDialog *self)
{
  const guint n_rows = hupan_import_get_n_rows (self->import);
  g_autofree char *rows = hupan_count_fill (ngettext ("%u row", "%u rows", n_rows), n_rows);
  /* Translators: what a file holds, and how its text is written: "300 rows · GB18030". */
  g_autofree char *facts = g_strdup_printf (_("%s · %s"), rows, hupan_import_get_encoding (self->import));
  guint n_left_out = 0;

  for (guint i = 0; hupan_import_get_headings (self->import)[i] != NULL; i++)
    n_left_out += hupan_import_get_target (self->import, i) == NULL;

  if (n_left_out > 0)
    {
      g_autofree char *left_out = hupan_count_fill (ngettext ("%u column left out", "%u columns left out", n_left_out), n_left_out);
      g_autofree char *both = g_strdup_printf (_("%s · %s"), facts, left_out);

      gtk_label_set_label (self->mapping_facts, both);
      return;
    }

  gtk_label_set_label (self->mapping_facts, facts);
}

static void
fill_columns (HupanImportDialog *self)
{
  show_facts (self);
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

void
hupan_import_dialog_show_mapping (HupanImportDialog *self)
{
  const char *const *headings = hupan_import_get_headings (self->import);
  g_autoptr (GtkStringList) names = create_target_names (self);

  self->filling = TRUE;
  gtk_label_set_label (self->mapping_file, hupan_import_get_name (self->import));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i], hupan_import_get_kind (self->import)->name))
      adw_combo_row_set_selected (self->kind, i);

  hupan_import_dialog_clear_rows (self, self->columns);
  for (guint i = 0; headings[i] != NULL; i++)
    hupan_import_dialog_add_row (self, self->columns, create_column_row (self, names, i));
  fill_columns (self);
  adw_navigation_view_replace_with_tags (self->navigation, (const char *const[]) { "mapping" }, 1);
}

static void
kind_selected_cb (AdwComboRow       *row,
                  GParamSpec        *pspec,
                  HupanImportDialog *self)
{
  const HupanKind *kind = hupan_kind_get (kinds[adw_combo_row_get_selected (row)]);

  if (!self->filling && self->import != NULL && kind != hupan_import_get_kind (self->import))
    hupan_import_dialog_read (self, kind, hupan_import_get_encoding (self->import));
}

static void
next_cb (GtkButton         *button,
         HupanImportDialog *self)
{
  hupan_import_dialog_compare (self);
}

/**
 * hupan_import_dialog_fill_kinds:
 *
 * Lists, once, what a file may hold.
 */
void
hupan_import_dialog_fill_kinds (HupanImportDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (names, hupan_kind_get_label_plural (hupan_kind_get (kinds[i])));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (names));
  hupan_accessible_name_row (ADW_PREFERENCES_ROW (self->kind));
  self->filling = FALSE;
}

void
hupan_import_dialog_install_mapping (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
}
