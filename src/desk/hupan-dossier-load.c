/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-dossier-private.h"

/* How a dossier is read from the registry: the record, the one embedded in it, the parts of both, and the titles of all that
 * they refer to. */

typedef struct
{
  HupanDossier *dossier;
  HupanRegistry *registry;
  const char *lang;
  GError **error;
} Reader;

/* Trashed records have a title too: a reference to one still says whom it meant. */
static void
read_title (Reader          *reader,
            const HupanKind *kind,
            gint64           id)
{
  GHashTable *titles = reader->dossier->titles;

  if (!g_hash_table_contains (titles, &id))
    g_hash_table_insert (titles, g_memdup2 (&id, sizeof id), hupan_registry_dup_title_in (reader->registry, kind, id, reader->lang));
}

static void
read_titles_of_references (Reader      *reader,
                           HupanRecord *record)
{
  const HupanKind *kind = hupan_record_get_kind (record);

  for (const HupanField *field = kind->fields; field->name != NULL; field++)
    {
      gint64 id;

      if (field->type != HUPAN_TYPE_REFERENCE || field->target == NULL)
        continue;

      id = hupan_record_get_reference (record, field->name);
      if (id != 0)
        read_title (reader, hupan_kind_get (field->target), id);
    }
}

/* The kinds whose records are parts of records of the given kind, in the order of hupan_kinds (). */
static GPtrArray *
list_part_kinds (const HupanKind *kind)
{
  GPtrArray *parts = g_ptr_array_new ();

  for (const HupanKind *const *other = hupan_kinds (); *other != NULL; other++)
    {
      const HupanField *owner = (*other)->flags & HUPAN_KIND_PART ? hupan_kind_get_owner_field (*other) : NULL;

      if (owner != NULL && (owner->target == NULL || g_str_equal (owner->target, kind->name)))
        g_ptr_array_add (parts, (gpointer) *other);
    }

  return parts;
}

static gboolean
read_parts (Reader      *reader,
            HupanRecord *owner)
{
  g_autoptr (GPtrArray) kinds = list_part_kinds (hupan_record_get_kind (owner));

  for (guint i = 0; i < kinds->len; i++)
    {
      const HupanKind *kind = g_ptr_array_index (kinds, i);
      GPtrArray *known = g_hash_table_lookup (reader->dossier->parts, kind->name);
      g_autoptr (GPtrArray) found =
        hupan_registry_find_referring (reader->registry, kind, hupan_kind_get_owner_field (kind)->name,
                                       hupan_record_get_id (owner), reader->error);

      if (found == NULL)
        return FALSE;

      if (known == NULL)
        {
          known = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (reader->dossier->parts, (gpointer) kind->name, known);
        }

      for (guint j = 0; j < found->len; j++)
        {
          HupanRecord *part = g_ptr_array_index (found, j);

          g_ptr_array_add (known, g_object_ref (part));
          read_titles_of_references (reader, part);
        }
    }

  return TRUE;
}

static gboolean
read_derived (Reader      *reader,
              HupanRecord *record)
{
  g_autoptr (GHashTable) values = hupan_registry_read_derived (reader->registry, hupan_record_get_kind (record),
                                                               hupan_record_get_id (record), reader->lang, reader->error);
  GHashTableIter iter;
  gpointer field, value;

  if (values == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &field, &value))
    {
      g_hash_table_insert (reader->dossier->derived, field, value);
      g_hash_table_iter_steal (&iter);
    }

  return TRUE;
}

static gboolean
read_record (Reader      *reader,
             HupanRecord *record)
{
  read_title (reader, hupan_record_get_kind (record), hupan_record_get_id (record));
  read_titles_of_references (reader, record);

  return read_derived (reader, record) && read_parts (reader, record);
}

/* The other records that embed the same one: a person's other applications, and whether they are a fellow. */
static gboolean
read_siblings (Reader      *reader,
               HupanRecord *record)
{
  const HupanKind *own = hupan_record_get_kind (record);
  const char *embedded = hupan_kind_get_field (own, own->embeds)->target;
  const gint64 embedded_id = hupan_record_get_reference (record, own->embeds);

  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    {
      g_autoptr (GPtrArray) found = NULL;
      GPtrArray *siblings;

      if ((*kind)->embeds == NULL || !g_str_equal (hupan_kind_get_field (*kind, (*kind)->embeds)->target, embedded))
        continue;

      found = hupan_registry_find_referring (reader->registry, *kind, (*kind)->embeds, embedded_id, reader->error);
      if (found == NULL)
        return FALSE;

      siblings = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (reader->dossier->siblings, (gpointer) (*kind)->name, siblings);
      for (guint i = 0; i < found->len; i++)
        {
          HupanRecord *sibling = g_ptr_array_index (found, i);

          if (hupan_record_get_id (sibling) == hupan_record_get_id (record))
            continue;

          g_ptr_array_add (siblings, g_object_ref (sibling));
          read_titles_of_references (reader, sibling);
        }
    }

  return TRUE;
}

static gboolean
read_embedded (Reader *reader)
{
  HupanDossier *self = reader->dossier;
  const HupanKind *kind = hupan_record_get_kind (self->record);

  self->embedded = hupan_registry_get_record (reader->registry, hupan_kind_get (hupan_kind_get_field (kind, kind->embeds)->target),
                                              hupan_record_get_reference (self->record, kind->embeds), reader->error);

  return self->embedded != NULL && read_record (reader, self->embedded) && read_siblings (reader, self->record);
}

/**
 * hupan_dossier_load:
 * @lang: the language of titles, BCP 47
 *
 * Returns: (transfer full): %NULL with %HUPAN_STORE_ERROR_NOT_FOUND when there is no such record
 */
HupanDossier *
hupan_dossier_load (HupanRegistry   *registry,
                    const HupanKind *kind,
                    gint64           id,
                    const char      *lang,
                    GError         **error)
{
  g_autoptr (HupanDossier) self = g_object_new (HUPAN_TYPE_DOSSIER, NULL);
  Reader reader = { self, registry, lang, error };

  self->record = hupan_registry_get_record (registry, kind, id, error);
  if (self->record == NULL || !read_record (&reader, self->record))
    return NULL;

  if (kind->embeds != NULL && !read_embedded (&reader))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * hupan_dossier_load_draft:
 * @kind: of the new record; it embeds another
 * @embedded: the record that it is to embed: the person who applies once more, or becomes a fellow
 *
 * Returns: (transfer full): a new record of @kind, stored nowhere, for a record that is there already
 */
HupanDossier *
hupan_dossier_load_draft (HupanRegistry   *registry,
                          const HupanKind *kind,
                          gint64           embedded,
                          const char      *lang,
                          GError         **error)
{
  g_autoptr (HupanDossier) self = g_object_new (HUPAN_TYPE_DOSSIER, NULL);
  g_autoptr (HupanRecord) empty = hupan_record_new_draft (kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, embedded);
  Reader reader = { self, registry, lang, error };

  self->record = hupan_record_with (empty, kind->embeds, id);

  return read_embedded (&reader) ? g_steal_pointer (&self) : NULL;
}
