/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-elsewhere.h"

struct _HupanElsewhere
{
  const HupanColumnStore *store;
  const HupanTerm *term;
  guint8 **lists; /* for each column, whether each of its codes is found by the labels it stands for; NULL: none is */
  guint8 *tails;  /* whether a spelling is in each of the tails; NULL: in none */
  guint8 **begun; /* for each spelling, whether each tail begins with what comes after its @; NULL: none does */
  gsize *n_begun; /* and how many bytes of the spelling come before that */
};

/* Which lists of a column have a value whose label the term finds; NULL: none has. */
static guint8 *
find_lists (const HupanStoredColumn *column,
            const HupanTerm         *term)
{
  HupanDictionary *dictionary = column->dictionary;
  guint n_values = hupan_dictionary_get_n_values (dictionary);
  guint n_lists = hupan_dictionary_get_n_lists (dictionary);
  g_autofree guint8 *values = g_new0 (guint8, MAX (n_values, 1));
  const HupanFinder *portable = hupan_finder_list ()[0]; /* that reads nothing past the end */
  gboolean any = FALSE;
  guint8 *lists;

  for (guint i = 0; i < n_values; i++)
    {
      const char *search = hupan_dictionary_get_search (dictionary, i);
      HupanText text = { search, search, search };

      if (search == NULL)
        continue;
      text.end = text.names_end = search + strlen (search);
      values[i] = hupan_term_match (term, &text, FALSE, portable) != HUPAN_MATCH_NONE;
      any |= values[i];
    }
  if (!any)
    return NULL;

  lists = g_new0 (guint8, n_lists);
  for (guint i = 0; i < n_lists; i++)
    {
      guint n;
      const guint32 *members = hupan_dictionary_get_list (dictionary, i, &n);

      for (guint j = 0; j < n; j++)
        lists[i] |= values[members[j]];
    }

  return lists;
}

/* Columns with the same codes are looked at together. */
static void
join_lists (guint8 **lists,
            guint8  *others, /* transfer full */
            guint    n)
{
  if (*lists == NULL)
    {
      *lists = others;
      return;
    }

  for (guint i = 0; i < n; i++)
    (*lists)[i] |= others[i];
  g_free (others);
}

static void
find_all_lists (HupanElsewhere *self)
{
  self->lists = g_new0 (guint8 *, self->store->plan->n_columns + 1);
  for (guint i = 0; i < self->store->plan->n_columns; i++)
    {
      const HupanStoredColumn *column = &self->store->columns[i];
      guint8 *lists = column->plan->searched_by_label ? find_lists (column, self->term) : NULL;

      if (lists != NULL)
        join_lists (&self->lists[column->base != NULL ? column->plan->base : (int) i], hupan_stored_column_by_code (column, lists),
                    hupan_stored_column_get_n_codes (column));
    }
}

static void
find_tails (HupanElsewhere *self)
{
  const HupanTails *tails = self->store->texts->tails;
  guint n = g_strv_length (self->term->spellings);

  self->begun = g_new0 (guint8 *, n + 1);
  self->n_begun = g_new0 (gsize, n + 1);
  for (guint i = 0; i < n; i++)
    {
      guint8 *has_whole = hupan_tails_find (tails, self->term->spellings[i]);

      if (has_whole != NULL)
        join_lists (&self->tails, has_whole, hupan_tails_get_n (tails));
      self->begun[i] = hupan_tails_find_begun (tails, self->term->spellings[i], &self->n_begun[i]);
    }
}

HupanElsewhere *
hupan_elsewhere_new (const HupanColumnStore *store,
                     const HupanTerm        *term)
{
  HupanElsewhere *self = g_new0 (HupanElsewhere, 1);

  self->store = store;
  self->term = term;
  find_all_lists (self);
  find_tails (self);

  return self;
}

void
hupan_elsewhere_free (HupanElsewhere *self)
{
  for (guint i = 0; i < self->store->plan->n_columns; i++)
    g_free (self->lists[i]);
  for (guint i = 0; self->term->spellings[i] != NULL; i++)
    g_free (self->begun[i]);
  g_free (self->lists);
  g_free (self->tails);
  g_free (self->begun);
  g_free (self->n_begun);
  g_free (self);
}

static void
find_by_code (HupanFound       *found,
              const HupanCodes *of_rows,
              const guint8     *is_wanted)
{
  /* Rows that were found already are as good or better. Whether one of the others is found cannot be predicted, so
   * nothing depends on it but what is written. */
  HUPAN_CODES_SWITCH (of_rows, codes,
    for (guint first = 0; first < found->n; first += 64)
      {
        guint64 unknown = ~found->bits[first / 64];
        guint64 fresh = 0;

        if (found->n - first < 64)
          unknown &= (G_GUINT64_CONSTANT (1) << (found->n - first)) - 1;
        for (; unknown != 0; unknown &= unknown - 1)
          {
            guint i = __builtin_ctzll (unknown);
            guint8 is_found = is_wanted[codes[first + i]];

            fresh |= (guint64) is_found << i;
            found->scores[first + i] = is_found ? HUPAN_SCORE_ELSEWHERE : HUPAN_SCORE_NONE;
          }
        found->bits[first / 64] |= fresh;
      });
}

/* A spelling that begins in a text of the block and goes on in its tail. */
static void
find_begun (HupanElsewhere       *self,
            guint                 spelling,
            const HupanTextBlock *block,
            HupanFound           *found)
{
  const HupanFinder *finder = hupan_finder_get ();
  const char *end = block->data + block->length;
  const char *place = block->data + 1;
  guint at = 0;

  while ((place = finder->find (place, end, self->term->spellings[spelling], self->n_begun[spelling])) != NULL)
    {
      at = hupan_text_block_find (block, at, place - block->data);
      if (self->begun[spelling][hupan_codes_get (&self->store->texts->tail_codes, block->first_row + at)])
        hupan_found_note (found, block->first_row + at, HUPAN_SCORE_ELSEWHERE);
      place = block->data + hupan_text_block_get_start (block, at + 1);
    }
}

void
hupan_elsewhere_find (HupanElsewhere *self,
                      HupanFound     *found)
{
  HupanTexts *texts = self->store->texts;

  for (guint i = 0; i < self->store->plan->n_columns; i++)
    if (self->lists[i] != NULL)
      find_by_code (found, &self->store->columns[i].codes, self->lists[i]);
  if (self->tails != NULL)
    find_by_code (found, &texts->tail_codes, self->tails);

  for (guint i = 0; self->term->spellings[i] != NULL; i++)
    for (guint j = 0; self->begun[i] != NULL && j < texts->blocks->len; j++)
      find_begun (self, i, texts->blocks->pdata[j], found);
}

/* Whether it is there for one row, in whose text as it is kept the term is not. */
gboolean
hupan_elsewhere_has (HupanElsewhere  *self,
                     guint            row,
                     const HupanText *text)
{
  guint32 tail = hupan_codes_get (&self->store->texts->tail_codes, row);

  if (self->tails != NULL && self->tails[tail])
    return TRUE;
  for (guint i = 0; self->term->spellings[i] != NULL; i++)
    if (self->begun[i] != NULL && self->begun[i][tail] &&
        hupan_finder_get ()->find (text->start, text->end, self->term->spellings[i], self->n_begun[i]) != NULL)
      return TRUE;

  for (guint i = 0; i < self->store->plan->n_columns; i++)
    if (self->lists[i] != NULL && self->lists[i][hupan_codes_get (&self->store->columns[i].codes, row)])
      return TRUE;

  return FALSE;
}
