/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-fold.h"

#include "hupan-words.h"

/* Fewer letters than this are no abbreviation that anybody looks for. */
#define SHORTEST_ABBREVIATION 2

static char *
romanise (const char *text,
          gboolean    is_person)
{
  g_autoptr (HupanWords) words = hupan_words_read (text, is_person);

  return hupan_words_join (words, " ");
}

char *
hupan_romanise (const char *text)
{
  return romanise (text, FALSE);
}

char *
hupan_romanise_name (const char *name)
{
  return romanise (name, TRUE);
}

/* Letters, digits and single spaces, that romanising would leave as they are but for their case. */
static gboolean
is_plain (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && (*p != ' ' || p == text || !g_ascii_isalnum (p[1])))
      return FALSE;

  return *text != '\0';
}

/* Text that cannot be read aloud (signs only) is sorted as it is folded. */
static char *
make_sort_key (const char *text,
               gboolean    is_person)
{
  g_autofree char *key = is_plain (text) ? g_ascii_strdown (text, -1) : romanise (text, is_person);

  return *key != '\0' ? g_steal_pointer (&key) : hupan_fold (text);
}

char *
hupan_sort_key (const char *text)
{
  return make_sort_key (text, FALSE);
}

char *
hupan_sort_key_of (const HupanField *field,
                   const char       *value)
{
  return make_sort_key (value != NULL ? value : "", (field->flags & HUPAN_FIELD_PERSON) != 0);
}

/* German and Nordic letters as they are spelled where they cannot be typed. NULL: the text has none. */
static char *
expand_umlauts (const char *text)
{
  static const struct { gunichar letter; const char *digraph; } umlauts[] = {
    { 0xc4, "Ae" }, { 0xc5, "Aa" }, { 0xd6, "Oe" }, { 0xd8, "Oe" }, { 0xdc, "Ue" },
    { 0xe4, "ae" }, { 0xe5, "aa" }, { 0xf6, "oe" }, { 0xf8, "oe" }, { 0xfc, "ue" },
  };
  g_autofree char *normal = NULL;
  g_autoptr (GString) expanded = NULL;
  gboolean any = FALSE;

  if (g_str_is_ascii (text))
    return NULL;

  normal = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  expanded = g_string_new (NULL);
  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gsize i;

      for (i = 0; i < G_N_ELEMENTS (umlauts) && umlauts[i].letter != c; i++)
        ;
      if (i < G_N_ELEMENTS (umlauts))
        g_string_append (expanded, umlauts[i].digraph);
      else
        g_string_append_unichar (expanded, c);
      any |= i < G_N_ELEMENTS (umlauts);
    }

  return any ? g_string_free_and_steal (g_steal_pointer (&expanded)) : NULL;
}

/* Whether at @p stands ae, oe, ue or aa that may spell an umlaut. */
static gboolean
is_umlaut_digraph (const char *p,
                   const char *start)
{
  char before = p > start ? p[-1] : ' ';

  if (p[0] == 'a' && p[1] == 'a')
    return TRUE;
  if (p[1] != 'e')
    return FALSE;
  if (p[0] == 'u')
    return strchr ("qxyjaeou", before) == NULL;

  return p[0] == 'a' || p[0] == 'o';
}

/* Folded or romanised text with the digraphs of umlauts contracted: mueller, muller. In a query (@typing) the last
 * letters are left alone: more may follow. */
static char *
contract_umlauts (const char *text,
                  gboolean    typing)
{
  GString *contracted = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p++)
    {
      g_string_append_c (contracted, *p);
      if (is_umlaut_digraph (p, text) && !(typing && p[2] == '\0'))
        p++;
    }

  return g_string_free_and_steal (contracted);
}

/* Pinyin ü, typed as v or as passports spell it: lv and lyu are lu here. Before a vowel v is a consonant. */
static void
respell_pinyin (GString *text)
{
  for (gsize i = 0; i + 1 < text->len; i++)
    {
      char *p = text->str + i;

      if ((p[0] == 'l' || p[0] == 'n') && p[1] == 'v' && (p[2] == '\0' || strchr ("aiou", p[2]) == NULL))
        p[1] = 'u';
      else if (strncmp (p, "lyu", 3) == 0)
        g_string_erase (text, i + 1, 1);
    }
}

/* Appends a form of the value unless it is empty or there already. */
static void
add_form (GString    *forms,
          char        separator,
          const char *form)
{
  gsize length = strlen (form);

  if (length == 0)
    return;

  for (const char *p = forms->str; p != NULL; )
    {
      gsize span = strcspn (p, "\x1d\x1e");

      if (span == length && strncmp (p, form, length) == 0)
        return;
      p = p[span] != '\0' ? p + span + 1 : NULL;
    }

  g_string_append_c (forms, separator);
  g_string_append_len (forms, form, length);
}

static void
add_abbreviation (GString *forms,
                  GString *abbreviation)
{
  if (g_utf8_strlen (abbreviation->str, abbreviation->len) >= SHORTEST_ABBREVIATION)
    add_form (forms, HUPAN_SEARCH_ABBREVIATION, abbreviation->str);
}

/* The first letters of the words in their own script, МГУ; of Hangul, where people look for the first consonant of each
 * syllable, those: 서울대 is ㅅㅇㄷ. */
static void
add_native_initials (GString    *forms,
                     const char *folded)
{
  g_autoptr (GString) initials = g_string_new (NULL);
  gboolean begins = TRUE;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((begins && g_unichar_isalnum (c)) || (c >= 0x1100 && c <= 0x1112))
        g_string_append_unichar (initials, c);
      begins = c == ' ' || c == '-';
    }

  add_abbreviation (forms, initials);
}

static void
add_abbreviations (GString          *forms,
                   const HupanWords *words,
                   gboolean          is_person)
{
  g_autoptr (GString) initials = g_string_new (NULL);
  g_autoptr (GString) all_initials = g_string_new (NULL);
  g_autoptr (GString) characters = g_string_new (NULL);
  g_autoptr (GString) readings = g_string_new (NULL);
  guint n_chinese = 0;

  for (guint i = 0; i < words->words->len; i++)
    {
      const HupanWord *word = g_ptr_array_index (words->words, i);

      g_string_append (all_initials, word->initials);
      if (!word->is_small)
        g_string_append (initials, word->initials);
      if (word->first != NULL)
        {
          g_string_append (characters, word->first);
          g_string_append (readings, word->reading);
          n_chinese++;
        }
    }

  add_abbreviation (forms, initials);
  add_abbreviation (forms, all_initials);
  if (!is_person && n_chinese > 1)
    {
      add_abbreviation (forms, characters);
      add_abbreviation (forms, readings);
    }
}

/* One token with a digit or dot in it is a number, a domain or a code, and no name. */
static gboolean
looks_like_code (const char *folded)
{
  return g_str_is_ascii (folded) && strpbrk (folded, "0123456789.@") != NULL && strchr (folded, ' ') == NULL;
}

char *
hupan_search_text (const char       *text,
                   HupanSearchStyle  style)
{
  g_autofree char *folded = hupan_fold (text);
  g_autofree char *romanised = NULL;
  g_autofree char *expanded = NULL;
  g_autoptr (HupanWords) words = NULL;
  GString *forms;

  if (style == HUPAN_SEARCH_CODE || looks_like_code (folded))
    return g_steal_pointer (&folded);

  words = hupan_words_read (text, style == HUPAN_SEARCH_PERSON);
  romanised = hupan_words_join (words, " ");
  forms = g_string_new (folded);

  add_form (forms, HUPAN_SEARCH_FORM, romanised);
  if (words->unspaced && style != HUPAN_SEARCH_TEXT)
    {
      g_autofree char *joined = hupan_words_join (words, "");

      add_form (forms, HUPAN_SEARCH_FORM, joined);
    }

  expanded = expand_umlauts (text);
  if (expanded != NULL)
    {
      g_autofree char *form = hupan_romanise (expanded);

      add_form (forms, HUPAN_SEARCH_FORM, form);
    }
  if (!words->unspaced)
    {
      g_autofree char *contracted = contract_umlauts (romanised, FALSE);

      add_form (forms, HUPAN_SEARCH_FORM, contracted);
    }

  if (style != HUPAN_SEARCH_TEXT)
    {
      add_abbreviations (forms, words, style == HUPAN_SEARCH_PERSON);
      if (!words->unspaced && !g_str_is_ascii (folded))
        add_native_initials (forms, folded);
    }

  return g_string_free_and_steal (forms);
}

HupanSearchStyle
hupan_field_get_search_style (const HupanField *field)
{
  if (field->flags & HUPAN_FIELD_PERSON)
    return HUPAN_SEARCH_PERSON;
  if (field->type == HUPAN_TYPE_TEXT)
    return HUPAN_SEARCH_NAME;

  return field->type == HUPAN_TYPE_LONG_TEXT ? HUPAN_SEARCH_TEXT : HUPAN_SEARCH_CODE;
}

/* Folded, without the hyphens that divide a number for the eye. */
static char *
join_digits (const char *folded)
{
  g_auto (GStrv) groups = g_strsplit (folded, "-", -1);

  return g_strjoinv (NULL, groups);
}

static char *
search_text_of_item (const HupanField *field,
                     const char       *item)
{
  g_autofree char *text = hupan_search_text (item, hupan_field_get_search_style (field));

  return field->type == HUPAN_TYPE_ORCID ? join_digits (text) : g_steal_pointer (&text);
}

char *
hupan_search_text_of (const HupanField *field,
                      const char       *value)
{
  g_auto (GStrv) items = NULL;
  GString *text;

  if (value == NULL)
    return g_strdup ("");
  if (!(field->flags & HUPAN_FIELD_LIST))
    return search_text_of_item (field, value);

  items = g_strsplit (value, "\n", -1);
  text = g_string_new (NULL);
  for (char **item = items; *item != NULL; item++)
    {
      g_autofree char *item_text = search_text_of_item (field, *item);

      if (item > items)
        g_string_append_c (text, HUPAN_SEARCH_VALUE);
      g_string_append (text, item_text);
    }

  return g_string_free_and_steal (text);
}

static void
add_spelling (GPtrArray *spellings,
              char      *spelling) /* transfer full */
{
  if (*spelling == '\0' || g_ptr_array_find_with_equal_func (spellings, spelling, g_str_equal, NULL))
    g_free (spelling);
  else
    g_ptr_array_add (spellings, spelling);
}

/* Digits in groups, as ORCID iDs and telephone numbers are written; an ORCID iD may end in x. */
static gboolean
is_grouped_number (const char *folded)
{
  return strchr (folded, '-') != NULL && folded[strspn (folded, "0123456789-x")] == '\0' && strpbrk (folded, "0123456789") != NULL;
}

char **
hupan_search_query (const char *text)
{
  g_autoptr (GPtrArray) spellings = g_ptr_array_new_with_free_func (g_free);
  char *folded = hupan_fold (text);
  gboolean is_name = g_str_is_ascii (folded) && strpbrk (folded, "@/:.0123456789") == NULL;
  gboolean is_number = is_grouped_number (folded);

  add_spelling (spellings, folded); /* which lets go of it when nothing is left: accents alone, or spaces */
  if (is_number)
    add_spelling (spellings, join_digits (folded));
  if (is_name && spellings->len > 0)
    {
      g_autofree char *romanised = hupan_romanise (folded);
      g_autofree char *contracted = contract_umlauts (romanised, TRUE);
      g_autoptr (GString) respelled = g_string_new (contracted);

      respell_pinyin (respelled);
      add_spelling (spellings, g_strdup (romanised));
      add_spelling (spellings, g_strdup (respelled->str));
    }

  g_ptr_array_add (spellings, NULL);
  return (char **) g_ptr_array_steal (spellings, NULL);
}
