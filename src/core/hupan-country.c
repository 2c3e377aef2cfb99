/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-country.h"

#include <glib/gi18n.h>
#include <unicode/uloc.h>

#include "hupan-display-names.h"
#include "hupan-init.h"
#include "hupan-l10n.h"
#include "hupan-type.h"

#define OVERRIDES "countries.conf"

/* What ICU lists beside ISO 3166-1: places that have a code for other reasons. Kosovo's (XK) stays, ROR and GeoNames
 * use it. */
static const char *const not_iso[] = { "CQ", "EA", "IC", NULL };

/* What people and files call countries, beside the names that ICU gives them. */
static const struct { const char *code; const char *names; } other_names[] = {
  { "AE", "UAE|Emirates" },
  { "BA", "Bosnia" },
  { "BN", "Brunei Darussalam" },
  { "BO", "Bolivia, Plurinational State of" },
  { "CD", "DR Congo|Democratic Republic of the Congo|刚果金" },
  { "CG", "Republic of the Congo|刚果布" },
  { "CI", "Ivory Coast" },
  { "CN", "PRC|P.R. China|P. R. China|People's Republic of China|Mainland China|中华人民共和国|中国大陆|中国内地" },
  { "CV", "Cabo Verde" },
  { "CZ", "Czech Republic|捷克共和国" },
  { "FM", "Federated States of Micronesia" },
  { "GB", "UK|U.K.|Great Britain|Britain|England|Scotland|Wales|Northern Ireland|大不列颠" },
  { "GR", "EL" },
  { "HK", "Hong Kong SAR|中国香港|香港特别行政区" },
  { "IR", "Islamic Republic of Iran|Iran, Islamic Republic of" },
  { "KP", "DPRK|Democratic People's Republic of Korea|北朝鲜" },
  { "KR", "Korea|Republic of Korea|Korea, Republic of|Korea (South)|南韩|大韩民国" },
  { "LA", "Lao PDR|Lao People's Democratic Republic" },
  { "MD", "Republic of Moldova|Moldova, Republic of" },
  { "MK", "Macedonia|FYROM" },
  { "MM", "Burma" },
  { "MO", "Macau|Macao SAR|中国澳门|澳门特别行政区" },
  { "NL", "Holland|The Netherlands" },
  { "PS", "State of Palestine|Palestine, State of" },
  { "RU", "Russian Federation|俄国|俄罗斯联邦" },
  { "SY", "Syrian Arab Republic" },
  { "SZ", "Swaziland" },
  { "TL", "East Timor" },
  { "TR", "Turkey|Turkiye" },
  { "TW", "Chinese Taipei|中国台湾|台湾省" },
  { "TZ", "United Republic of Tanzania|Tanzania, United Republic of" },
  { "US", "USA|U.S.|U.S.A.|United States of America|America|美利坚合众国" },
  { "VA", "Holy See" },
  { "VE", "Bolivarian Republic of Venezuela|Venezuela, Bolivarian Republic of" },
  { "VN", "Viet Nam" },
};

static const char **
list_countries (void)
{
  const char *const *codes = uloc_getISOCountries ();
  GPtrArray *list = g_ptr_array_new ();

  for (; *codes != NULL; codes++)
    if (!g_strv_contains (not_iso, *codes))
      g_ptr_array_add (list, (char *) *codes);
  g_ptr_array_sort_values (list, (GCompareFunc) g_strcmp0);
  g_ptr_array_add (list, NULL);

  return (const char **) g_ptr_array_free (list, FALSE);
}

const char *const *
hupan_country_list (void)
{
  static const char **list;

  if (g_once_init_enter_pointer (&list))
    g_once_init_leave_pointer (&list, list_countries ());

  return list;
}

static GHashTable *
index_codes (void)
{
  GHashTable *codes = g_hash_table_new (g_str_hash, g_str_equal);

  for (const char *const *code = hupan_country_list (); *code != NULL; code++)
    g_hash_table_add (codes, (char *) *code);

  return codes;
}

gboolean
hupan_country_is_code (const char *code)
{
  static GHashTable *codes;

  if (g_once_init_enter_pointer (&codes))
    g_once_init_leave_pointer (&codes, index_codes ());

  return g_hash_table_contains (codes, code);
}

static void
load_overrides (GKeyFile   *overrides,
                const char *path)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) groups = NULL;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &error))
    {
      if (!g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        g_message (_ ("The wording of countries in “%s” was not used: %s"), path, error->message);
      return;
    }

  groups = g_key_file_get_groups (file, NULL);
  for (char **group = groups; *group != NULL; group++)
    {
      g_auto (GStrv) codes = g_key_file_get_keys (file, *group, NULL, NULL);

      for (char **code = codes; *code != NULL; code++)
        {
          g_autofree char *name = g_key_file_get_string (file, *group, *code, NULL);

          if (name != NULL && *name != '\0')
            g_key_file_set_string (overrides, *group, *code, name);
        }
    }
}

/* The program's wording, and over it the user's. */
static GKeyFile *
make_overrides (void)
{
  GKeyFile *overrides = g_key_file_new ();
  g_autofree char *shipped = g_build_filename (hupan_get_pkgdatadir (), OVERRIDES, NULL);
  g_autofree char *own = g_build_filename (g_get_user_config_dir (), GETTEXT_PACKAGE, OVERRIDES, NULL);

  load_overrides (overrides, shipped);
  load_overrides (overrides, own);

  return overrides;
}

static GKeyFile *
get_overrides (void)
{
  static GKeyFile *overrides;

  if (g_once_init_enter_pointer (&overrides))
    g_once_init_leave_pointer (&overrides, make_overrides ());

  return overrides;
}

/* "zh-Hant-TW", then "zh-Hant", then "zh". */
static const char *
find_override (const char *code,
               const char *language)
{
  g_autofree char *tag = g_strdup (language);

  for (char *end = tag; end != NULL; )
    {
      g_autofree char *name = g_key_file_get_string (get_overrides (), tag, code, NULL);

      if (name != NULL)
        return g_intern_string (name);
      end = strrchr (tag, '-');
      if (end != NULL)
        *end = '\0';
    }

  return NULL;
}

static const char *
find_name (const char *code,
           const char *language)
{
  const char *name = find_override (code, language);

  return name != NULL ? name : hupan_icu_get_region_name (language, code, FALSE);
}

const char *
hupan_country_get_name_in (const char *code,
                           const char *language)
{
  static GMutex mutex;
  static GHashTable *names; /* language: code: name */
  GHashTable *of_language;
  const char *name;

  if (!hupan_country_is_code (code))
    return g_intern_string (code);

  g_mutex_lock (&mutex);
  if (names == NULL)
    names = g_hash_table_new (g_str_hash, g_str_equal);
  of_language = g_hash_table_lookup (names, language);
  if (of_language == NULL)
    {
      of_language = g_hash_table_new (g_str_hash, g_str_equal);
      g_hash_table_insert (names, (char *) g_intern_string (language), of_language);
    }
  name = g_hash_table_lookup (of_language, code);
  if (name == NULL)
    {
      name = find_name (code, language);
      if (name == NULL)
        name = g_intern_string (code);
      g_hash_table_insert (of_language, (char *) g_intern_string (code), (char *) name);
    }
  g_mutex_unlock (&mutex);

  return name;
}

const char *
hupan_country_get_name (const char *code)
{
  return hupan_country_get_name_in (code, hupan_ui_language ());
}

char *
hupan_country_dup_flag (const char *code)
{
  GString *flag = g_string_new (NULL);

  if (hupan_country_is_code (code))
    for (const char *letter = code; *letter != '\0'; letter++)
      g_string_append_unichar (flag, 0x1f1e6 + *letter - 'A');

  return g_string_free_and_steal (flag);
}

static void
add_word (GHashTable *words,
          const char *name,
          const char *value)
{
  if (name != NULL)
    hupan_words_table_add (words, name, value);
}

static GHashTable *
make_words (const char *language)
{
  const char *const languages[] = { language, "en", "zh", "zh-Hant", NULL };
  GHashTable *words = hupan_words_table_new ();

  for (const char *const *code = hupan_country_list (); *code != NULL; code++)
    {
      g_autofree char *locale = g_strconcat ("und_", *code, NULL);

      add_word (words, *code, *code);
      add_word (words, uloc_getISO3Country (locale), *code);
    }

  for (const char *const *spoken = languages; *spoken != NULL; spoken++)
    for (const char *const *code = hupan_country_list (); *code != NULL; code++)
      {
        add_word (words, find_override (*code, *spoken), *code);
        add_word (words, hupan_icu_get_region_name (*spoken, *code, FALSE), *code);
        add_word (words, hupan_icu_get_region_name (*spoken, *code, TRUE), *code);
      }

  for (gsize i = 0; i < G_N_ELEMENTS (other_names); i++)
    {
      g_auto (GStrv) names = g_strsplit (other_names[i].names, "|", -1);

      for (char **name = names; *name != NULL; name++)
        add_word (words, *name, other_names[i].code);
    }

  return words;
}

static HupanWordsTables words_tables = { .make = make_words };

gboolean
hupan_country_parse (const char  *text,
                     char       **code,
                     GError     **error)
{
  const char *found;

  if (strlen (text) == 2 && hupan_country_is_code (text))
    {
      *code = g_strdup (text);
      return TRUE;
    }

  found = hupan_words_table_look_up (hupan_words_tables_get (&words_tables), text);
  if (found == NULL)
    return hupan_value_refuse (error,
                               _ ("“%s” is not a country or region: write its name, or its code of two letters."),
                               text);

  *code = g_strdup (found);
  return TRUE;
}
