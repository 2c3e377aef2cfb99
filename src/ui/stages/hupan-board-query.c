/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-board-private.h"

#include "core/hupan-stages.h"

/* A board asks what its list asks, in the order of stages: so one answer holds all columns, one after the other. */

static const HupanColumn *
get_stage_column (void)
{
  return hupan_kind_get_column (hupan_kind_get ("application"), "stage");
}

/**
 * hupan_board_dup_query:
 *
 * Returns: (transfer full): the same question with the rows in the order of stages, and in each stage as asked
 */
HupanQuery *
hupan_board_dup_query (HupanQuery *query)
{
  HupanQuery *copy = hupan_query_copy (query);
  gsize n;
  const HupanSort *sort = hupan_query_get_sort (query, &n);
  g_autofree HupanSort *by_stage = g_new (HupanSort, n + 1);

  by_stage[0] = (HupanSort) { get_stage_column (), FALSE };
  for (gsize i = 0; i < n; i++)
    by_stage[i + 1] = sort[i];
  hupan_query_set_sort (copy, by_stage, n + 1);

  return copy;
}

/* How many of the rows are in each stage: the facet, which counts other stages too where the list is filtered by some. */
void
hupan_board_count_stages (HupanResult *result,
                          guint       *counts)
{
  const HupanColumn *column = get_stage_column ();
  const char *const *filter = hupan_query_get_filter (hupan_result_get_query (result), column);
  const gboolean filtered = filter != NULL && *filter != NULL;
  gsize n;
  const HupanFacetValue *values = hupan_result_get_facet (result, column, &n);

  for (gsize i = 0; i < n; i++)
    {
      const HupanStage *stage = hupan_stage_get (values[i].value);

      if (stage != NULL && (!filtered || values[i].selected))
        counts[stage - hupan_stages ()] = values[i].count;
    }
}

gboolean
hupan_board_is_by_stage (HupanResult *result)
{
  gsize n;
  const HupanSort *sort = hupan_query_get_sort (hupan_result_get_query (result), &n);

  return n > 0 && sort[0].column == get_stage_column ();
}
