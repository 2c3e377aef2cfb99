/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-shown.h"

#include "hupan-output.h"

static void
build_list (JsonBuilder *builder,
            const char  *value)
{
  g_auto (GStrv) items = g_strsplit (value != NULL ? value : "", "\n", -1);

  json_builder_begin_array (builder);
  for (char **item = items; *item != NULL; item++)
    json_builder_add_string_value (builder, *item);
  json_builder_end_array (builder);
}

static void
build_value (JsonBuilder      *builder,
             const HupanField *field,
             const char       *value)
{
  json_builder_set_member_name (builder, field->name);
  if (field->flags & HUPAN_FIELD_LIST)
    build_list (builder, value);
  else
    hupan_output_add_string (builder, value);
}

static void
build_derived (JsonBuilder     *builder,
               HupanShown      *shown,
               const HupanKind *kind)
{
  for (const HupanDerived *derived = kind->derived; derived != NULL && derived->field.name != NULL; derived++)
    build_value (builder, &derived->field, g_hash_table_lookup (shown->derived, &derived->field));
}

/* Canonical values; every field is there, so that a script finds it. */
static void
build_fields (JsonBuilder *builder,
              HupanRecord *record)
{
  const HupanKind *kind = hupan_record_get_kind (record);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, hupan_record_get_id (record));

  json_builder_set_member_name (builder, "id");
  json_builder_add_string_value (builder, id);
  for (const HupanField *field = kind->fields; field->name != NULL; field++)
    build_value (builder, field, hupan_record_get (record, field->name));
}

static gboolean
build_parts (JsonBuilder    *builder,
             HupanRegistry  *registry,
             HupanRecord    *owner,
             GError        **error)
{
  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL; kind++)
    {
      g_autoptr (GPtrArray) parts = hupan_shown_find_parts (registry, *kind, owner, error);

      if (parts == NULL)
        return FALSE;
      if (parts->len == 0)
        continue;
      json_builder_set_member_name (builder, (*kind)->name);
      json_builder_begin_array (builder);
      for (guint i = 0; i < parts->len; i++)
        {
          json_builder_begin_object (builder);
          build_fields (builder, g_ptr_array_index (parts, i));
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
    }

  return TRUE;
}

gboolean
hupan_shown_print_json (HupanShown  *shown,
                        GError     **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const HupanRecordMeta *meta = hupan_record_get_meta (shown->record);

  json_builder_begin_object (builder);
  build_fields (builder, shown->record);
  build_derived (builder, shown, hupan_record_get_kind (shown->record));
  if (!build_parts (builder, shown->registry, shown->record, error))
    return FALSE;

  if (shown->embedded != NULL)
    {
      json_builder_set_member_name (builder, hupan_record_get_kind (shown->record)->embeds);
      json_builder_begin_object (builder);
      build_fields (builder, shown->embedded);
      build_derived (builder, shown, hupan_record_get_kind (shown->embedded));
      if (!build_parts (builder, shown->registry, shown->embedded, error))
        return FALSE;
      json_builder_end_object (builder);
    }

  json_builder_set_member_name (builder, "@version");
  json_builder_add_int_value (builder, meta->version);
  json_builder_set_member_name (builder, "@origin");
  hupan_output_add_string (builder, meta->origin);
  json_builder_set_member_name (builder, "@trashed");
  json_builder_add_boolean_value (builder, meta->deleted_at != 0);
  json_builder_end_object (builder);
  hupan_output_print_json (builder);

  return TRUE;
}
