/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which backups stay (reliability B3): 400 days of them, with a clock that leaps ten years and back. */

#include "config.h"

#include "store/hupan-rotation.h"

#define DAY   (24 * 60 * 60 * G_GINT64_CONSTANT (1000))
#define START (19967 * DAY + 10 * 60 * 60 * 1000) /* Sunday 1 September 2024, 10:00 */

static void
add (GArray *items, gint64 at)
{
  HupanRotationItem item = { .made_at = at, .by_itself = TRUE };

  g_array_append_val (items, item);
}

/* Lets go what need not be kept, and says how many that were. */
static guint
rotate (GArray *items, gint64 now)
{
  guint gone = 0;

  hupan_rotation_decide ((HupanRotationItem *) items->data, items->len, now);
  for (guint i = items->len; i-- > 0;)
    if (!g_array_index (items, HupanRotationItem, i).keep)
      {
        g_array_remove_index (items, i);
        gone++;
      }
  return gone;
}

static guint
count_between (GArray *items, gint64 from, gint64 to)
{
  guint count = 0;

  for (guint i = 0; i < items->len; i++)
    {
      gint64 at = g_array_index (items, HupanRotationItem, i).made_at;

      count += at >= from && at <= to;
    }
  return count;
}

static void
test_400_days (void)
{
  g_autoptr (GArray) items = g_array_new (FALSE, TRUE, sizeof (HupanRotationItem));

  for (int day = 0; day < 400; day++)
    {
      gint64 now = START + day * DAY;

      add (items, now);
      rotate (items, now);

      /* The newest, each of the last seven days, four weeks, and nothing older than 35 days. */
      g_assert_cmpint (g_array_index (items, HupanRotationItem, items->len - 1).made_at, ==, now);
      g_assert_cmpuint (count_between (items, now - 6 * DAY, now), ==, MIN (day + 1, 7));
      g_assert_cmpuint (count_between (items, 0, now - 35 * DAY - 1), ==, 0);
      g_assert_cmpuint (items->len, <=, 11);
      if (day > 40)
        g_assert_cmpuint (count_between (items, now - 28 * DAY, now), >=, 9);
    }
}

/* A registry that nobody changes gets no new backups, and keeps its last one for ever. */
static void
test_newest_stays (void)
{
  g_autoptr (GArray) items = g_array_new (FALSE, TRUE, sizeof (HupanRotationItem));

  add (items, START);
  add (items, START + DAY);
  for (int day = 2; day < 400; day++)
    {
      rotate (items, START + day * DAY);
      g_assert_cmpint (g_array_index (items, HupanRotationItem, items->len - 1).made_at, ==, START + DAY);
    }
  g_assert_cmpuint (items->len, ==, 1);
}

static void
check_leap (int years)
{
  g_autoptr (GArray) items = g_array_new (FALSE, TRUE, sizeof (HupanRotationItem));
  gint64 leap = years * 365 * DAY;
  guint before;

  for (int day = 0; day < 60; day++)
    {
      add (items, START + day * DAY);
      rotate (items, START + day * DAY);
    }
  before = items->len;

  /* The clock is wrong for a month: what was made at the right time stays, all of it. */
  for (int day = 60; day < 90; day++)
    {
      g_assert_cmpuint (rotate (items, START + leap + day * DAY), <=, 1);
      add (items, START + leap + day * DAY);
      rotate (items, START + leap + day * DAY);
      g_assert_cmpuint (count_between (items, START, START + 60 * DAY), ==, before);
    }

  /* Right again: the usual ones go as they grow old; those of the wrong time do no harm. */
  for (int day = 90; day < 200; day++)
    {
      add (items, START + day * DAY);
      rotate (items, START + day * DAY);
      g_assert_cmpuint (count_between (items, START, START + day * DAY), <=, 11);
      g_assert_cmpuint (count_between (items, START + (day - 6) * DAY, START + day * DAY), ==,
                        MIN (day - 89, 7));
    }
  g_assert_cmpuint (items->len, <=, 22);
}

static void
test_clock_ahead (void)
{
  check_leap (10);
}

static void
test_clock_behind (void)
{
  check_leap (-10);
}

/* A backup made by hand is not thinned out, but does not grow older than 35 days either; a pinned one does.
 */
static void
test_by_hand (void)
{
  HupanRotationItem items[] = {
    { .made_at = START },
    { .made_at = START, .pinned = TRUE },
    { .made_at = START + DAY },
    { .made_at = START + DAY + 1 },
    { .made_at = START + 35 * DAY, .by_itself = TRUE },
  };

  hupan_rotation_decide (items, G_N_ELEMENTS (items), START + 35 * DAY);
  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    g_assert_true (items[i].keep);
  hupan_rotation_decide (items, G_N_ELEMENTS (items), START + 35 * DAY + 1);
  g_assert_false (items[0].keep);
  g_assert_true (items[1].keep);
  g_assert_true (items[2].keep);
  hupan_rotation_decide (items, G_N_ELEMENTS (items), START + 100 * DAY);
  g_assert_false (items[2].keep);
  g_assert_false (items[3].keep);
  g_assert_true (items[4].keep);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/rotation/400-days", test_400_days);
  g_test_add_func ("/store/rotation/newest-stays", test_newest_stays);
  g_test_add_func ("/store/rotation/clock-ahead", test_clock_ahead);
  g_test_add_func ("/store/rotation/clock-behind", test_clock_behind);
  g_test_add_func ("/store/rotation/by-hand", test_by_hand);

  return g_test_run ();
}
