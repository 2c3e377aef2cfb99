/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-field.h"

#include <glib/gi18n.h>

#include "hupan-text.h"
#include "hupan-type.h"

G_DEFINE_QUARK (hupan-value-error-quark, hupan_value_error)

const char *
hupan_field_get_label (const HupanField *field)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "field", field->label);
}

/**
 * hupan_field_get_sql_type:
 *
 * Returns: the type of the field's column in a STRICT table. Lists are text: their items with \n between them.
 */
const char *
hupan_field_get_sql_type (const HupanField *field)
{
  return field->flags & HUPAN_FIELD_LIST ? "TEXT" : hupan_type_get_info (field->type)->sql;
}

static gboolean
parse_one (const HupanField  *field,
           const char        *text,
           char             **value,
           GError           **error)
{
  if (field->type == HUPAN_TYPE_ENUM)
    return hupan_choice_parse (field, text, value, error);

  return hupan_type_get_info (field->type)->parse (text, value, error);
}

/* An item of a list may not contain what keeps the items apart. */
static const char *
list_separators (const HupanField *field)
{
  return field->type == HUPAN_TYPE_EMAIL ? "\n;；,，、" : "\n;；";
}

static gboolean
parse_list (const HupanField  *field,
            const char        *text,
            char             **value,
            GError           **error)
{
  g_auto (GStrv) items = hupan_text_split (text, list_separators (field));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) values = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (char **item = items; *item != NULL; item++)
    {
      char *canonical = NULL;

      if (!parse_one (field, *item, &canonical, error))
        return FALSE;
      if (!g_hash_table_contains (seen, canonical))
        g_strv_builder_add (builder, canonical);
      g_hash_table_add (seen, canonical);
    }

  values = g_strv_builder_end (builder);
  *value = values[0] != NULL ? g_strjoinv ("\n", values) : NULL;
  return TRUE;
}

/**
 * hupan_field_parse:
 * @text: (nullable): what somebody typed or what stands in a file; for list fields several, one a line or with
 *   semicolons between them (e-mail addresses also with commas)
 * @value: (out) (nullable): canonical text to be freed, %NULL if @text is blank
 *
 * Returns: %FALSE with an error of %HUPAN_VALUE_ERROR whose message, a translated sentence, says what is wrong
 */
gboolean
hupan_field_parse (const HupanField  *field,
                   const char        *text,
                   char             **value,
                   GError           **error)
{
  g_autofree char *clean = NULL;
  g_autofree char *canonical = NULL;

  *value = NULL;

  if (text != NULL && !g_utf8_validate (text, -1, NULL))
    return hupan_value_refuse (error,
                               _ ("The value of “%s” is not valid UTF-8 text."),
                               hupan_field_get_label (field));

  if (text != NULL)
    clean = hupan_text_clean (text, field->type == HUPAN_TYPE_LONG_TEXT || field->flags & HUPAN_FIELD_LIST);

  if (clean != NULL && *clean != '\0')
    {
      if (field->flags & HUPAN_FIELD_LIST)
        {
          if (!parse_list (field, clean, &canonical, error))
            return FALSE;
        }
      else if (!parse_one (field, clean, &canonical, error))
        return FALSE;
    }

  if (canonical == NULL && field->flags & HUPAN_FIELD_REQUIRED)
    {
      /* Translators: %s is the name of a field that must not be empty. */
      g_set_error (error, HUPAN_VALUE_ERROR, HUPAN_VALUE_ERROR_MISSING, _ ("“%s” is needed."),
                   hupan_field_get_label (field));
      return FALSE;
    }

  *value = g_steal_pointer (&canonical);
  return TRUE;
}

static char *
format_one (const HupanField *field,
            const char       *value)
{
  const HupanTypeInfo *info = hupan_type_get_info (field->type);

  if (field->type == HUPAN_TYPE_ENUM)
    return g_strdup (hupan_field_get_choice_label (field, value));

  return info->format != NULL ? info->format (value) : g_strdup (value);
}

/**
 * hupan_field_format:
 * @value: (nullable): canonical text
 *
 * Returns: (transfer full): what people read in the interface's language; "" for no value. References are ids all the
 *   same: only the registry knows titles.
 */
char *
hupan_field_format (const HupanField *field,
                    const char       *value)
{
  g_auto (GStrv) items = NULL;

  if (value == NULL)
    return g_strdup ("");
  if (!(field->flags & HUPAN_FIELD_LIST))
    return format_one (field, value);

  items = g_strsplit (value, "\n", -1);
  for (char **item = items; *item != NULL; item++)
    {
      char *formatted = format_one (field, *item);

      g_free (*item);
      *item = formatted;
    }

  /* Translators: what stands between the items of a list, such as several keywords. It must be ; or ； with or without
   * a space, because what is written so is read again. */
  return g_strjoinv (C_ ("list separator", "; "), items);
}

/**
 * hupan_field_compare:
 * @a: (nullable): canonical text
 * @b: (nullable): canonical text
 *
 * The order of two values, as strcmp() gives it. No value comes after every value.
 */
int
hupan_field_compare (const HupanField *field,
                     const char       *a,
                     const char       *b)
{
  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);
  if (field->flags & HUPAN_FIELD_LIST)
    return strcmp (a, b);
  if (field->type == HUPAN_TYPE_ENUM)
    return hupan_choice_compare (field, a, b);

  return hupan_type_get_info (field->type)->compare (a, b);
}
