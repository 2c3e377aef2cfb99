/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-icu.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unicode/utrans.h>

UChar *
hupan_icu_from_utf8 (const char *text,
                     int32_t    *length)
{
  int32_t capacity = strlen (text) + 1; /* UTF-16 never has more units than UTF-8 */
  UChar *wide = g_new (UChar, capacity);
  UErrorCode status = U_ZERO_ERROR;

  u_strFromUTF8WithSub (wide, capacity, length, text, -1, 0xfffd, NULL, &status);
  g_assert (U_SUCCESS (status));

  return wide;
}

char *
hupan_icu_to_utf8 (const UChar *text,
                   int32_t      length)
{
  int32_t capacity = (length < 0 ? u_strlen (text) : length) * 3 + 1;
  char *narrow = g_malloc (capacity);
  UErrorCode status = U_ZERO_ERROR;

  u_strToUTF8WithSub (narrow, capacity, NULL, text, length, 0xfffd, NULL, &status);
  g_assert (U_SUCCESS (status));

  return narrow;
}

static UTransliterator *
open_transliterator (const char *id)
{
  UErrorCode status = U_ZERO_ERROR;
  UParseError parse_error;
  int32_t length;
  g_autofree UChar *wide = hupan_icu_from_utf8 (id, &length);
  UTransliterator *transliterator = utrans_openU (wide, length, UTRANS_FORWARD, NULL, 0, &parse_error, &status);

  if (U_FAILURE (status))
    g_error ("ICU has no transliterator “%s”: %s", id, u_errorName (status));

  return transliterator;
}

char *
hupan_icu_transliterate (const char *id,
                         const char *text)
{
  static GMutex mutex;
  static GHashTable *transliterators;
  UTransliterator *transliterator;
  int32_t length, limit, capacity;
  g_autofree UChar *wide = hupan_icu_from_utf8 (text, &length);
  g_autofree UChar *result = NULL;
  UErrorCode status;

  g_mutex_lock (&mutex);

  if (transliterators == NULL)
    transliterators = g_hash_table_new (g_str_hash, g_str_equal);
  transliterator = g_hash_table_lookup (transliterators, id);
  if (transliterator == NULL)
    {
      transliterator = open_transliterator (id);
      g_hash_table_insert (transliterators, g_strdup (id), transliterator);
    }

  /* In place: it is told to begin again with more room when it had too little. */
  capacity = length * 4 + 32;
  do
    {
      g_free (result);
      result = g_new (UChar, capacity);
      memcpy (result, wide, length * sizeof *wide);
      limit = length;
      status = U_ZERO_ERROR;
      {
        int32_t result_length = length;

        utrans_transUChars (transliterator, result, &result_length, capacity, 0, &limit, &status);
      }
      capacity *= 2;
    }
  while (status == U_BUFFER_OVERFLOW_ERROR);

  g_mutex_unlock (&mutex);

  return U_SUCCESS (status) ? hupan_icu_to_utf8 (result, limit) : g_strdup (text);
}

static void
close_breaker (gpointer data)
{
  ubrk_close (data);
}

GArray *
hupan_icu_break_words (const char *text)
{
  static GPrivate breaker_of_thread = G_PRIVATE_INIT (close_breaker);
  UBreakIterator *breaker = g_private_get (&breaker_of_thread);
  GArray *offsets = g_array_new (FALSE, FALSE, sizeof (int32_t));
  UText view = UTEXT_INITIALIZER;
  UErrorCode status = U_ZERO_ERROR;

  if (breaker == NULL)
    {
      breaker = ubrk_open (UBRK_WORD, "", NULL, 0, &status);
      g_assert (U_SUCCESS (status));
      g_private_set (&breaker_of_thread, breaker);
    }

  utext_openUTF8 (&view, text, -1, &status);
  ubrk_setUText (breaker, &view, &status);
  if (U_SUCCESS (status))
    for (int32_t at = ubrk_first (breaker); at != UBRK_DONE; at = ubrk_next (breaker))
      g_array_append_val (offsets, at);

  /* The iterator must not go on pointing to a text that is gone. */
  ubrk_setText (breaker, u"", 0, &status);
  utext_close (&view);

  return offsets;
}
