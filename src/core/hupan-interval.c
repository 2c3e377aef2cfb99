/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-interval.h"

#include <unicode/udateintervalformat.h>
#include <unicode/uloc.h>

#include "hupan-icu.h"

#define LONGEST 256
#define MS_PER_DAY 86400000.0

static const char *const skeletons[] = {
  [HUPAN_INTERVAL_YEARS] = "y",
  [HUPAN_INTERVAL_MONTHS] = "yMMM",
  [HUPAN_INTERVAL_DAYS] = "yMMMd",
};

/* Opening one reads the patterns of a language, which takes longer than writing a thousand dates. */
G_LOCK_DEFINE_STATIC (formats);
static GHashTable *formats; /* unit + language: UDateIntervalFormat */

static UDateIntervalFormat *
open_format (const char        *language,
             HupanIntervalUnit  unit)
{
  char locale[ULOC_FULLNAME_CAPACITY];
  UErrorCode status = U_ZERO_ERROR;
  g_autofree UChar *skeleton = hupan_icu_from_utf8 (skeletons[unit], NULL);
  g_autofree UChar *zone = hupan_icu_from_utf8 ("GMT", NULL);
  UDateIntervalFormat *format;

  uloc_forLanguageTag (language, locale, sizeof locale, NULL, &status);
  uloc_setKeywordValue ("calendar", "gregorian", locale, sizeof locale, &status);
  format = udtitvfmt_open (locale, skeleton, -1, zone, -1, &status);
  g_return_val_if_fail (U_SUCCESS (status), NULL);

  return format;
}

static UDateIntervalFormat *
get_format (const char        *language,
            HupanIntervalUnit  unit)
{
  g_autofree char *key = g_strdup_printf ("%d%s", unit, language);
  UDateIntervalFormat *format;

  if (formats == NULL)
    formats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  format = g_hash_table_lookup (formats, key);
  if (format == NULL)
    {
      format = open_format (language, unit);
      g_hash_table_insert (formats, g_steal_pointer (&key), format);
    }

  return format;
}

char *
hupan_interval_format (const char        *language,
                       HupanIntervalUnit  unit,
                       gint64             from,
                       gint64             to)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar text[LONGEST];
  int32_t length = 0;

  G_LOCK (formats);
  length = udtitvfmt_format (get_format (language, unit), from * MS_PER_DAY, to * MS_PER_DAY, text, LONGEST, NULL, &status);
  G_UNLOCK (formats);

  g_return_val_if_fail (U_SUCCESS (status), g_strdup (""));
  return hupan_icu_to_utf8 (text, length);
}
