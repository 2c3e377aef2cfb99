/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-form-private.h"

#include <glib/gi18n.h>

#include "form/hupan-part-list.h"
#include "hupan-facts.h"

/* A record that is about to be made, and those that are there already: a university is not added twice, and whoever applies
 * again is the same person. What would be doubled is the record itself, or the person it embeds. */

/* The one of the two that could be there already; NULL: it is. */
static HupanFormRecord *
get_subject (HupanForm *self)
{
  HupanFormRecord *subject = self->embedded != NULL ? self->embedded : self->record;

  return hupan_form_record_is_new (self->record) && hupan_form_record_is_new (subject) ? subject : NULL;
}

static gboolean
tells_who (HupanForm      *self,
           HupanFormField *field)
{
  const HupanField *described = hupan_form_field_get_field (field);

  return field == self->title || described->type == HUPAN_TYPE_EMAIL || described->type == HUPAN_TYPE_ORCID ||
         described->type == HUPAN_TYPE_ROR_ID;
}

/* What is found stands below the group in which it was typed. */
static void
typed_cb (HupanFormField *field,
          HupanForm      *self)
{
  GtkWidget *group = gtk_widget_get_ancestor (GTK_WIDGET (hupan_form_field_get_editor (field)), ADW_TYPE_PREFERENCES_GROUP);
  g_autofree char *text = hupan_editor_dup_text (hupan_form_field_get_editor (field));

  if (group != NULL && gtk_widget_get_parent (group) == GTK_WIDGET (self->groups))
    gtk_box_reorder_child_after (self->groups, GTK_WIDGET (self->known), group);
  hupan_known_group_look (self->known, g_strstrip (text));
}

static void
chosen_cb (HupanForm *self,
           gint64     id)
{
  g_signal_emit_by_name (self, "known", id);
}

static void
watch (HupanForm       *self,
       HupanFormRecord *subject)
{
  GPtrArray *fields = hupan_form_record_get_fields (subject);
  const char *description = self->embedded != NULL ? _("Choose who it is, and nobody is entered twice.")
                                                   : _("Choose a record to open it instead of making it twice.");

  self->known =
    HUPAN_KNOWN_GROUP (hupan_known_group_new (self->desk, hupan_record_get_kind (hupan_form_record_get_loaded (subject)), description));
  g_signal_connect_object (self->known, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->groups, GTK_WIDGET (self->known));
  for (guint i = 0; i < fields->len; i++)
    if (tells_who (self, g_ptr_array_index (fields, i)))
      g_signal_connect_object (g_ptr_array_index (fields, i), "changed", G_CALLBACK (typed_cb), self, G_CONNECT_DEFAULT);
}

/* --- A new record of somebody who is there already ------------------------------------------------------- */

/* "Candidate: In station", of each record that the person has. */
static char *
dup_file (HupanForm *self)
{
  g_autoptr (GString) file = g_string_new (NULL);

  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    {
      GPtrArray *siblings = hupan_dossier_get_siblings (self->dossier, (*kind)->name);
      const HupanPlace *place = hupan_place_get_for_kind (*kind);
      g_auto (GStrv) paths = g_strsplit (place != NULL && place->subtitle != NULL ? place->subtitle : "", " ", -1);

      for (guint i = 0; i < siblings->len; i++)
        {
          g_autofree char *value = NULL;
          g_autofree char *fact = NULL;

          for (char **path = paths; *path != NULL && value == NULL; path++)
            {
              const HupanField *field = hupan_kind_get_field (*kind, *path);

              value = field != NULL ? hupan_dossier_format (self->dossier, g_ptr_array_index (siblings, i), field) : NULL;
            }
          if (value != NULL)
            fact = g_strdup_printf (C_ ("label and value", "%s: %s"), hupan_kind_get_label (*kind), value);
          hupan_facts_add (file, fact != NULL ? fact : hupan_kind_get_label (*kind));
        }
    }

  return g_string_free_and_steal (g_steal_pointer (&file));
}

static void
not_this_cb (GtkButton *button,
             HupanForm *self)
{
  g_signal_emit_by_name (self, "known", (gint64) 0);
}

static void
add_note (HupanForm *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Not This Person"));
  g_autofree char *file = dup_file (self);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Already in the Registry"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), hupan_dossier_get_embedded_title (self->dossier));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), file);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (not_this_cb), self, G_CONNECT_DEFAULT);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  gtk_box_prepend (self->groups, group);
}

/**
 * hupan_form_known_start:
 *
 * Once the fields are there: looks for doubles while a new record is typed, and says whose it is if that was chosen.
 */
void
hupan_form_known_start (HupanForm *self)
{
  HupanFormRecord *subject = get_subject (self);

  if (subject != NULL && self->desk != NULL)
    watch (self, subject);
  else if (self->embedded != NULL && hupan_form_record_is_new (self->record))
    add_note (self);
}

/* --- Doubles ------------------------------------------------------------------------------------------------ */

static HupanFormField *
find_field (HupanFormRecord  *record,
            gint64            id,
            const HupanField *field)
{
  GPtrArray *fields = hupan_form_record_get_fields (record);

  for (guint i = 0; hupan_record_get_id (hupan_form_record_get_loaded (record)) == id && i < fields->len; i++)
    if (hupan_form_field_get_field (g_ptr_array_index (fields, i)) == field)
      return g_ptr_array_index (fields, i);

  return NULL;
}

static void
use_cb (GtkButton *button,
        HupanForm *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "hupan-id");

  g_signal_emit_by_name (self, "known", *id);
}

/* A new record gives way to the one that is there; from one that is edited the user only looks at the other. */
static GtkWidget *
create_button (HupanForm         *self,
               const HupanDouble *found)
{
  HupanFormRecord *subject = get_subject (self);
  GtkWidget *button = NULL;

  if (subject != NULL && found->id == hupan_record_get_id (hupan_form_record_get_loaded (subject)))
    {
      button = gtk_button_new_with_mnemonic (self->embedded != NULL ? _("_Use This Person") : _("_Open the Other"));
      g_object_set_data_full (G_OBJECT (button), "hupan-id", g_memdup2 (&found->other, sizeof found->other), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (use_cb), self, G_CONNECT_DEFAULT);
    }
  else if (found->page_kind != NULL)
    {
      button = gtk_button_new_with_mnemonic (_("_Open the Other"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-record");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sx)", found->page_kind->name, found->page_id);
    }

  return button;
}

/**
 * hupan_form_dispute:
 * @doubles: of HupanDouble: why the batch of the form cannot be saved
 *
 * Says so at the fields, and offers the records that have the values.
 *
 * Returns: %FALSE if no field of the form has any of them
 */
gboolean
hupan_form_dispute (HupanForm *self,
                    GPtrArray *doubles)
{
  HupanFormField *first = NULL;

  for (guint i = 0; i < doubles->len; i++)
    {
      const HupanDouble *found = g_ptr_array_index (doubles, i);
      HupanFormField *field = find_field (self->record, found->id, found->field);
      g_autofree char *sentence = NULL;

      if (field == NULL && self->embedded != NULL)
        field = find_field (self->embedded, found->id, found->field);
      if (field == NULL)
        continue;

      /* Translators: under a field; the placeholder is the title of the record that has its value already. */
      sentence = g_strdup_printf (_("This belongs to “%s” already."), found->title);
      hupan_form_field_dispute (field, sentence, create_button (self, found));
      first = first != NULL ? first : field;
    }

  if (first != NULL)
    hupan_form_field_focus (first);
  return first != NULL;
}
