/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-overview-items.h"

#include "core/hupan-number.h"
#include "desk/hupan-overview-words.h"
#include "ui/hupan-places.h"

static GPtrArray *
new_items (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_chart_item_unref);
}

/**
 * hupan_overview_dup_target:
 *
 * Returns: (transfer floating) (nullable): the place that lists what the figure counts, and the query
 */
GVariant *
hupan_overview_dup_target (const HupanFigure *figure)
{
  const HupanPlace *place = hupan_place_get_for_kind (hupan_query_get_kind (figure->base));
  g_autofree char *state = hupan_figure_dup_state (figure);

  return place != NULL ? g_variant_new ("(sss)", place->name, state, "") : NULL;
}

/**
 * hupan_overview_list_points:
 * @positions: takes where between the first and the last day of the period each point is, 0 to 1
 */
GPtrArray *
hupan_overview_list_points (const HupanOverviewTarget *target,
                            GArray                    *positions)
{
  GPtrArray *items = new_items ();

  for (guint i = 0; i < target->points->len; i++)
    {
      const HupanFigure *figure = g_ptr_array_index (target->points, i);
      gint64 day = g_array_index (target->days, gint64, i);
      double position = (double) (day - target->goal.first + 1) / target->pace.days;
      double line = hupan_goal_line (&target->goal, day);
      g_autofree char *label = hupan_words_day (day);
      g_autofree char *text = hupan_count_format (figure->value);
      g_autofree char *line_text = hupan_count_format ((gint64) (line + 0.5));
      HupanChartItem *item = hupan_chart_item_new (label, figure->value, text, hupan_overview_dup_target (figure));

      hupan_chart_item_set_more (item, line, line_text, NULL);
      g_array_append_val (positions, position);
      g_ptr_array_add (items, item);
    }

  return items;
}

static HupanChartItem *
new_bar (const HupanFigure *figure)
{
  g_autofree char *text = hupan_count_format (figure->value);

  return hupan_chart_item_new (figure->label, figure->value, text, hupan_overview_dup_target (figure));
}

GPtrArray *
hupan_overview_list_bars (const HupanBreakdown *breakdown,
                          HupanBreakdownId      id)
{
  GPtrArray *items = new_items ();

  for (guint i = 0; i < breakdown->figures->len; i++)
    {
      HupanChartItem *item = new_bar (g_ptr_array_index (breakdown->figures, i));

      if (breakdown->reached != NULL)
        {
          const HupanFigure *reached = g_ptr_array_index (breakdown->reached, i);
          g_autofree char *text = hupan_count_format (reached->value);

          hupan_chart_item_set_more (item, reached->value, text, hupan_overview_dup_target (reached));
        }
      g_ptr_array_add (items, item);
    }

  return items;
}

static guint
get_value (const HupanFigure *figure)
{
  return figure != NULL ? figure->value : 0;
}

/**
 * hupan_overview_list_years:
 * @totals: (out): what all awards of each year come to, short
 *
 * Returns: (transfer full): the amounts of those who left, and pale those of who will as planned
 */
GPtrArray *
hupan_overview_list_years (const HupanOverviewAward *award,
                           GStrv                    *totals)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GPtrArray *items = new_items ();

  for (guint i = 0; i < award->years->len; i++)
    {
      const HupanAwardYear *year = g_ptr_array_index (award->years, i);
      g_autofree char *label = hupan_words_year (year);
      g_autofree char *left = hupan_words_money (&award->amount, get_value (year->left));
      g_autofree char *planned = hupan_words_money (&award->amount, get_value (year->planned));
      HupanChartItem *item = hupan_chart_item_new (label, get_value (year->left), left,
                                                   year->left != NULL ? hupan_overview_dup_target (year->left) : NULL);

      hupan_chart_item_set_more (item, get_value (year->planned), planned,
                                 year->planned != NULL ? hupan_overview_dup_target (year->planned) : NULL);
      g_strv_builder_take (builder, hupan_words_money_short (&award->amount, get_value (year->left) + get_value (year->planned)));
      g_ptr_array_add (items, item);
    }

  *totals = g_strv_builder_end (builder);
  return items;
}
