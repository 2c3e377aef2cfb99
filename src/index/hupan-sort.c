/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-sort.h"

#include "hupan-bits.h"
#include "hupan-terms.h"

/* Sorting by several keys is one stable pass a key, from the last key to the first, each a counting sort by the rank
 * of the row's value. The rows start in the order of their titles, so that is what decides at the end. */

#define DIGIT_BITS 12
#define DIGITS (1 << DIGIT_BITS)

typedef struct
{
  guint32 *rows;
  guint32 *keys;
  guint32 *other_rows; /* where a pass puts them; then the two change places */
  guint32 *other_keys;
  guint n;
} Passes;

static void
swap (guint32 **a,
      guint32 **b)
{
  guint32 *kept = *a;

  *a = *b;
  *b = kept;
}

static void
sort_by_digit (Passes   *self,
               guint     shift,
               gboolean  is_last)
{
  guint32 starts[DIGITS] = { 0 };
  guint32 start = 0;

  for (guint i = 0; i < self->n; i++)
    starts[self->keys[i] >> shift & (DIGITS - 1)]++;
  for (guint i = 0; i < DIGITS; i++)
    {
      guint32 count = starts[i];

      starts[i] = start;
      start += count;
    }

  for (guint i = 0; i < self->n; i++)
    {
      guint32 to = starts[self->keys[i] >> shift & (DIGITS - 1)]++;

      self->other_rows[to] = self->rows[i];
      if (!is_last)
        self->other_keys[to] = self->keys[i];
    }

  swap (&self->rows, &self->other_rows);
  swap (&self->keys, &self->other_keys);
}

/* Sorts the rows by their keys, none of which is above the limit. */
static void
sort_by_keys (Passes  *self,
              guint32  limit)
{
  guint bits = limit > 0 ? 32 - __builtin_clz (limit) : 0;

  for (guint shift = 0; shift < bits; shift += DIGIT_BITS)
    sort_by_digit (self, shift, shift + DIGIT_BITS >= bits);
}

/* Rows without a value stay last in both directions. */
static inline guint32
direct (guint32  rank,
        guint32  none,
        gboolean descending)
{
  return descending && rank < none ? none - 1 - rank : rank;
}

static void
sort_by_codes (Passes                  *self,
               const HupanStoredColumn *column,
               gboolean                 descending)
{
  guint n_codes = hupan_stored_column_get_n_codes (column);
  guint32 none;
  const guint32 *ranks = hupan_dictionary_get_list_ranks (column->dictionary, &none);
  g_autofree guint32 *directed = NULL;

  if (hupan_stored_column_get_codes (column)->width == 0)
    return;

  directed = g_new (guint32, MAX (n_codes, 1));
  for (guint i = 0; i < n_codes; i++)
    directed[i] = direct (ranks[hupan_stored_column_get_list (column, i)], none, descending);

  HUPAN_CODES_SWITCH (hupan_stored_column_get_codes (column), codes,
    for (guint i = 0; i < self->n; i++)
      self->keys[i] = directed[codes[self->rows[i]]]);
  sort_by_keys (self, none);
}

static void
sort_by_order (Passes     *self,
               HupanOrder *order,
               guint       n_rows,
               gboolean    descending)
{
  guint32 none;
  g_autofree guint32 *ranks = hupan_order_rank (order, n_rows, &none);

  for (guint i = 0; i < self->n; i++)
    self->keys[i] = direct (ranks[self->rows[i]], none, descending);
  sort_by_keys (self, none);
}

static void
sort_by_relevance (Passes                 *self,
                   const HupanColumnStore *store,
                   const guint8           *scores)
{
  const guint32 limit = (HUPAN_SCORE_WORST << 8) | G_MAXUINT8;
  g_autofree guint16 *relevance = g_new (guint16, MAX (store->n, 1));

  for (guint i = 0; i < store->n; i++)
    relevance[i] = scores[i] << 8 | store->title_lengths->data[i];
  for (guint i = 0; i < self->n; i++)
    self->keys[i] = relevance[self->rows[i]];
  sort_by_keys (self, limit);
}

/* The same where a column says which rows come first: it counts for less than the match, and more than the length. */
static void
sort_by_relevance_and_choice (Passes                 *self,
                              const HupanColumnStore *store,
                              const guint8           *scores)
{
  for (guint i = 0; i < self->n; i++)
    self->keys[i] = store->title_lengths->data[self->rows[i]];
  sort_by_keys (self, G_MAXUINT8);

  sort_by_codes (self, &store->columns[store->plan->foremost], FALSE);

  for (guint i = 0; i < self->n; i++)
    self->keys[i] = scores[self->rows[i]];
  sort_by_keys (self, HUPAN_SCORE_WORST);
}

typedef struct
{
  gint64 id;
  guint32 row;
} IdRow;

static int
compare_ids_cb (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const IdRow *one = a;
  const IdRow *two = b;

  return (one->id > two->id) - (one->id < two->id);
}

/* Rows in the order of their ids, which is that of their numbers except for those that came late. */
static void
list_by_id (const HupanColumnStore *store,
            const guint64          *rows,
            guint32                *to,
            guint                   n)
{
  g_autofree IdRow *found = g_new (IdRow, MAX (n, 1));
  guint at = 0;

  HUPAN_BITS_FOREACH (rows, store->n, row)
    found[at++] = (IdRow) { hupan_ids_get (store->ids, row), row };
  g_sort_array (found, n, sizeof (IdRow), compare_ids_cb, NULL);
  for (guint i = 0; i < n; i++)
    to[i] = found[i].row;
}

static const HupanOrder *
get_title_order (const HupanColumnStore *store)
{
  return store->plan->title >= 0 ? store->columns[store->plan->title].order : NULL;
}

/* Whether the rows are exactly those that the order has. */
static gboolean
is_whole_order (const HupanOrder *order,
                const guint64    *rows,
                guint             n)
{
  guint wanted = 0;

  if (order == NULL || order->n != n)
    return FALSE;

  for (guint i = 0; i < n; i++)
    wanted += hupan_bits_get (rows, order->rows[i] & HUPAN_ORDER_ROW);
  return wanted == n;
}

static void
list_by_title (const HupanColumnStore *store,
               const guint64          *rows,
               guint32                *to,
               guint                   n)
{
  const HupanOrder *order = get_title_order (store);
  g_autofree guint64 *untitled = NULL;
  guint at = 0;

  for (guint i = 0; order != NULL && i < order->n; i++)
    {
      guint32 row = order->rows[i] & HUPAN_ORDER_ROW;

      /* Stored whether it is wanted or not, and overwritten if it was not: there is nothing to predict. */
      to[at] = row;
      at += hupan_bits_get (rows, row);
    }
  if (at == n)
    return;

  untitled = hupan_bits_copy (rows, store->n);
  for (guint i = 0; i < at; i++)
    hupan_bits_clear (untitled, to[i]);
  list_by_id (store, untitled, to + at, n - at);
}

/**
 * hupan_sort_rows:
 * @rows: bits of the rows to sort
 * @n: how many they are
 * @scores: (nullable): how well each row answers a search: what decides where @sort does not, before the title
 * @sort: keys; those whose order was not read are passed over
 *
 * Returns: (transfer full) (nullable): the rows in order, each with or without HUPAN_ORDER_SAME; %NULL if cancelled. All
 *   rows by title are those of the order itself and take no memory.
 */
HupanRowNumbers *
hupan_sort_rows (const HupanColumnStore *store,
                 const guint64          *rows,
                 guint                   n,
                 const guint8           *scores,
                 const HupanSort        *sort,
                 gsize                   n_sort,
                 GCancellable           *cancellable)
{
  gboolean by_title = n_sort == 0 && scores == NULL;
  g_autoptr (HupanRowNumbers) sorted = NULL;
  g_autoptr (HupanRowNumbers) other_rows = NULL;
  g_autofree guint32 *keys = NULL;
  g_autofree guint32 *other_keys = NULL;
  Passes passes;

  if (by_title && is_whole_order (get_title_order (store), rows, n))
    return g_atomic_rc_box_acquire (get_title_order (store)->rows);

  sorted = hupan_row_numbers_new (n + 1); /* and room for one that is passed over */
  list_by_title (store, rows, sorted, n);
  if (by_title || n < 2)
    return g_steal_pointer (&sorted);

  keys = g_new (guint32, n);
  other_rows = hupan_row_numbers_new (n);
  other_keys = g_new (guint32, n);
  passes = (Passes) { sorted, keys, other_rows, other_keys, n };

  if (scores != NULL && store->plan->foremost >= 0)
    sort_by_relevance_and_choice (&passes, store, scores);
  else if (scores != NULL)
    sort_by_relevance (&passes, store, scores);

  for (gsize i = n_sort; i-- > 0; )
    {
      const HupanStoredColumn *column = &store->columns[hupan_plan_find (store->plan, sort[i].column)];

      if (g_cancellable_is_cancelled (cancellable))
        return NULL;
      if (column->dictionary != NULL)
        sort_by_codes (&passes, column, sort[i].descending);
      else if (column->order != NULL)
        sort_by_order (&passes, column->order, store->n, sort[i].descending);
    }

  if (passes.rows == other_rows)
    return g_steal_pointer (&other_rows);
  return g_steal_pointer (&sorted);
}
