/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-display-names.h"

#include <unicode/uldnames.h>
#include <unicode/uloc.h>

#include "hupan-icu.h"

#define LONGEST 256

typedef enum
{
  NAMES_OF_REGIONS = 'R',
  NAMES_OF_REGIONS_SHORT = 'r',
  NAMES_OF_LANGUAGES = 'L',
} NamesType;

G_LOCK_DEFINE_STATIC (names);
static GHashTable *names;  /* type + language + NUL-free separator + code: interned name or "" */
static GHashTable *openers; /* type + language: ULocaleDisplayNames */

static ULocaleDisplayNames *
open_names (NamesType   type,
            const char *language)
{
  UDisplayContext contexts[] = {
    UDISPCTX_DIALECT_NAMES,
    UDISPCTX_CAPITALIZATION_FOR_UI_LIST_OR_MENU,
    type == NAMES_OF_REGIONS_SHORT ? UDISPCTX_LENGTH_SHORT : UDISPCTX_LENGTH_FULL,
    UDISPCTX_NO_SUBSTITUTE,
  };
  g_autofree char *key = g_strdup_printf ("%c%s", type, language);
  ULocaleDisplayNames *opened = g_hash_table_lookup (openers, key);
  char locale[ULOC_FULLNAME_CAPACITY];
  UErrorCode status = U_ZERO_ERROR;

  if (opened != NULL)
    return opened;

  uloc_forLanguageTag (language, locale, sizeof locale, NULL, &status);
  opened = uldn_openForContext (locale, contexts, G_N_ELEMENTS (contexts), &status);
  g_return_val_if_fail (U_SUCCESS (status), NULL);

  g_hash_table_insert (openers, g_steal_pointer (&key), opened);
  return opened;
}

static const char *
ask_icu (NamesType   type,
         const char *language,
         const char *code)
{
  ULocaleDisplayNames *opened = open_names (type, language);
  UChar name[LONGEST];
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0;
  g_autofree char *text = NULL;

  if (opened == NULL)
    return "";

  if (type == NAMES_OF_LANGUAGES)
    {
      char locale[ULOC_FULLNAME_CAPACITY];

      uloc_forLanguageTag (code, locale, sizeof locale, NULL, &status);
      length = uldn_localeDisplayName (opened, locale, name, LONGEST, &status);
    }
  else
    {
      length = uldn_regionDisplayName (opened, code, name, LONGEST, &status);
    }

  if (U_FAILURE (status) || length <= 0)
    return "";

  text = hupan_icu_to_utf8 (name, length);
  return g_intern_string (text);
}

static const char *
get_name (NamesType   type,
          const char *language,
          const char *code)
{
  g_autofree char *key = g_strdup_printf ("%c%s\n%s", type, language, code);
  const char *name;

  G_LOCK (names);
  if (names == NULL)
    {
      names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      openers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    }
  name = g_hash_table_lookup (names, key);
  if (name == NULL)
    {
      name = ask_icu (type, language, code);
      g_hash_table_insert (names, g_steal_pointer (&key), (char *) name);
    }
  G_UNLOCK (names);

  return *name != '\0' ? name : NULL;
}

const char *
hupan_icu_get_region_name (const char *language,
                           const char *region,
                           gboolean    is_short)
{
  return get_name (is_short ? NAMES_OF_REGIONS_SHORT : NAMES_OF_REGIONS, language, region);
}

const char *
hupan_icu_get_language_name (const char *language,
                             const char *tag)
{
  return get_name (NAMES_OF_LANGUAGES, language, tag);
}
