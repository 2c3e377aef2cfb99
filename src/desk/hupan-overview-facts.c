/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What an overview needs of the registry itself: the targets and policies, which are few, and the newest changes. */

#include "config.h"

#include "hupan-overview-private.h"

#include <glib/gi18n.h>

#include "core/hupan-clock.h"
#include "core/hupan-date.h"
#include "core/hupan-period.h"

#define N_CHANGES 6

static gboolean
read_day (const char  *month,
          gint64      *day,
          gboolean    *of_today,
          GError     **error)
{
  g_autofree char *today = hupan_clock_dup_today ();
  HupanPeriod now, period;
  HupanDate date;

  if (!hupan_period_read (today, &now))
    g_return_val_if_reached (FALSE);

  if (month != NULL && (!hupan_date_read (month, &date) || date.month == 0 || date.day != 0))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("“%s” is no month: write one as in 2024-03."), month);
      return FALSE;
    }

  hupan_period_read (month != NULL ? month : today, &period);
  if (period.first > now.last)
    {
      /* Translators: the placeholder is a month such as 2027-03. */
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("The month %s has not begun yet."), month);
      return FALSE;
    }

  *day = MIN (period.last, now.last);
  *of_today = period.last >= now.last;
  return TRUE;
}

/* --- Targets ------------------------------------------------------------------------------------------ */

enum
{
  TARGET_NAME,
  TARGET_METRIC,
  TARGET_START,
  TARGET_END,
  TARGET_COMPARISON,
  TARGET_VALUE,
  TARGET_DEFINITION,
};

static const char *const target_paths[] = {
  [TARGET_NAME] = "name",
  [TARGET_METRIC] = "metric",
  [TARGET_START] = "period_start",
  [TARGET_END] = "period_end",
  [TARGET_COMPARISON] = "comparison",
  [TARGET_VALUE] = "value",
  [TARGET_DEFINITION] = "definition",
  NULL,
};

static gboolean
add_target (gint64             id,
            const char *const *values,
            gpointer           data)
{
  HupanOverview *self = data;
  g_autofree char *text = hupan_period_join (values[TARGET_START], values[TARGET_END]);
  HupanOverviewTarget *target;
  HupanPeriod period;

  /* The rules of a target see to its period; one that a damaged file brought is in the list of targets all the same. */
  if (!hupan_period_read (text, &period))
    return TRUE;

  target = g_new0 (HupanOverviewTarget, 1);
  target->id = id;
  target->name = g_strdup (values[TARGET_NAME]);
  target->definition = g_strdup (values[TARGET_DEFINITION]);
  target->of_completed = g_strcmp0 (values[TARGET_METRIC], "completed") == 0;
  target->goal = (HupanGoal) {
    .first = period.first,
    .last = period.last,
    .value = g_ascii_strtoll (values[TARGET_VALUE], NULL, 10),
    .more_than = g_strcmp0 (values[TARGET_COMPARISON], "more_than") == 0,
  };
  target->points = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_figure_free);
  target->days = g_array_new (FALSE, FALSE, sizeof (gint64));
  hupan_pace_compute (&target->goal, 0, self->day, &target->pace);
  g_ptr_array_add (self->targets, target);

  return TRUE;
}

/* Those that run come first, then those to come, then those that are over, the latest first. */
static int
get_turn (const HupanOverviewTarget *target)
{
  switch (target->pace.status)
    {
    case HUPAN_PACE_NOT_BEGUN:
      return 1;
    case HUPAN_PACE_ENDED_MET:
    case HUPAN_PACE_ENDED_SHORT:
      return 2;
    case HUPAN_PACE_ON_PACE:
    case HUPAN_PACE_BEHIND:
    case HUPAN_PACE_MET:
    default:
      return 0;
    }
}

static int
compare_targets (gconstpointer a,
                 gconstpointer b)
{
  const HupanOverviewTarget *one = a, *other = b;
  int turn = get_turn (one) - get_turn (other);
  int last = (one->goal.last > other->goal.last) - (one->goal.last < other->goal.last);

  if (turn != 0)
    return turn;
  if (last != 0)
    return get_turn (one) == 2 ? -last : last;

  return (one->id > other->id) - (one->id < other->id);
}

/* --- Award policies ----------------------------------------------------------------------------------- */

enum
{
  AWARD_NAME,
  AWARD_AMOUNT,
  AWARD_DISTRICT,
  AWARD_DISTRICT_CODE,
  AWARD_FROM,
  AWARD_UNTIL,
  AWARD_DEFINITION,
};

static const char *const award_paths[] = {
  [AWARD_NAME] = "name",
  [AWARD_AMOUNT] = "amount",
  [AWARD_DISTRICT] = "district_name",
  [AWARD_DISTRICT_CODE] = "district_code",
  [AWARD_FROM] = "valid_from",
  [AWARD_UNTIL] = "valid_until",
  [AWARD_DEFINITION] = "definition",
  NULL,
};

static gboolean
add_award (gint64             id,
           const char *const *values,
           gpointer           data)
{
  HupanOverview *self = data;
  HupanOverviewAward *award;
  HupanMoney amount;

  if (values[AWARD_FROM] == NULL || values[AWARD_DISTRICT_CODE] == NULL || !hupan_money_read (values[AWARD_AMOUNT], &amount))
    return TRUE;

  award = g_new0 (HupanOverviewAward, 1);
  award->id = id;
  award->name = g_strdup (values[AWARD_NAME]);
  award->definition = g_strdup (values[AWARD_DEFINITION]);
  award->district = g_strdup (values[AWARD_DISTRICT] != NULL ? values[AWARD_DISTRICT] : values[AWARD_DISTRICT_CODE]);
  award->district_code = g_strdup (values[AWARD_DISTRICT_CODE]);
  award->valid_from = g_strdup (values[AWARD_FROM]);
  award->valid_until = g_strdup (values[AWARD_UNTIL]);
  award->amount = amount;
  award->years = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_award_year_free);
  g_ptr_array_add (self->awards, award);

  return TRUE;
}

/**
 * hupan_overview_new_facts:
 * @lang: of names and definitions
 *
 * Returns: (transfer full): an overview whose figures are not counted yet
 */
HupanOverview *
hupan_overview_new_facts (HupanRegistry       *registry,
                          const char          *month,
                          const char          *lang,
                          const HupanProgress *progress,
                          GError             **error)
{
  g_autoptr (HupanOverview) self = g_object_new (HUPAN_TYPE_OVERVIEW, NULL);

  if (!read_day (month, &self->day, &self->of_today, error) ||
      !hupan_registry_scan (registry, hupan_kind_get ("target"), target_paths, NULL, 0, lang, add_target, self, progress, error) ||
      !hupan_registry_scan (registry, hupan_kind_get ("award_policy"), award_paths, NULL, 0, lang, add_award, self, progress, error))
    return NULL;

  g_ptr_array_sort_values (self->targets, compare_targets);
  self->changes = hupan_registry_list_batches (registry, 0, N_CHANGES, error);

  return self->changes != NULL ? g_steal_pointer (&self) : NULL;
}
