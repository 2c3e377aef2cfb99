/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is counted for an overview. Everything here is a query of a list; a figure is what its list has of rows. Figures
 * that are the values of one facet share one question, so a registry with two targets and a policy is asked nine times. */

#include "config.h"

#include "hupan-overview-private.h"

#include <glib/gi18n.h>

#include "core/hupan-date.h"
#include "core/hupan-period.h"
#include "core/hupan-stages.h"

/* More points than these make no better line: longer periods are counted by quarters or years. */
#define MAX_POINTS 60

static const HupanColumn *
get_column (HupanQuery *query,
            const char *name)
{
  return hupan_kind_get_column (hupan_query_get_kind (query), name);
}

static void
set_filter (HupanQuery *query,
            const char *column,
            const char *value,
            const char *other)
{
  const char *const values[] = { value, other, NULL };

  hupan_query_set_filter (query, get_column (query, column), values);
}

static HupanQuery *
query_candidates (void)
{
  return hupan_query_new (hupan_kind_get ("application"));
}

/* The question belongs to the overview; the query is taken over. */
static void
ask (HupanOverview    *self,
     HupanQuery       *query,
     HupanOverviewTake take,
     gpointer          subject)
{
  const HupanOverviewQuestion question = { query, take, subject };

  g_array_append_val (self->questions, question);
}

static char *
dup_iso (gint64 day)
{
  HupanDate date;

  hupan_date_from_days (day, &date);
  return hupan_date_to_iso (&date);
}

static char *
dup_period (gint64 first,
            gint64 last)
{
  g_autofree char *from = dup_iso (first);
  g_autofree char *to = dup_iso (last);

  return hupan_period_join (from, to);
}

/* --- Targets: who entered, who completed ---------------------------------------------------------------- */

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

  return hupan_figure_new_for_value (name, label, base, get_column (base, column), period, count);
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
  const HupanFacetValue *values = hupan_result_get_facet (result, get_column (query, column), &n);
  g_autofree char *whole = dup_period (target->goal.first, g_array_index (target->days, gint64, target->days->len - 1));
  HupanFigure **counted = target->of_completed ? &target->completed : &target->entered;

  for (guint i = 0; i < target->days->len; i++)
    {
      gint64 day = g_array_index (target->days, gint64, i);
      g_autofree char *period = dup_period (target->goal.first, day);
      g_autofree char *until = dup_iso (day);
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
  HupanQuery *query = query_candidates ();

  if (of_completed)
    set_filter (query, "exit_result", "passed", NULL);

  return query;
}

static void
ask_about_target (HupanOverview       *self,
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
    g_strv_builder_take (builder, dup_period (target->goal.first, g_array_index (target->days, gint64, i)));
  periods = g_strv_builder_end (builder);

  query = query_dated (target->of_completed);
  hupan_query_set_filter (query, get_column (query, get_date_column (target->of_completed)), (const char *const *) periods);
  ask (self, query, take_counted, target);

  whole = dup_period (target->goal.first, last);
  query = query_dated (!target->of_completed);
  set_filter (query, get_date_column (!target->of_completed), whole, NULL);
  ask (self, query, take_other, target);
}

/* --- Candidates and partners: how they are spread --------------------------------------------------------- */

static void
start_breakdown (HupanOverview   *self,
                 HupanBreakdownId id,
                 const char      *name,
                 const char      *total,
                 HupanResult     *result)
{
  HupanBreakdown *breakdown = &self->breakdowns[id];

  breakdown->name = name;
  breakdown->total = hupan_figure_new (total, "", hupan_result_get_query (result), hupan_result_get_n (result));
  breakdown->figures = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_figure_free);
}

/* The values of a facet, most frequent first, and then the rows without one. */
static void
take_facet (HupanBreakdown *breakdown,
            HupanResult    *result,
            const char     *column_name)
{
  HupanQuery *query = hupan_result_get_query (result);
  const HupanColumn *column = get_column (query, column_name);
  gsize n;
  const HupanFacetValue *values = hupan_result_get_facet (result, column, &n);

  for (guint without = 0; without <= 1; without++)
    for (gsize i = 0; i < n; i++)
      {
        gboolean is_none = *values[i].value == '\0';
        g_autofree char *name = g_strconcat (breakdown->name, ".", is_none ? "none" : values[i].value, NULL);

        if (is_none == (gboolean) without)
          g_ptr_array_add (breakdown->figures,
                           hupan_figure_new_for_value (name, is_none ? C_ ("overview", "Not stated") : values[i].label, query,
                                                       column, values[i].value, values[i].count));
      }
}

static guint
find_count (HupanResult       *result,
            const HupanColumn *column,
            const char        *value)
{
  gsize n;
  const HupanFacetValue *values = hupan_result_get_facet (result, column, &n);

  for (gsize i = 0; i < n; i++)
    if (g_str_equal (values[i].value, value))
      return values[i].count;

  return 0;
}

static guint
count_values (HupanResult       *result,
              const HupanColumn *column,
              const char *const *values)
{
  guint count = 0;

  for (; *values != NULL; values++)
    count += find_count (result, column, *values);

  return count;
}

/* Everybody stands at exactly one stage, so those who came this far are the sum of those who stand there or further on. */
static void
add_reached (HupanBreakdown    *way,
             const HupanFigure *figure,
             HupanResult       *result,
             const char *const *further)
{
  g_autofree char *name = g_strconcat (figure->name, ".or-further", NULL);

  g_ptr_array_add (way->reached, hupan_figure_new_narrowed (name, figure->label, figure->base, figure->column, further,
                                                            count_values (result, figure->column, further)));
}

static void
take_stages (HupanOverview *self,
             HupanResult   *result)
{
  HupanBreakdown *way = &self->breakdowns[HUPAN_BREAKDOWN_WAY];
  HupanBreakdown *ended = &self->breakdowns[HUPAN_BREAKDOWN_ENDED];
  HupanQuery *query = hupan_result_get_query (result);
  const HupanColumn *column = get_column (query, "stage");
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (const HupanStage *stage = hupan_stages (); stage->name != NULL; stage++)
    {
      gboolean is_exit = hupan_stage_is_exit (stage->name);
      g_autofree char *name = g_strconcat ("stage.", stage->name, NULL);

      if (!is_exit)
        g_ptr_array_add (names, (gpointer) stage->name);
      g_ptr_array_add (is_exit ? ended->figures : way->figures,
                       hupan_figure_new_for_value (name, hupan_stage_get_label (stage->name), query, column, stage->name,
                                                   find_count (result, column, stage->name)));
    }
  g_ptr_array_add (names, NULL);

  way->reached = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_figure_free);
  for (guint i = 0; i < way->figures->len; i++)
    add_reached (way, g_ptr_array_index (way->figures, i), result, (const char *const *) &names->pdata[i]);
}

static void
take_candidates (HupanOverview *self,
                 gpointer       subject,
                 HupanResult   *result)
{
  static const struct
  {
    HupanBreakdownId id;
    const char *name;
    const char *column;
  } facets[] = {
    { HUPAN_BREAKDOWN_COUNTRY, "country", "country" },
    { HUPAN_BREAKDOWN_FIELD, "field", "field" },
    { HUPAN_BREAKDOWN_TOPIC, "topic", "topics" },
    { HUPAN_BREAKDOWN_SITE, "site", "site" },
  };

  start_breakdown (self, HUPAN_BREAKDOWN_WAY, "stage", "candidates", result);
  start_breakdown (self, HUPAN_BREAKDOWN_ENDED, "stage", "candidates", result);
  take_stages (self, result);

  for (gsize i = 0; i < G_N_ELEMENTS (facets); i++)
    {
      start_breakdown (self, facets[i].id, facets[i].name, "candidates", result);
      take_facet (&self->breakdowns[facets[i].id], result, facets[i].column);
    }
}

static void
take_partners (HupanOverview *self,
               gpointer       subject,
               HupanResult   *result)
{
  start_breakdown (self, HUPAN_BREAKDOWN_PARTNERS, "partners.country", "partners", result);
  take_facet (&self->breakdowns[HUPAN_BREAKDOWN_PARTNERS], result, "country");
}

/* Of a month that is over: who had applied by then, and whose application has no date. */
static void
ask_about_candidates (HupanOverview *self)
{
  HupanQuery *query = query_candidates ();

  if (!self->of_today)
    {
      g_autofree char *day = dup_iso (self->day);
      g_autofree char *period = hupan_period_join (NULL, day);

      set_filter (query, "received_on", period, "");
    }
  ask (self, query, take_candidates, NULL);

  query = hupan_query_new (hupan_kind_get ("university"));
  set_filter (query, "partner_status", "partner", NULL);
  ask (self, query, take_partners, NULL);
}

/* --- Awards: what the policies may cost -------------------------------------------------------------------- */

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
  const HupanColumn *column = get_column (query, column_name);
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
static void
ask_about_award (HupanOverview      *self,
                 HupanOverviewAward *award)
{
  g_autofree char *last = dup_iso (get_last_entry (self, award));
  g_autofree char *period = hupan_period_join (award->valid_from, last);
  HupanPeriod read;
  HupanQuery *query;

  if (!hupan_period_read (period, &read))
    return; /* not in force yet */

  query = query_candidates ();
  set_filter (query, "entry_date", period, NULL);
  set_filter (query, "exit_result", "passed", "");
  set_filter (query, "district", award->district_code, "");
  ask (self, query, take_committed, award);

  query = hupan_query_copy (query);
  set_filter (query, "exit_date", "", NULL);
  ask (self, query, take_in_station, award);

  query = query_candidates ();
  set_filter (query, "entry_date", period, NULL);
  set_filter (query, "exit_result", "passed", NULL);
  set_filter (query, "district", award->district_code, NULL);
  if (!self->of_today)
    {
      g_autofree char *day = dup_iso (self->day);
      g_autofree char *until = hupan_period_join (NULL, day);

      set_filter (query, "exit_date", until, NULL);
    }
  ask (self, query, take_certain, award);
}

void
hupan_overview_pose_questions (HupanOverview *self)
{
  for (guint i = 0; i < self->targets->len; i++)
    ask_about_target (self, g_ptr_array_index (self->targets, i));
  ask_about_candidates (self);
  for (guint i = 0; i < self->awards->len; i++)
    ask_about_award (self, g_ptr_array_index (self->awards, i));
}

void
hupan_overview_take_answer (HupanOverview *self,
                            guint          question,
                            HupanResult   *result)
{
  HupanOverviewQuestion *asked = &g_array_index (self->questions, HupanOverviewQuestion, question);

  asked->take (self, asked->subject, result);
}
