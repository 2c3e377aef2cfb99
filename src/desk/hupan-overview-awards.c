/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-overview-private.h"

#include "core/hupan-period.h"

/* Awards: what the policies may cost. */

static HupanFigure *
new_of_award (HupanOverviewAward *award,
              const char         *what,
              HupanQuery         *query,
              const HupanColumn  *column,
              const char         *value,
              guint               count)
{
  g_autofree char *name = g_strdup_printf ("award.%" G_GINT64_FORMAT ".%s", award->id, what);
  const char *const values[] = { value, NULL };

  return hupan_figure_new_narrowed (name, award->name, query, column, column != NULL ? values : NULL, count);
}

static HupanAwardYear *
ensure_year (HupanOverviewAward *award,
             int                 number)
{
  HupanAwardYear *year;
  guint i = 0;

  /* The unknown year comes last. */
  for (; i < award->years->len; i++)
    {
      year = g_ptr_array_index (award->years, i);
      if (year->year == number)
        return year;
      if (number != 0 && (year->year == 0 || year->year > number))
        break;
    }

  year = g_new0 (HupanAwardYear, 1);
  year->year = number;
  g_ptr_array_insert (award->years, i, year);
  return year;
}

/* The years that a facet of dates counts. Periods that its filter asks for are not years. */
static void
take_years (HupanOverviewAward *award,
            HupanResult        *result,
            const char         *column_name,
            gboolean            with_unknown)
{
  gboolean is_planned = g_str_equal (column_name, "planned_exit");
  HupanQuery *query = hupan_result_get_query (result);
  const HupanColumn *column = hupan_overview_get_column (query, column_name);
  gsize n;
  const HupanFacetValue *values = hupan_result_get_facet (result, column, &n);

  for (gsize i = 0; i < n; i++)
    {
      int number = atoi (values[i].value);
      g_autofree char *what = NULL;
      HupanAwardYear *year;

      if (number == 0 && !with_unknown)
        continue;

      what = number != 0 ? g_strdup_printf ("%s.%04d", is_planned ? "planned" : "left", number) : g_strdup ("planned.none");
      year = ensure_year (award, number);
      *(is_planned ? &year->planned : &year->left) =
        new_of_award (award, what, query, column, values[i].value, values[i].count);
    }
}

static void
take_committed (HupanOverview *self,
                gpointer       subject,
                HupanResult   *result)
{
  HupanOverviewAward *award = subject;

  award->committed = new_of_award (award, "committed", hupan_result_get_query (result), NULL, NULL, hupan_result_get_n (result));
  take_years (award, result, "exit_date", FALSE);
}

static void
take_in_station (HupanOverview *self,
                 gpointer       subject,
                 HupanResult   *result)
{
  take_years (subject, result, "planned_exit", TRUE);
}

static void
take_certain (HupanOverview *self,
              gpointer       subject,
              HupanResult   *result)
{
  HupanOverviewAward *award = subject;

  award->certain = new_of_award (award, "certain", hupan_result_get_query (result), NULL, NULL, hupan_result_get_n (result));
}

/* The last day on which one could enter under the policy, as far as one looks. It may be known to the year only. */
static gint64
get_last_entry (HupanOverview            *self,
                const HupanOverviewAward *award)
{
  HupanPeriod until;

  return hupan_period_read (award->valid_until, &until) ? MIN (until.last, self->day) : self->day;
}

/* Everybody who entered under the policy and may still have the award: who has not failed, left early, or gone to another
 * district only. Whose employer is not known yet may still come. */
void
hupan_overview_ask_about_award (HupanOverview      *self,
                                HupanOverviewAward *award)
{
  g_autofree char *last = hupan_overview_dup_day (get_last_entry (self, award));
  g_autofree char *period = hupan_period_join (award->valid_from, last);
  HupanPeriod read;
  HupanQuery *query;

  if (!hupan_period_read (period, &read))
    return; /* not in force yet */

  query = hupan_overview_query_candidates ();
  hupan_overview_set_filter (query, "entry_date", period, NULL);
  hupan_overview_set_filter (query, "exit_result", "passed", "");
  hupan_overview_set_filter (query, "district", award->district_code, "");
  hupan_overview_ask (self, query, take_committed, award);

  query = hupan_query_copy (query);
  hupan_overview_set_filter (query, "exit_date", "", NULL);
  hupan_overview_ask (self, query, take_in_station, award);

  query = hupan_overview_query_candidates ();
  hupan_overview_set_filter (query, "entry_date", period, NULL);
  hupan_overview_set_filter (query, "exit_result", "passed", NULL);
  hupan_overview_set_filter (query, "district", award->district_code, NULL);
  if (!self->of_today)
    {
      g_autofree char *day = hupan_overview_dup_day (self->day);
      g_autofree char *until = hupan_period_join (NULL, day);

      hupan_overview_set_filter (query, "exit_date", until, NULL);
    }
  hupan_overview_ask (self, query, take_certain, award);
}
