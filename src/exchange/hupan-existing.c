/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-existing.h"

struct _HupanExisting
{
  HupanRegistry *registry; /* borrowed */
  GHashTable *records;     /* kind -> (id -> HupanRecord) */
  GHashTable *parts;       /* part kind -> (owner -> GPtrArray of HupanRecord) */
};

typedef struct
{
  const HupanKind *kind;
  GArray *fields; /* of guint: the index of the field that each path is */
  const HupanField *owner;
  GHashTable *owners; /* of which parts are wanted */
  GHashTable *into;
} Reading;

HupanExisting *
hupan_existing_new (HupanRegistry *registry)
{
  HupanExisting *self = g_new0 (HupanExisting, 1);

  self->registry = registry;
  self->records = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  self->parts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);

  return self;
}

void
hupan_existing_free (HupanExisting *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->records);
  g_hash_table_unref (self->parts);
  g_free (self);
}

static HupanRecord *
make_record (Reading *reading, gint64 id, const char *const *values)
{
  g_autofree const char **all = g_new0 (const char *, hupan_kind_get_n_fields (reading->kind));

  for (guint i = 0; i < reading->fields->len; i++)
    all[g_array_index (reading->fields, guint, i)] = values[i];

  return hupan_record_new (reading->kind, id, NULL, all);
}

static gboolean
add_record_cb (gint64 id, const char *const *values, gpointer data)
{
  Reading *reading = data;

  g_hash_table_insert (reading->into, g_memdup2 (&id, sizeof id), make_record (reading, id, values));
  return TRUE;
}

static gboolean
add_part_cb (gint64 id, const char *const *values, gpointer data)
{
  Reading *reading = data;
  g_autoptr (HupanRecord) part = make_record (reading, id, values);
  gint64 owner = hupan_record_get_reference (part, reading->owner->name);
  GPtrArray *parts;

  if (!g_hash_table_contains (reading->owners, &owner))
    return TRUE;

  parts = g_hash_table_lookup (reading->into, &owner);
  if (parts == NULL)
    {
      parts = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (reading->into, g_memdup2 (&owner, sizeof owner), parts);
    }
  g_ptr_array_add (parts, g_steal_pointer (&part));

  return TRUE;
}

static gboolean
scan (HupanExisting       *self,
      Reading             *reading,
      GArray              *ids,
      HupanScanFunc        func,
      const HupanProgress *progress,
      GError             **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_null_terminated (16, NULL, TRUE);
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; reading->kind->fields[i].name != NULL; i++)
    {
      if (reading->kind->fields[i].flags & HUPAN_FIELD_RESTRICTED)
        continue;
      g_ptr_array_add (paths, (gpointer) reading->kind->fields[i].name);
      g_array_append_val (fields, i);
    }
  reading->fields = fields;

  return hupan_registry_scan (self->registry, reading->kind, (const char *const *) paths->pdata,
                              ids != NULL ? (const gint64 *) (gpointer) ids->data : NULL, ids != NULL ? ids->len : 0, NULL,
                              func, reading, progress, error);
}

static gint
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

gboolean
hupan_existing_load (HupanExisting       *self,
                     const HupanKind     *kind,
                     GHashTable          *ids,
                     const HupanProgress *progress,
                     GError             **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTable *records = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  Reading reading = { .kind = kind, .into = records };
  GHashTableIter iter;
  gpointer id;

  g_hash_table_insert (self->records, (gpointer) kind, records);
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (list, id, 1);
  g_array_sort (list, compare_ids);

  return list->len == 0 || scan (self, &reading, list, add_record_cb, progress, error);
}

gboolean
hupan_existing_load_parts (HupanExisting       *self,
                           const HupanKind     *part,
                           GHashTable          *owners,
                           const HupanProgress *progress,
                           GError             **error)
{
  GHashTable *parts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  Reading reading = { .kind = part, .owner = hupan_kind_get_owner_field (part), .owners = owners, .into = parts };

  g_hash_table_insert (self->parts, (gpointer) part, parts);

  return g_hash_table_size (owners) == 0 || scan (self, &reading, NULL, add_part_cb, progress, error);
}

HupanRecord *
hupan_existing_get (HupanExisting *self, const HupanKind *kind, gint64 id)
{
  GHashTable *records = g_hash_table_lookup (self->records, kind);

  return records != NULL ? g_hash_table_lookup (records, &id) : NULL;
}

GPtrArray *
hupan_existing_get_parts (HupanExisting *self, const HupanKind *part, gint64 owner)
{
  GHashTable *parts = g_hash_table_lookup (self->parts, part);

  return parts != NULL ? g_hash_table_lookup (parts, &owner) : NULL;
}
