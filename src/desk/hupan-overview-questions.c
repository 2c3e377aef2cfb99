/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is counted for an overview. Everything here is a query of a list; a figure is what its list has of rows. Figures
 * that are the values of one facet share one question, so a registry with two targets and a policy is asked nine times. */

#include "config.h"

#include "hupan-overview-private.h"

#include "core/hupan-date.h"
#include "core/hupan-period.h"

const HupanColumn *
hupan_overview_get_column (HupanQuery *query,
                           const char *name)
{
  return hupan_kind_get_column (hupan_query_get_kind (query), name);
}

void
hupan_overview_set_filter (HupanQuery *query,
                           const char *column,
                           const char *value,
                           const char *other)
{
  const char *const values[] = { value, other, NULL };

  hupan_query_set_filter (query, hupan_overview_get_column (query, column), values);
}

HupanQuery *
hupan_overview_query_candidates (void)
{
  return hupan_query_new (hupan_kind_get ("application"));
}

void
hupan_overview_ask (HupanOverview    *self,
                    HupanQuery       *query,
                    HupanOverviewTake take,
                    gpointer          subject)
{
  const HupanOverviewQuestion question = { query, take, subject };

  g_array_append_val (self->questions, question);
}

char *
hupan_overview_dup_day (gint64 day)
{
  HupanDate date;

  hupan_date_from_days (day, &date);
  return hupan_date_to_iso (&date);
}

char *
hupan_overview_dup_period (gint64 first,
                           gint64 last)
{
  g_autofree char *from = hupan_overview_dup_day (first);
  g_autofree char *to = hupan_overview_dup_day (last);

  return hupan_period_join (from, to);
}

void
hupan_overview_pose_questions (HupanOverview *self)
{
  for (guint i = 0; i < self->targets->len; i++)
    hupan_overview_ask_about_target (self, g_ptr_array_index (self->targets, i));
  hupan_overview_ask_about_candidates (self);
  for (guint i = 0; i < self->awards->len; i++)
    hupan_overview_ask_about_award (self, g_ptr_array_index (self->awards, i));
}

void
hupan_overview_take_answer (HupanOverview *self,
                            guint          question,
                            HupanResult   *result)
{
  HupanOverviewQuestion *asked = &g_array_index (self->questions, HupanOverviewQuestion, question);

  asked->take (self, asked->subject, result);
}
