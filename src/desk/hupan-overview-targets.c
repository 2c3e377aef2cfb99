/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-overview-private.h"

#include "core/hupan-date.h"

/* Targets: who entered, who completed, and the line on the way there. */

/* More points than these make no better line: longer periods are counted by quarters or years. */
#define MAX_POINTS 60

static void
add_day (HupanOverviewTarget *target,
         gint64               day)
{
  g_array_append_val (target->days, day);
}

static guint
count_months (const HupanOverviewTarget *target,
              gint64                     last)
{
  HupanDate from, to;

  hupan_date_from_days (target->goal.first, &from);
  hupan_date_from_days (last, &to);
  return (to.year - from.year) * 12 + to.month - from.month + 1;
}

/* The ends of the months, or of every third or twelfth, from the first day to the one looked at or the last. */
static void
list_days (HupanOverviewTarget *target,
           gint64               last)
{
  guint months = count_months (target, last);
  guint step = months <= MAX_POINTS ? 1 : months <= 3 * MAX_POINTS ? 3 : 12 * (1 + months / (12 * MAX_POINTS));
  HupanDate date;

  hupan_date_from_days (target->goal.first, &date);
  for (;;)
    {
      gint64 day;

      date.day = hupan_date_days_in_month (date.year, date.month);
      day = hupan_date_to_days (&date);
      if (day >= last)
        break;
      if (date.month % step == 0 || (step > 12 && date.month == 12 && date.year % (step / 12) == 0))
        add_day (target, day);

      date.year += date.month == 12;
      date.month = date.month % 12 + 1;
    }
  add_day (target, last);
}

static HupanFigure *
new_of_target (HupanOverviewTarget *target,
               const char          *what,
               const char          *label,
               HupanQuery          *base,
               const char          *column,
               const char          *period,
               guint                count)
{
  g_autofree char *name = g_strdup_printf ("target.%" G_GINT64_FORMAT ".%s", target->id, what);

  return hupan_figure_new_for_value (name, label, base, hupan_overview_get_column (base, column), period, count);
}

static const char *
get_date_column (gboolean of_completed)
{
  return of_completed ? "exit_date" : "entry_date";
}

/* The filter asks for every stretch from the first day to one of the days, so the facet counts each of them, and the
 * rows are those of the last. */
static void
take_counted (HupanOverview *self,
              gpointer       subject,
              HupanResult   *result)
{
  HupanOverviewTarget *target = subject;
  HupanQuery *query = hupan_result_get_query (result);
  const char *column = get_date_column (target->of_completed);
  gsize n;
  const HupanFacetValue *values = hupan_result_get_facet (result, hupan_overview_get_column (query, column), &n);
  g_autofree char *whole = hupan_overview_dup_period (target->goal.first, g_array_index (target->days, gint64, target->days->len - 1));
  HupanFigure **counted = target->of_completed ? &target->completed : &target->entered;

  for (guint i = 0; i < target->days->len; i++)
    {
      gint64 day = g_array_index (target->days, gint64, i);
      g_autofree char *period = hupan_overview_dup_period (target->goal.first, day);
      g_autofree char *until = hupan_overview_dup_day (day);
      g_autofree char *what = g_strdup_printf ("%s.until.%s", target->of_completed ? "completed" : "entered", until);
      guint count = 0;

      for (gsize j = 0; j < n; j++)
        if (g_str_equal (values[j].value, period))
          count = values[j].count;
      g_ptr_array_add (target->points, new_of_target (target, what, target->name, query, column, period, count));
    }

  *counted = new_of_target (target, target->of_completed ? "completed" : "entered", target->name, query, column, whole,
                            hupan_result_get_n (result));
  hupan_pace_compute (&target->goal, (*counted)->value, self->day, &target->pace);
}

static void
take_other (HupanOverview *self,
            gpointer       subject,
            HupanResult   *result)
{
  HupanOverviewTarget *target = subject;
  const char *what = target->of_completed ? "entered" : "completed";
  g_autofree char *name = g_strdup_printf ("target.%" G_GINT64_FORMAT ".%s", target->id, what);
  HupanFigure *figure = hupan_figure_new (name, target->name, hupan_result_get_query (result), hupan_result_get_n (result));

  *(target->of_completed ? &target->entered : &target->completed) = figure;
}

/* Completed are those who passed; their day is the one on which they left. */
static HupanQuery *
query_dated (gboolean of_completed)
{
  HupanQuery *query = hupan_overview_query_candidates ();

  if (of_completed)
    hupan_overview_set_filter (query, "exit_result", "passed", NULL);

  return query;
}

void
hupan_overview_ask_about_target (HupanOverview       *self,
                                 HupanOverviewTarget *target)
{
  gint64 last = MIN (self->day, target->goal.last);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) periods = NULL;
  g_autofree char *whole = NULL;
  HupanQuery *query;

  if (target->pace.status == HUPAN_PACE_NOT_BEGUN)
    return;

  list_days (target, last);
  for (guint i = 0; i < target->days->len; i++)
    g_strv_builder_take (builder, hupan_overview_dup_period (target->goal.first, g_array_index (target->days, gint64, i)));
  periods = g_strv_builder_end (builder);

  query = query_dated (target->of_completed);
  hupan_query_set_filter (query, hupan_overview_get_column (query, get_date_column (target->of_completed)), (const char *const *) periods);
  hupan_overview_ask (self, query, take_counted, target);

  whole = hupan_overview_dup_period (target->goal.first, last);
  query = query_dated (!target->of_completed);
  hupan_overview_set_filter (query, get_date_column (!target->of_completed), whole, NULL);
  hupan_overview_ask (self, query, take_other, target);
}
