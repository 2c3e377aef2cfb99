/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-text-match.h"

#include <string.h>

/* The search itself folds and romanises far more than this (core/hupan-fold.h). Here the letters on the screen
 * must be found back quickly, for every painted cell, so only case and marks are put aside: what was found by its
 * romanisation stays plain. */

struct _HupanTextMatch
{
  GPtrArray *words; /* of gunichar *, ending with 0 */
};

/* The letter without case and marks, 0 for a mark. */
static gunichar
plain_letter (gunichar c)
{
  gunichar base[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  if (c < 0x80)
    return g_ascii_tolower (c);

  g_unichar_fully_decompose (c, FALSE, base, G_N_ELEMENTS (base));
  return g_unichar_ismark (base[0]) ? 0 : g_unichar_tolower (base[0]);
}

HupanTextMatch *
hupan_text_match_new (const char *search)
{
  HupanTextMatch *self = g_new0 (HupanTextMatch, 1);
  g_auto (GStrv) words = g_strsplit_set (search != NULL ? search : "", " \t\n\"", -1);

  self->words = g_ptr_array_new_with_free_func (g_free);
  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_autofree gunichar *word = g_new0 (gunichar, g_utf8_strlen (words[i], -1) + 1);
      gsize n = 0;

      for (const char *p = words[i]; *p != '\0'; p = g_utf8_next_char (p))
        {
          gunichar c = plain_letter (g_utf8_get_char (p));

          if (c != 0)
            word[n++] = c;
        }
      if (n > 0)
        g_ptr_array_add (self->words, g_steal_pointer (&word));
    }
  return self;
}

void
hupan_text_match_free (HupanTextMatch *self)
{
  g_ptr_array_unref (self->words);
  g_free (self);
}

/* Returns: where the word that begins at text ends, with the marks of its last letter; NULL if it does not */
static const char *
match_here (const gunichar *word,
            const char     *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = plain_letter (g_utf8_get_char (text));

      if (c == 0)
        continue;
      if (*word == 0)
        return text;
      if (c != *word)
        return NULL;
      word++;
    }
  return *word == 0 ? text : NULL;
}

/**
 * hupan_text_match_mark:
 * @attributes: where to add bold weight for what was found
 *
 * Returns: whether anything was found
 */
gboolean
hupan_text_match_mark (HupanTextMatch *self,
                       const char     *text,
                       PangoAttrList  *attributes)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->words->len; i++)
    {
      const gunichar *word = g_ptr_array_index (self->words, i);
      const char *p = text;

      while (*p != '\0')
        {
          const char *end = plain_letter (g_utf8_get_char (p)) == *word ? match_here (word, p) : NULL;
          PangoAttribute *bold;

          if (end == NULL)
            {
              p = g_utf8_next_char (p);
              continue;
            }
          bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
          bold->start_index = p - text;
          bold->end_index = end - text;
          pango_attr_list_change (attributes, bold);
          found = TRUE;
          p = end;
        }
    }
  return found;
}
