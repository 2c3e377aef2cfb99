/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-record.h"

struct _HupanRecord
{
  GObject parent_instance;

  const HupanKind *kind;
  gint64 id;
  HupanRecordMeta meta;

  /* One block: as many pointers as the kind has fields, then the texts they point to and those of the meta data.
   * A list may hold a hundred thousand of these. */
  const char **values;
};

G_DEFINE_FINAL_TYPE (HupanRecord, hupan_record, G_TYPE_OBJECT)

static gsize
text_size (const char *text)
{
  return text != NULL && *text != '\0' ? strlen (text) + 1 : 0;
}

/* An empty text is no value. */
static const char *
place_text (char       **end,
            const char  *text)
{
  gsize size = text_size (text);
  char *start = *end;

  if (size == 0)
    return NULL;

  *end += size;
  return memcpy (start, text, size);
}

static void
hupan_record_finalize (GObject *object)
{
  HupanRecord *self = HUPAN_RECORD (object);

  g_free (self->values);

  G_OBJECT_CLASS (hupan_record_parent_class)->finalize (object);
}

static void
hupan_record_class_init (HupanRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hupan_record_finalize;
}

static void
hupan_record_init (HupanRecord *self)
{
}

/**
 * hupan_record_new:
 * @meta: (nullable): what the registry keeps about it; copied
 * @values: canonical texts, one for each field of @kind in its order, %NULL where there is none; copied
 *
 * Returns: (transfer full): the record
 */
HupanRecord *
hupan_record_new (const HupanKind       *kind,
                  gint64                 id,
                  const HupanRecordMeta *meta,
                  const char *const     *values)
{
  HupanRecord *self = g_object_new (HUPAN_TYPE_RECORD, NULL);
  guint n = hupan_kind_get_n_fields (kind);
  gsize size = n * sizeof *self->values;
  char *end;

  self->kind = kind;
  self->id = id;
  if (meta != NULL)
    self->meta = *meta;

  for (guint i = 0; i < n; i++)
    size += text_size (values[i]);
  size += text_size (self->meta.updated_by) + text_size (self->meta.origin);

  self->values = g_malloc (size);
  end = (char *) (self->values + n);
  for (guint i = 0; i < n; i++)
    self->values[i] = place_text (&end, values[i]);
  self->meta.updated_by = place_text (&end, self->meta.updated_by);
  self->meta.origin = place_text (&end, self->meta.origin);

  return self;
}

/**
 * hupan_record_new_draft:
 *
 * A record that was never stored: a new id, version 0, and the initial values of its fields.
 *
 * Returns: (transfer full): the draft
 */
HupanRecord *
hupan_record_new_draft (const HupanKind *kind)
{
  guint n = hupan_kind_get_n_fields (kind);
  g_autofree const char **values = g_new (const char *, n);

  for (guint i = 0; i < n; i++)
    values[i] = kind->fields[i].initial;

  return hupan_record_new (kind, hupan_id_new (), NULL, values);
}

/**
 * hupan_record_with:
 * @field: the name of a field
 * @value: (nullable): canonical text
 *
 * Returns: (transfer full): a copy that differs in one value
 */
HupanRecord *
hupan_record_with (HupanRecord *self,
                   const char  *field,
                   const char  *value)
{
  guint n = hupan_kind_get_n_fields (self->kind);
  int index = hupan_kind_get_field_index (self->kind, field);
  g_autofree const char **values = NULL;

  g_return_val_if_fail (index >= 0, g_object_ref (self));

  values = g_memdup2 (self->values, n * sizeof *values);
  values[index] = value;

  return hupan_record_new (self->kind, self->id, &self->meta, values);
}

const HupanKind *
hupan_record_get_kind (HupanRecord *self)
{
  return self->kind;
}

gint64
hupan_record_get_id (HupanRecord *self)
{
  return self->id;
}

const HupanRecordMeta *
hupan_record_get_meta (HupanRecord *self)
{
  return &self->meta;
}

/**
 * hupan_record_get:
 *
 * Returns: (nullable): the canonical text of a field, borrowed
 */
const char *
hupan_record_get (HupanRecord *self,
                  const char  *field)
{
  int index = hupan_kind_get_field_index (self->kind, field);

  g_return_val_if_fail (index >= 0, NULL);

  return self->values[index];
}

const char *
hupan_record_get_at (HupanRecord *self,
                     guint        field_index)
{
  return self->values[field_index];
}

/**
 * hupan_record_get_reference:
 *
 * Returns: the id of the record that a reference field names, 0 if none
 */
gint64
hupan_record_get_reference (HupanRecord *self,
                            const char  *field)
{
  const char *value = hupan_record_get (self, field);

  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
}

/**
 * hupan_record_dup_list:
 *
 * Returns: (transfer full): the values of a list field, %NULL-terminated, empty if there are none
 */
char **
hupan_record_dup_list (HupanRecord *self,
                       const char  *field)
{
  const char *value = hupan_record_get (self, field);

  return g_strsplit (value != NULL ? value : "", "\n", -1);
}
