/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-search.h"

#include "hupan-bits.h"

/* With fewer rows than one in so many it is quicker to look at each than to run through all text. */
#define SPARSE 16

/* One term looked for in all rows, or in some. */
typedef struct
{
  const HupanColumnStore *store;
  const HupanTerm *term;
  gboolean in_order;
  guint8 **lists; /* for each column, whether each of its lists is found by its labels; NULL: none of them is */
  HupanFound *found;
  GCancellable *cancellable;
  HupanEffort *effort;
} Run;

static HupanFound *
new_found (guint n)
{
  HupanFound *self = g_new0 (HupanFound, 1);

  g_atomic_ref_count_init (&self->refs);
  self->n = n;
  self->bits = hupan_bits_new (n);
  self->scores = g_malloc (MAX (n, 1));
  memset (self->scores, HUPAN_SCORE_NONE, MAX (n, 1));

  return self;
}

HupanFound *
hupan_found_ref (HupanFound *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
hupan_found_unref (HupanFound *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_free (self->bits);
  g_free (self->scores);
  g_free (self);
}

static inline void
note (HupanFound *found,
      guint       row,
      guint8      score)
{
  if (score < found->scores[row])
    found->scores[row] = score;
  hupan_bits_set (found->bits, row);
}

static HupanText
get_text (const HupanTextBlock *block,
          guint                 at)
{
  const char *start = block->data + block->starts[at];

  return (HupanText) {
    .start = start,
    .end = block->data + block->starts[at + 1] - 1,
    .names_end = start + hupan_text_block_count_names (block, at),
  };
}

/* The text that the given place in the block belongs to, from the one at which it cannot be before. Texts are found
 * in leaps that double, because the next match may be near or far. */
static guint
find_text (const HupanTextBlock *block,
           guint                 at,
           guint32               place)
{
  guint leap = 1;

  while (at + leap < block->n && block->starts[at + leap] <= place)
    {
      at += leap;
      leap *= 2;
    }
  for (; leap > 0; leap /= 2)
    if (at + leap < block->n && block->starts[at + leap] <= place)
      at += leap;

  return at;
}

/* The rows of a block: the edited ones are named one by one, a later edit or the removal of one leaves HUPAN_NO_ROW;
 * of the others those do not count whose text was edited. */
static inline guint
get_row (const HupanColumnStore     *store,
         const HupanTextBlock *block,
         guint                 first,
         guint                 at)
{
  if (block == store->texts->edited)
    return g_array_index (store->texts->edited_rows, guint32, at);
  if (store->texts->is_edited != NULL && hupan_bits_get (store->texts->is_edited, first + at))
    return HUPAN_NO_ROW;

  return first + at;
}

static void
scan_for_spelling (Run                  *run,
                   const HupanTextBlock *block,
                   guint                 first,
                   guint                 spelling,
                   const HupanFinder    *finder)
{
  const HupanTerm *term = run->term;
  const char *word = term->spellings[spelling];
  gsize n = term->lengths[spelling];
  gsize needle = hupan_term_get_needle (term, spelling);
  const char *end = block->data + block->length;
  const char *place = block->data + 1;
  guint at = 0;

  while ((place = finder->find (place, end, word, needle)) != NULL)
    {
      HupanMatch match = HUPAN_MATCH_NONE;
      HupanText text;
      guint row;

      at = find_text (block, at, place - block->data);
      row = get_row (run->store, block, first, at);
      text = get_text (block, at);

      if (row == HUPAN_NO_ROW)
        match = HUPAN_MATCH_ELSEWHERE;
      else if (needle == n || memcmp (place, word, n) == 0)
        match = hupan_term_match_at (&text, place, n);
      else if (hupan_term_is_abbreviation_at (term, spelling, &text, place))
        match = HUPAN_MATCH_ABBREVIATION;

      if (match != HUPAN_MATCH_NONE && row != HUPAN_NO_ROW)
        note (run->found, row, hupan_term_score (term, match, &text));

      /* On to the next row if it cannot become better in this one. */
      if (match == HUPAN_MATCH_EXACT || match == HUPAN_MATCH_ELSEWHERE)
        place = text.end + 1;
      else
        place++;
    }
}

static void
scan_in_order (Run                  *run,
               const HupanTextBlock *block,
               guint                 first,
               guint                 spelling,
               const HupanFinder    *finder)
{
  const char *end = block->data + block->length;
  const char *place = block->data + 1;
  guint at = 0;

  while ((place = finder->find_after_space (place, end, *run->term->spellings[spelling])) != NULL)
    {
      HupanText text;
      guint row;

      at = find_text (block, at, place - block->data);
      row = get_row (run->store, block, first, at);
      text = get_text (block, at);

      if (row == HUPAN_NO_ROW || place >= text.names_end)
        {
          place = text.end + 1;
          continue;
        }

      if (hupan_term_is_in_order_at (run->term, spelling, &text, place))
        note (run->found, row, HUPAN_SCORE_WORST);
      place++;
    }
}

static void
scan_block (Run                  *run,
            const HupanTextBlock *block,
            guint                 first)
{
  const HupanFinder *finder = hupan_finder_get ();

  if (g_cancellable_is_cancelled (run->cancellable))
    return;

  for (guint i = 0; run->term->spellings[i] != NULL; i++)
    {
      scan_for_spelling (run, block, first, i, finder);
      run->effort->bytes_scanned += block->length;
      if (run->in_order && run->term->is_long)
        {
          scan_in_order (run, block, first, i, finder);
          run->effort->bytes_scanned += block->length;
        }
    }
}

/* Which lists of a column have a value whose label the term finds; NULL: none has. */
static guint8 *
find_lists (const HupanStoredColumn *column,
            const HupanTerm        *term)
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

static void
find_all_lists (Run *run)
{
  run->lists = g_new0 (guint8 *, run->store->plan->n_columns + 1);
  for (guint i = 0; i < run->store->plan->n_columns; i++)
    if (run->store->columns[i].plan->searched_by_label)
      run->lists[i] = find_lists (&run->store->columns[i], run->term);
}

static void
clear_run (Run *run)
{
  for (guint i = 0; run->lists != NULL && i < run->store->plan->n_columns; i++)
    g_free (run->lists[i]);
  g_clear_pointer (&run->lists, g_free);
}

static void
scan_codes (Run                    *run,
            const HupanStoredColumn *column,
            const guint8           *lists)
{
  HupanFound *found = run->found;

  HUPAN_CODES_SWITCH (&column->codes, codes,
    for (guint row = 0; row < found->n; row++)
      if (lists[codes[row]])
        note (found, row, HUPAN_SCORE_ELSEWHERE));
}

/* Looks for the term in all text and in the labels of all columns. */
static void
run_through (Run *run)
{
  HupanTexts *texts = run->store->texts;

  for (guint i = 0; i < texts->blocks->len; i++)
    scan_block (run, texts->blocks->pdata[i], i * HUPAN_TEXTS_BLOCK_ROWS);
  if (texts->edited->n > 0)
    scan_block (run, texts->edited, 0);

  for (guint i = 0; i < run->store->plan->n_columns; i++)
    if (run->lists[i] != NULL)
      scan_codes (run, &run->store->columns[i], run->lists[i]);
}

static guint8
score_row (Run  *run,
           guint row)
{
  guint at;
  const HupanTextBlock *block = hupan_texts_find (run->store->texts, row, &at);
  HupanText text = get_text (block, at);
  HupanMatch match = hupan_term_match (run->term, &text, run->in_order, hupan_finder_get ());

  run->effort->rows_visited++;
  if (match <= HUPAN_MATCH_ELSEWHERE)
    return hupan_term_score (run->term, match, &text);

  for (guint i = 0; i < run->store->plan->n_columns; i++)
    if (run->lists[i] != NULL && run->lists[i][hupan_codes_get (&run->store->columns[i].codes, row)])
      return HUPAN_SCORE_ELSEWHERE;

  return hupan_term_score (run->term, match, &text);
}

/* Looks for the term in some rows only. */
static void
visit (Run           *run,
       const guint64 *rows)
{
  HUPAN_BITS_FOREACH (rows, run->found->n, row)
    {
      guint8 score;

      if (row % 64 == 0 && g_cancellable_is_cancelled (run->cancellable))
        return;
      score = score_row (run, row);
      if (score != HUPAN_SCORE_NONE)
        note (run->found, row, score);
    }
}

static HupanFound *
find_term (const HupanColumnStore *store,
           const HupanTerm  *term,
           gboolean          in_order,
           const HupanFound *within,
           GCancellable     *cancellable,
           HupanEffort      *effort)
{
  Run run = { store, term, in_order, NULL, new_found (store->n), cancellable, effort };

  find_all_lists (&run);
  if (within != NULL && within->n_found < store->n / SPARSE)
    visit (&run, within->bits);
  else
    run_through (&run);
  clear_run (&run);

  hupan_bits_and (run.found->bits, within != NULL ? within->bits : store->is_there, store->n);
  run.found->n_found = hupan_bits_count (run.found->bits, store->n);

  return run.found;
}

/* All terms, each in the rows where the ones before it were found. */
static HupanFound *
find_terms (const HupanColumnStore *store,
            const HupanTerms *terms,
            gboolean          in_order,
            const HupanFound *within,
            GCancellable     *cancellable,
            HupanEffort      *effort)
{
  HupanFound *found = NULL;

  for (guint i = 0; i < terms->terms->len; i++)
    {
      g_autoptr (HupanFound) before = g_steal_pointer (&found);

      found = find_term (store, terms->terms->pdata[i], in_order, before != NULL ? before : within, cancellable, effort);
      if (before == NULL)
        continue;
      HUPAN_BITS_FOREACH (found->bits, found->n, row)
        found->scores[row] = MAX (found->scores[row], before->scores[row]);
    }

  return found;
}

/* Words that stand together as they were typed are better than the same words apart. */
static void
prefer_phrase (const HupanColumnStore *store,
               const HupanTerm  *phrase,
               HupanFound       *found,
               GCancellable     *cancellable,
               HupanEffort      *effort)
{
  g_autoptr (HupanFound) together = find_term (store, phrase, FALSE, found, cancellable, effort);

  HUPAN_BITS_FOREACH (together->bits, together->n, row)
    found->scores[row] = MIN (found->scores[row], together->scores[row]);
}

/**
 * hupan_search:
 * @within: (nullable): what a search found whose terms these extend
 *
 * Finds the rows that have all terms. Only where none has, words also count that are there with other characters
 * between theirs: a slip of the finger still finds something, and does not drown what was meant.
 *
 * Returns: (transfer full) (nullable): %NULL if cancelled
 */
HupanFound *
hupan_search (const HupanColumnStore *store,
              const HupanTerms *terms,
              const HupanFound *within,
              GCancellable     *cancellable,
              HupanEffort      *effort)
{
  g_autoptr (HupanFound) found = find_terms (store, terms, FALSE, within, cancellable, effort);

  if (found->n_found == 0 && !g_cancellable_is_cancelled (cancellable))
    {
      g_clear_pointer (&found, hupan_found_unref);
      found = find_terms (store, terms, TRUE, NULL, cancellable, effort);
      found->in_order = TRUE;
    }
  else if (terms->phrase != NULL)
    {
      prefer_phrase (store, terms->phrase, found, cancellable, effort);
    }

  if (g_cancellable_is_cancelled (cancellable))
    return NULL;

  return g_steal_pointer (&found);
}
