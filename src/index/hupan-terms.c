/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-terms.h"

#include "core/hupan-fold.h"

#define MIN_CHARACTERS_IN_ORDER 3

static gboolean
is_chinese (const char *text)
{
  if (g_utf8_strlen (text, -1) < 2)
    return FALSE;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_get_script (g_utf8_get_char (text)) != G_UNICODE_SCRIPT_HAN)
      return FALSE;

  return TRUE;
}

static void
free_term (HupanTerm *self)
{
  if (self == NULL)
    return;

  g_strfreev (self->spellings);
  g_free (self->lengths);
  g_free (self);
}

static HupanTerm *
new_term (const char *text)
{
  g_auto (GStrv) spellings = hupan_search_query (text);
  HupanTerm *self;

  if (spellings[0] == NULL)
    return NULL;

  self = g_new0 (HupanTerm, 1);
  self->lengths = g_new (gsize, g_strv_length (spellings));
  for (guint i = 0; spellings[i] != NULL; i++)
    self->lengths[i] = strlen (spellings[i]);
  self->is_chinese = is_chinese (spellings[0]);
  self->is_long = g_utf8_strlen (spellings[0], -1) >= MIN_CHARACTERS_IN_ORDER;
  self->spellings = g_steal_pointer (&spellings);

  return self;
}

/* Long words first, because they are likely to be in fewer rows. */
static int
compare_terms_cb (gconstpointer a,
                  gconstpointer b)
{
  const HupanTerm *one = a;
  const HupanTerm *two = b;

  return (one->lengths[0] < two->lengths[0]) - (one->lengths[0] > two->lengths[0]);
}

static char **
split_words (const char *text)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  const char *start = NULL;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gboolean is_space = g_unichar_isspace (g_utf8_get_char (text));

      if (is_space && start != NULL)
        g_strv_builder_take (words, g_strndup (start, text - start));
      if (is_space)
        start = NULL;
      else if (start == NULL)
        start = text;
    }
  if (start != NULL)
    g_strv_builder_add (words, start);

  return g_strv_builder_end (words);
}

/**
 * hupan_terms_new:
 * @text: what somebody typed
 *
 * Returns: (transfer full) (nullable): what to look for; %NULL for blank text
 */
HupanTerms *
hupan_terms_new (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_auto (GStrv) words = split_words (valid);
  HupanTerms *self = g_new0 (HupanTerms, 1);

  self->terms = g_ptr_array_new_with_free_func ((GDestroyNotify) free_term);
  for (char **word = words; *word != NULL; word++)
    {
      HupanTerm *term = new_term (*word);

      if (term != NULL)
        g_ptr_array_add (self->terms, term);
    }

  if (self->terms->len == 0)
    {
      hupan_terms_free (self);
      return NULL;
    }

  if (self->terms->len > 1)
    self->phrase = new_term (valid);
  g_ptr_array_sort_values (self->terms, compare_terms_cb);

  return self;
}

void
hupan_terms_free (HupanTerms *self)
{
  g_ptr_array_unref (self->terms);
  free_term (self->phrase);
  g_free (self);
}

static gboolean
is_same_term (const HupanTerm *a,
              const HupanTerm *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return g_strv_equal ((const char *const *) a->spellings, (const char *const *) b->spellings);
}

gboolean
hupan_terms_equal (HupanTerms *self,
                   HupanTerms *other)
{
  if (self->terms->len != other->terms->len || !is_same_term (self->phrase, other->phrase))
    return FALSE;

  for (guint i = 0; i < self->terms->len; i++)
    if (!is_same_term (self->terms->pdata[i], other->terms->pdata[i]))
      return FALSE;

  return TRUE;
}

/* Whether every spelling of the longer term contains one of the shorter. */
static gboolean
extends_term (const HupanTerm *longer,
              const HupanTerm *shorter)
{
  for (char **spelling = longer->spellings; *spelling != NULL; spelling++)
    {
      gboolean contains = FALSE;

      for (char **part = shorter->spellings; *part != NULL; part++)
        contains |= strstr (*spelling, *part) != NULL;
      if (!contains)
        return FALSE;
    }

  return TRUE;
}

/* Whether rows that have all of these terms have all of the others too, so that only the rows that the others found
 * need be looked at. */
gboolean
hupan_terms_extend (HupanTerms *self,
                    HupanTerms *other)
{
  for (guint i = 0; i < other->terms->len; i++)
    {
      gboolean extended = FALSE;

      for (guint j = 0; j < self->terms->len; j++)
        extended |= extends_term (self->terms->pdata[j], other->terms->pdata[i]);
      if (!extended)
        return FALSE;
    }

  return TRUE;
}

/* Whether the characters of a spelling stand in text in order, within one form of one value; the first is there. */
static gboolean
follow_in_order (const char      *spelling,
                 const HupanText *text,
                 const char      *at)
{
  gsize n = g_utf8_skip[(guint8) *spelling];

  for (at += n, spelling += n; *spelling != '\0'; spelling += n)
    {
      n = g_utf8_skip[(guint8) *spelling];
      while (at + n <= text->names_end && (guint8) *at >= ' ' && memcmp (at, spelling, n) != 0)
        at += g_utf8_skip[(guint8) *at];
      if (at + n > text->names_end || (guint8) *at < ' ')
        return FALSE;
      at += n;
    }

  return TRUE;
}

/* Whether a Chinese abbreviation of a name contains the characters of the term in order, the first of them here. */
gboolean
hupan_term_is_abbreviation_at (const HupanTerm *self,
                               guint            spelling,
                               const HupanText *text,
                               const char      *at)
{
  const char *start = at;

  if (at >= text->names_end)
    return FALSE;

  while (start > text->start && (guint8) start[-1] >= ' ')
    start--;

  return start > text->start && start[-1] == HUPAN_SEARCH_ABBREVIATION &&
         follow_in_order (self->spellings[spelling], text, at);
}

/* Whether a word of a name begins here and has the characters of the term in order, or it and the words after it. */
static gboolean
is_in_order_at (const HupanTerm *self,
                guint            spelling,
                const HupanText *text,
                const char      *at)
{
  gsize n = g_utf8_skip[(guint8) *self->spellings[spelling]];

  return at + n <= text->names_end && memcmp (at, self->spellings[spelling], n) == 0 &&
         follow_in_order (self->spellings[spelling], text, at);
}

/* How many bytes of a spelling to look for; of a term that may be an abbreviation only its first character. */
gsize
hupan_term_get_needle (const HupanTerm *self,
                       guint            spelling)
{
  return self->is_chinese ? (gsize) g_utf8_skip[(guint8) *self->spellings[spelling]] : self->lengths[spelling];
}

HupanMatch
hupan_term_match_in_order (const HupanTerm   *self,
                           const HupanText   *text,
                           guint              spelling,
                           const HupanFinder *finder)
{
  const char *at = text->start;

  /* What stands before the first character of a text may be anything; it begins a word all the same. */
  if (at < text->names_end && is_in_order_at (self, spelling, text, at))
    return HUPAN_MATCH_IN_ORDER;

  for (at++; at < text->names_end; at++)
    {
      at = finder->find_after_space (at, text->names_end, *self->spellings[spelling]);
      if (at == NULL)
        break;
      if (is_in_order_at (self, spelling, text, at))
        return HUPAN_MATCH_IN_ORDER;
    }

  return HUPAN_MATCH_NONE;
}

/* Whether the first character of a Chinese term, wherever it is in the names, begins what is abbreviated so. */
static gboolean
has_abbreviation (const HupanTerm   *self,
                  const HupanText   *text,
                  guint              spelling,
                  const HupanFinder *finder)
{
  gsize n = hupan_term_get_needle (self, spelling);

  for (const char *at = text->start; (at = finder->find (at, text->names_end, self->spellings[spelling], n)) != NULL; at++)
    if (hupan_term_is_abbreviation_at (self, spelling, text, at))
      return TRUE;

  return FALSE;
}

/**
 * hupan_term_match:
 * @in_order: whether it will do if the characters are there in order
 * @finder: one that reads no further past the end of the text than may be read
 *
 * Returns: the best match of the term in one text
 */
HupanMatch
hupan_term_match (const HupanTerm   *self,
                  const HupanText   *text,
                  gboolean           in_order,
                  const HupanFinder *finder)
{
  HupanMatch best = HUPAN_MATCH_NONE;

  for (guint i = 0; self->spellings[i] != NULL; i++)
    {
      HupanMatch match = finder->rank (text->start, text->names_end, self->spellings[i], self->lengths[i]);

      if (match > HUPAN_MATCH_ABBREVIATION && self->is_chinese && has_abbreviation (self, text, i, finder))
        match = HUPAN_MATCH_ABBREVIATION;
      if (match == HUPAN_MATCH_NONE &&
          finder->find (text->names_end, text->end, self->spellings[i], self->lengths[i]) != NULL)
        match = HUPAN_MATCH_ELSEWHERE;
      if (match == HUPAN_MATCH_NONE && in_order && self->is_long)
        match = hupan_term_match_in_order (self, text, i, finder);

      best = MIN (best, match);
    }

  return best;
}
