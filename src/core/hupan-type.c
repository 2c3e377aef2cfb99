/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-type.h"

#include <glib/gi18n.h>

#include "hupan-country.h"
#include "hupan-date.h"
#include "hupan-fold.h"
#include "hupan-identifier.h"
#include "hupan-instant.h"
#include "hupan-l10n.h"
#include "hupan-language.h"
#include "hupan-money.h"
#include "hupan-number.h"
#include "hupan-share.h"

/* The money of the programme (the award is in yuan); any other is named with the amount. */
#define HOME_CURRENCY "CNY"

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
parse_text (const char  *text,
            char       **value,
            GError     **error)
{
  *value = g_strdup (text);
  return TRUE;
}

/* As names are sorted in every list; equal ones in a fixed order. */
static int
compare_texts (const char *a,
               const char *b)
{
  g_autofree char *one = hupan_sort_key (a);
  g_autofree char *other = hupan_sort_key (b);
  int order = strcmp (one, other);

  return order != 0 ? order : strcmp (a, b);
}

static int
compare_integers (const char *a,
                  const char *b)
{
  gint64 one = g_ascii_strtoll (a, NULL, 10), other = g_ascii_strtoll (b, NULL, 10);

  return (one > other) - (one < other);
}

static int
compare_decimals (const char *a,
                  const char *b)
{
  double one = g_ascii_strtod (a, NULL), other = g_ascii_strtod (b, NULL);

  return (one > other) - (one < other);
}

static GHashTable *
make_flag_words (void)
{
  static const struct { const char *word; const char *value; } words[] = {
    { "1", "1" }, { "yes", "1" }, { "y", "1" }, { "true", "1" }, { "t", "1" }, { "on", "1" }, { "x", "1" },
    { "✓", "1" }, { "✔", "1" }, { "是", "1" }, { "对", "1" }, { "有", "1" },
    { "0", "0" }, { "no", "0" }, { "n", "0" }, { "false", "0" }, { "f", "0" }, { "off", "0" },
    { "✗", "0" }, { "✘", "0" }, { "否", "0" }, { "不是", "0" }, { "无", "0" },
  };
  GHashTable *table = hupan_words_table_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    hupan_words_table_add (table, words[i].word, words[i].value);
  hupan_words_table_add_message (table, "flag", NC_ ("flag", "Yes"), "1");
  hupan_words_table_add_message (table, "flag", NC_ ("flag", "No"), "0");

  return table;
}

static gboolean
parse_flag (const char  *text,
            char       **value,
            GError     **error)
{
  static GHashTable *words;
  const char *flag;

  if (g_once_init_enter_pointer (&words))
    g_once_init_leave_pointer (&words, make_flag_words ());

  flag = hupan_words_table_look_up (words, text);
  if (flag == NULL)
    return hupan_value_refuse (error, _ ("“%s” is neither yes nor no."), text);

  *value = g_strdup (flag);
  return TRUE;
}

static char *
format_flag (const char *value)
{
  return g_strdup (*value == '1' ? C_ ("flag", "Yes") : C_ ("flag", "No"));
}

static gboolean
parse_reference (const char  *text,
                 char       **value,
                 GError     **error)
{
  if (*text == '0' || strlen (text) > 19 || strspn (text, "0123456789") != strlen (text))
    return hupan_value_refuse (error, _ ("“%s” is not the id of a record."), text);

  *value = g_strdup (text);
  return TRUE;
}

static gboolean
parse_money (const char  *text,
             char       **value,
             GError     **error)
{
  return hupan_money_parse (text, HOME_CURRENCY, value, error);
}

static char *
format_country (const char *value)
{
  return g_strdup (hupan_country_get_name (value));
}

static int
compare_countries (const char *a,
                   const char *b)
{
  return compare_texts (hupan_country_get_name (a), hupan_country_get_name (b));
}

static char *
format_language (const char *value)
{
  return g_strdup (hupan_language_get_name (value));
}

static int
compare_languages (const char *a,
                   const char *b)
{
  return compare_texts (hupan_language_get_name (a), hupan_language_get_name (b));
}

static char *
format_time_zone (const char *value)
{
  return g_strdelimit (g_strdup (value), "_", ' ');
}

static char *
format_size (const char *value)
{
  return g_format_size (g_ascii_strtoull (value, NULL, 10));
}

static const HupanTypeInfo types[] = {
  [HUPAN_TYPE_TEXT] = { "text", "TEXT", parse_text, NULL, compare_texts },
  [HUPAN_TYPE_LONG_TEXT] = { "long-text", "TEXT", parse_text, NULL, compare_texts },
  [HUPAN_TYPE_INTEGER] = { "integer", "INTEGER", hupan_integer_parse, hupan_number_format, compare_integers },
  [HUPAN_TYPE_DECIMAL] = { "decimal", "REAL", hupan_decimal_parse, hupan_number_format, compare_decimals },
  [HUPAN_TYPE_FLAG] = { "flag", "INTEGER", parse_flag, format_flag, strcmp },
  [HUPAN_TYPE_DATE] = { "date", "TEXT", hupan_date_parse, NULL, hupan_date_compare },
  [HUPAN_TYPE_INSTANT] = { "instant", "INTEGER", hupan_instant_parse, hupan_instant_format, compare_integers },
  [HUPAN_TYPE_MONEY] = { "money", "TEXT", parse_money, hupan_money_format, hupan_money_compare },
  [HUPAN_TYPE_COUNTRY] = { "country", "TEXT", hupan_country_parse, format_country, compare_countries },
  [HUPAN_TYPE_LANGUAGE] = { "language", "TEXT", hupan_language_parse, format_language, compare_languages },
  [HUPAN_TYPE_ENUM] = { "enum", "TEXT", parse_text, NULL, strcmp }, /* but see hupan-choice.c */
  [HUPAN_TYPE_REFERENCE] = { "reference", "INTEGER", parse_reference, NULL, compare_integers },
  [HUPAN_TYPE_ROR_ID] = { "ror-id", "TEXT", hupan_ror_parse, NULL, strcmp },
  [HUPAN_TYPE_ORCID] = { "orcid", "TEXT", hupan_orcid_parse, NULL, strcmp },
  [HUPAN_TYPE_EMAIL] = { "email", "TEXT", hupan_email_parse, NULL, strcmp },
  [HUPAN_TYPE_PHONE] = { "phone", "TEXT", hupan_phone_parse, NULL, strcmp },
  [HUPAN_TYPE_URL] = { "url", "TEXT", hupan_url_parse, NULL, strcmp },
  [HUPAN_TYPE_TIME_ZONE] = { "time-zone", "TEXT", hupan_time_zone_parse, format_time_zone, strcmp },
  [HUPAN_TYPE_SHARE] = { "share", "TEXT", hupan_share_parse, hupan_share_format, hupan_share_compare },
  [HUPAN_TYPE_SIZE] = { "size", "INTEGER", hupan_integer_parse, format_size, compare_integers },
};

const HupanTypeInfo *
hupan_type_get_info (HupanType type)
{
  g_return_val_if_fail (type >= HUPAN_TYPE_TEXT && type < G_N_ELEMENTS (types), &types[HUPAN_TYPE_TEXT]);

  return &types[type];
}
