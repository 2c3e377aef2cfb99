/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-dossier-private.h"

/**
 * HupanDossier:
 *
 * What a page about one record needs, and a form that edits it. Nothing of it is particular to a kind: which records belong
 * to it follows from the field tables.
 */
G_DEFINE_FINAL_TYPE (HupanDossier, hupan_dossier, G_TYPE_OBJECT)

static void
hupan_dossier_finalize (GObject *object)
{
  HupanDossier *self = HUPAN_DOSSIER (object);

  g_clear_object (&self->record);
  g_clear_object (&self->embedded);
  g_hash_table_unref (self->parts);
  g_hash_table_unref (self->siblings);
  g_hash_table_unref (self->derived);
  g_hash_table_unref (self->titles);
  g_ptr_array_unref (self->nothing);

  G_OBJECT_CLASS (hupan_dossier_parent_class)->finalize (object);
}

static void
hupan_dossier_class_init (HupanDossierClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hupan_dossier_finalize;
}

static void
hupan_dossier_init (HupanDossier *self)
{
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->siblings = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->derived = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->titles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->nothing = g_ptr_array_new ();
}

/**
 * hupan_dossier_new_draft:
 *
 * Returns: (transfer full): a new record of @kind with its initial values, stored nowhere
 */
HupanDossier *
hupan_dossier_new_draft (const HupanKind *kind)
{
  HupanDossier *self = g_object_new (HUPAN_TYPE_DOSSIER, NULL);

  self->record = hupan_record_new_draft (kind);
  if (kind->embeds != NULL)
    self->embedded = hupan_record_new_draft (hupan_kind_get (hupan_kind_get_field (kind, kind->embeds)->target));

  return self;
}

/* A draft with the values of a record, but for those that must differ. */
static HupanRecord *
copy_record (HupanRecord *record)
{
  const HupanKind *kind = hupan_record_get_kind (record);
  g_autoptr (HupanRecord) copy = hupan_record_new_draft (kind);

  for (const HupanField *field = kind->fields; field->name != NULL; field++)
    {
      g_autoptr (HupanRecord) previous = NULL;

      if (field->flags & (HUPAN_FIELD_UNIQUE | HUPAN_FIELD_HIDDEN | HUPAN_FIELD_OUTCOME))
        continue;

      previous = g_steal_pointer (&copy);
      copy = hupan_record_with (previous, field->name, hupan_record_get (record, field->name));
    }

  return g_steal_pointer (&copy);
}

static GPtrArray *
copy_parts (const HupanKind *kind,
            GPtrArray       *parts)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < parts->len && !(kind->flags & HUPAN_KIND_OUTCOME); i++)
    g_ptr_array_add (copies, copy_record (g_ptr_array_index (parts, i)));

  return copies;
}

static gboolean
is_owned_by (const HupanKind *part,
             HupanRecord     *owner)
{
  return owner != NULL && g_strcmp0 (hupan_kind_get_owner_field (part)->target, hupan_record_get_kind (owner)->name) == 0;
}

/**
 * hupan_dossier_duplicate:
 *
 * Returns: (transfer full): a draft with the same values and parts; what must be unique is empty, and so is what became
 *   of it: somebody who applies again has not been recruited twice. What is embedded is not doubled: it is the same person,
 *   with their own parts.
 */
HupanDossier *
hupan_dossier_duplicate (HupanDossier *self)
{
  HupanDossier *copy = g_object_new (HUPAN_TYPE_DOSSIER, NULL);
  GHashTableIter iter;
  gpointer key, value;

  copy->record = copy_record (self->record);
  g_set_object (&copy->embedded, self->embedded);

  g_hash_table_iter_init (&iter, self->parts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const HupanKind *kind = hupan_kind_get (key);
      const gboolean shared = is_owned_by (kind, self->embedded);

      g_hash_table_insert (copy->parts, key, shared ? g_ptr_array_ref (value) : copy_parts (kind, value));
    }

  g_hash_table_iter_init (&iter, self->titles);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy->titles, g_memdup2 (key, sizeof (gint64)), g_strdup (value));

  return copy;
}

const HupanKind *
hupan_dossier_get_kind (HupanDossier *self)
{
  return hupan_record_get_kind (self->record);
}

/**
 * hupan_dossier_get_id:
 *
 * Returns: the id of the record; that of a draft is stored nowhere yet
 */
gint64
hupan_dossier_get_id (HupanDossier *self)
{
  return hupan_record_get_id (self->record);
}

/**
 * hupan_dossier_get_title:
 *
 * Returns: (nullable): what names the record, in the language asked for; %NULL for a draft
 */
const char *
hupan_dossier_get_title (HupanDossier *self)
{
  return hupan_dossier_get_title_of (self, hupan_dossier_get_id (self));
}

HupanRecord *
hupan_dossier_get_record (HupanDossier *self)
{
  return self->record;
}

HupanRecord *
hupan_dossier_get_embedded (HupanDossier *self)
{
  return self->embedded;
}

/**
 * hupan_dossier_get_embedded_title:
 *
 * Returns: (nullable): what names the embedded record; %NULL when there is none, or it is a draft
 */
const char *
hupan_dossier_get_embedded_title (HupanDossier *self)
{
  return self->embedded != NULL ? hupan_dossier_get_title_of (self, hupan_record_get_id (self->embedded)) : NULL;
}

GPtrArray *
hupan_dossier_get_parts (HupanDossier *self,
                         const char   *kind)
{
  GPtrArray *parts = g_hash_table_lookup (self->parts, kind);

  return parts != NULL ? parts : self->nothing;
}

/**
 * hupan_dossier_get_siblings:
 *
 * Returns: (transfer none): other records of @kind that embed the same record as this one, not in the trash
 */
GPtrArray *
hupan_dossier_get_siblings (HupanDossier *self,
                            const char   *kind)
{
  GPtrArray *siblings = g_hash_table_lookup (self->siblings, kind);

  return siblings != NULL ? siblings : self->nothing;
}

/**
 * hupan_dossier_find_field:
 * @path: "stage" of the record itself, or "person.emails" of the one embedded in it
 * @field: (out): the field at the end of the path; it may be a derived one
 *
 * Returns: (transfer none) (nullable): the record that has the field
 */
HupanRecord *
hupan_dossier_find_field (HupanDossier      *self,
                          const char        *path,
                          const HupanField **field)
{
  const HupanKind *kind = hupan_dossier_get_kind (self);
  HupanRecord *record = self->record;

  if (kind->embeds != NULL && g_str_has_prefix (path, kind->embeds) && path[strlen (kind->embeds)] == '.')
    {
      record = self->embedded;
      path += strlen (kind->embeds) + 1;
    }

  kind = hupan_record_get_kind (record);
  *field = hupan_kind_get_field (kind, path);
  if (*field == NULL)
    {
      const HupanDerived *derived = hupan_kind_get_derived (kind, path);

      *field = derived != NULL ? &derived->field : NULL;
    }

  return *field != NULL ? record : NULL;
}

/**
 * hupan_dossier_get_value:
 * @record: one of the dossier
 * @field: of that record, stored or derived
 *
 * Returns: (nullable): canonical text
 */
const char *
hupan_dossier_get_value (HupanDossier     *self,
                         HupanRecord      *record,
                         const HupanField *field)
{
  if (hupan_kind_get_field (hupan_record_get_kind (record), field->name) == field)
    return hupan_record_get (record, field->name);

  return g_hash_table_lookup (self->derived, field);
}

/**
 * hupan_dossier_get_title_of:
 *
 * Returns: (nullable): the title of a record that something in the dossier refers to
 */
const char *
hupan_dossier_get_title_of (HupanDossier *self,
                            gint64        id)
{
  return g_hash_table_lookup (self->titles, &id);
}

/* The field that a translation is a wording of, when @field is where it says so. */
static const HupanField *
find_translated_field (HupanDossier     *self,
                       HupanRecord      *record,
                       const HupanField *field)
{
  HupanRecord *owners[] = { self->record, self->embedded };

  if (!g_str_equal (hupan_record_get_kind (record)->name, "translation") || !g_str_equal (field->name, "field"))
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (owners); i++)
    if (owners[i] != NULL && hupan_record_get_id (owners[i]) == hupan_record_get_reference (record, "owner"))
      return hupan_kind_get_field (hupan_record_get_kind (owners[i]), hupan_record_get (record, field->name));

  return NULL;
}

/**
 * hupan_dossier_format:
 *
 * Returns: (transfer full) (nullable): the value of a field as people read it, with the title of the record a
 *   reference points to; %NULL when there is no value
 */
char *
hupan_dossier_format (HupanDossier     *self,
                      HupanRecord      *record,
                      const HupanField *field)
{
  const char *value = hupan_dossier_get_value (self, record, field);
  const HupanField *translated;

  if (value == NULL)
    return NULL;

  translated = find_translated_field (self, record, field);
  if (translated != NULL)
    return g_strdup (hupan_field_get_label (translated));

  if (field->type == HUPAN_TYPE_REFERENCE)
    return g_strdup (hupan_dossier_get_title_of (self, hupan_record_get_reference (record, field->name)));

  return hupan_field_format (field, value);
}
