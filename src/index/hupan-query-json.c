/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-query-json.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "core/hupan-period.h"

/* The written form of a query, which outlives the program that wrote it: saved views are kept in the registry. */

/**
 * hupan_query_build_filters:
 *
 * Adds a member "filters" to the object that is being built: an object of columns, each an array of the values chosen.
 */
void
hupan_query_build_filters (HupanQuery  *query,
                           JsonBuilder *builder)
{
  const HupanKind *kind = hupan_query_get_kind (query);

  json_builder_set_member_name (builder, "filters");
  json_builder_begin_object (builder);
  for (const HupanColumn *column = kind->columns; column->name != NULL; column++)
    {
      const char *const *values = hupan_query_get_filter (query, column);

      if (values == NULL)
        continue;

      json_builder_set_member_name (builder, column->name);
      json_builder_begin_array (builder);
      for (; *values != NULL; values++)
        json_builder_add_string_value (builder, *values);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

static void
build_sort (const HupanSort *sort,
            gsize            n,
            JsonBuilder     *builder)
{
  json_builder_set_member_name (builder, "sort");
  json_builder_begin_array (builder);
  for (gsize i = 0; i < n; i++)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "column");
      json_builder_add_string_value (builder, sort[i].column->name);
      if (sort[i].descending)
        {
          json_builder_set_member_name (builder, "descending");
          json_builder_add_boolean_value (builder, TRUE);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

char *
hupan_query_to_json (HupanQuery *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  const HupanSort *sort;
  gsize n_sort;

  g_return_val_if_fail (HUPAN_IS_QUERY (self), NULL);

  sort = hupan_query_get_sort (self, &n_sort);

  json_builder_begin_object (builder);
  if (*hupan_query_get_text (self) != '\0')
    {
      json_builder_set_member_name (builder, "text");
      json_builder_add_string_value (builder, hupan_query_get_text (self));
    }
  if (hupan_query_has_filters (self))
    hupan_query_build_filters (self, builder);
  if (n_sort > 0)
    build_sort (sort, n_sort, builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static gboolean
refuse (GError     **error,
        const char  *sentence)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, sentence);
  return FALSE;
}

static gboolean
is_string (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

static gboolean
read_text (HupanQuery  *query,
           JsonNode    *node,
           GError     **error)
{
  if (!is_string (node))
    return refuse (error, _("This saved view cannot be read: its search is not a text."));

  hupan_query_set_text (query, json_node_get_string (node));
  return TRUE;
}

/* Whether a value may stand in the filter of a column; one that may not, written by hand or by another version, is
 * passed over as a column is that is not there. */
static gboolean
is_possible (const HupanKind   *kind,
             const HupanColumn *column,
             const char        *value)
{
  HupanPeriod period;

  return *value == '\0' || !hupan_column_is_dated (column, kind) || hupan_period_read (value, &period);
}

static gboolean
read_filter (HupanQuery  *query,
             const char  *name,
             JsonNode    *node,
             GError     **error)
{
  const HupanKind *kind = hupan_query_get_kind (query);
  const HupanColumn *column = hupan_kind_get_column (kind, name);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) values = NULL;
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse (error, _("This saved view cannot be read: the values of a filter are not a list."));

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *value = json_array_get_element (array, i);

      if (!is_string (value))
        return refuse (error, _("This saved view cannot be read: a value of a filter is not a text."));
      if (column != NULL && is_possible (kind, column, json_node_get_string (value)))
        g_strv_builder_add (builder, json_node_get_string (value));
    }

  values = g_strv_builder_end (builder);
  if (column != NULL)
    hupan_query_set_filter (query, column, (const char *const *) values);
  return TRUE;
}

static gboolean
read_filters (HupanQuery  *query,
              JsonNode    *node,
              GError     **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *values;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (error, _("This saved view cannot be read: its filters have no names."));

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &values))
    if (!read_filter (query, name, values, error))
      return FALSE;

  return TRUE;
}

static gboolean
read_sort (HupanQuery  *query,
           JsonNode    *node,
           GError     **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (HupanSort));
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse (error, _("This saved view cannot be read: its order is not a list."));

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;
      JsonNode *name = object != NULL ? json_object_get_member (object, "column") : NULL;
      JsonNode *descending = object != NULL ? json_object_get_member (object, "descending") : NULL;
      HupanSort sort = { NULL, FALSE };

      if (name == NULL || !is_string (name))
        return refuse (error, _("This saved view cannot be read: its order does not name a column."));
      if (descending != NULL && (!JSON_NODE_HOLDS_VALUE (descending) || json_node_get_value_type (descending) != G_TYPE_BOOLEAN))
        return refuse (error, _("This saved view cannot be read: its order does not say which way."));

      sort.column = hupan_kind_get_column (hupan_query_get_kind (query), json_node_get_string (name));
      sort.descending = descending != NULL && json_node_get_boolean (descending);
      if (sort.column != NULL)
        g_array_append_val (keys, sort);
    }

  hupan_query_set_sort (query, (const HupanSort *) keys->data, keys->len);
  return TRUE;
}

static const struct
{
  const char *name;
  gboolean (*read) (HupanQuery *query, JsonNode *node, GError **error);
} members[] = {
  { "text", read_text },
  { "filters", read_filters },
  { "sort", read_sort },
};

HupanQuery *
hupan_query_from_json (const HupanKind  *kind,
                       const char       *json,
                       GError          **error)
{
  g_autoptr (HupanQuery) self = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) syntax = NULL;

  g_return_val_if_fail (kind != NULL, NULL);
  g_return_val_if_fail (json != NULL, NULL);

  root = json_from_string (json, &syntax);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      refuse (error, _("This saved view cannot be read: it is not written as a view is."));
      return NULL;
    }

  self = hupan_query_new (kind);
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      JsonNode *node = json_object_get_member (json_node_get_object (root), members[i].name);

      if (node != NULL && !members[i].read (self, node, error))
        return NULL;
    }

  return g_steal_pointer (&self);
}
