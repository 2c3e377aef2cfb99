/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-choice-row.h"
#include "ui/common/hupan-accessible.h"

#include <glib/gi18n.h>

/* From so many choices on, the list can be searched. */
#define MANY_CHOICES 10

struct _HupanChoiceRow
{
  AdwComboRow parent_instance;

  const HupanField *field;
  gboolean has_none; /* the first choice is none */
};

static void hupan_choice_row_editor_init (HupanEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HupanChoiceRow, hupan_choice_row, ADW_TYPE_COMBO_ROW,
                               G_IMPLEMENT_INTERFACE (HUPAN_TYPE_EDITOR, hupan_choice_row_editor_init))

static const char *
get_value (HupanChoiceRow *self)
{
  const guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (selected == GTK_INVALID_LIST_POSITION || (self->has_none && selected == 0))
    return NULL;

  return self->field->choices[selected - self->has_none].name;
}

static void
selected_cb (HupanChoiceRow *self)
{
  hupan_editor_edited (HUPAN_EDITOR (self));
}

static void
hupan_choice_row_show (HupanEditor *editor,
                       const char  *value)
{
  HupanChoiceRow *self = HUPAN_CHOICE_ROW (editor);
  guint selected = self->has_none ? 0 : GTK_INVALID_LIST_POSITION;

  for (guint i = 0; value != NULL && self->field->choices[i].name != NULL; i++)
    if (g_str_equal (self->field->choices[i].name, value))
      selected = i + self->has_none;

  adw_combo_row_set_selected (ADW_COMBO_ROW (self), selected);
}

static gboolean
hupan_choice_row_read (HupanEditor  *editor,
                       char        **value,
                       GError      **error)
{
  HupanChoiceRow *self = HUPAN_CHOICE_ROW (editor);

  return hupan_field_parse (self->field, get_value (self), value, error);
}

static char *
hupan_choice_row_dup_text (HupanEditor *editor)
{
  HupanChoiceRow *self = HUPAN_CHOICE_ROW (editor);

  return hupan_field_format (self->field, get_value (self));
}

static void
hupan_choice_row_editor_init (HupanEditorInterface *iface)
{
  iface->show = hupan_choice_row_show;
  iface->read = hupan_choice_row_read;
  iface->dup_text = hupan_choice_row_dup_text;
}

static void
hupan_choice_row_class_init (HupanChoiceRowClass *klass)
{
}

static void
hupan_choice_row_init (HupanChoiceRow *self)
{
}

GtkWidget *
hupan_choice_row_new (const HupanField *field)
{
  HupanChoiceRow *self = g_object_new (HUPAN_TYPE_CHOICE_ROW, NULL);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  self->field = field;
  self->has_none = !(field->flags & HUPAN_FIELD_REQUIRED);
  if (self->has_none)
    gtk_string_list_append (labels, C_ ("choice", "None"));
  for (const HupanChoice *choice = field->choices; choice->name != NULL; choice++)
    gtk_string_list_append (labels, hupan_field_get_choice_label (field, choice->name));

  if (g_list_model_get_n_items (G_LIST_MODEL (labels)) > MANY_CHOICES)
    {
      g_autoptr (GtkExpression) text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

      adw_combo_row_set_expression (ADW_COMBO_ROW (self), text);
      adw_combo_row_set_enable_search (ADW_COMBO_ROW (self), TRUE);
      adw_combo_row_set_search_match_mode (ADW_COMBO_ROW (self), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (labels));
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
  hupan_accessible_name_row (ADW_PREFERENCES_ROW (self));

  return GTK_WIDGET (self);
}
