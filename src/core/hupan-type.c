/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-type.h"

#include <glib/gi18n.h>

#include "hupan-date.h"
#include "hupan-number.h"
#include "hupan-text.h"

gboolean
hupan_value_refuse (GError     **error,
                    const char  *format,
                    ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error, g_error_new_valist (HUPAN_VALUE_ERROR, HUPAN_VALUE_ERROR_INVALID, format, arguments));
  va_end (arguments);

  return FALSE;
}

static gboolean
parse_text (const HupanField  *field,
            const char        *text,
            char             **value,
            GError           **error)
{
  *value = g_strdup (text);
  return TRUE;
}

static gboolean
parse_integer (const HupanField  *field,
               const char        *text,
               char             **value,
               GError           **error)
{
  return hupan_integer_parse (text, value, error);
}

static int
compare_integers (const HupanField *field,
                  const char       *a,
                  const char       *b)
{
  gint64 one = g_ascii_strtoll (a, NULL, 10), other = g_ascii_strtoll (b, NULL, 10);

  return (one > other) - (one < other);
}

static gboolean
parse_decimal (const HupanField  *field,
               const char        *text,
               char             **value,
               GError           **error)
{
  return hupan_decimal_parse (text, value, error);
}

static int
compare_decimals (const HupanField *field,
                  const char       *a,
                  const char       *b)
{
  double one = g_ascii_strtod (a, NULL), other = g_ascii_strtod (b, NULL);

  return (one > other) - (one < other);
}

static gboolean
parse_date (const HupanField  *field,
            const char        *text,
            char             **value,
            GError           **error)
{
  return hupan_date_parse (text, value, error);
}

static gboolean
is_one_of (const char *words,
           const char *text)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);
  g_autofree char *folded = g_utf8_casefold (text, -1);

  for (char **word = list; *word != NULL; word++)
    {
      g_autofree char *folded_word = g_utf8_casefold (*word, -1);

      if (strcmp (folded_word, folded) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
parse_flag (const HupanField  *field,
            const char        *text,
            char             **value,
            GError           **error)
{
  if (is_one_of ("1|yes|y|true|t|on|x|✓|✔|是|对|有", text) || is_one_of (C_ ("flag", "Yes"), text))
    *value = g_strdup ("1");
  else if (is_one_of ("0|no|n|false|f|off|✗|✘|否|不是|无", text) || is_one_of (C_ ("flag", "No"), text))
    *value = g_strdup ("0");
  else
    return hupan_value_refuse (error, _ ("“%s” is neither yes nor no."), text);

  return TRUE;
}

static char *
format_flag (const HupanField *field,
             const char       *value)
{
  return g_strdup (*value == '1' ? C_ ("flag", "Yes") : C_ ("flag", "No"));
}

static gboolean
parse_enum (const HupanField  *field,
            const char        *text,
            char             **value,
            GError           **error)
{
  for (const HupanChoice *choice = field->choices; choice->name != NULL; choice++)
    if (g_ascii_strcasecmp (choice->name, text) == 0 || is_one_of (choice->label, text)
        || is_one_of (hupan_field_get_choice_label (field, choice->name), text))
      {
        *value = g_strdup (choice->name);
        return TRUE;
      }

  /* Translators: the second is the name of a field with fixed choices. */
  return hupan_value_refuse (error, _ ("“%s” is not one of the choices for “%s”."), text, hupan_field_get_label (field));
}

static char *
format_enum (const HupanField *field,
             const char       *value)
{
  return g_strdup (hupan_field_get_choice_label (field, value));
}

static int
choice_index (const HupanField *field,
              const char       *value)
{
  int i;

  for (i = 0; field->choices[i].name != NULL; i++)
    if (strcmp (field->choices[i].name, value) == 0)
      break;

  return i;
}

static int
compare_enums (const HupanField *field,
               const char       *a,
               const char       *b)
{
  return choice_index (field, a) - choice_index (field, b);
}

static gboolean
parse_reference (const HupanField  *field,
                 const char        *text,
                 char             **value,
                 GError           **error)
{
  if (*text == '0' || strlen (text) > 19 || strspn (text, "0123456789") != strlen (text))
    return hupan_value_refuse (error, _ ("“%s” is not the id of a record."), text);

  *value = g_strdup (text);
  return TRUE;
}

static const HupanTypeInfo types[] = {
  [HUPAN_TYPE_TEXT] = { "text", "TEXT", parse_text },
  [HUPAN_TYPE_LONG_TEXT] = { "long-text", "TEXT", parse_text },
  [HUPAN_TYPE_INTEGER] = { "integer", "INTEGER", parse_integer, NULL, compare_integers },
  [HUPAN_TYPE_DECIMAL] = { "decimal", "REAL", parse_decimal, NULL, compare_decimals },
  [HUPAN_TYPE_FLAG] = { "flag", "INTEGER", parse_flag, format_flag },
  [HUPAN_TYPE_DATE] = { "date", "TEXT", parse_date },
  [HUPAN_TYPE_INSTANT] = { "instant", "INTEGER", parse_integer, NULL, compare_integers },
  [HUPAN_TYPE_MONEY] = { "money", "TEXT", parse_text },
  [HUPAN_TYPE_COUNTRY] = { "country", "TEXT", parse_text },
  [HUPAN_TYPE_LANGUAGE] = { "language", "TEXT", parse_text },
  [HUPAN_TYPE_ENUM] = { "enum", "TEXT", parse_enum, format_enum, compare_enums },
  [HUPAN_TYPE_REFERENCE] = { "reference", "INTEGER", parse_reference, NULL, compare_integers },
  [HUPAN_TYPE_ROR_ID] = { "ror-id", "TEXT", parse_text },
  [HUPAN_TYPE_ORCID] = { "orcid", "TEXT", parse_text },
  [HUPAN_TYPE_EMAIL] = { "email", "TEXT", parse_text },
  [HUPAN_TYPE_PHONE] = { "phone", "TEXT", parse_text },
  [HUPAN_TYPE_URL] = { "url", "TEXT", parse_text },
  [HUPAN_TYPE_TIME_ZONE] = { "time-zone", "TEXT", parse_text },
};

const HupanTypeInfo *
hupan_type_get_info (HupanType type)
{
  g_return_val_if_fail (type >= HUPAN_TYPE_TEXT && type < G_N_ELEMENTS (types), &types[HUPAN_TYPE_TEXT]);

  return &types[type];
}
