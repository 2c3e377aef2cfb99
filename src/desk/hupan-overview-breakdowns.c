/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-overview-private.h"

#include <glib/gi18n.h>

#include "core/hupan-period.h"
#include "core/hupan-stages.h"

/* Candidates and partners: how they are spread. */

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
  const HupanColumn *column = hupan_overview_get_column (query, column_name);
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
  const HupanColumn *column = hupan_overview_get_column (query, "stage");
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
void
hupan_overview_ask_about_candidates (HupanOverview *self)
{
  HupanQuery *query = hupan_overview_query_candidates ();

  if (!self->of_today)
    {
      g_autofree char *day = hupan_overview_dup_day (self->day);
      g_autofree char *period = hupan_period_join (NULL, day);

      hupan_overview_set_filter (query, "received_on", period, "");
    }
  hupan_overview_ask (self, query, take_candidates, NULL);

  query = hupan_query_new (hupan_kind_get ("university"));
  hupan_overview_set_filter (query, "partner_status", "partner", NULL);
  hupan_overview_ask (self, query, take_partners, NULL);
}
