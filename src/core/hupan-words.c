/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-words.h"

#include "hupan-fold.h"
#include "hupan-han.h"
#include "hupan-icu.h"

/* A Chinese full name has a family name of one or two characters and as many for the given name. */
#define LONGEST_NAME 4

typedef enum
{
  RUN_NONE = 0,
  RUN_LATIN,
  RUN_HAN,
  RUN_OTHER,
} RunType;

static void
free_word (gpointer data)
{
  HupanWord *word = data;

  g_free (word->roman);
  g_free (word->initials);
  g_free (word->first);
  g_free (word->reading);
  g_free (word);
}

void
hupan_words_free (HupanWords *words)
{
  g_ptr_array_unref (words->words);
  g_free (words);
}

/* Particles: what a name writes small ("of", "van der") or begins with ("The"). */
static gboolean
is_small (const char *original,
          const char *roman)
{
  return g_unichar_islower (g_utf8_get_char (original)) || strcmp (roman, "the") == 0;
}

static void
add_word (HupanWords *words,
          const char *roman,
          gsize       length,
          gboolean    small)
{
  HupanWord *word;

  if (length == 0)
    return;

  word = g_new0 (HupanWord, 1);
  word->roman = g_strndup (roman, length);
  word->initials = g_strndup (roman, 1);
  word->is_small = small;
  g_ptr_array_add (words->words, word);
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2018 || c == 0x2019 || (c >= 0x2b9 && c <= 0x2bf) || c == '`' || c == 0xb4;
}

static void
remove_apostrophes (char *text)
{
  char *to = text;

  /* What is written may reach over what was just read, so it is read whole before. */
  for (const char *from = text; *from != '\0'; )
    {
      gunichar c = g_utf8_get_char (from);

      from = g_utf8_next_char (from);
      if (!is_apostrophe (c))
        to += g_unichar_to_utf8 (c, to);
    }
  *to = '\0';
}

/* A word in Latin letters, or what ICU made of one in another script; it makes several of a Thai sentence, and an
 * apostrophe of the Arabic letter ayn. */
static void
add_latin (HupanWords *words,
           const char *text)
{
  g_autofree char *ascii = hupan_fold (text);
  const char *start, *end;

  if (!g_str_is_ascii (ascii))
    {
      g_autofree char *folded = g_steal_pointer (&ascii);

      ascii = hupan_icu_transliterate ("Any-Latin; Latin-ASCII; Lower", folded);
    }
  remove_apostrophes (ascii);

  for (start = ascii; *start != '\0'; start = end)
    {
      for (end = start; g_ascii_isalnum (*end); end++)
        ;
      add_word (words, start, end - start, is_small (text, start));
      while (*end != '\0' && !g_ascii_isalnum (*end))
        end++;
    }
}

static gboolean
is_unspaced (gunichar c)
{
  switch ((int) g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
add_other (HupanWords *words,
           const char *text)
{
  g_autofree char *latin = hupan_icu_transliterate ("Any-Latin; Latin-ASCII", text);
  gunichar first = g_utf8_get_char (text);

  /* What has no case is no small word. */
  if (!g_unichar_isupper (first) && !g_unichar_islower (first))
    {
      latin[0] = g_ascii_toupper (latin[0]);
      words->unspaced |= is_unspaced (first);
    }

  add_latin (words, latin);
}

/* Adds the syllables of @n_chars characters at @text, beginning with @syllables if that is not NULL, as one word. */
static void
add_han_word (HupanWords *words,
              const char *text,
              guint       n_chars,
              const char *syllables,
              guint       n_read)
{
  g_autoptr (GString) roman = g_string_new (NULL);
  g_autoptr (GString) initials = g_string_new (NULL);
  g_autofree char *first_reading = NULL;
  const char *p = text;
  HupanWord *word;

  for (guint i = 0; i < n_chars; )
    {
      const char *reading = i == 0 && syllables != NULL ? syllables : hupan_han_read_phrase (p, &n_read);
      g_auto (GStrv) read = NULL;

      if (reading == NULL || i + n_read > n_chars)
        {
          reading = hupan_han_read (g_utf8_get_char (p));
          n_read = 1;
        }

      read = g_strsplit (reading, " ", -1);
      for (char **syllable = read; *syllable != NULL; syllable++)
        {
          g_string_append (roman, *syllable);
          if (**syllable != '\0')
            g_string_append_c (initials, **syllable);
          if (first_reading == NULL)
            first_reading = g_strdup (*syllable);
        }

      i += n_read;
      p = g_utf8_offset_to_pointer (p, n_read);
    }

  if (roman->len == 0)
    return;

  word = g_new0 (HupanWord, 1);
  word->roman = g_strndup (roman->str, roman->len);
  word->initials = g_strndup (initials->str, initials->len);
  word->first = g_strndup (text, g_utf8_next_char (text) - text);
  word->reading = g_steal_pointer (&first_reading);
  g_ptr_array_add (words->words, word);
}

/* Family name, given name. A text with more after it, or of the length of its family name, is the family name alone;
 * what follows one is the given name. */
static void
add_han_name (HupanWords *words,
              const char *text,
              guint       n_chars,
              gboolean    more)
{
  guint n_read = 0, n_family;
  const char *family = words->words->len == 0 ? hupan_han_read_family_name (text, &n_read) : NULL;

  if (words->words->len > 0 || more)
    n_family = n_chars;
  else
    n_family = family != NULL ? n_read : 1;

  add_han_word (words, text, n_family, family, n_read);
  if (n_chars > n_family)
    add_han_word (words, g_utf8_offset_to_pointer (text, n_family), n_chars - n_family, NULL, 0);
}

/* The dictionary has some well-known universities as one word, 清华大学, and others as two. */
static void
add_dictionary_word (HupanWords *words,
                     const char *text,
                     gsize       length,
                     const char *syllables,
                     guint       n_read)
{
  static const char *const schools[] = { "大学", "学院", "学校", NULL };
  guint n_chars = g_utf8_strlen (text, length);

  for (const char *const *school = schools; *school != NULL; school++)
    {
      gsize school_length = strlen (*school);

      if (n_chars < 4 || strncmp (text + length - school_length, *school, school_length) != 0)
        continue;
      add_han_word (words, text, n_chars - 2, syllables, n_read);
      add_han_word (words, text + length - school_length, 2, NULL, 0);
      return;
    }

  add_han_word (words, text, n_chars, syllables, n_read);
}

/* A phrase of the table may go beyond a word that ICU's dictionary found, never begin inside of one: 国家|长江 has
 * nothing to do with 家长. */
static void
add_han (HupanWords *words,
         const char *text)
{
  g_autoptr (GArray) offsets = hupan_icu_break_words (text);

  for (guint i = 0; i + 1 < offsets->len; )
    {
      int32_t start = g_array_index (offsets, int32_t, i);
      const char *p = text + start;
      guint n_read = 0;
      const char *phrase = hupan_han_read_phrase (p, &n_read);
      int32_t phrase_end = start + (g_utf8_offset_to_pointer (p, phrase != NULL ? n_read : 0) - p);
      int32_t end;

      do
        end = g_array_index (offsets, int32_t, ++i);
      while (end < phrase_end && i + 1 < offsets->len);

      add_dictionary_word (words, p, end - start, phrase, n_read);
    }
}

static void
add_run (HupanWords *words,
         RunType     type,
         GString    *run,
         gboolean    is_person,
         gboolean    more)
{
  glong n_chars;

  switch (type)
    {
    case RUN_LATIN:
      add_latin (words, run->str);
      break;
    case RUN_OTHER:
      add_other (words, run->str);
      break;
    case RUN_HAN:
      n_chars = g_utf8_strlen (run->str, run->len);
      words->unspaced = TRUE;
      if (is_person && n_chars <= LONGEST_NAME)
        add_han_name (words, run->str, n_chars, more);
      else
        add_han (words, run->str);
      break;
    case RUN_NONE:
    default:
      break;
    }

  g_string_truncate (run, 0);
}

/* RUN_NONE: what stands between words. */
static RunType
classify (gunichar c,
          RunType  current)
{
  if (c < 0x80)
    return g_ascii_isalnum (c) ? RUN_LATIN : RUN_NONE;
  if (hupan_han_is (c))
    return RUN_HAN;
  if (g_unichar_ismark (c) || g_unichar_type (c) == G_UNICODE_FORMAT)
    return current;
  if (g_unichar_get_script (c) == G_UNICODE_SCRIPT_LATIN)
    return RUN_LATIN;

  return g_unichar_isalnum (c) || c == 0x30fc ? RUN_OTHER : RUN_NONE;
}

/**
 * hupan_words_read:
 * @is_person: whether Chinese is a name of a person
 */
HupanWords *
hupan_words_read (const char *text,
                  gboolean    is_person)
{
  HupanWords *words = g_new0 (HupanWords, 1);
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autoptr (GString) run = g_string_new (NULL);
  RunType current = RUN_NONE;

  words->words = g_ptr_array_new_with_free_func (free_word);

  for (const char *p = normal; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      RunType type;

      if (is_apostrophe (c))
        continue;

      type = classify (c, current);
      if (type != current)
        add_run (words, current, run, is_person, TRUE);
      current = type;
      if (type != RUN_NONE)
        g_string_append_unichar (run, type == RUN_HAN ? hupan_han_simplify (c) : c);
    }
  add_run (words, current, run, is_person, FALSE);

  return words;
}

char *
hupan_words_join (const HupanWords *words,
                  const char       *between)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < words->words->len; i++)
    {
      const HupanWord *word = g_ptr_array_index (words->words, i);

      if (i > 0)
        g_string_append (text, between);
      g_string_append (text, word->roman);
    }

  return g_string_free_and_steal (text);
}
