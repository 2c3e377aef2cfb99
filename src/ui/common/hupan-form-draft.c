/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-form-private.h"

#include <glib/gi18n.h>

#include "form/hupan-part-list.h"

/* At most so long after a key was pressed it is on its way to the disk; requirement D11 of reliability allows twice that. */
#define KEEP_AFTER_MS 1000

/**
 * hupan_form_get_known:
 *
 * A person who is there already is remembered with what was typed of their new application.
 *
 * Returns: the stored record that a new one embeds; 0: none
 */
gint64
hupan_form_get_known (HupanForm *self)
{
  if (self->embedded == NULL || !hupan_form_record_is_new (self->record) || hupan_form_record_is_new (self->embedded))
    return 0;

  return hupan_record_get_id (hupan_form_record_get_loaded (self->embedded));
}

gint64
hupan_form_state_get_known (JsonObject *state)
{
  return json_object_get_int_member_with_default (state, "known", 0);
}

static JsonObject *
dup_state (HupanForm *self)
{
  JsonObject *state = json_object_new ();
  JsonObject *parts = json_object_new ();

  json_object_set_object_member (state, "record", hupan_form_record_dup_state (self->record));
  if (hupan_form_get_known (self) != 0)
    json_object_set_int_member (state, "known", hupan_form_get_known (self));
  if (self->embedded != NULL)
    json_object_set_object_member (state, "embedded", hupan_form_record_dup_state (self->embedded));
  for (guint i = 0; i < self->stretches->len; i++)
    {
      gpointer stretch = g_ptr_array_index (self->stretches, i);
      JsonArray *list = HUPAN_IS_PART_LIST (stretch) ? hupan_part_list_dup_state (stretch) : NULL;

      if (list != NULL)
        json_object_set_array_member (parts, hupan_part_list_get_kind (stretch)->name, list);
    }
  json_object_set_object_member (state, "parts", parts);

  return state;
}

static gboolean
keep_cb (gpointer data)
{
  HupanForm *self = data;
  g_autoptr (JsonObject) state = NULL;

  self->keep = 0;
  if (self->changed)
    {
      state = dup_state (self);
      hupan_draft_file_write (self->draft, state);
    }
  else
    hupan_draft_file_remove (self->draft);

  return G_SOURCE_REMOVE;
}

void
hupan_form_draft_touch (HupanForm *self)
{
  if (self->draft != NULL && self->keep == 0)
    self->keep = g_timeout_add (KEEP_AFTER_MS, keep_cb, self);
}

static void
offer (HupanForm *self,
       gint64     saved_at)
{
  const HupanField instant = { .name = "saved_at", .label = "", .type = HUPAN_TYPE_INSTANT };
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, saved_at);
  g_autofree char *when = hupan_field_format (&instant, value);
  /* Translators: a date and time: when something was typed that was not saved. */
  g_autofree char *subtitle = g_strdup_printf (_("Typed until %s, when Hupan ended unexpectedly"), when);

  adw_action_row_set_subtitle (self->offer_row, subtitle);
  gtk_widget_set_visible (self->offer, TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->groups), FALSE);
}

void
hupan_form_draft_start (HupanForm *self)
{
  const gint64 id = hupan_form_record_is_new (self->record) ? 0 : hupan_form_get_id (self);
  gint64 saved_at = 0;

  if (self->desk == NULL || hupan_desk_get_folder (self->desk) == NULL)
    return;

  self->draft = hupan_draft_file_new (hupan_desk_get_folder (self->desk), hupan_dossier_get_kind (self->dossier), id);
  self->left = hupan_draft_file_read (self->draft, &saved_at);
  if (self->left != NULL)
    offer (self, saved_at);
}

static void
end_offer (HupanForm *self)
{
  g_clear_pointer (&self->left, json_object_unref);
  gtk_widget_set_visible (self->offer, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->groups), TRUE);
  if (self->title != NULL)
    hupan_form_field_focus (self->title);
}

static void
restore_parts (HupanForm    *self,
               JsonObject   *parts,
               HupanFormTake take)
{
  for (guint i = 0; i < self->stretches->len; i++)
    {
      gpointer stretch = g_ptr_array_index (self->stretches, i);
      JsonNode *list =
        HUPAN_IS_PART_LIST (stretch) ? json_object_get_member (parts, hupan_part_list_get_kind (stretch)->name) : NULL;
      gboolean own;

      if (list == NULL || !JSON_NODE_HOLDS_ARRAY (list))
        continue;

      own = hupan_part_list_get_owner (stretch) == hupan_form_record_get_loaded (self->record);
      if (take & (own ? HUPAN_FORM_TAKE_RECORD : HUPAN_FORM_TAKE_EMBEDDED))
        hupan_part_list_restore (stretch, json_node_get_array (list));
      else if (!own && take & HUPAN_FORM_TAKE_GAPS)
        hupan_part_list_append (stretch, json_node_get_array (list));
    }
}

/**
 * hupan_form_dup_state:
 *
 * Returns: (transfer full): what is typed, as far as it differs from what was loaded; what a program that died left, while that is
 *   on offer
 */
JsonObject *
hupan_form_dup_state (HupanForm *self)
{
  return self->left != NULL ? json_object_ref (self->left) : dup_state (self);
}

/**
 * hupan_form_restore:
 *
 * Puts what was typed into another form into this one, as if it were typed here.
 */
void
hupan_form_restore (HupanForm    *self,
                    JsonObject   *state,
                    HupanFormTake take)
{
  JsonObject *record = hupan_draft_get_object (state, "record");
  JsonObject *embedded = hupan_draft_get_object (state, "embedded");
  JsonObject *parts = hupan_draft_get_object (state, "parts");

  if (record != NULL && take & HUPAN_FORM_TAKE_RECORD)
    hupan_form_record_restore (self->record, record, FALSE);
  if (embedded != NULL && self->embedded != NULL && take & (HUPAN_FORM_TAKE_EMBEDDED | HUPAN_FORM_TAKE_GAPS))
    hupan_form_record_restore (self->embedded, embedded, !(take & HUPAN_FORM_TAKE_EMBEDDED));
  if (parts != NULL)
    restore_parts (self, parts, take);
}

/**
 * hupan_form_draft_restore:
 *
 * Puts what was typed into the form, over the record as it is now; nothing is saved by that.
 */
void
hupan_form_draft_restore (HupanForm *self)
{
  if (self->left == NULL)
    return;

  /* It was about a person who is there already, so the form must be too. */
  if (hupan_form_state_get_known (self->left) != hupan_form_get_known (self))
    {
      g_signal_emit_by_name (self, "known", hupan_form_state_get_known (self->left));
      return;
    }

  hupan_form_restore (self, self->left, HUPAN_FORM_TAKE_ALL);
  end_offer (self);
}

void
hupan_form_draft_discard (HupanForm *self)
{
  if (self->left == NULL)
    return;

  hupan_draft_file_remove (self->draft);
  end_offer (self);
}

/**
 * hupan_form_draft_end:
 *
 * The form goes, because it was saved or given up. What is still on offer stays.
 */
void
hupan_form_draft_end (HupanForm *self)
{
  g_clear_handle_id (&self->keep, g_source_remove);
  if (self->draft != NULL && self->left == NULL)
    hupan_draft_file_remove (self->draft);
  g_clear_pointer (&self->left, json_object_unref);
  g_clear_object (&self->draft);
}

void
hupan_form_drop_draft (HupanForm *self)
{
  g_clear_pointer (&self->left, json_object_unref);
  hupan_form_draft_end (self);
}

void
hupan_form_keep_draft (HupanForm *self)
{
  g_clear_handle_id (&self->keep, g_source_remove);
  if (self->draft != NULL && self->left == NULL)
    keep_cb (self);
  g_clear_object (&self->draft);
}
