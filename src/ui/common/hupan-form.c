/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-form-private.h"

#include <glib/gi18n.h>

#include "form/hupan-field-group.h"
#include "form/hupan-part-list.h"
#include "hupan-field-row.h"
#include "form/hupan-picks.h"

/**
 * HupanForm:
 *
 * Follows the sections of the place: a group for each stretch of fields, a list for each kind of parts. The field that
 * names the record stands first and has the focus, and what no section mentions last, so that nothing is out of reach.
 */
typedef enum
{
  PROP_CHANGED = 1,
} HupanFormProperty;

static GParamSpec *properties[PROP_CHANGED + 1];

enum
{
  KNOWN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HupanForm, hupan_form, ADW_TYPE_BIN)

static void
changed_cb (HupanForm *self)
{
  const gboolean changed = hupan_form_count_changed (self) > 0;

  hupan_form_draft_touch (self);
  if (changed == self->changed)
    return;

  self->changed = changed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHANGED]);
}

/* --- Building ------------------------------------------------------------------------------------------- */

static HupanFormRecord *
get_form_record (HupanForm   *self,
                 HupanRecord *record)
{
  return record == hupan_dossier_get_record (self->dossier) ? self->record : self->embedded;
}

static gboolean
has_field (HupanFormRecord  *record,
           const HupanField *field)
{
  GPtrArray *fields = hupan_form_record_get_fields (record);

  for (guint i = 0; i < fields->len; i++)
    if (hupan_form_field_get_field (g_ptr_array_index (fields, i)) == field)
      return TRUE;

  return FALSE;
}

/* Both a candidate and the person behind it have notes: the second says whose they are. */
static char *
dup_label (HupanForm        *self,
           HupanRecord      *record,
           const HupanField *field)
{
  const HupanKind *kind = hupan_record_get_kind (record);
  const HupanKind *main_kind = hupan_dossier_get_kind (self->dossier);

  if (kind == main_kind || hupan_kind_get_field (main_kind, field->name) == NULL ||
      !g_str_equal (hupan_kind_get_field (main_kind, field->name)->label, field->label))
    return g_strdup (hupan_field_get_label (field));

  /* Translators: a field, and of what it is one where two have the same name: "Notes (Person)". */
  return g_strdup_printf (C_ ("field", "%s (%s)"), hupan_field_get_label (field), hupan_kind_get_label (kind));
}

static HupanFormField *
add_field (HupanForm        *self,
           HupanFieldGroup  *group,
           HupanRecord      *record,
           const HupanField *field)
{
  g_autofree char *label = dup_label (self, record, field);
  GtkWidget *editor = hupan_editor_new (field, label, self->desk, self->dossier);
  HupanFormField *form_field = hupan_form_field_new (field, HUPAN_EDITOR (editor), hupan_record_get (record, field->name));

  hupan_form_record_add (get_form_record (self, record), form_field);
  hupan_field_group_add (group, form_field);
  g_ptr_array_add (self->stretches, g_object_ref (form_field));

  return form_field;
}

/* Once it is stored, it changes by moves only. */
static gboolean
is_moved (HupanForm        *self,
          HupanRecord      *record,
          const HupanField *field)
{
  return (field->flags & HUPAN_FIELD_MOVED) && !hupan_form_record_is_new (get_form_record (self, record));
}

static gboolean
is_edited (HupanForm        *self,
           HupanRecord      *record,
           const HupanField *field)
{
  const char *embeds = hupan_record_get_kind (record)->embeds;

  return !(field->flags & (HUPAN_FIELD_HIDDEN | HUPAN_FIELD_OWNER)) && g_strcmp0 (field->name, embeds) != 0 &&
         !is_moved (self, record, field) && !has_field (get_form_record (self, record), field);
}

static HupanFieldGroup *
new_group (HupanForm  *self,
           const char *title,
           gboolean    masked)
{
  GtkWidget *group = hupan_field_group_new (title, masked);

  gtk_box_append (self->groups, group);
  return HUPAN_FIELD_GROUP (group);
}

/* Fields that are asked for one after another, open ones and restricted ones apart. A group appears with its first field. */
typedef struct
{
  HupanForm *form;
  const char *title;
  HupanFieldGroup *open;
  GPtrArray *restricted; /* of a HupanRecord and a HupanField in turn */
} Stretch;

static HupanFieldGroup *
stretch_get_open (Stretch *stretch)
{
  if (stretch->open == NULL)
    stretch->open = new_group (stretch->form, stretch->title, FALSE);

  return stretch->open;
}

static void
stretch_add (Stretch          *stretch,
             HupanRecord      *record,
             const HupanField *field)
{
  if (!is_edited (stretch->form, record, field))
    return;

  if (field->flags & HUPAN_FIELD_RESTRICTED)
    {
      g_ptr_array_add (stretch->restricted, record);
      g_ptr_array_add (stretch->restricted, (gpointer) field);
      return;
    }

  add_field (stretch->form, stretch_get_open (stretch), record, field);
}

static void
stretch_end (Stretch *stretch)
{
  HupanFieldGroup *group;

  if (stretch->restricted->len > 0)
    {
      HupanFormRecord *first = get_form_record (stretch->form, g_ptr_array_index (stretch->restricted, 0));

      group = new_group (stretch->form, C_ ("section", "Protected"), !hupan_form_record_is_new (first));
      for (guint i = 0; i < stretch->restricted->len; i += 2)
        add_field (stretch->form, group, g_ptr_array_index (stretch->restricted, i), g_ptr_array_index (stretch->restricted, i + 1));
    }
  g_ptr_array_unref (stretch->restricted);
}

static void
add_section_fields (HupanForm  *self,
                    const char *title,
                    const char *what)
{
  g_auto (GStrv) paths = g_strsplit (what, " ", -1);
  Stretch stretch = { self, title, NULL, g_ptr_array_new () };

  for (char **path = paths; *path != NULL; path++)
    {
      const HupanField *field;
      HupanRecord *record = hupan_dossier_find_field (self->dossier, *path, &field);

      /* What is derived is shown on the page, not edited. */
      if (record != NULL && is_moved (self, record, field))
        hupan_field_group_show (stretch_get_open (&stretch), hupan_field_row_new (self->dossier, record, field));
      else if (record != NULL && hupan_kind_get_field (hupan_record_get_kind (record), field->name) == field)
        stretch_add (&stretch, record, field);
    }
  stretch_end (&stretch);
}

static void
add_section_parts (HupanForm  *self,
                   const char *title,
                   const char *what)
{
  const HupanKind *kind = hupan_kind_get (what);
  const char *target = hupan_kind_get_owner_field (kind)->target;
  HupanRecord *owner = hupan_dossier_get_record (self->dossier);
  g_autofree char *escaped = g_markup_escape_text (title != NULL ? title : hupan_kind_get_label_plural (kind), -1);
  GtkWidget *list;

  if (target != NULL && !g_str_equal (target, hupan_record_get_kind (owner)->name))
    owner = hupan_dossier_get_embedded (self->dossier);

  list = hupan_part_list_new (kind, owner, self->desk, self->dossier);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (list), escaped);
  g_signal_connect_object (list, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->stretches, g_object_ref (list));
  gtk_box_append (self->groups, list);
}

static void
add_title (HupanForm *self)
{
  const HupanField *field;
  HupanRecord *record = hupan_dossier_find_field (self->dossier, hupan_dossier_get_kind (self->dossier)->title, &field);
  const char *label = hupan_form_record_is_new (self->record) ? self->place->new_label : NULL;

  /* What is being made is said here, where there is room for it: beside two buttons and those of the window there is not. */
  if (record != NULL)
    self->title = add_field (self, new_group (self, label != NULL ? _(label) : NULL, FALSE), record, field);
}

static void
add_rest (HupanForm *self)
{
  HupanRecord *records[] = { hupan_dossier_get_record (self->dossier), hupan_dossier_get_embedded (self->dossier) };
  Stretch stretch = { self, self->place->sections != NULL ? C_ ("section", "More") : NULL, NULL, g_ptr_array_new () };

  for (gsize i = 0; i < G_N_ELEMENTS (records); i++)
    if (records[i] != NULL)
      for (const HupanField *field = hupan_record_get_kind (records[i])->fields; field->name != NULL; field++)
        stretch_add (&stretch, records[i], field);
  stretch_end (&stretch);
}

static void
build (HupanForm *self)
{
  add_title (self);
  for (const HupanSection *section = self->place->sections; section != NULL && section->type != 0; section++)
    {
      const char *title = section->title != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "section", section->title) : NULL;

      switch (section->type)
        {
        case HUPAN_SECTION_FIELDS:
          add_section_fields (self, title, section->what);
          break;

        case HUPAN_SECTION_PARTS:
          add_section_parts (self, title, section->what);
          break;

        case HUPAN_SECTION_RELATED:
        case HUPAN_SECTION_SIBLINGS:
        case HUPAN_SECTION_OWN:
        default:
          break;
        }
    }
  add_rest (self);
}

/* --- GObject ---------------------------------------------------------------------------------------------- */

static void
hupan_form_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  HupanForm *self = HUPAN_FORM (object);

  switch ((HupanFormProperty) prop_id)
    {
    case PROP_CHANGED:
      g_value_set_boolean (value, self->changed);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hupan_form_map (GtkWidget *widget)
{
  HupanForm *self = HUPAN_FORM (widget);

  GTK_WIDGET_CLASS (hupan_form_parent_class)->map (widget);

  if (!self->was_seen && self->left != NULL)
    gtk_widget_grab_focus (self->restore);
  else if (!self->was_seen && self->title != NULL)
    hupan_form_field_focus (self->title);
  self->was_seen = TRUE;
}

static void
hupan_form_dispose (GObject *object)
{
  HupanForm *self = HUPAN_FORM (object);

  hupan_form_draft_end (self);
  g_clear_object (&self->record);
  g_clear_object (&self->embedded);
  g_clear_pointer (&self->stretches, g_ptr_array_unref);
  g_clear_object (&self->dossier);
  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (object), HUPAN_TYPE_FORM);

  G_OBJECT_CLASS (hupan_form_parent_class)->dispose (object);
}

static void
hupan_form_class_init (HupanFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hupan_form_get_property;
  object_class->dispose = hupan_form_dispose;
  widget_class->map = hupan_form_map;

  properties[PROP_CHANGED] = g_param_spec_boolean ("changed", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[KNOWN] =
    g_signal_new ("known", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hupan_app/Hupan/ui/hupan-form.ui");
  gtk_widget_class_bind_template_child (widget_class, HupanForm, groups);
  gtk_widget_class_bind_template_child (widget_class, HupanForm, offer);
  gtk_widget_class_bind_template_child (widget_class, HupanForm, offer_row);
  gtk_widget_class_bind_template_child (widget_class, HupanForm, restore);
  gtk_widget_class_bind_template_callback (widget_class, hupan_form_draft_restore);
  gtk_widget_class_bind_template_callback (widget_class, hupan_form_draft_discard);
}

static void
hupan_form_init (HupanForm *self)
{
  self->stretches = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hupan_form_new:
 * @desk: (nullable): where records are suggested from
 * @place: says in which order fields and parts come
 * @dossier: the record as it was read, or a draft of one
 */
GtkWidget *
hupan_form_new (HupanDesk        *desk,
                const HupanPlace *place,
                HupanDossier     *dossier)
{
  HupanForm *self = g_object_new (HUPAN_TYPE_FORM, NULL);
  HupanRecord *embedded = hupan_dossier_get_embedded (dossier);

  g_set_object (&self->desk, desk);
  self->place = place;
  self->dossier = g_object_ref (dossier);
  self->record = hupan_form_record_new (hupan_dossier_get_record (dossier));
  g_signal_connect_object (self->record, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  if (embedded != NULL)
    {
      self->embedded = hupan_form_record_new (embedded);
      g_signal_connect_object (self->embedded, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    }
  build (self);
  hupan_form_known_start (self);
  hupan_form_draft_start (self);
  if (desk != NULL)
    hupan_picks_learn (desk);

  return GTK_WIDGET (self);
}

gboolean
hupan_form_get_changed (HupanForm *self)
{
  return self->changed;
}

guint
hupan_form_count_changed (HupanForm *self)
{
  guint n = 0;

  for (guint i = 0; i < self->stretches->len; i++)
    {
      gpointer stretch = g_ptr_array_index (self->stretches, i);

      n += HUPAN_IS_PART_LIST (stretch) ? hupan_part_list_get_changed (stretch) : hupan_form_field_get_changed (stretch);
    }

  return n;
}

gint64
hupan_form_get_id (HupanForm *self)
{
  return hupan_dossier_get_id (self->dossier);
}

/* --- Saving ------------------------------------------------------------------------------------------------ */

/* Marks everything that is wrong. Returns the first of it as the user sees it. */
static HupanFormField *
check (HupanForm *self)
{
  HupanFormField *wrong = NULL;

  hupan_form_record_check (self->record);
  if (self->embedded != NULL)
    hupan_form_record_check (self->embedded);

  for (guint i = 0; i < self->stretches->len; i++)
    {
      gpointer stretch = g_ptr_array_index (self->stretches, i);
      HupanFormField *found = NULL;

      if (HUPAN_IS_PART_LIST (stretch))
        found = hupan_part_list_check (stretch);
      else if (hupan_form_field_is_marked (stretch))
        found = stretch;
      wrong = wrong != NULL ? wrong : found;
    }

  return wrong;
}

static char *
dup_batch_label (HupanForm *self)
{
  const char *title = self->title != NULL ? hupan_form_field_get_value (self->title) : NULL;

  if (!hupan_form_record_is_new (self->record))
    /* Translators: what was done, in the history and on the undo button; the placeholder names the record. */
    return g_strdup_printf (C_ ("batch", "Edit of “%s”"), title != NULL ? title : "");

  /* Translators: what was done, in the history and on the undo button: "New University: “Zhejiang University”". */
  return g_strdup_printf (C_ ("batch", "%s: “%s”"), _(self->place->new_label), title != NULL ? title : "");
}

/**
 * hupan_form_dup_batch:
 *
 * Returns: (transfer full) (nullable): what saving changes, empty if nothing does; %NULL if something is wrong: all of it
 *   is marked, and the first has the focus
 */
HupanBatch *
hupan_form_dup_batch (HupanForm *self)
{
  const char *embeds = hupan_dossier_get_kind (self->dossier)->embeds;
  HupanFormField *wrong = check (self);
  g_autofree char *label = NULL;
  HupanBatch *batch;

  if (wrong != NULL)
    {
      hupan_form_field_focus (wrong);
      return NULL;
    }

  label = dup_batch_label (self);
  batch = hupan_batch_new (label, NULL, HUPAN_BATCH_NONE);
  if (self->embedded != NULL)
    {
      const HupanFormLink link = { embeds, hupan_record_get_id (hupan_form_record_get_loaded (self->embedded)) };

      hupan_form_record_add_to_batch (self->embedded, batch, NULL, 0);
      hupan_form_record_add_to_batch (self->record, batch, &link, 1);
    }
  else
    hupan_form_record_add_to_batch (self->record, batch, NULL, 0);

  for (guint i = 0; i < self->stretches->len; i++)
    if (HUPAN_IS_PART_LIST (g_ptr_array_index (self->stretches, i)))
      hupan_part_list_add_to_batch (g_ptr_array_index (self->stretches, i), batch);

  return batch;
}
