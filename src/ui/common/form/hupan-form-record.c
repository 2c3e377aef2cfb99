/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-form-record.h"

#include "hupan-draft-file.h"
#include "hupan-reference-row.h"

struct _HupanFormRecord
{
  GObject parent_instance;

  HupanRecord *loaded;
  GPtrArray *fields;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HupanFormRecord, hupan_form_record, G_TYPE_OBJECT)

/* The rules across fields. They may rely on values that are of their types, and those of a form always are. */
static GPtrArray *
apply_rules (HupanFormRecord *self)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_problem_free);
  g_autoptr (HupanRecord) edited = hupan_form_record_dup_edited (self);
  const HupanKind *kind = hupan_record_get_kind (edited);

  if (kind->check != NULL)
    kind->check (edited, problems);

  return problems;
}

static const char *
find_rule (GPtrArray        *problems,
           const HupanField *field)
{
  for (guint i = 0; i < problems->len; i++)
    {
      HupanProblem *problem = g_ptr_array_index (problems, i);

      if (problem->field == field)
        return problem->message;
    }

  return NULL;
}

/* Returns the first field that is wrong. */
static HupanFormField *
judge (HupanFormRecord *self,
       gboolean         insist)
{
  g_autoptr (GPtrArray) problems = apply_rules (self);
  HupanFormField *wrong = NULL;

  for (guint i = 0; i < self->fields->len; i++)
    {
      HupanFormField *field = g_ptr_array_index (self->fields, i);
      const gboolean well = hupan_form_field_judge (field, find_rule (problems, hupan_form_field_get_field (field)), insist);

      if (!well && wrong == NULL)
        wrong = field;
    }

  return wrong;
}

static void
changed_cb (HupanFormRecord *self)
{
  gboolean marked = FALSE;

  for (guint i = 0; i < self->fields->len && !marked; i++)
    marked = hupan_form_field_is_marked (g_ptr_array_index (self->fields, i));
  if (marked)
    judge (self, FALSE);

  g_signal_emit (self, signals[CHANGED], 0);
}

static void
left_cb (HupanFormRecord *self)
{
  judge (self, FALSE);
}

static void
hupan_form_record_finalize (GObject *object)
{
  HupanFormRecord *self = HUPAN_FORM_RECORD (object);

  g_object_unref (self->loaded);
  g_ptr_array_unref (self->fields);

  G_OBJECT_CLASS (hupan_form_record_parent_class)->finalize (object);
}

static void
hupan_form_record_class_init (HupanFormRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hupan_form_record_finalize;

  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hupan_form_record_init (HupanFormRecord *self)
{
  self->fields = g_ptr_array_new_with_free_func (g_object_unref);
}

HupanFormRecord *
hupan_form_record_new (HupanRecord *record)
{
  HupanFormRecord *self = g_object_new (HUPAN_TYPE_FORM_RECORD, NULL);

  self->loaded = g_object_ref (record);
  return self;
}

HupanRecord *
hupan_form_record_get_loaded (HupanFormRecord *self)
{
  return self->loaded;
}

gboolean
hupan_form_record_is_new (HupanFormRecord *self)
{
  return hupan_record_get_meta (self->loaded)->version == 0;
}

/**
 * hupan_form_record_dup_edited:
 *
 * Returns: (transfer full): the record as it would be saved; where something stands that is no value, as it was
 */
HupanRecord *
hupan_form_record_dup_edited (HupanFormRecord *self)
{
  HupanRecord *edited = g_object_ref (self->loaded);

  for (guint i = 0; i < self->fields->len; i++)
    {
      HupanFormField *field = g_ptr_array_index (self->fields, i);
      g_autoptr (HupanRecord) previous = edited;

      edited = hupan_record_with (previous, hupan_form_field_get_field (field)->name, hupan_form_field_get_value (field));
    }

  return edited;
}

gboolean
hupan_form_record_get_changed (HupanFormRecord *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (hupan_form_field_get_changed (g_ptr_array_index (self->fields, i)))
      return TRUE;

  return FALSE;
}

/**
 * hupan_form_record_add:
 * @field: (transfer full): a field of the record
 */
void
hupan_form_record_add (HupanFormRecord *self,
                       HupanFormField  *field)
{
  g_ptr_array_add (self->fields, field);
  g_signal_connect_object (field, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (field, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
}

GPtrArray *
hupan_form_record_get_fields (HupanFormRecord *self)
{
  return self->fields;
}

/**
 * hupan_form_record_check:
 *
 * Marks everything that is wrong.
 *
 * Returns: (transfer none) (nullable): the first field that is; %NULL if nothing is
 */
HupanFormField *
hupan_form_record_check (HupanFormRecord *self)
{
  return judge (self, TRUE);
}

/* The record that is made on the way, because a reference names it. */
static HupanRecord *
get_draft (HupanFormField *field)
{
  HupanEditor *editor = hupan_form_field_get_editor (field);

  return HUPAN_IS_REFERENCE_ROW (editor) ? hupan_reference_row_get_draft (HUPAN_REFERENCE_ROW (editor)) : NULL;
}

static HupanRecord *
link_record (HupanRecord         *record,
             const HupanFormLink *links,
             gsize                n_links)
{
  HupanRecord *linked = g_object_ref (record);

  for (gsize i = 0; i < n_links; i++)
    {
      g_autoptr (HupanRecord) previous = linked;
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, links[i].id);

      linked = hupan_record_with (previous, links[i].field, id);
    }

  return linked;
}

void
hupan_form_record_add_to_batch (HupanFormRecord     *self,
                                HupanBatch          *batch,
                                const HupanFormLink *links,
                                gsize                n_links)
{
  g_autoptr (HupanRecord) edited = hupan_form_record_dup_edited (self);
  g_autoptr (HupanRecord) linked = link_record (edited, links, n_links);

  for (guint i = 0; i < self->fields->len; i++)
    {
      HupanRecord *draft = get_draft (g_ptr_array_index (self->fields, i));

      if (draft != NULL)
        hupan_batch_create (batch, draft, NULL);
    }

  if (hupan_form_record_is_new (self))
    hupan_batch_create (batch, linked, NULL);
  else
    hupan_batch_set_all (batch, self->loaded, linked);
}

/* --- What is typed and not saved ------------------------------------------------------------------------- */

JsonObject *
hupan_form_record_dup_state (HupanFormRecord *self)
{
  JsonObject *state = json_object_new ();

  for (guint i = 0; i < self->fields->len; i++)
    {
      HupanFormField *field = g_ptr_array_index (self->fields, i);
      g_autofree char *text = NULL;
      JsonObject *typed;

      if (!hupan_form_field_get_changed (field))
        continue;

      text = hupan_editor_dup_text (hupan_form_field_get_editor (field));
      typed = json_object_new ();
      json_object_set_string_member (typed, "text", text);
      if (hupan_form_field_is_readable (field) && get_draft (field) == NULL && hupan_form_field_get_value (field) != NULL)
        json_object_set_string_member (typed, "value", hupan_form_field_get_value (field));
      json_object_set_object_member (state, hupan_form_field_get_field (field)->name, typed);
    }

  return state;
}

/**
 * hupan_form_record_restore:
 * @only_gaps: where a value was loaded, it stays
 */
void
hupan_form_record_restore (HupanFormRecord *self,
                           JsonObject      *state,
                           gboolean         only_gaps)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      HupanFormField *field = g_ptr_array_index (self->fields, i);
      const char *name = hupan_form_field_get_field (field)->name;
      JsonObject *typed = hupan_draft_get_object (state, name);

      if (typed != NULL && (!only_gaps || hupan_record_get (self->loaded, name) == NULL))
        hupan_editor_restore (hupan_form_field_get_editor (field), json_object_get_string_member_with_default (typed, "value", NULL),
                              json_object_get_string_member_with_default (typed, "text", ""));
    }
}
