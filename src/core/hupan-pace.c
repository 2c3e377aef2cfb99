/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-pace.h"

/* Of the Gregorian calendar: 400 years, which are 4800 months, have 146097 days. */
#define CYCLE_DAYS 146097
#define CYCLE_MONTHS 4800

static gint64
divide_up (gint64 a,
           gint64 b)
{
  return (a + b - 1) / b;
}

/* How many are enough. */
gint64
hupan_goal_get_needed (const HupanGoal *goal)
{
  return goal->value + (goal->more_than ? 1 : 0);
}

static gint64
count_gone (const HupanGoal *goal,
            gint64           today)
{
  return CLAMP (today - goal->first + 1, 0, goal->last - goal->first + 1);
}

/**
 * hupan_goal_line:
 *
 * Returns: where the straight line stands at the end of a day: 0 before the period, all that are needed at its end, and
 *   on the way as much of them as days are gone
 */
double
hupan_goal_line (const HupanGoal *goal,
                 gint64           day)
{
  return (double) hupan_goal_get_needed (goal) * count_gone (goal, day) / (goal->last - goal->first + 1);
}

static HupanPaceStatus
judge (const HupanGoal *goal,
       const HupanPace *pace,
       gint64           today)
{
  if (today < goal->first)
    return HUPAN_PACE_NOT_BEGUN;
  if (today > goal->last)
    return pace->missing == 0 ? HUPAN_PACE_ENDED_MET : HUPAN_PACE_ENDED_SHORT;
  if (pace->missing == 0)
    return HUPAN_PACE_MET;

  return pace->expected >= pace->needed ? HUPAN_PACE_ON_PACE : HUPAN_PACE_BEHIND;
}

/**
 * hupan_pace_compute:
 * @count: how many there are in the period up to @today, which is 0 or more
 * @today: the day on which one looks, as hupan_date_to_days(); the last of a month for a report on it
 *
 * All numbers are whole. Those of people who are expected are rounded down: nobody is counted before having come, and
 * so a target that is on pace is one for which the number expected is enough. Those of people who are needed (by now, in
 * each month) are rounded up: who keeps to them meets the target. A month is the mean of the calendar, 30.44 days.
 */
void
hupan_pace_compute (const HupanGoal *goal,
                    gint64           count,
                    gint64           today,
                    HupanPace       *pace)
{
  *pace = (HupanPace) {
    .needed = hupan_goal_get_needed (goal),
    .days = goal->last - goal->first + 1,
    .gone = count_gone (goal, today),
  };

  pace->missing = MAX (pace->needed - count, 0);
  pace->left = pace->days - pace->gone;
  pace->expected = pace->gone > 0 ? count * pace->days / pace->gone : -1;
  pace->by_now = divide_up (pace->needed * pace->gone, pace->days);
  pace->early = pace->gone * 12 < pace->days;

  if (pace->missing == 0)
    pace->monthly = 0;
  else if (pace->left == 0)
    pace->monthly = -1;
  else
    pace->monthly = divide_up (pace->missing * 10 * CYCLE_DAYS, pace->left * CYCLE_MONTHS);

  pace->status = judge (goal, pace, today);
}
