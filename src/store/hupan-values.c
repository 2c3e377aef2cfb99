/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <json-glib/json-glib.h>

#include "hupan-values.h"

/* Written by hand, because a large import writes millions; read by the library, because undoing one is rare. */
static void
append_string (GString    *json,
               const char *value)
{
  g_string_append_c (json, '"');
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (json, '\\');

      if (*p == '\n')
        g_string_append (json, "\\n");
      else if ((guchar) *p < 0x20)
        g_string_append_printf (json, "\\u%04x", *p);
      else
        g_string_append_c (json, *p);
    }
  g_string_append_c (json, '"');
}

void
hupan_values_append (GString    *json,
                     const char *value)
{
  g_string_append_c (json, json->len == 0 ? '[' : ',');
  if (value != NULL)
    append_string (json, value);
  else
    g_string_append (json, "null");
}

char *
hupan_values_end (GString *json)
{
  if (json->len > 0)
    g_string_append_c (json, ']');

  return g_string_free (json, json->len == 0);
}

/**
 * hupan_values_parse:
 * @json: (nullable): what was written; %NULL is all nulls
 * @values: (out caller-allocates) (array length=n): the values, to be freed each
 */
gboolean
hupan_values_parse (const char  *json,
                    char       **values,
                    guint        n,
                    GError     **error)
{
  g_autoptr(JsonNode) root = NULL;
  JsonArray *array;

  if (json == NULL)
    {
      for (guint i = 0; i < n; i++)
        values[i] = NULL;
      return TRUE;
    }

  root = json_from_string (json, error);
  if (root == NULL)
    return FALSE;

  array = JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;
  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = array != NULL && i < json_array_get_length (array) ? json_array_get_element (array, i) : NULL;

      values[i] = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_dup_string (node) : NULL;
    }

  return TRUE;
}
