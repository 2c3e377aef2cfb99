/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a target stands: pure arithmetic over whole days and whole people, without a clock and without a registry.
 *
 * The period runs from its first to its last day, both included. The day on which one looks counts as gone, so on the
 * first day one day is gone, and on the last day all are. */
typedef struct
{
  gint64 first; /* as hupan_date_to_days() */
  gint64 last;  /* not before first */
  gint64 value; /* more than 0 */
  gboolean more_than; /* TRUE: value itself is not enough */
} HupanGoal;

typedef enum
{
  HUPAN_PACE_NOT_BEGUN = 1,
  HUPAN_PACE_ON_PACE,     /* running, and at this pace it will be met */
  HUPAN_PACE_BEHIND,      /* running, and at this pace it will not */
  HUPAN_PACE_MET,         /* running, and met already */
  HUPAN_PACE_ENDED_MET,   /* the last day is over */
  HUPAN_PACE_ENDED_SHORT,
} HupanPaceStatus;

typedef struct
{
  HupanPaceStatus status;
  gint64 needed;   /* how many are enough: value, or one more */
  gint64 missing;  /* needed less those there are; 0 when it is met */
  gint64 days;     /* in the period */
  gint64 gone;     /* of them, from 0 to days */
  gint64 left;     /* of them, after the day on which one looks */
  gint64 expected; /* at the end if it goes on as it did so far; -1 before it begins */
  gint64 by_now;   /* where the straight line from 0 to needed stands; see hupan_goal_line() */
  gint64 monthly;  /* needed in each month from now on, in tenths; 0 when it is met, -1 when no day is left for it */
  gboolean early;  /* less than a twelfth of the period is gone: what is expected says little yet */
} HupanPace;

void   hupan_pace_compute (const HupanGoal *goal, gint64 count, gint64 today, HupanPace *pace);
gint64 hupan_goal_get_needed (const HupanGoal *goal);
double hupan_goal_line (const HupanGoal *goal, gint64 day);

G_END_DECLS
