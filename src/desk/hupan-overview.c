/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-overview-private.h"

G_DEFINE_FINAL_TYPE (HupanOverview, hupan_overview, G_TYPE_OBJECT)

static void
free_target (HupanOverviewTarget *target)
{
  g_free (target->name);
  g_free (target->definition);
  g_clear_pointer (&target->entered, hupan_figure_free);
  g_clear_pointer (&target->completed, hupan_figure_free);
  g_ptr_array_unref (target->points);
  g_array_unref (target->days);
  g_free (target);
}

void
hupan_award_year_free (HupanAwardYear *year)
{
  g_clear_pointer (&year->planned, hupan_figure_free);
  g_clear_pointer (&year->left, hupan_figure_free);
  g_free (year);
}

static void
free_award (HupanOverviewAward *award)
{
  g_free (award->name);
  g_free (award->definition);
  g_free (award->district);
  g_free (award->district_code);
  g_free (award->valid_from);
  g_free (award->valid_until);
  g_clear_pointer (&award->committed, hupan_figure_free);
  g_clear_pointer (&award->certain, hupan_figure_free);
  g_ptr_array_unref (award->years);
  g_free (award);
}

static void
clear_breakdown (HupanBreakdown *breakdown)
{
  g_clear_pointer (&breakdown->total, hupan_figure_free);
  g_clear_pointer (&breakdown->figures, g_ptr_array_unref);
  g_clear_pointer (&breakdown->reached, g_ptr_array_unref);
}

static void
clear_question (gpointer data)
{
  HupanOverviewQuestion *question = data;

  g_clear_object (&question->query);
}

static void
hupan_overview_finalize (GObject *object)
{
  HupanOverview *self = HUPAN_OVERVIEW (object);

  g_array_unref (self->questions);
  g_ptr_array_unref (self->targets);
  g_ptr_array_unref (self->awards);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  for (guint i = 0; i < HUPAN_N_BREAKDOWNS; i++)
    clear_breakdown (&self->breakdowns[i]);

  G_OBJECT_CLASS (hupan_overview_parent_class)->finalize (object);
}

static void
hupan_overview_class_init (HupanOverviewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hupan_overview_finalize;
}

static void
hupan_overview_init (HupanOverview *self)
{
  self->targets = g_ptr_array_new_with_free_func ((GDestroyNotify) free_target);
  self->awards = g_ptr_array_new_with_free_func ((GDestroyNotify) free_award);
  self->questions = g_array_new (FALSE, FALSE, sizeof (HupanOverviewQuestion));
  g_array_set_clear_func (self->questions, clear_question);
}

gint64
hupan_overview_get_day (HupanOverview *self)
{
  return self->day;
}

gboolean
hupan_overview_is_of_today (HupanOverview *self)
{
  return self->of_today;
}

gboolean
hupan_overview_is_empty (HupanOverview *self)
{
  return self->targets->len == 0 && self->awards->len == 0 && self->breakdowns[HUPAN_BREAKDOWN_WAY].total->value == 0 &&
         self->breakdowns[HUPAN_BREAKDOWN_PARTNERS].total->value == 0;
}

GPtrArray *
hupan_overview_get_targets (HupanOverview *self)
{
  return self->targets;
}

const HupanBreakdown *
hupan_overview_get_breakdown (HupanOverview   *self,
                              HupanBreakdownId id)
{
  return &self->breakdowns[id];
}

GPtrArray *
hupan_overview_get_awards (HupanOverview *self)
{
  return self->awards;
}

GPtrArray *
hupan_overview_get_changes (HupanOverview *self)
{
  return self->changes;
}

/* How many questions the index is asked for one overview. */
guint
hupan_overview_get_n_queries (HupanOverview *self)
{
  return self->questions->len;
}

static void
add (GPtrArray   *figures,
     HupanFigure *figure)
{
  if (figure != NULL)
    g_ptr_array_add (figures, figure);
}

static void
add_all (GPtrArray *figures,
         GPtrArray *more)
{
  for (guint i = 0; more != NULL && i < more->len; i++)
    g_ptr_array_add (figures, g_ptr_array_index (more, i));
}

/**
 * hupan_overview_list_figures:
 *
 * Returns: (transfer container): every #HupanFigure there is, in the order of the page
 */
GPtrArray *
hupan_overview_list_figures (HupanOverview *self)
{
  GPtrArray *figures = g_ptr_array_new ();

  for (guint i = 0; i < self->targets->len; i++)
    {
      HupanOverviewTarget *target = g_ptr_array_index (self->targets, i);

      add (figures, target->entered);
      add (figures, target->completed);
      add_all (figures, target->points);
    }

  for (guint i = 0; i < HUPAN_N_BREAKDOWNS; i++)
    {
      /* The candidates are one number, however they are spread. */
      if (i == HUPAN_BREAKDOWN_WAY || i == HUPAN_BREAKDOWN_PARTNERS)
        add (figures, self->breakdowns[i].total);
      add_all (figures, self->breakdowns[i].figures);
      add_all (figures, self->breakdowns[i].reached);
    }

  for (guint i = 0; i < self->awards->len; i++)
    {
      HupanOverviewAward *award = g_ptr_array_index (self->awards, i);

      add (figures, award->committed);
      add (figures, award->certain);
      for (guint j = 0; j < award->years->len; j++)
        {
          HupanAwardYear *year = g_ptr_array_index (award->years, j);

          add (figures, year->planned);
          add (figures, year->left);
        }
    }

  return figures;
}
