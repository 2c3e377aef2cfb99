/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-language.h"

#include <glib/gi18n.h>
#include <unicode/uloc.h>

#include "hupan-display-names.h"
#include "hupan-l10n.h"
#include "hupan-type.h"

static const char **
list_languages (void)
{
  GPtrArray *list = g_ptr_array_new ();

  for (const char *const *code = uloc_getISOLanguages (); *code != NULL; code++)
    if (strlen (*code) == 2 && hupan_icu_get_language_name ("en", *code) != NULL)
      g_ptr_array_add (list, (char *) *code);
  g_ptr_array_add (list, (char *) "zh-Hans");
  g_ptr_array_add (list, (char *) "zh-Hant");

  g_ptr_array_sort_values (list, (GCompareFunc) g_strcmp0);
  g_ptr_array_add (list, NULL);
  return (const char **) g_ptr_array_free (list, FALSE);
}

const char *const *
hupan_language_list (void)
{
  static const char **list;

  if (g_once_init_enter_pointer (&list))
    g_once_init_leave_pointer (&list, list_languages ());

  return list;
}

const char *
hupan_language_get_name (const char *tag)
{
  const char *name = hupan_icu_get_language_name (hupan_ui_language (), tag);

  return name != NULL ? name : g_intern_string (tag);
}

const char *
hupan_language_get_own_name (const char *tag)
{
  const char *name = hupan_icu_get_language_name (tag, tag);

  return name != NULL ? name : g_intern_string (tag);
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
  static const struct { const char *name; const char *tag; } other_names[] = {
    { "Mandarin", "zh" }, { "汉语", "zh" }, { "普通话", "zh" }, { "国语", "zh" }, { "华语", "zh" },
    { "Simplified Chinese", "zh-Hans" }, { "Traditional Chinese", "zh-Hant" }, { "Farsi", "fa" },
  };
  GHashTable *words = hupan_words_table_new ();

  for (const char *const *tag = hupan_language_list (); *tag != NULL; tag++)
    {
      const char *iso3 = uloc_getISO3Language (*tag);

      for (const char *const *spoken = languages; *spoken != NULL; spoken++)
        add_word (words, hupan_icu_get_language_name (*spoken, *tag), *tag);
      add_word (words, hupan_icu_get_language_name (*tag, *tag), *tag);
      if (strlen (*tag) == 2)
        add_word (words, iso3, *tag);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (other_names); i++)
    add_word (words, other_names[i].name, other_names[i].tag);

  return words;
}

static HupanWordsTables words_tables = { .make = make_words };

/* NULL: not a well-formed tag of a language that ICU knows. Tags are written with hyphens, files also use "_". */
static char *
canonical_tag (const char *text)
{
  g_autofree char *hyphened = g_strdelimit (g_strdup (text), "_", '-');
  char locale[ULOC_FULLNAME_CAPACITY], tag[ULOC_FULLNAME_CAPACITY], language[ULOC_LANG_CAPACITY];
  UErrorCode status = U_ZERO_ERROR;
  int32_t parsed = 0;

  uloc_forLanguageTag (hyphened, locale, sizeof locale, &parsed, &status);
  if (U_FAILURE (status) || (gsize) parsed != strlen (hyphened) || *locale == '\0')
    return NULL;

  uloc_getLanguage (locale, language, sizeof language, &status);
  if (U_FAILURE (status) || *language == '\0' || hupan_icu_get_language_name ("en", language) == NULL)
    return NULL;

  uloc_toLanguageTag (locale, tag, sizeof tag, TRUE, &status);
  return U_SUCCESS (status) ? g_strdup (tag) : NULL;
}

gboolean
hupan_language_parse (const char  *text,
                      char       **tag,
                      GError     **error)
{
  const char *named;

  *tag = g_str_is_ascii (text) ? canonical_tag (text) : NULL;
  if (*tag != NULL)
    return TRUE;

  named = hupan_words_table_look_up (hupan_words_tables_get (&words_tables), text);
  if (named == NULL)
    return hupan_value_refuse (error,
                               _ ("“%s” is not a language: write its name, or its code as in “en” or “zh-Hant”."),
                               text);

  *tag = g_strdup (named);
  return TRUE;
}
