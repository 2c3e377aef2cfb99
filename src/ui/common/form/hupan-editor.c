/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-editor.h"

#include "hupan-choice-row.h"
#include "hupan-entries-row.h"
#include "hupan-entry-row.h"
#include "hupan-flag-row.h"
#include "hupan-pick-list-row.h"
#include "hupan-pick-row.h"
#include "hupan-reference-row.h"
#include "hupan-text-row.h"

G_DEFINE_INTERFACE (HupanEditor, hupan_editor, GTK_TYPE_LIST_BOX_ROW)

enum
{
  EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Which row edits a value of which type, and several of them (HUPAN_FIELD_LIST). */
typedef struct
{
  GtkWidget *(*create) (const HupanField *field);
  GtkWidget *(*create_list) (const HupanField *field);
} Editor;

static const Editor editors[] = {
  [HUPAN_TYPE_TEXT] = { hupan_entry_row_new, hupan_entries_row_new },
  [HUPAN_TYPE_LONG_TEXT] = { hupan_text_row_new, hupan_text_row_new },
  [HUPAN_TYPE_INTEGER] = { hupan_entry_row_new, hupan_entries_row_new },
  [HUPAN_TYPE_DECIMAL] = { hupan_entry_row_new, hupan_entries_row_new },
  [HUPAN_TYPE_FLAG] = { hupan_flag_row_new, hupan_flag_row_new },
  [HUPAN_TYPE_DATE] = { hupan_entry_row_new, hupan_entries_row_new },
  [HUPAN_TYPE_INSTANT] = { hupan_entry_row_new, hupan_entries_row_new },
  [HUPAN_TYPE_MONEY] = { hupan_entry_row_new, hupan_entries_row_new },
  [HUPAN_TYPE_COUNTRY] = { hupan_pick_row_new, hupan_pick_list_row_new },
  [HUPAN_TYPE_LANGUAGE] = { hupan_pick_row_new, hupan_pick_list_row_new },
  [HUPAN_TYPE_ENUM] = { hupan_choice_row_new, hupan_entries_row_new },
  [HUPAN_TYPE_ROR_ID] = { hupan_entry_row_new, hupan_entries_row_new },
  [HUPAN_TYPE_ORCID] = { hupan_entry_row_new, hupan_entries_row_new },
  [HUPAN_TYPE_EMAIL] = { hupan_entry_row_new, hupan_entries_row_new },
  [HUPAN_TYPE_PHONE] = { hupan_entry_row_new, hupan_entries_row_new },
  [HUPAN_TYPE_URL] = { hupan_entry_row_new, hupan_entries_row_new },
  [HUPAN_TYPE_TIME_ZONE] = { hupan_pick_row_new, hupan_pick_list_row_new },
  [HUPAN_TYPE_SHARE] = { hupan_entry_row_new, hupan_entries_row_new },
  [HUPAN_TYPE_SIZE] = { hupan_entry_row_new, hupan_entries_row_new },
};

static gboolean
read_nothing (HupanEditor  *self,
              char        **value,
              GError      **error)
{
  *value = NULL;
  return TRUE;
}

static void
hupan_editor_default_init (HupanEditorInterface *iface)
{
  iface->read = read_nothing;

  signals[EDITED] = g_signal_new ("edited", HUPAN_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/**
 * hupan_editor_new:
 * @field: what is edited; must outlive the row, as the static tables do
 * @title: its label, translated
 * @desk: (nullable): for references: where records are suggested from
 * @dossier: (nullable): for references: knows the titles of those there are
 *
 * Returns: (transfer floating): a row that is a #HupanEditor and has no value yet
 */
GtkWidget *
hupan_editor_new (const HupanField *field,
                  const char       *title,
                  HupanDesk        *desk,
                  HupanDossier     *dossier)
{
  GtkWidget *row;

  if (field->type == HUPAN_TYPE_REFERENCE)
    row = hupan_reference_row_new (field, desk, dossier);
  else
    row = (field->flags & HUPAN_FIELD_LIST ? editors[field->type].create_list : editors[field->type].create) (field);

  g_object_set (row, "use-markup", FALSE, "title", title, NULL);
  if (field->flags & HUPAN_FIELD_REQUIRED)
    gtk_accessible_update_property (GTK_ACCESSIBLE (hupan_editor_get_target (HUPAN_EDITOR (row))),
                                    GTK_ACCESSIBLE_PROPERTY_REQUIRED, TRUE, -1);

  return row;
}

/**
 * hupan_editor_show:
 * @value: (nullable): canonical text
 *
 * Puts a value into the row, in the spelling that people read and write.
 */
void
hupan_editor_show (HupanEditor *self,
                   const char  *value)
{
  HUPAN_EDITOR_GET_IFACE (self)->show (self, value);
}

/**
 * hupan_editor_read:
 * @value: (out) (nullable): canonical text of what stands there, %NULL if nothing does
 *
 * Returns: %FALSE with an error of %HUPAN_VALUE_ERROR, a sentence for people, if it cannot be a value of the field
 */
gboolean
hupan_editor_read (HupanEditor  *self,
                   char        **value,
                   GError      **error)
{
  return HUPAN_EDITOR_GET_IFACE (self)->read (self, value, error);
}

/**
 * hupan_editor_dup_text:
 *
 * Returns: (transfer full): what stands there, as people read it, whether it can be a value or not; "" for nothing
 */
char *
hupan_editor_dup_text (HupanEditor *self)
{
  return HUPAN_EDITOR_GET_IFACE (self)->dup_text (self);
}

/**
 * hupan_editor_restore:
 * @value: (nullable): what was read of it once, %NULL if it could not be
 * @text: what stood there
 *
 * Brings back what somebody typed, whether it can be a value or not.
 */
void
hupan_editor_restore (HupanEditor *self,
                      const char  *value,
                      const char  *text)
{
  HupanEditorInterface *iface = HUPAN_EDITOR_GET_IFACE (self);

  if (iface->restore != NULL)
    iface->restore (self, value, text);
  else
    iface->show (self, value);
}

/**
 * hupan_editor_get_target:
 *
 * Returns: (transfer none): the widget in the row that takes the focus and that assistive technology speaks of
 */
GtkWidget *
hupan_editor_get_target (HupanEditor *self)
{
  HupanEditorInterface *iface = HUPAN_EDITOR_GET_IFACE (self);

  return iface->get_target != NULL ? iface->get_target (self) : GTK_WIDGET (self);
}

void
hupan_editor_edited (HupanEditor *self)
{
  g_signal_emit (self, signals[EDITED], 0);
}

/**
 * hupan_editor_add_suffix:
 *
 * Adds a button at the end of a row that edits a single value.
 */
void
hupan_editor_add_suffix (HupanEditor *self,
                         GtkWidget   *suffix)
{
  gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
  if (ADW_IS_ENTRY_ROW (self))
    adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), suffix);
  else
    adw_action_row_add_suffix (ADW_ACTION_ROW (self), suffix);
}

/**
 * hupan_editor_dup_editable:
 * @value: (nullable): canonical text
 *
 * Returns: (transfer full): the value as people read it if it is understood in that spelling, else as it is
 */
char *
hupan_editor_dup_editable (const HupanField *field,
                           const char       *value)
{
  g_autofree char *formatted = hupan_field_format (field, value);
  g_autofree char *read_back = NULL;

  if (hupan_field_parse (field, formatted, &read_back, NULL) && g_strcmp0 (read_back, value) == 0)
    return g_steal_pointer (&formatted);

  return g_strdup (value != NULL ? value : "");
}
