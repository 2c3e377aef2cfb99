/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-import-dialog-private.h"

#include <glib/gi18n.h>

#include "core/hupan-number.h"
#include "ui/common/form/hupan-reference-row.h"

/* The names in the file that no record has: a card for each, with a row in which the user says what it means. What stands in
 * the rows is what counts: they stay where they are when the file is compared anew. */

/* So many are listed; a file with more is better mended. */
#define MAX_NAMES 100

#define KIND_KEY "hupan-kind"
#define TEXT_KEY "hupan-text"
#define ID_KEY "hupan-id" /* of a button */
#define ROW_KEY "hupan-row" /* of a card */

static gboolean
is_row_of (GtkWidget          *row,
           const HupanMeaning *meaning)
{
  return g_object_get_data (G_OBJECT (row), KIND_KEY) == meaning->kind &&
         g_str_equal (g_object_get_data (G_OBJECT (row), TEXT_KEY), meaning->text);
}

/* Returns: (transfer container): the rows, in the order of the names. */
static GPtrArray *
list_rows (HupanImportDialog *self)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < self->rows->len; i += 2)
    {
      gpointer row = g_object_get_data (g_ptr_array_index (self->rows, i), ROW_KEY);

      if (row != NULL)
        g_ptr_array_add (rows, row);
    }

  return rows;
}

/**
 * hupan_import_dialog_take_names:
 *
 * Compares the file anew if a row says something else than it was compared with; half a name says nothing. Does nothing while it is being compared: that
 * ends here again.
 */
void
hupan_import_dialog_take_names (HupanImportDialog *self)
{
  GPtrArray *meanings = hupan_import_get_meanings (self->import);
  g_autoptr (GPtrArray) rows = list_rows (self);
  gboolean taken = FALSE;

  if (self->work_dialog != NULL)
    return;

  for (guint i = 0; i < MIN (rows->len, meanings->len); i++)
    {
      GtkWidget *row = g_ptr_array_index (rows, i);
      const HupanMeaning *meaning = g_ptr_array_index (meanings, i);
      const gint64 id = hupan_reference_row_get_id (HUPAN_REFERENCE_ROW (row));

      if (id == meaning->id)
        continue;
      hupan_import_set_meaning (self->import, meaning->kind, meaning->text, id);
      taken = TRUE;
    }

  if (taken)
    hupan_import_dialog_compare (self);
}

static GtkWidget *
create_row (HupanImportDialog  *self,
            const HupanMeaning *meaning)
{
  GtkWidget *row = hupan_reference_row_new (meaning->field, self->desk, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), hupan_kind_get_label (meaning->kind));
  hupan_reference_row_offer (HUPAN_REFERENCE_ROW (row), (const gint64 *) (gpointer) meaning->likely->data, meaning->likely->len);
  hupan_reference_row_set (HUPAN_REFERENCE_ROW (row), meaning->id, meaning->title);
  g_object_set_data (G_OBJECT (row), KIND_KEY, (gpointer) meaning->kind);
  g_object_set_data_full (G_OBJECT (row), TEXT_KEY, g_strdup (meaning->text), g_free);
  g_signal_connect_object (row, "edited", G_CALLBACK (hupan_import_dialog_take_names), self, G_CONNECT_SWAPPED);

  return row;
}

static gboolean
is_nothing (GBinding     *binding,
            const GValue *from,
            GValue       *to,
            gpointer      data)
{
  g_value_set_boolean (to, *g_value_get_string (from) == '\0');
  return TRUE;
}

static void
likely_clicked_cb (GtkButton *button,
                   GtkWidget *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), ID_KEY);

  /* The button goes, so the focus must not. */
  gtk_widget_grab_focus (row);
  hupan_reference_row_set (HUPAN_REFERENCE_ROW (row), *id, gtk_button_get_label (button));
}

/* Takes the record that is meant most likely, where there is but one such, and nothing stands in the row. */
static GtkWidget *
create_likely_button (const HupanMeaning *meaning,
                      GtkWidget          *row)
{
  const char *title = g_ptr_array_index (meaning->likely_titles, 0);
  GtkWidget *button = gtk_button_new_with_label (title);
  /* Translators: the name of a record that a name in a file probably means. */
  g_autofree char *tooltip = g_strdup_printf (_("Choose “%s”"), title);

  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), ID_KEY, g_memdup2 (&g_array_index (meaning->likely, gint64, 0), sizeof (gint64)), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (likely_clicked_cb), row, G_CONNECT_DEFAULT);
  g_object_bind_property_full (row, "text", button, "visible", G_BINDING_SYNC_CREATE, is_nothing, NULL, NULL, NULL);

  return button;
}

static GtkWidget *
create_card (HupanImportDialog  *self,
             const HupanMeaning *meaning)
{
  GtkWidget *card = adw_preferences_group_new ();
  GtkWidget *row = create_row (self, meaning);
  /* Translators: a name as it stands in a file. */
  g_autofree char *name = g_strdup_printf (C_ ("name in a file", "“%s”"), meaning->text);
  g_autofree char *where = hupan_import_dialog_dup_where (self, meaning->rows);

  GtkWidget *text = hupan_import_dialog_create_text (name, where);

  if (meaning->likely->len == 1)
    adw_action_row_add_suffix (ADW_ACTION_ROW (text), create_likely_button (meaning, row));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (card), text);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (card), row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (hupan_editor_get_target (HUPAN_EDITOR (row))),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, meaning->sentence, -1);
  gtk_widget_set_margin_top (card, 6);
  gtk_widget_set_margin_bottom (card, 6);
  g_object_set_data (G_OBJECT (card), ROW_KEY, row);

  return card;
}

/* Whether the rows are those of the names, so that they can stay, and what is typed in them. */
static gboolean
has_rows_of (HupanImportDialog *self,
             GPtrArray         *meanings)
{
  g_autoptr (GPtrArray) rows = list_rows (self);

  if (rows->len != MIN (meanings->len, MAX_NAMES))
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    if (!is_row_of (g_ptr_array_index (rows, i), g_ptr_array_index (meanings, i)))
      return FALSE;

  return TRUE;
}

void
hupan_import_dialog_list_names (HupanImportDialog *self)
{
  GPtrArray *meanings = hupan_import_get_meanings (self->import);

  gtk_widget_set_visible (GTK_WIDGET (self->names), meanings->len > 0);
  if (has_rows_of (self, meanings))
    {
      hupan_import_dialog_take_names (self);
      return;
    }

  hupan_import_dialog_clear_rows (self, self->names);
  for (guint i = 0; i < MIN (meanings->len, MAX_NAMES); i++)
    hupan_import_dialog_add_row (self, self->names, create_card (self, g_ptr_array_index (meanings, i)));
  hupan_import_dialog_add_more (self, self->names, meanings->len, MAX_NAMES);
}
