/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-sample-maker.h"

#include "hupan-sample.h"

#define RESOURCES "/io/github/hupan_app/Hupan/sample/"

struct _HupanSampleMaker
{
  HupanBatch *batch; /* borrowed */
  GHashTable *ids;   /* "kind/name" to id */
  GStringChunk *texts;
  GPtrArray *contents; /* of GBytes */
};

static const char *add_object (HupanSampleMaker *self, const HupanKind *kind, JsonObject *object, const char *owner);

HupanSampleMaker *
hupan_sample_maker_new (HupanBatch *batch)
{
  HupanSampleMaker *self = g_new0 (HupanSampleMaker, 1);

  self->batch = batch;
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->texts = g_string_chunk_new (4096);
  self->contents = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  return self;
}

void
hupan_sample_maker_free (HupanSampleMaker *self)
{
  g_hash_table_unref (self->ids);
  g_string_chunk_free (self->texts);
  g_ptr_array_unref (self->contents);
  g_free (self);
}

JsonObject *
hupan_sample_read (const char *file)
{
  g_autofree char *path = g_strconcat (RESOURCES, file, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *text;

  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes == NULL)
    g_error ("%s", error->message);
  text = g_bytes_get_data (bytes, &size);
  if (!json_parser_load_from_data (parser, text, size, &error))
    g_error ("%s: %s", file, error->message);

  return json_object_ref (json_node_get_object (json_parser_get_root (parser)));
}

/* Through the same door as what people type, so that a wrong fact is refused here and not stored. */
static void
set_value (char            **values,
           const HupanKind  *kind,
           const char       *name,
           const char       *text)
{
  int index = hupan_kind_get_field_index (kind, name);
  g_autoptr (GError) error = NULL;

  if (index < 0)
    g_error ("sample: %s has no field %s", kind->name, name);

  g_clear_pointer (&values[index], g_free);
  if (text != NULL && !hupan_field_parse (&kind->fields[index], text, &values[index], &error))
    g_error ("sample: %s.%s: %s", kind->name, name, error->message);
}

static char **
new_values (const HupanKind *kind)
{
  guint n = hupan_kind_get_n_fields (kind);
  char **values = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    values[i] = g_strdup (kind->fields[i].initial);

  return values;
}

static void
free_values (const HupanKind  *kind,
             char            **values)
{
  for (guint i = 0; i < hupan_kind_get_n_fields (kind); i++)
    g_free (values[i]);
  g_free (values);
}

static const char *
create (HupanSampleMaker *self,
        const HupanKind  *kind,
        char            **values)
{
  g_autoptr (HupanRecord) draft = hupan_record_new (kind, hupan_id_new (), NULL, (const char *const *) values);
  gint64 id = hupan_batch_create (self->batch, draft, HUPAN_SAMPLE_ORIGIN);
  char text[24];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, id);
  return g_string_chunk_insert (self->texts, text);
}

const char *
hupan_sample_maker_get_id (HupanSampleMaker *self,
                           const char       *kind,
                           const char       *name)
{
  g_autofree char *key = g_strconcat (kind, "/", name, NULL);
  const char *id = g_hash_table_lookup (self->ids, key);

  if (id == NULL)
    g_error ("sample: there is no %s", key);

  return id;
}

static char *
dup_list_text (JsonArray *array)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) items = NULL;

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_strv_builder_add (builder, json_array_get_string_element (array, i));
  items = g_strv_builder_end (builder);

  return g_strjoinv ("\n", items);
}

/* A reference is a name, or the object of a record that only this one refers to. */
static char *
dup_value_text (HupanSampleMaker *self,
                const HupanField *field,
                JsonNode         *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    return dup_list_text (json_node_get_array (node));
  if (JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup (add_object (self, hupan_kind_get (field->target), json_node_get_object (node), NULL));
  if (field->type == HUPAN_TYPE_REFERENCE)
    return g_strdup (hupan_sample_maker_get_id (self, field->target, json_node_get_string (node)));

  return json_node_dup_string (node);
}

static void
add_wordings (HupanSampleMaker *self,
              const char       *owner,
              JsonObject       *languages)
{
  g_autoptr (GList) tags = json_object_get_members (languages);

  for (GList *tag = tags; tag != NULL; tag = tag->next)
    {
      JsonObject *fields = json_object_get_object_member (languages, tag->data);
      g_autoptr (GList) names = json_object_get_members (fields);

      for (GList *name = names; name != NULL; name = name->next)
        hupan_sample_maker_add (self, "translation", "owner", owner, "field", name->data, "lang", tag->data, "text",
                                json_object_get_string_member (fields, name->data), NULL);
    }
}

static void
add_parts (HupanSampleMaker *self,
           JsonObject       *object,
           const HupanKind  *kind,
           const char       *id)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *member = members; member != NULL; member = member->next)
    {
      const HupanKind *part;
      JsonArray *parts;

      if (strcmp (member->data, "wordings") == 0)
        {
          add_wordings (self, id, json_object_get_object_member (object, member->data));
          continue;
        }
      if (strcmp (member->data, "id") == 0 || hupan_kind_get_field (kind, member->data) != NULL)
        continue;

      part = hupan_kind_get (member->data);
      if (part == NULL)
        g_error ("sample: %s has no %s", kind->name, (const char *) member->data);
      parts = json_object_get_array_member (object, member->data);
      for (guint i = 0; i < json_array_get_length (parts); i++)
        add_object (self, part, json_array_get_object_element (parts, i), id);
    }
}

static const char *
add_object (HupanSampleMaker *self,
            const HupanKind  *kind,
            JsonObject       *object,
            const char       *owner)
{
  char **values = new_values (kind);
  const char *name = json_object_get_string_member_with_default (object, "id", NULL);
  const char *id;

  if (owner != NULL)
    set_value (values, kind, hupan_kind_get_owner_field (kind)->name, owner);

  for (guint i = 0; i < hupan_kind_get_n_fields (kind); i++)
    {
      const HupanField *field = &kind->fields[i];
      JsonNode *node = json_object_get_member (object, field->name);
      g_autofree char *text = NULL;

      if (node == NULL)
        continue;
      text = dup_value_text (self, field, node);
      set_value (values, kind, field->name, text);
    }

  id = create (self, kind, values);
  free_values (kind, values);

  if (name == NULL)
    name = json_object_get_string_member_with_default (object, "ror_id", NULL);
  if (name != NULL)
    g_hash_table_insert (self->ids, g_strconcat (kind->name, "/", name, NULL), (char *) id);
  add_parts (self, object, kind, id);

  return id;
}

void
hupan_sample_maker_add_file (HupanSampleMaker *self,
                             JsonObject       *file)
{
  /* In the order of kinds, because those that come later refer to the earlier ones. */
  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    {
      JsonArray *records;

      if (!json_object_has_member (file, (*kind)->name))
        continue;
      records = json_object_get_array_member (file, (*kind)->name);
      for (guint i = 0; i < json_array_get_length (records); i++)
        add_object (self, *kind, json_array_get_object_element (records, i), NULL);
    }
}

const char *
hupan_sample_maker_add (HupanSampleMaker *self,
                        const char       *kind_name,
                        ...)
{
  const HupanKind *kind = hupan_kind_get (kind_name);
  char **values = new_values (kind);
  const char *id;
  va_list arguments;

  va_start (arguments, kind_name);
  for (const char *name = va_arg (arguments, const char *); name != NULL; name = va_arg (arguments, const char *))
    set_value (values, kind, name, va_arg (arguments, const char *));
  va_end (arguments);

  id = create (self, kind, values);
  free_values (kind, values);

  return id;
}

void
hupan_sample_maker_add_content (HupanSampleMaker *self,
                                GBytes           *content)
{
  g_ptr_array_add (self->contents, g_bytes_ref (content));
}

GPtrArray *
hupan_sample_maker_get_contents (HupanSampleMaker *self)
{
  return self->contents;
}
