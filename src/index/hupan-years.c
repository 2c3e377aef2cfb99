/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-years.h"

#include "core/hupan-date.h"
#include "core/hupan-period.h"
#include "hupan-image.h"

#define N_YEARS 10000

/**
 * hupan_years_choose:
 * @period: what is no period chooses nothing
 * @is_chosen: for each value of the dictionary; those in the period become %TRUE
 */
void
hupan_years_choose (HupanDictionary *dictionary,
                    const char      *period,
                    guint8          *is_chosen)
{
  HupanPeriod read;

  if (!hupan_period_read (period, &read))
    return;

  for (guint i = 0; i < hupan_dictionary_get_n_values (dictionary); i++)
    if (hupan_period_contains (&read, hupan_dictionary_get_text (dictionary, i)))
      is_chosen[i] = TRUE;
}

/* How many rows have a date in each year up to the last; a row that has several in one counts once. */
static guint32 *
count_rows (HupanDictionary *dictionary,
            const guint32   *list_counts,
            guint            last)
{
  const guint16 *years = hupan_dictionary_get_years (dictionary);
  guint32 *counts = g_new0 (guint32, last + 1);

  for (guint i = 0; i < hupan_dictionary_get_n_lists (dictionary); i++)
    {
      guint n;
      const guint32 *members = hupan_dictionary_get_list (dictionary, i, &n);

      if (list_counts[i] == 0)
        continue;
      for (guint j = 0; j < n; j++)
        {
          gboolean again = FALSE;

          for (guint k = 0; k < j; k++)
            again |= years[members[k]] == years[members[j]];
          if (!again)
            counts[years[members[j]]] += list_counts[i];
        }
    }

  return counts;
}

static guint
find_last (HupanDictionary *dictionary)
{
  const guint16 *years = hupan_dictionary_get_years (dictionary);
  guint last = 0;

  for (guint i = 0; i < hupan_dictionary_get_n_values (dictionary); i++)
    last = MAX (last, years[i]);
  return last;
}

static guint
count_period (HupanDictionary *dictionary,
              const guint32   *list_counts,
              const char      *period)
{
  g_autofree guint8 *is_chosen = g_new0 (guint8, hupan_dictionary_get_n_values (dictionary) + 1);
  guint count = 0;

  hupan_years_choose (dictionary, period, is_chosen);
  for (guint i = 0; i < hupan_dictionary_get_n_lists (dictionary); i++)
    {
      guint n;
      const guint32 *members = hupan_dictionary_get_list (dictionary, i, &n);
      gboolean passes = FALSE;

      for (guint j = 0; j < n; j++)
        passes |= is_chosen[members[j]];
      if (passes)
        count += list_counts[i];
    }

  return count;
}

static void
add_value (GArray     *values,
           GPtrArray  *texts,
           const char *period,
           guint       count,
           gboolean    selected)
{
  char *text = g_strdup (period);
  char *label = hupan_period_format (period);
  HupanFacetValue value = { text, label, count, selected };

  g_ptr_array_add (texts, text);
  g_ptr_array_add (texts, label);
  g_array_append_val (values, value);
}

static gboolean
is_year (const char *text)
{
  HupanDate date;

  return hupan_date_read (text, &date) && date.month == 0;
}

/**
 * hupan_years_count:
 * @list_counts: how many rows have each list of the dictionary
 * @chosen: (nullable): the values of the column's filter
 * @texts: takes the texts of the values
 *
 * Returns: (transfer full): of #HupanFacetValue: the periods chosen that are no years, then the years that have rows or
 *   are chosen, the newest first, then the rows without a date
 */
GArray *
hupan_years_count (HupanDictionary   *dictionary,
                   const guint32     *list_counts,
                   const char *const *chosen,
                   GPtrArray         *texts)
{
  static const char *const nothing[] = { NULL };
  GArray *values = g_array_new (FALSE, FALSE, sizeof (HupanFacetValue));
  guint last = chosen == NULL ? find_last (dictionary) : N_YEARS - 1;
  g_autofree guint32 *counts = count_rows (dictionary, list_counts, last);
  gboolean is_none_chosen;

  chosen = chosen != NULL ? chosen : nothing;
  for (const char *const *period = chosen; *period != NULL; period++)
    if (**period != '\0' && !is_year (*period))
      add_value (values, texts, *period, count_period (dictionary, list_counts, *period), TRUE);

  for (guint year = last; year > 0; year--)
    {
      char text[5];
      gboolean selected;

      if (counts[year] == 0 && chosen == nothing)
        continue;
      g_snprintf (text, sizeof text, "%04u", year);
      selected = g_strv_contains (chosen, text);
      if (counts[year] > 0 || selected)
        add_value (values, texts, text, counts[year], selected);
    }

  is_none_chosen = g_strv_contains (chosen, "");
  if (list_counts[0] > 0 || is_none_chosen)
    {
      HupanFacetValue none = { "", "", list_counts[0], is_none_chosen };

      g_array_append_val (values, none);
    }

  return values;
}
