/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-facets.h"

#include "hupan-bits.h"
#include "hupan-byte-set.h"
#include "hupan-census.h"
#include "hupan-years.h"

typedef struct
{
  guint column;
  const char *const *values;
  guint64 *passing; /* bits of the rows that have one of the values */
} Filter;

struct _HupanFilters
{
  const HupanColumnStore *store;
  const guint64 *found;
  GArray *filters;   /* of Filter */
  guint64 *rows;     /* found, and passing all filters */
  HupanCensus *census; /* of them */
};

static void
clear_filter (gpointer data)
{
  Filter *filter = data;

  g_free (filter->passing);
}

static void
choose_value (const HupanStoredColumn *column,
              const char              *value,
              guint8                  *is_chosen)
{
  guint32 code;

  if (column->plan->is_dated)
    {
      hupan_years_choose (column->dictionary, value, is_chosen);
      return;
    }

  code = hupan_dictionary_find (column->dictionary, value);
  if (code != HUPAN_NO_CODE)
    is_chosen[code] = TRUE;
}

/* Which lists of a column have one of the values; "" is in the empty list. */
static guint8 *
choose_lists (const HupanStoredColumn *column,
              const char *const       *values)
{
  HupanDictionary *dictionary = column->dictionary;
  guint n_lists = hupan_dictionary_get_n_lists (dictionary);
  g_autofree guint8 *is_chosen = g_new0 (guint8, hupan_dictionary_get_n_values (dictionary) + 1);
  guint8 *lists = g_new0 (guint8, n_lists);

  for (; *values != NULL; values++)
    if (**values == '\0')
      lists[0] = TRUE;
    else
      choose_value (column, *values, is_chosen);

  for (guint i = 0; i < n_lists; i++)
    {
      guint n;
      const guint32 *members = hupan_dictionary_get_list (dictionary, i, &n);

      for (guint j = 0; j < n; j++)
        lists[i] |= is_chosen[members[j]];
    }

  return lists;
}

/* Eight rows at a time, none of which waits for another. */
static void
match_codes (const HupanCodes *column,
             const guint8     *is_chosen,
             guint             n,
             guint64          *passing)
{
  HUPAN_CODES_SWITCH (column, codes,
    {
      guint row = 0;

      for (; row + 8 <= n; row += 8)
        {
          guint8 byte = is_chosen[codes[row]] | is_chosen[codes[row + 1]] << 1 | is_chosen[codes[row + 2]] << 2 |
                        is_chosen[codes[row + 3]] << 3 | is_chosen[codes[row + 4]] << 4 | is_chosen[codes[row + 5]] << 5 |
                        is_chosen[codes[row + 6]] << 6 | is_chosen[codes[row + 7]] << 7;

          passing[row / 64] |= (guint64) byte << (row % 64);
        }
      for (; row < n; row++)
        passing[row / 64] |= (guint64) is_chosen[codes[row]] << (row % 64);
    });
}

static guint64 *
find_passing (const HupanStoredColumn *column,
              guint                    n,
              const char *const       *values)
{
  const HupanCodes *codes = hupan_stored_column_get_codes (column);
  g_autofree guint8 *is_chosen = hupan_stored_column_by_code (column, choose_lists (column, values));
  guint64 *passing = hupan_bits_new (n);

  if (codes->width == 1)
    {
      guint8 is_in_set[256] = { 0 };

      memcpy (is_in_set, is_chosen, MIN (hupan_stored_column_get_n_codes (column), sizeof is_in_set));
      hupan_byte_set_match (is_in_set, codes->data, n, passing);
    }
  else if (codes->width > 1)
    {
      match_codes (codes, is_chosen, n, passing);
    }
  else
    {
      for (guint row = 0; is_chosen[0] && row < n; row++)
        hupan_bits_set (passing, row);
    }

  return passing;
}

/* The rows that were found and pass all filters but one, or all. */
static guint64 *
combine (HupanFilters *self,
         int           but)
{
  guint64 *rows = hupan_bits_copy (self->found, self->store->n);

  for (guint i = 0; i < self->filters->len; i++)
    if ((int) i != but)
      hupan_bits_and (rows, g_array_index (self->filters, Filter, i).passing, self->store->n);

  return rows;
}

/* Filters of columns whose values are not kept in memory do not exist: such columns are no facets. */
HupanFilters *
hupan_filters_new (const HupanColumnStore *store,
                   HupanQuery             *query,
                   const guint64          *found)
{
  HupanFilters *self = g_new0 (HupanFilters, 1);

  self->store = store;
  self->found = found;
  self->filters = g_array_new (FALSE, FALSE, sizeof (Filter));
  g_array_set_clear_func (self->filters, clear_filter);

  for (guint i = 0; i < store->plan->n_columns; i++)
    {
      Filter filter = { i, hupan_query_get_filter (query, store->plan->columns[i].column), NULL };

      if (filter.values == NULL || store->columns[i].dictionary == NULL)
        continue;
      filter.passing = find_passing (&store->columns[i], store->n, filter.values);
      g_array_append_val (self->filters, filter);
    }

  self->rows = combine (self, -1);
  return self;
}

void
hupan_filters_free (HupanFilters *self)
{
  g_array_unref (self->filters);
  g_free (self->rows);
  g_clear_pointer (&self->census, hupan_census_free);
  g_free (self);
}

const guint64 *
hupan_filters_get_rows (HupanFilters *self)
{
  return self->rows;
}

/* How many rows have each value; a row that has one twice counts once. The last is for no value. */
static guint32 *
count_values (HupanDictionary *dictionary,
              const guint32   *list_counts)
{
  guint n_values = hupan_dictionary_get_n_values (dictionary);
  guint n_lists = hupan_dictionary_get_n_lists (dictionary);
  guint32 *counts = g_new0 (guint32, n_values + 1);

  for (guint i = 0; i < n_lists; i++)
    {
      guint n;
      const guint32 *members = hupan_dictionary_get_list (dictionary, i, &n);

      if (list_counts[i] == 0)
        continue;
      for (guint j = 0; j < n; j++)
        {
          gboolean again = FALSE;

          for (guint k = 0; k < j; k++)
            again |= members[k] == members[j];
          if (!again)
            counts[members[j]] += list_counts[i];
        }
    }

  counts[n_values] = list_counts[0];
  return counts;
}

typedef struct
{
  HupanFacetValue value;
  guint32 rank;
} Ranked;

static int
compare_ranked_cb (gconstpointer a,
                   gconstpointer b,
                   gpointer      data)
{
  const Ranked *one = a;
  const Ranked *two = b;

  if (one->value.count != two->value.count)
    return one->value.count > two->value.count ? -1 : 1;
  return (one->rank > two->rank) - (one->rank < two->rank);
}

/* One facet under all filters but its own. */
static HupanCensus *
count_column (HupanFilters  *self,
              const guint64 *rows,
              guint          column)
{
  g_autofree guint8 *wanted = g_new0 (guint8, self->store->plan->n_columns + 1);

  wanted[column] = TRUE;
  return hupan_census_new (self->store, rows, wanted);
}

/* All facets without a filter of their own, for which all filters count. */
static HupanCensus *
count_unfiltered (HupanFilters *self)
{
  guint n_columns = self->store->plan->n_columns;
  g_autofree guint8 *wanted = g_new0 (guint8, n_columns + 1);

  for (guint i = 0; i < n_columns; i++)
    wanted[i] = self->store->columns[i].dictionary != NULL &&
                (self->store->plan->columns[i].column->flags & HUPAN_COLUMN_FACET) != 0;
  for (guint i = 0; i < self->filters->len; i++)
    wanted[g_array_index (self->filters, Filter, i).column] = FALSE;

  return hupan_census_new (self->store, self->rows, wanted);
}

static Ranked
describe (HupanDictionary *dictionary,
          guint32          code,
          guint            count,
          gboolean         selected)
{
  guint n = hupan_dictionary_get_n_values (dictionary);
  Ranked ranked = { { "", "", count, selected }, n };
  const char *label;

  if (code == n)
    return ranked;

  label = hupan_dictionary_get_label (dictionary, code);
  ranked.value.value = hupan_dictionary_get_text (dictionary, code);
  ranked.value.label = label != NULL ? label : ranked.value.value;
  ranked.rank = hupan_dictionary_get_value_ranks (dictionary)[code];
  return ranked;
}

/* A chosen value that no row has, or not any more; it is there all the same, so that it can be unchosen. */
static Ranked
describe_unknown (const HupanField *field,
                  const char       *value,
                  GPtrArray        *texts)
{
  char *text = g_strdup (value);
  char *label = hupan_field_format (field, value);

  g_ptr_array_add (texts, text);
  g_ptr_array_add (texts, label);
  return (Ranked) { { text, label, 0, TRUE }, G_MAXUINT32 };
}

/* The values of any column but one of dates, most frequent first. */
static GArray *
list_values (const HupanStoredColumn *facet,
             const guint32           *list_counts,
             const char *const       *chosen,
             GPtrArray               *texts)
{
  g_autofree guint32 *counts = count_values (facet->dictionary, list_counts);
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));
  guint n_values = hupan_dictionary_get_n_values (facet->dictionary);
  GArray *values;

  for (guint i = 0; i <= n_values; i++)
    {
      const char *text = i < n_values ? hupan_dictionary_get_text (facet->dictionary, i) : "";
      gboolean selected = chosen != NULL && g_strv_contains (chosen, text);

      if (counts[i] > 0 || selected)
        {
          Ranked value = describe (facet->dictionary, i, counts[i], selected);

          g_array_append_val (ranked, value);
        }
    }

  for (; chosen != NULL && *chosen != NULL; chosen++)
    if (**chosen != '\0' && hupan_dictionary_find (facet->dictionary, *chosen) == HUPAN_NO_CODE)
      {
        Ranked value = describe_unknown (facet->plan->field, *chosen, texts);

        g_array_append_val (ranked, value);
      }

  g_array_sort_with_data (ranked, compare_ranked_cb, NULL);
  values = g_array_sized_new (FALSE, FALSE, sizeof (HupanFacetValue), ranked->len);
  for (guint i = 0; i < ranked->len; i++)
    g_array_append_val (values, g_array_index (ranked, Ranked, i).value);

  return values;
}

/**
 * hupan_filters_count:
 * @texts: takes texts that the values need besides those of the column's dictionary
 *
 * Counts the values of a facet under the search and all other filters.
 *
 * Returns: (transfer full) (nullable): of #HupanFacetValue, most frequent first; of a column of dates the years, the
 *   newest first
 */
GArray *
hupan_filters_count (HupanFilters *self,
                     guint         column,
                     GPtrArray    *texts)
{
  const HupanStoredColumn *facet = &self->store->columns[column];
  g_autoptr (HupanCensus) own_census = NULL;
  const char *const *chosen = NULL;
  const guint32 *list_counts;

  if (!(facet->plan->column->flags & HUPAN_COLUMN_FACET) || facet->dictionary == NULL)
    return NULL;

  for (guint i = 0; i < self->filters->len; i++)
    if (g_array_index (self->filters, Filter, i).column == column)
      {
        g_autofree guint64 *rows = combine (self, i);

        own_census = count_column (self, rows, column);
        chosen = g_array_index (self->filters, Filter, i).values;
      }

  if (own_census == NULL && self->census == NULL)
    self->census = count_unfiltered (self);
  list_counts = hupan_census_get (own_census != NULL ? own_census : self->census, column);

  return facet->plan->is_dated ? hupan_years_count (facet->dictionary, list_counts, chosen, texts)
                               : list_values (facet, list_counts, chosen, texts);
}
