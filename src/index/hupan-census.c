/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-census.h"

#include "hupan-bits.h"

/* Adding one to a count in memory is what takes the time, and it must wait for the one before if that was for the same
 * value. So columns with few lists are counted together, by the combination of their lists, and added up apart. */
#define MAX_COMBINATIONS 4096
#define MAX_TOGETHER 3

typedef struct
{
  guint columns[MAX_TOGETHER];
  guint n_lists[MAX_TOGETHER];
  guint n;
  guint n_combinations;
} Group;

struct _HupanCensus
{
  const HupanColumnStore *store;
  guint32 **counts; /* for each column, or NULL */
  guint32 *rows;    /* that are counted, */
  guint n;
  gboolean all_but; /* or those that are not, when these are fewer */
};

static void
list_rows (HupanCensus   *self,
           const guint64 *rows)
{
  const HupanColumnStore *store = self->store;
  guint n_rows = hupan_bits_count (rows, store->n);
  g_autofree guint64 *others = NULL;

  self->all_but = n_rows > store->n_there / 2;
  if (self->all_but)
    {
      others = hupan_bits_copy (store->is_there, store->n);
      hupan_bits_and_not (others, rows, store->n);
      rows = others;
    }

  self->rows = hupan_bits_list (rows, store->n, &self->n);
}

static void
count_alone (HupanCensus *self,
             guint        column)
{
  guint32 *counts = self->counts[column];
  const guint32 *rows = self->rows;
  guint n = self->n;

  HUPAN_CODES_SWITCH (&self->store->columns[column].codes, codes,
    for (guint i = 0; i < n; i++)
      counts[codes[rows[i]]]++);
}

/* All columns of a group have codes of one byte, as few lists as they have. */
static void
count_together (HupanCensus *self,
                const Group *group)
{
  g_autofree guint32 *combined = g_new0 (guint32, group->n_combinations);
  const guint8 *codes[MAX_TOGETHER];
  const guint32 *rows = self->rows;
  guint n = self->n;

  for (guint j = 0; j < MAX_TOGETHER; j++)
    codes[j] = self->store->columns[group->columns[MIN (j, group->n - 1)]].codes.data;

  if (group->n == 2)
    for (guint i = 0; i < n; i++)
      combined[codes[0][rows[i]] * group->n_lists[1] + codes[1][rows[i]]]++;
  else
    for (guint i = 0; i < n; i++)
      combined[(codes[0][rows[i]] * group->n_lists[1] + codes[1][rows[i]]) * group->n_lists[2] + codes[2][rows[i]]]++;

  for (guint i = 0; i < group->n_combinations; i++)
    {
      guint rest = i;

      for (guint j = group->n; combined[i] > 0 && j-- > 0; rest /= group->n_lists[j])
        self->counts[group->columns[j]][rest % group->n_lists[j]] += combined[i];
    }
}

static void
count_group (HupanCensus *self,
             Group       *group)
{
  if (group->n == 1)
    count_alone (self, group->columns[0]);
  else if (group->n > 1)
    count_together (self, group);
  group->n = 0;
}

/* What was counted for the base says it all. */
static void
follow_base (HupanCensus *self,
             guint        column)
{
  const HupanStoredColumn *stored = &self->store->columns[column];
  const guint32 *of_base = self->counts[stored->plan->base];

  self->counts[column] = g_new0 (guint32, hupan_dictionary_get_n_lists (stored->dictionary));
  for (guint i = 0; i < hupan_stored_column_get_n_codes (stored); i++)
    self->counts[column][hupan_stored_column_get_list (stored, i)] += of_base[i];
}

/* Of more than half of the rows the others were counted. */
static void
take_from_totals (HupanCensus *self,
                  guint        column)
{
  const HupanStoredColumn *stored = &self->store->columns[column];

  for (guint i = 0; i < hupan_dictionary_get_n_lists (stored->dictionary); i++)
    self->counts[column][i] = hupan_column_store_get_total (stored, i) - self->counts[column][i];
}

/**
 * hupan_census_new:
 * @rows: bits of the rows
 * @wanted: for each column of the kind whether its values are to be counted; CODED ones only
 */
HupanCensus *
hupan_census_new (const HupanColumnStore *store,
                  const guint64          *rows,
                  const guint8           *wanted)
{
  HupanCensus *self = g_new0 (HupanCensus, 1);
  g_autofree guint8 *counted = g_new0 (guint8, store->plan->n_columns + 1);
  Group group = { .n = 0 };

  self->store = store;
  self->counts = g_new0 (guint32 *, store->plan->n_columns + 1);
  list_rows (self, rows);

  for (guint i = 0; i < store->plan->n_columns; i++)
    if (wanted[i])
      counted[store->columns[i].base != NULL ? store->plan->columns[i].base : (int) i] = TRUE;

  for (guint i = 0; i < store->plan->n_columns; i++)
    {
      guint n_lists;

      if (!counted[i])
        continue;

      n_lists = hupan_dictionary_get_n_lists (store->columns[i].dictionary);
      self->counts[i] = g_new0 (guint32, n_lists);
      if (store->columns[i].codes.width == 0)
        {
          self->counts[i][0] = self->n;
          continue;
        }
      if (store->columns[i].codes.width > 1)
        {
          count_alone (self, i);
          continue;
        }

      if (group.n == MAX_TOGETHER || (group.n > 0 && group.n_combinations * n_lists > MAX_COMBINATIONS))
        count_group (self, &group);
      group.n_combinations = group.n > 0 ? group.n_combinations * n_lists : n_lists;
      group.n_lists[group.n] = n_lists;
      group.columns[group.n++] = i;
    }
  count_group (self, &group);

  for (guint i = 0; self->all_but && i < store->plan->n_columns; i++)
    if (counted[i])
      take_from_totals (self, i);
  for (guint i = 0; i < store->plan->n_columns; i++)
    if (wanted[i] && store->columns[i].base != NULL)
      follow_base (self, i);

  g_clear_pointer (&self->rows, g_free);
  return self;
}

void
hupan_census_free (HupanCensus *self)
{
  for (guint i = 0; i < self->store->plan->n_columns; i++)
    g_free (self->counts[i]);
  g_free (self->counts);
  g_free (self);
}

const guint32 *
hupan_census_get (HupanCensus *self,
                  guint        column)
{
  return self->counts[column];
}
