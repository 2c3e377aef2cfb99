/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-rotation.h"

#define DAY        (24 * 60 * 60 * G_GINT64_CONSTANT (1000))
#define DAYS_KEPT  7
#define WEEKS_KEPT 4
#define OLDEST     (35 * DAY)
#define LEAP                                                                                                 \
  (400 * DAY) /* nobody leaves a registry alone for so long: the clock was wrong before, or is now */

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const HupanRotationItem *const *first = a;
  const HupanRotationItem *const *second = b;

  return ((*first)->made_at < (*second)->made_at) - ((*first)->made_at > (*second)->made_at);
}

/* Days and weeks are those of UTC. 1 January 1970 was a Thursday; weeks begin on Monday. */
static gint64
day_of (gint64 at)
{
  return at / DAY;
}

static gint64
week_of (gint64 at)
{
  return (day_of (at) + 3) / 7;
}

void
hupan_rotation_decide (HupanRotationItem *items, gsize n_items, gint64 now)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  gint64 day = G_MAXINT64, week = G_MAXINT64, before = now;
  int days = 0, weeks = 0;
  gboolean leapt = FALSE, newest = TRUE;

  for (gsize i = 0; i < n_items; i++)
    g_ptr_array_add (sorted, &items[i]);
  g_ptr_array_sort (sorted, compare_newest_first);

  for (guint i = 0; i < sorted->len; i++)
    {
      HupanRotationItem *item = sorted->pdata[i];
      gboolean new_day, new_week;

      /* From the future: made while the clock was ahead, or looked at while it is behind. */
      item->keep = TRUE;
      if (item->made_at > now)
        continue;

      /* On the other side of a leap nothing can be said about age. */
      leapt = leapt || before - item->made_at > LEAP;
      before = item->made_at;
      new_day = item->by_itself && day_of (item->made_at) != day && days < DAYS_KEPT;
      new_week = item->by_itself && week_of (item->made_at) != week && weeks < WEEKS_KEPT;
      if (item->by_itself)
        {
          day = day_of (item->made_at);
          week = week_of (item->made_at);
        }
      days += new_day;
      weeks += new_week;
      item->keep = leapt || newest || item->pinned ||
                   (now - item->made_at <= OLDEST && (new_day || new_week || !item->by_itself));
      newest = FALSE;
    }
}
