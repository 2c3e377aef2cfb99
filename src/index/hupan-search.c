/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-search.h"

#include "hupan-bits.h"
#include "hupan-elsewhere.h"

/* With fewer rows than one in so many it is quicker to look at each than to run through all text. */
#define SPARSE 16

/* How a term may be in a row. */
typedef enum
{
  HOW_WHOLE = 1 << 0,
  HOW_IN_ORDER = 1 << 1,
} How;

/* One term looked for in all rows, or in some. */
typedef struct
{
  const HupanColumnStore *store;
  const HupanTerm *term;
  How how;
  HupanElsewhere *elsewhere;
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

static inline HupanText
get_text (const HupanTextBlock *block,
          guint                 at)
{
  const char *start = block->data + hupan_text_block_get_start (block, at);

  return (HupanText) {
    .start = start,
    .end = block->data + hupan_text_block_get_start (block, at + 1) - 1,
    .names_end = start + hupan_text_block_get_names (block, at),
  };
}

/* Of a Chinese word its first character is looked for, which may begin an abbreviation too. */
static void
scan_for_chinese (const HupanTerm      *term,
                  guint                 spelling,
                  const HupanTextBlock *block,
                  const HupanFinder    *finder,
                  guint8               *scores)
{
  const char *word = term->spellings[spelling];
  const char *end = block->data + block->length;
  const char *place = block->data + 1;
  guint at = 0;

  while ((place = finder->find (place, end, word, hupan_term_get_needle (term, spelling))) != NULL)
    {
      HupanText text;
      guint8 score;

      at = hupan_text_block_find (block, at, place - block->data);
      text = get_text (block, at);
      score = hupan_score (hupan_term_match (term, &text, FALSE, finder), text.start, word);
      scores[at] = MIN (scores[at], score);
      place = text.end + 1;
    }
}

/* Only in names, which are short, so from one to the next and not through what is between them. Few of them have all
 * bytes of the word, so three are looked for before their order is. */
static void
scan_in_order (const HupanTerm      *term,
               guint                 spelling,
               const HupanTextBlock *block,
               const HupanFinder    *finder,
               guint8               *scores)
{
  const char *word = term->spellings[spelling];
  gsize n = term->lengths[spelling];
  const char bytes[3] = { word[0], word[n / 2], word[n - 1] };

  for (guint at = finder->next_with_bytes (block, 0, bytes); at < block->n; at = finder->next_with_bytes (block, at + 1, bytes))
    {
      HupanText text = get_text (block, at);

      if (hupan_term_match_in_order (term, &text, spelling, finder) != HUPAN_MATCH_NONE)
        scores[at] = MIN (scores[at], HUPAN_SCORE_WORST);
    }
}

/* The score of each text of a block. */
static void
scan_block (Run                  *run,
            const HupanTextBlock *block,
            guint8               *scores)
{
  const HupanFinder *finder = hupan_finder_get ();
  const HupanTerm *term = run->term;

  if (g_cancellable_is_cancelled (run->cancellable))
    return;

  for (guint i = 0; term->spellings[i] != NULL; i++)
    {
      if (run->how & HOW_WHOLE)
        {
          if (term->is_chinese)
            scan_for_chinese (term, i, block, finder, scores);
          else
            finder->scan (block, term->spellings[i], term->lengths[i], scores);
          run->effort->bytes_scanned += block->length;
        }
      if (run->how & HOW_IN_ORDER && term->is_long)
        {
          scan_in_order (term, i, block, finder, scores);
          run->effort->bytes_scanned += block->length;
        }
    }
}

/* Texts that were edited stand apart, and what they were before does not count. */
static void
scan_edited (Run *run)
{
  HupanTexts *texts = run->store->texts;
  g_autofree guint8 *scores = g_malloc (MAX (texts->edited->n, 1));

  HUPAN_BITS_FOREACH (texts->is_edited, texts->n, row)
    run->found->scores[row] = HUPAN_SCORE_NONE;

  memset (scores, HUPAN_SCORE_NONE, texts->edited->n);
  scan_block (run, texts->edited, scores);
  for (guint i = 0; i < texts->edited->n; i++)
    {
      guint32 row = g_array_index (texts->edited_rows, guint32, i);

      if (row != HUPAN_NO_ROW)
        run->found->scores[row] = scores[i];
    }
}

/* A bit for each of eight bytes that is not 0xff. */
static inline guint64
bits_of_eight (const guint8 *scores)
{
  guint64 eight;

  memcpy (&eight, scores, sizeof eight);
  eight = GUINT64_FROM_LE (~eight);
  eight = (((eight & G_GUINT64_CONSTANT (0x7f7f7f7f7f7f7f7f)) + G_GUINT64_CONSTANT (0x7f7f7f7f7f7f7f7f)) | eight) &
          G_GUINT64_CONSTANT (0x8080808080808080);
  return ((eight >> 7) * G_GUINT64_CONSTANT (0x0102040810204080)) >> 56;
}

static void
collect_bits (HupanFound *found)
{
  guint8 last[8];
  guint row = 0;

  for (; row + 8 <= found->n; row += 8)
    found->bits[row / 64] |= bits_of_eight (found->scores + row) << (row % 64);
  if (row == found->n)
    return;

  memset (last, HUPAN_SCORE_NONE, sizeof last);
  memcpy (last, found->scores + row, found->n - row);
  found->bits[row / 64] |= bits_of_eight (last) << (row % 64);
}

/* Looks for the term in all text, and in what is kept beside it. */
static void
run_through (Run *run)
{
  HupanTexts *texts = run->store->texts;

  for (guint i = 0; i < texts->blocks->len; i++)
    {
      const HupanTextBlock *block = texts->blocks->pdata[i];

      scan_block (run, block, run->found->scores + block->first_row);
    }
  if (texts->edited->n > 0)
    scan_edited (run);
  collect_bits (run->found);

  hupan_elsewhere_find (run->elsewhere, run->found);
}

static guint8
score_row (Run   *run,
           guint  row)
{
  guint at;
  const HupanTextBlock *block = hupan_texts_find (run->store->texts, row, &at);
  HupanText text = get_text (block, at);
  HupanMatch match = hupan_term_match (run->term, &text, run->how & HOW_IN_ORDER, hupan_finder_get ());

  run->effort->rows_visited++;
  if (match <= HUPAN_MATCH_ELSEWHERE)
    return hupan_score (match, text.start, run->term->spellings[0]);
  if (hupan_elsewhere_has (run->elsewhere, row, &text))
    return HUPAN_SCORE_ELSEWHERE;

  return hupan_score (match, text.start, run->term->spellings[0]);
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
        hupan_found_note (run->found, row, score);
    }
}

static HupanFound *
find_term (const HupanColumnStore *store,
           const HupanTerm        *term,
           How                     how,
           const HupanFound       *within,
           GCancellable           *cancellable,
           HupanEffort            *effort)
{
  Run run = { .store = store, .term = term, .how = how, .found = new_found (store->n), .cancellable = cancellable, .effort = effort };

  run.elsewhere = hupan_elsewhere_new (store, term);
  if (within != NULL && within->n_found < store->n / SPARSE)
    visit (&run, within->bits);
  else
    run_through (&run);
  hupan_elsewhere_free (run.elsewhere);

  hupan_bits_and (run.found->bits, within != NULL ? within->bits : store->is_there, store->n);
  run.found->n_found = hupan_bits_count (run.found->bits, store->n);

  return run.found;
}

/* All terms, each in the rows where the ones before it were found. */
static HupanFound *
find_terms (const HupanColumnStore *store,
            const HupanTerms       *terms,
            How                     how,
            const HupanFound       *within,
            GCancellable           *cancellable,
            HupanEffort            *effort)
{
  HupanFound *found = NULL;

  for (guint i = 0; i < terms->terms->len; i++)
    {
      g_autoptr (HupanFound) before = g_steal_pointer (&found);

      found = find_term (store, terms->terms->pdata[i], how, before != NULL ? before : within, cancellable, effort);
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
               const HupanTerm        *phrase,
               HupanFound             *found,
               GCancellable           *cancellable,
               HupanEffort            *effort)
{
  g_autoptr (HupanFound) together = find_term (store, phrase, HOW_WHOLE, found, cancellable, effort);

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
              const HupanTerms       *terms,
              const HupanFound       *within,
              GCancellable           *cancellable,
              HupanEffort            *effort)
{
  g_autoptr (HupanFound) found = find_terms (store, terms, HOW_WHOLE, within, cancellable, effort);

  if (found->n_found == 0 && !g_cancellable_is_cancelled (cancellable))
    {
      g_clear_pointer (&found, hupan_found_unref);
      /* Of a single word it is known that nobody has it whole. */
      found = find_terms (store, terms, terms->terms->len > 1 ? HOW_WHOLE | HOW_IN_ORDER : HOW_IN_ORDER, NULL, cancellable,
                          effort);
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
