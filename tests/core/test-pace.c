/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hupan-date.h"
#include "core/hupan-pace.h"

/* One row is one target looked at on one day, with what must be said of it. */
typedef struct
{
  const char *name;
  const char *first;
  const char *last;
  gint64 value;
  gboolean more_than;
  gint64 count;
  const char *today;

  HupanPaceStatus status;
  gint64 needed, missing, days, gone, left, expected, by_now, monthly;
  gboolean early;
} Row;

#define AT_LEAST FALSE
#define MORE_THAN TRUE

static const Row rows[] = {
  /* 2024 is a leap year: 366 days. */
  { "begins tomorrow", "2024-01-01", "2024-12-31", 30, AT_LEAST, 0, "2023-12-31",
    HUPAN_PACE_NOT_BEGUN, 30, 30, 366, 0, 366, -1, 0, 25, TRUE },
  { "first day, nobody yet", "2024-01-01", "2024-12-31", 30, AT_LEAST, 0, "2024-01-01",
    HUPAN_PACE_BEHIND, 30, 30, 366, 1, 365, 0, 1, 26, TRUE },
  { "first day, one came", "2024-01-01", "2024-12-31", 30, AT_LEAST, 1, "2024-01-01",
    HUPAN_PACE_ON_PACE, 30, 29, 366, 1, 365, 366, 1, 25, TRUE },
  { "half a leap year, on the line", "2024-01-01", "2024-12-31", 30, AT_LEAST, 15, "2024-07-01",
    HUPAN_PACE_ON_PACE, 30, 15, 366, 183, 183, 30, 15, 25, FALSE },
  { "half a leap year, one behind", "2024-01-01", "2024-12-31", 30, AT_LEAST, 14, "2024-07-01",
    HUPAN_PACE_BEHIND, 30, 16, 366, 183, 183, 28, 15, 27, FALSE },
  { "at this pace 27 of 30", "2024-01-01", "2024-12-31", 30, AT_LEAST, 18, "2024-08-31",
    HUPAN_PACE_BEHIND, 30, 12, 366, 244, 122, 27, 20, 30, FALSE },
  { "nobody entered yet", "2024-01-01", "2024-12-31", 30, AT_LEAST, 0, "2024-09-30",
    HUPAN_PACE_BEHIND, 30, 30, 366, 274, 92, 0, 23, 100, FALSE },
  { "met early", "2024-01-01", "2024-12-31", 30, AT_LEAST, 30, "2024-10-15",
    HUPAN_PACE_MET, 30, 0, 366, 289, 77, 37, 24, 0, FALSE },
  { "more than met", "2024-01-01", "2024-12-31", 30, AT_LEAST, 45, "2024-10-15",
    HUPAN_PACE_MET, 30, 0, 366, 289, 77, 56, 24, 0, FALSE },
  { "last day, one short", "2024-01-01", "2024-12-31", 30, AT_LEAST, 29, "2024-12-31",
    HUPAN_PACE_BEHIND, 30, 1, 366, 366, 0, 29, 30, -1, FALSE },
  { "last day, met", "2024-01-01", "2024-12-31", 30, AT_LEAST, 30, "2024-12-31",
    HUPAN_PACE_MET, 30, 0, 366, 366, 0, 30, 30, 0, FALSE },
  { "over at the turn of the year, short", "2024-01-01", "2024-12-31", 30, AT_LEAST, 29, "2025-01-01",
    HUPAN_PACE_ENDED_SHORT, 30, 1, 366, 366, 0, 29, 30, -1, FALSE },
  { "over, met", "2024-01-01", "2024-12-31", 30, AT_LEAST, 30, "2026-03-02",
    HUPAN_PACE_ENDED_MET, 30, 0, 366, 366, 0, 30, 30, 0, FALSE },

  /* "More than 100" is not met by 100, "at least 30" is by 30. */
  { "a hundred are not more than a hundred", "2024-01-01", "2026-12-31", 100, MORE_THAN, 100, "2026-12-31",
    HUPAN_PACE_BEHIND, 101, 1, 1096, 1096, 0, 100, 101, -1, FALSE },
  { "one more than a hundred", "2024-01-01", "2026-12-31", 100, MORE_THAN, 101, "2026-12-31",
    HUPAN_PACE_MET, 101, 0, 1096, 1096, 0, 101, 101, 0, FALSE },
  { "two of three years gone", "2024-01-01", "2026-12-31", 100, MORE_THAN, 60, "2025-12-31",
    HUPAN_PACE_BEHIND, 101, 41, 1096, 731, 365, 89, 68, 35, FALSE },

  /* A year that is no leap year, one over the turn of a year, and one over a leap day. */
  { "a common year", "2023-01-01", "2023-12-31", 12, AT_LEAST, 6, "2023-07-02",
    HUPAN_PACE_BEHIND, 12, 6, 365, 183, 182, 11, 7, 11, FALSE },
  { "over the turn of a year", "2024-09-01", "2025-08-31", 24, AT_LEAST, 8, "2024-12-31",
    HUPAN_PACE_BEHIND, 24, 16, 365, 122, 243, 23, 9, 21, FALSE },
  { "the leap day counts", "2024-02-01", "2024-02-29", 29, AT_LEAST, 28, "2024-02-28",
    HUPAN_PACE_ON_PACE, 29, 1, 29, 28, 1, 29, 28, 305, FALSE },

  /* A day is a period, too. */
  { "the day before one day", "2024-05-01", "2024-05-01", 3, AT_LEAST, 0, "2024-04-30",
    HUPAN_PACE_NOT_BEGUN, 3, 3, 1, 0, 1, -1, 0, 914, TRUE },
  { "one day, one short", "2024-05-01", "2024-05-01", 3, AT_LEAST, 2, "2024-05-01",
    HUPAN_PACE_BEHIND, 3, 1, 1, 1, 0, 2, 3, -1, FALSE },
  { "one day, met", "2024-05-01", "2024-05-01", 3, AT_LEAST, 3, "2024-05-01",
    HUPAN_PACE_MET, 3, 0, 1, 1, 0, 3, 3, 0, FALSE },
  { "the day after one day", "2024-05-01", "2024-05-01", 3, AT_LEAST, 3, "2024-05-02",
    HUPAN_PACE_ENDED_MET, 3, 0, 1, 1, 0, 3, 3, 0, FALSE },

  { "a million in a year", "2024-01-01", "2024-12-31", 1000000, AT_LEAST, 999999, "2024-12-30",
    HUPAN_PACE_ON_PACE, 1000000, 1, 366, 365, 1, 1002738, 997268, 305, FALSE },
};

static gint64
to_days (const char *iso)
{
  HupanDate date;

  g_assert_true (hupan_date_read (iso, &date));
  return hupan_date_to_days (&date);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  const HupanGoal goal = { to_days (row->first), to_days (row->last), row->value, row->more_than };
  HupanPace pace;

  hupan_pace_compute (&goal, row->count, to_days (row->today), &pace);

  g_assert_cmpint (pace.status, ==, row->status);
  g_assert_cmpint (pace.needed, ==, row->needed);
  g_assert_cmpint (pace.missing, ==, row->missing);
  g_assert_cmpint (pace.days, ==, row->days);
  g_assert_cmpint (pace.gone, ==, row->gone);
  g_assert_cmpint (pace.left, ==, row->left);
  g_assert_cmpint (pace.expected, ==, row->expected);
  g_assert_cmpint (pace.by_now, ==, row->by_now);
  g_assert_cmpint (pace.monthly, ==, row->monthly);
  g_assert_cmpint (pace.early, ==, row->early);
}

/* What holds on every day of a period, whatever the number: who is on pace will have enough, and who keeps to what is
 * needed in each month has enough at the end. */
static void
test_every_day (void)
{
  const HupanGoal goal = { to_days ("2024-01-01"), to_days ("2024-12-31"), 30, FALSE };

  for (gint64 day = goal.first; day <= goal.last; day++)
    for (gint64 count = 0; count <= 32; count++)
      {
        HupanPace pace;

        hupan_pace_compute (&goal, count, day, &pace);
        g_assert_cmpint (pace.gone + pace.left, ==, pace.days);
        g_assert_cmpint (pace.status == HUPAN_PACE_MET, ==, count >= 30);
        g_assert_cmpint (pace.status == HUPAN_PACE_ON_PACE, ==, count < 30 && count * 366 >= 30 * pace.gone);
        g_assert_cmpint (count >= pace.by_now, ==, count * 366 >= 30 * pace.gone);
        if (pace.left > 0)
          g_assert_cmpfloat (count * 10 * 30.436875 + pace.monthly * pace.left, >=, 300 * 30.436875 - 1e-6);
      }
}

static void
test_line (void)
{
  const HupanGoal goal = { to_days ("2024-01-01"), to_days ("2024-12-31"), 30, FALSE };

  g_assert_cmpfloat (hupan_goal_line (&goal, goal.first - 100), ==, 0);
  g_assert_cmpfloat (hupan_goal_line (&goal, to_days ("2024-07-01")), ==, 15);
  g_assert_cmpfloat (hupan_goal_line (&goal, goal.last), ==, 30);
  g_assert_cmpfloat (hupan_goal_line (&goal, goal.last + 100), ==, 30);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/pace/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/pace/every day", test_every_day);
  g_test_add_func ("/pace/line", test_line);

  return g_test_run ();
}
