/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-leaves.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "hupan-import-error.h"

typedef struct
{
  GString *name;
  gsize n_members;
  HupanLeafFunc func;
  gpointer data;
} Walk;

static gboolean fail (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
fail (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_propagate_error (error, g_error_new_valist (HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_FORMAT, format, args));
  va_end (args);
  return FALSE;
}

/* How many members the objects of a valid text have: each has one colon outside the strings. */
static gsize
count_members (const char *text, gsize length)
{
  gboolean in_string = FALSE;
  gsize n = 0;

  for (const char *c = text; c < text + length; c++)
    {
      if (*c == '"')
        in_string = !in_string;
      else if (*c == '\\' && in_string)
        c++;
      else if (*c == ':' && !in_string)
        n++;
    }

  return n;
}

static gboolean
load (JsonParser *parser, const char *text, gsize length, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (!g_utf8_validate_len (text, length, NULL))
    return fail (error, "%s", _("The record is not valid UTF-8 text."));
  if (g_strstr_len (text, (gssize) length, "\\u0000") != NULL)
    return fail (error, "%s", _("The record has a zero character in it."));

  /* json-glib takes more than RFC 8259 allows. */
  json_parser_set_strict (parser, TRUE);
  if (json_parser_load_from_data (parser, text, length, &local_error))
    return TRUE;

  return fail (error, _("The record is not valid JSON: %s."), local_error->message);
}

static void
say (Walk *self, HupanLeafType type, const char *value)
{
  self->func (self->name->str, type, value, self->data);
}

static void
say_value (Walk *self, JsonNode *node)
{
  const GType type = json_node_get_value_type (node);
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (type == G_TYPE_STRING)
    say (self, HUPAN_LEAF_TEXT, json_node_get_string (node));
  else if (type == G_TYPE_INT64)
    {
      g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, json_node_get_int (node));
      say (self, HUPAN_LEAF_NUMBER, text);
    }
  else if (type == G_TYPE_DOUBLE)
    say (self, HUPAN_LEAF_NUMBER, g_ascii_dtostr (text, sizeof text, json_node_get_double (node)));
  else if (type == G_TYPE_BOOLEAN)
    say (self, HUPAN_LEAF_WORD, json_node_get_boolean (node) ? "true" : "false");
  else
    say (self, HUPAN_LEAF_WORD, "null");
}

/* "[7]": formatted by hand, for there are millions of them. */
static void
append_index (GString *name, guint index)
{
  char digits[16];
  gsize at = sizeof digits;

  digits[--at] = ']';
  do
    digits[--at] = '0' + index % 10;
  while ((index /= 10) > 0);
  digits[--at] = '[';
  g_string_append_len (name, digits + at, sizeof digits - at);
}

static void
walk (Walk *self, JsonNode *node)
{
  const gsize here = self->name->len;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *member;
      JsonNode *child;

      say (self, HUPAN_LEAF_OBJECT, "");
      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &member, &child))
        {
          self->n_members++;
          if (here > 0)
            g_string_append_c (self->name, '.');
          g_string_append (self->name, member);
          walk (self, child);
          g_string_truncate (self->name, here);
        }
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      say (self, HUPAN_LEAF_ARRAY, "");
      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          append_index (self->name, i);
          walk (self, json_array_get_element (array, i));
          g_string_truncate (self->name, here);
        }
    }
  else
    say_value (self, node);
}

gboolean
hupan_leaves_parse (const char *object, gsize length, HupanLeafFunc func, gpointer data, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GString) name = g_string_sized_new (64);
  Walk self = { .name = name, .func = func, .data = data };

  if (!load (parser, object, length, error))
    return FALSE;

  /* json-glib silently keeps the last of several members of one name. */
  walk (&self, json_parser_get_root (parser));
  return self.n_members == count_members (object, length) ||
         fail (error, "%s", _("The record gives the same thing twice, so it cannot be told which is right."));
}
