/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-clash-dialog.h"

#include <glib/gi18n.h>

#include "form/hupan-form-record.h"
#include "hupan-form-private.h"

/**
 * HupanClashDialog:
 *
 * What was typed is kept as the form keeps a draft: an object for each record, with a member for each field that differs. Taking
 * the other value is leaving that member out.
 */
struct _HupanClashDialog
{
  AdwDialog parent_instance;

  /* template children */
  GtkBox *groups;
  GtkLabel *body;
  GtkWidget *save;

  /* owned */
  JsonObject *typed;
  GPtrArray *clashes; /* of Clash */
};

/* A field that both changed. */
typedef struct
{
  JsonObject *fields; /* owned: of the record, within typed */
  const char *name;
  GtkCheckButton *theirs; /* borrowed */
} Clash;

enum
{
  DECIDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HupanClashDialog, hupan_clash_dialog, ADW_TYPE_DIALOG)

static void
clash_free (Clash *clash)
{
  json_object_unref (clash->fields);
  g_free (clash);
}

static void
save_cb (GtkButton        *button,
         HupanClashDialog *self)
{
  for (guint i = 0; i < self->clashes->len; i++)
    {
      Clash *clash = g_ptr_array_index (self->clashes, i);

      if (gtk_check_button_get_active (clash->theirs))
        json_object_remove_member (clash->fields, clash->name);
    }

  g_signal_emit (self, signals[DECIDED], 0, self->typed);
  adw_dialog_close (ADW_DIALOG (self));
}

/* --- What both changed ----------------------------------------------------------------------------------------- */

static GtkCheckButton *
add_choice (AdwPreferencesGroup *group,
            GtkCheckButton      *other,
            const char          *whose,
            const char          *value)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), other);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), value != NULL && *value != '\0' ? value : C_ ("value", "nothing"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), whose);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (group, row);

  return GTK_CHECK_BUTTON (check);
}

static void
add_clash (HupanClashDialog *self,
           HupanFormField   *field,
           JsonObject       *fields,
           HupanRecord      *now,
           HupanDossier     *dossier)
{
  const HupanField *described = hupan_form_field_get_field (field);
  g_autofree char *mine = hupan_editor_dup_text (hupan_form_field_get_editor (field));
  g_autofree char *theirs = hupan_dossier_format (dossier, now, described);
  GtkWidget *group = adw_preferences_group_new ();
  Clash *clash = g_new (Clash, 1);
  GtkCheckButton *keep;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), hupan_field_get_label (described));
  keep = add_choice (ADW_PREFERENCES_GROUP (group), NULL, _("What you typed"), mine);
  *clash = (Clash) { json_object_ref (fields), described->name, NULL };
  clash->theirs = add_choice (ADW_PREFERENCES_GROUP (group), keep, _("What it is now"), theirs);
  gtk_check_button_set_active (keep, TRUE);
  g_ptr_array_add (self->clashes, clash);
  gtk_box_append (self->groups, group);
}

/* record: as the form has it; fields: what was typed of it; now: the same record as it is. */
static void
compare (HupanClashDialog *self,
         HupanFormRecord  *record,
         JsonObject       *fields,
         HupanRecord      *now,
         HupanDossier     *dossier)
{
  HupanRecord *loaded = hupan_form_record_get_loaded (record);
  GPtrArray *form_fields = hupan_form_record_get_fields (record);

  for (guint i = 0; fields != NULL && now != NULL && i < form_fields->len; i++)
    {
      HupanFormField *field = g_ptr_array_index (form_fields, i);
      const char *name = hupan_form_field_get_field (field)->name;
      const char *value = hupan_record_get (now, name);

      if (json_object_has_member (fields, name) && g_strcmp0 (value, hupan_record_get (loaded, name)) != 0 &&
          g_strcmp0 (value, hupan_form_field_get_value (field)) != 0)
        add_clash (self, field, fields, now, dossier);
    }
}

static HupanRecord *
find_record (GPtrArray *records,
             gint64     id)
{
  for (guint i = 0; i < records->len; i++)
    if (hupan_record_get_id (g_ptr_array_index (records, i)) == id)
      return g_ptr_array_index (records, i);

  return NULL;
}

static JsonObject *
find_part (JsonArray *list,
           gint64     id)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *part = json_array_get_object_element (list, i);

      if (json_object_get_int_member (part, "id") == id)
        return json_object_get_object_member (part, "fields");
    }

  return NULL;
}

/* Parts that were added meanwhile stay, behind those that were typed. */
static void
keep_added (HupanPartList *parts,
            JsonArray     *list,
            GPtrArray     *now)
{
  for (guint i = 0; i < now->len; i++)
    {
      const gint64 id = hupan_record_get_id (g_ptr_array_index (now, i));
      JsonObject *part;

      if (hupan_part_list_had (parts, id))
        continue;

      part = json_object_new ();
      json_object_set_int_member (part, "id", id);
      json_object_set_object_member (part, "fields", json_object_new ());
      json_array_add_object_element (list, part);
    }
}

static void
compare_parts (HupanClashDialog *self,
               HupanPartList    *parts,
               JsonArray        *list,
               HupanDossier     *dossier)
{
  GPtrArray *now = hupan_dossier_get_parts (dossier, hupan_part_list_get_kind (parts)->name);

  for (guint i = 0; i < hupan_part_list_get_n (parts); i++)
    {
      HupanFormRecord *record = hupan_part_list_get_record (parts, i);
      const gint64 id = hupan_record_get_id (hupan_form_record_get_loaded (record));

      compare (self, record, find_part (list, id), find_record (now, id), dossier);
    }
  keep_added (parts, list, now);
}

static void
compare_form (HupanClashDialog *self,
              HupanForm        *form,
              HupanDossier     *dossier)
{
  JsonObject *parts = json_object_get_object_member (self->typed, "parts");

  compare (self, form->record, json_object_get_object_member (self->typed, "record"), hupan_dossier_get_record (dossier), dossier);
  if (form->embedded != NULL)
    compare (self, form->embedded, json_object_get_object_member (self->typed, "embedded"), hupan_dossier_get_embedded (dossier),
             dossier);

  for (guint i = 0; i < form->stretches->len; i++)
    {
      gpointer stretch = g_ptr_array_index (form->stretches, i);

      if (HUPAN_IS_PART_LIST (stretch) && json_object_has_member (parts, hupan_part_list_get_kind (stretch)->name))
        compare_parts (self, stretch, json_object_get_array_member (parts, hupan_part_list_get_kind (stretch)->name), dossier);
    }
}

/* --- GObject ------------------------------------------------------------------------------------------------------ */

static void
hupan_clash_dialog_dispose (GObject *object)
{
  HupanClashDialog *self = HUPAN_CLASH_DIALOG (object);

  g_clear_pointer (&self->clashes, g_ptr_array_unref);
  g_clear_pointer (&self->typed, json_object_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), HUPAN_TYPE_CLASH_DIALOG);

  G_OBJECT_CLASS (hupan_clash_dialog_parent_class)->dispose (object);
}

static void
hupan_clash_dialog_class_init (HupanClashDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hupan_clash_dialog_dispose;

  signals[DECIDED] = g_signal_new ("decided", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   JSON_TYPE_OBJECT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hupan_app/Hupan/ui/hupan-clash-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HupanClashDialog, groups);
  gtk_widget_class_bind_template_child (widget_class, HupanClashDialog, body);
  gtk_widget_class_bind_template_child (widget_class, HupanClashDialog, save);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
hupan_clash_dialog_init (HupanClashDialog *self)
{
  self->clashes = g_ptr_array_new_with_free_func ((GDestroyNotify) clash_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_dialog_set_default_widget (ADW_DIALOG (self), self->save);
}

/**
 * hupan_clash_dialog_new:
 * @form: with what was typed; it stays as it is
 * @now: the record as it is now
 */
AdwDialog *
hupan_clash_dialog_new (HupanForm    *form,
                        HupanDossier *now)
{
  HupanClashDialog *self = g_object_new (HUPAN_TYPE_CLASH_DIALOG, NULL);
  g_autofree char *body = NULL;

  self->typed = hupan_form_dup_state (form);
  compare_form (self, form, now);
  if (self->clashes->len > 0)
    /* Translators: the title of a record. */
    body = g_strdup_printf (_("“%s” was changed while you were editing it. Choose what is to stand."), hupan_dossier_get_title (now));
  else
    /* Translators: the title of a record. */
    body = g_strdup_printf (_("“%s” was changed while you were editing it, but nothing that you changed. Save your changes too?"),
                            hupan_dossier_get_title (now));
  gtk_label_set_label (self->body, body);

  return ADW_DIALOG (self);
}
