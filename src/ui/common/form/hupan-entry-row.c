/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-entry-row.h"

#include "hupan-date-button.h"

struct _HupanEntryRow
{
  AdwEntryRow parent_instance;

  const HupanField *field;
};

static void hupan_entry_row_editor_init (HupanEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HupanEntryRow, hupan_entry_row, ADW_TYPE_ENTRY_ROW,
                               G_IMPLEMENT_INTERFACE (HUPAN_TYPE_EDITOR, hupan_entry_row_editor_init))

typedef struct
{
  GtkInputPurpose purpose;
  GtkInputHints hints;
} Input;

#define EXACTLY (GTK_INPUT_HINT_NO_SPELLCHECK | GTK_INPUT_HINT_LOWERCASE | GTK_INPUT_HINT_NO_EMOJI)

static const Input inputs[] = {
  [HUPAN_TYPE_TEXT] = { GTK_INPUT_PURPOSE_FREE_FORM, GTK_INPUT_HINT_NONE },
  [HUPAN_TYPE_LONG_TEXT] = { GTK_INPUT_PURPOSE_FREE_FORM, GTK_INPUT_HINT_SPELLCHECK | GTK_INPUT_HINT_UPPERCASE_SENTENCES },
  [HUPAN_TYPE_INTEGER] = { GTK_INPUT_PURPOSE_DIGITS, GTK_INPUT_HINT_NO_SPELLCHECK },
  [HUPAN_TYPE_DECIMAL] = { GTK_INPUT_PURPOSE_NUMBER, GTK_INPUT_HINT_NO_SPELLCHECK },
  [HUPAN_TYPE_DATE] = { GTK_INPUT_PURPOSE_FREE_FORM, EXACTLY },
  [HUPAN_TYPE_INSTANT] = { GTK_INPUT_PURPOSE_FREE_FORM, EXACTLY },
  [HUPAN_TYPE_MONEY] = { GTK_INPUT_PURPOSE_FREE_FORM, GTK_INPUT_HINT_NO_SPELLCHECK },
  [HUPAN_TYPE_ROR_ID] = { GTK_INPUT_PURPOSE_URL, EXACTLY },
  [HUPAN_TYPE_ORCID] = { GTK_INPUT_PURPOSE_FREE_FORM, GTK_INPUT_HINT_NO_SPELLCHECK | GTK_INPUT_HINT_UPPERCASE_CHARS },
  [HUPAN_TYPE_EMAIL] = { GTK_INPUT_PURPOSE_EMAIL, EXACTLY },
  [HUPAN_TYPE_PHONE] = { GTK_INPUT_PURPOSE_PHONE, GTK_INPUT_HINT_NO_SPELLCHECK },
  [HUPAN_TYPE_URL] = { GTK_INPUT_PURPOSE_URL, EXACTLY },
  [HUPAN_TYPE_SHARE] = { GTK_INPUT_PURPOSE_FREE_FORM, EXACTLY },
};

void
hupan_field_get_input (const HupanField *field,
                       GtkInputPurpose  *purpose,
                       GtkInputHints    *hints)
{
  Input input = { GTK_INPUT_PURPOSE_FREE_FORM, GTK_INPUT_HINT_NONE };

  if (field->flags & HUPAN_FIELD_PERSON)
    input = (Input) { GTK_INPUT_PURPOSE_NAME, GTK_INPUT_HINT_NO_SPELLCHECK | GTK_INPUT_HINT_UPPERCASE_WORDS };
  else if (field->type < G_N_ELEMENTS (inputs))
    input = inputs[field->type];

  *purpose = input.purpose;
  *hints = input.hints;
}

static void
changed_cb (HupanEntryRow *self)
{
  hupan_editor_edited (HUPAN_EDITOR (self));
}

/* Return goes on to the next field, as in a table of figures; Ctrl+S saves. */
static void
entry_activated_cb (HupanEntryRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);
}

static void
date_chosen_cb (HupanDateButton *button,
                const char      *date,
                HupanEntryRow   *self)
{
  hupan_editor_show (HUPAN_EDITOR (self), date);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
date_opened_cb (HupanDateButton *button,
                HupanEntryRow   *self)
{
  g_autofree char *date = NULL;

  if (hupan_editor_read (HUPAN_EDITOR (self), &date, NULL))
    hupan_date_button_set_date (button, date);
}

static void
add_date_button (HupanEntryRow *self)
{
  GtkWidget *button = hupan_date_button_new ();

  g_signal_connect_object (button, "chosen", G_CALLBACK (date_chosen_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (button, "opened", G_CALLBACK (date_opened_cb), self, G_CONNECT_DEFAULT);
  hupan_editor_add_suffix (HUPAN_EDITOR (self), button);
}

static void
hupan_entry_row_show (HupanEditor *editor,
                      const char  *value)
{
  HupanEntryRow *self = HUPAN_ENTRY_ROW (editor);
  g_autofree char *text = hupan_editor_dup_editable (self->field, value);

  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self)), text))
    gtk_editable_set_text (GTK_EDITABLE (self), text);
}

static gboolean
hupan_entry_row_read (HupanEditor  *editor,
                      char        **value,
                      GError      **error)
{
  return hupan_field_parse (HUPAN_ENTRY_ROW (editor)->field, gtk_editable_get_text (GTK_EDITABLE (editor)), value, error);
}

static char *
hupan_entry_row_dup_text (HupanEditor *editor)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (editor)));
}

static void
hupan_entry_row_restore (HupanEditor *editor,
                         const char  *value,
                         const char  *text)
{
  gtk_editable_set_text (GTK_EDITABLE (editor), text);
}

static GtkWidget *
hupan_entry_row_get_target (HupanEditor *editor)
{
  return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (editor)));
}

static void
hupan_entry_row_editor_init (HupanEditorInterface *iface)
{
  iface->show = hupan_entry_row_show;
  iface->read = hupan_entry_row_read;
  iface->dup_text = hupan_entry_row_dup_text;
  iface->restore = hupan_entry_row_restore;
  iface->get_target = hupan_entry_row_get_target;
}

static void
hupan_entry_row_class_init (HupanEntryRowClass *klass)
{
}

static void
hupan_entry_row_init (HupanEntryRow *self)
{
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect (self, "entry-activated", G_CALLBACK (entry_activated_cb), NULL);
}

GtkWidget *
hupan_entry_row_new (const HupanField *field)
{
  HupanEntryRow *self = g_object_new (HUPAN_TYPE_ENTRY_ROW, NULL);
  GtkInputPurpose purpose;
  GtkInputHints hints;

  self->field = field;
  hupan_field_get_input (field, &purpose, &hints);
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self), purpose);
  adw_entry_row_set_input_hints (ADW_ENTRY_ROW (self), hints);
  if (field->type == HUPAN_TYPE_DATE)
    add_date_button (self);

  return GTK_WIDGET (self);
}
