/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-ror.h"

#include <string.h>
#include <unicode/uloc.h>

/* ROR gives names in languages but does not say which of them is the organisation's own. That is told from the country:
 * from CLDR's likely language of it, and from the languages it has locales for. */

typedef char Language[ULOC_LANG_CAPACITY];

/* Countries whose institutions name themselves in another language than CLDR's likely one: Russian and English. */
static const struct
{
  const char *country;
  const char *language;
} own_languages[] = {
  { "KZ", "kk" },
  { "SG", "zh" },
};

static void
read_language (const char *tag, Language language)
{
  UErrorCode status = U_ZERO_ERROR;
  char locale[ULOC_FULLNAME_CAPACITY];

  language[0] = '\0';
  uloc_forLanguageTag (tag, locale, sizeof locale, NULL, &status);
  uloc_getLanguage (locale, language, sizeof (Language), &status);
  if (U_FAILURE (status))
    language[0] = '\0';

  /* ROR says Norwegian where CLDR says Bokmål. */
  if (strcmp (language, "no") == 0)
    strcpy (language, "nb");
}

static void
find_own_language (const char *country, Language language)
{
  UErrorCode status = U_ZERO_ERROR;
  g_autofree char *unknown = g_strconcat ("und_", country, NULL);
  char likely[ULOC_FULLNAME_CAPACITY];

  for (gsize i = 0; i < G_N_ELEMENTS (own_languages); i++)
    {
      if (strcmp (country, own_languages[i].country) == 0)
        {
          strcpy (language, own_languages[i].language);
          return;
        }
    }

  language[0] = '\0';
  uloc_addLikelySubtags (unknown, likely, sizeof likely, &status);
  uloc_getLanguage (likely, language, sizeof (Language), &status);
  if (U_FAILURE (status))
    language[0] = '\0';
}

static gboolean
is_written_in_latin (const char *language)
{
  UErrorCode status = U_ZERO_ERROR;
  char likely[ULOC_FULLNAME_CAPACITY];
  char script[ULOC_SCRIPT_CAPACITY];

  uloc_addLikelySubtags (language, likely, sizeof likely, &status);
  uloc_getScript (likely, script, sizeof script, &status);

  return U_FAILURE (status) || strcmp (script, "Latn") == 0;
}

static gboolean
has_locale (const char *language, const char *country)
{
  for (int32_t i = 0; i < uloc_countAvailable (); i++)
    {
      const char *locale = uloc_getAvailable (i);
      gsize length = strlen (language);

      if (strncmp (locale, language, length) == 0 && locale[length] == '_' && g_str_has_suffix (locale, country) &&
          locale[strlen (locale) - strlen (country) - 1] == '_')
        return TRUE;
    }

  return FALSE;
}

/* English is never a *native* name beside `name`: where it is the country's own language, `name` is it. In such a
 * country only wordings in another script are worth a second line, not Edinburgh's in Gaelic. */
static gboolean
is_spoken (const char *language, const char *own, const char *country)
{
  if (language[0] == '\0' || strcmp (language, "en") == 0)
    return FALSE;
  if (strcmp (language, own) == 0)
    return TRUE;
  if (strcmp (own, "en") == 0 && is_written_in_latin (language))
    return FALSE;

  return has_locale (language, country);
}

/* Of several further languages of a country Chinese comes first, for the staff reads it. An alias is better than nothing
 * if it is in the country's own language. */
static int
rank_name (const HupanRorName *name, const char *language, const char *own)
{
  gboolean is_own = strcmp (language, own) == 0;

  if (name->is_display)
    return 5;
  if (strcmp (name->kind, "label") != 0)
    return is_own ? 1 : 0;
  if (is_own)
    return 4;

  return strcmp (language, "zh") == 0 ? 3 : 2;
}

/**
 * hupan_ror_choose_native_name:
 * @names: of #HupanRorName
 * @country: (nullable): ISO 3166-1 alpha-2
 *
 * The name the organisation shows itself by, if that is in a language of its country; else the label in the country's
 * own language; else the first label in another of its languages; else an alias in its own.
 *
 * Returns: (nullable): one of the names; %NULL where there is none but English
 */
const char *
hupan_ror_choose_native_name (GPtrArray *names, const char *country)
{
  const char *best = NULL;
  int best_rank = 0;
  Language own;

  if (country == NULL)
    return NULL;

  find_own_language (country, own);
  for (guint i = 0; i < names->len; i++)
    {
      const HupanRorName *name = g_ptr_array_index (names, i);
      Language language;
      int rank;

      if (name->lang == NULL || strcmp (name->kind, "acronym") == 0)
        continue;
      read_language (name->lang, language);
      if (!is_spoken (language, own, country))
        continue;

      rank = rank_name (name, language, own);
      if (rank > best_rank)
        {
          best = name->name;
          best_rank = rank;
        }
    }

  return best;
}
