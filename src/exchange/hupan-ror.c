/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-ror.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "core/kinds/hupan-kinds.h"
#include "hupan-json-split.h"

#define ROR_ERROR HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_FORMAT

static void
name_free (gpointer data)
{
  HupanRorName *name = data;

  g_free (name->name);
  g_free (name->lang);
  g_free (name);
}

void
hupan_ror_record_free (HupanRorRecord *record)
{
  g_clear_object (&record->university);
  g_ptr_array_unref (record->names);
  g_free (record->problem);
  g_free (record->id);
  g_free (record);
}

/* --- JSON --------------------------------------------------------------------------------------------------------- */

static const char *
get_string (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static JsonArray *
get_array (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static guint
get_length (JsonArray *array)
{
  return array != NULL ? json_array_get_length (array) : 0;
}

/* A number in the spelling that the field's type reads; whole numbers without a point. */
static char *
dup_number (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
    return g_strdup (g_ascii_dtostr (text, sizeof text, json_node_get_double (node)));

  return g_strdup (json_node_get_string (node));
}

static gsize
count_members (JsonNode *node)
{
  gsize n = 0;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      JsonNode *member;

      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, NULL, &member))
        n += 1 + count_members (member);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        n += count_members (json_array_get_element (array, i));
    }

  return n;
}

static void
object_member_cb (JsonParser *parser, JsonObject *object, const char *member, gpointer data)
{
  gsize *n = data;

  (*n)++;
}

/* json-glib takes more than RFC 8259 allows and silently keeps the last of several members of one name. */
static JsonNode *
parse_object (const char *text, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) local_error = NULL;
  JsonNode *root;
  gsize n_read = 0;

  if (!g_utf8_validate_len (text, length, NULL))
    {
      g_set_error (error, ROR_ERROR, _("The record is not valid UTF-8 text."));
      return NULL;
    }
  if (strstr (text, "\\u0000") != NULL)
    {
      g_set_error (error, ROR_ERROR, _("The record has a zero character in it."));
      return NULL;
    }

  json_parser_set_strict (parser, TRUE);
  g_signal_connect (parser, "object-member", G_CALLBACK (object_member_cb), &n_read);
  if (!json_parser_load_from_data (parser, text, length, &local_error))
    {
      g_set_error (error, ROR_ERROR, _("The record is not valid JSON: %s."), local_error->message);
      return NULL;
    }

  root = json_parser_get_root (parser);
  if (count_members (root) != n_read)
    {
      g_set_error (error, ROR_ERROR, _("The record gives the same thing twice, so it cannot be told which is right."));
      return NULL;
    }

  return json_node_ref (root);
}

/* --- One record --------------------------------------------------------------------------------------------------- */

/* Reads text into the value of a field; no text is no value. */
static gboolean
set_value (char **values, const char *field_name, const char *text, GError **error)
{
  int index = hupan_kind_get_field_index (&hupan_university_kind, field_name);

  g_assert (index >= 0);
  g_clear_pointer (&values[index], g_free);
  if (text == NULL || *text == '\0')
    return TRUE;

  return hupan_field_parse (&hupan_university_kind.fields[index], text, &values[index], error);
}

static gboolean
set_number (char **values, const char *field_name, JsonObject *object, const char *member, GError **error)
{
  g_autofree char *text = dup_number (object, member);

  return set_value (values, field_name, text, error);
}

static const char *
choose_kind (JsonArray *types, gboolean *is_display)
{
  gboolean is_label = FALSE, is_acronym = FALSE, is_alias = FALSE;

  for (guint i = 0; i < get_length (types); i++)
    {
      const char *type = json_node_get_value_type (json_array_get_element (types, i)) == G_TYPE_STRING
                           ? json_array_get_string_element (types, i)
                           : NULL;

      *is_display |= g_strcmp0 (type, "ror_display") == 0;
      is_label |= g_strcmp0 (type, "label") == 0;
      is_acronym |= g_strcmp0 (type, "acronym") == 0;
      is_alias |= g_strcmp0 (type, "alias") == 0;
    }

  if (is_label || (*is_display && !is_acronym && !is_alias))
    return "label";

  return is_acronym ? "acronym" : "alias";
}

static gboolean
read_names (JsonObject *object, GPtrArray *names, GError **error)
{
  const HupanField *name_field = hupan_kind_get_field (&hupan_university_name_kind, "name");
  const HupanField *lang_field = hupan_kind_get_field (&hupan_university_name_kind, "lang");
  JsonArray *array = get_array (object, "names");

  for (guint i = 0; i < get_length (array); i++)
    {
      JsonObject *element = get_object (json_array_get_element (array, i));
      const char *value = get_string (element, "value");
      g_autofree char *name = NULL;
      g_autofree char *lang = NULL;
      HupanRorName *read;

      if (value == NULL)
        continue;
      if (!hupan_field_parse (name_field, value, &name, error) ||
          !hupan_field_parse (lang_field, get_string (element, "lang"), &lang, error))
        return FALSE;

      read = g_new0 (HupanRorName, 1);
      read->name = g_steal_pointer (&name);
      read->lang = g_steal_pointer (&lang);
      read->kind = choose_kind (get_array (element, "types"), &read->is_display);
      g_ptr_array_add (names, read);
    }

  return TRUE;
}

static const char *
find_display_name (GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    {
      HupanRorName *name = g_ptr_array_index (names, i);

      if (name->is_display)
        return name->name;
    }

  return names->len > 0 ? ((HupanRorName *) g_ptr_array_index (names, 0))->name : NULL;
}

static const char *
find_website (JsonObject *object)
{
  JsonArray *links = get_array (object, "links");

  for (guint i = 0; i < get_length (links); i++)
    {
      JsonObject *link = get_object (json_array_get_element (links, i));

      if (g_strcmp0 (get_string (link, "type"), "website") == 0)
        return get_string (link, "value");
    }

  return NULL;
}

static char *
join_domains (JsonObject *object)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *domains = get_array (object, "domains");
  g_auto (GStrv) items = NULL;

  for (guint i = 0; i < get_length (domains); i++)
    {
      JsonNode *node = json_array_get_element (domains, i);

      if (json_node_get_value_type (node) == G_TYPE_STRING)
        g_strv_builder_add (builder, json_node_get_string (node));
    }

  items = g_strv_builder_end (builder);
  return g_strjoinv ("\n", items);
}

static gboolean
read_values (JsonObject *object, GPtrArray *names, char **values, GError **error)
{
  JsonArray *locations = get_array (object, "locations");
  JsonObject *location = get_length (locations) > 0 ? get_object (json_array_get_element (locations, 0)) : NULL;
  JsonObject *place = location != NULL ? get_object (json_object_get_member (location, "geonames_details")) : NULL;
  const char *country = get_string (place, "country_code");
  g_autofree char *domains = join_domains (object);

  return set_value (values, "ror_id", get_string (object, "id"), error) &&
         set_value (values, "name", find_display_name (names), error) &&
         set_value (values, "native_name", hupan_ror_choose_native_name (names, country), error) &&
         set_value (values, "country", country, error) &&
         set_value (values, "subdivision", get_string (place, "country_subdivision_name"), error) &&
         set_value (values, "city", get_string (place, "name"), error) &&
         set_number (values, "latitude", place, "lat", error) && set_number (values, "longitude", place, "lng", error) &&
         set_value (values, "website", find_website (object), error) && set_value (values, "domains", domains, error) &&
         set_number (values, "established", object, "established", error) &&
         set_value (values, "ror_status", get_string (object, "status"), error);
}

/* A new university has no partnership: a file of ROR says who exists, not whom the academy works with. */
static gboolean
read_university (JsonObject *object, HupanRorRecord *record, GError **error)
{
  guint n = hupan_kind_get_n_fields (&hupan_university_kind);
  g_auto (GStrv) values = g_new0 (char *, n + 1);
  g_autoptr (GPtrArray) problems = NULL;
  gboolean sound;

  record->id = g_strdup (get_string (object, "id"));
  if (!json_object_has_member (object, "names") && json_object_has_member (object, "name"))
    {
      g_set_error (error, ROR_ERROR,
                   _("The record is in version 1 of ROR’s schema. Hupan reads versions 2.0 and 2.1."));
      return FALSE;
    }
  if (record->id == NULL)
    {
      g_set_error (error, ROR_ERROR, _("The record has no ROR ID."));
      return FALSE;
    }

  sound = read_names (object, record->names, error) && read_values (object, record->names, values, error) &&
          set_value (values, "partner_status", "none", error);
  if (sound)
    record->university = hupan_record_new (&hupan_university_kind, hupan_id_new (), NULL, (const char *const *) values);

  /* Unset values in the middle would end the vector early for g_strfreev(). */
  for (guint i = 0; i < n; i++)
    {
      if (values[i] == NULL)
        values[i] = g_strdup ("");
    }
  if (!sound)
    return FALSE;

  problems = hupan_record_check (record->university);
  if (problems->len == 0)
    return TRUE;

  g_clear_object (&record->university);
  g_set_error_literal (error, ROR_ERROR, ((HupanProblem *) g_ptr_array_index (problems, 0))->message);
  return FALSE;
}

static gboolean
add_record (const char *text, gsize length, guint line, gpointer data, GError **error)
{
  GPtrArray *records = data;
  HupanRorRecord *record = g_new0 (HupanRorRecord, 1);
  g_autoptr (GError) problem = NULL;
  g_autoptr (JsonNode) root = parse_object (text, length, &problem);

  record->line = line;
  record->names = g_ptr_array_new_with_free_func (name_free);
  g_ptr_array_add (records, record);
  if (root == NULL || !read_university (json_node_get_object (root), record, &problem))
    record->problem = g_strdup (problem->message);

  return TRUE;
}

/**
 * hupan_ror_read:
 *
 * Returns: (transfer full): of #HupanRorRecord, in the order of the file; %NULL if the file as a whole is not JSON or
 *   too large. What is wrong with one record is said in it.
 */
GPtrArray *
hupan_ror_read (HupanSource *source, const HupanImportLimits *limits, const HupanProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_ror_record_free);

  if (!hupan_json_split (source, limits, add_record, records, progress, error))
    return NULL;

  if (records->len == 0)
    {
      g_set_error (error, ROR_ERROR, _("The file has no records in it."));
      return NULL;
    }

  return g_steal_pointer (&records);
}
