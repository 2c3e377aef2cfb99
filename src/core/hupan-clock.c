/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-clock.h"

#include "hupan-date.h"

G_LOCK_DEFINE_STATIC (today);
static char *injected_today;

static char *
dup_injected_today (void)
{
  char *date;

  G_LOCK (today);
  date = g_strdup (injected_today);
  G_UNLOCK (today);

  return date;
}

void
hupan_clock_set_today (const char *date)
{
  g_return_if_fail (date == NULL || hupan_date_is_whole (date));

  G_LOCK (today);
  g_set_str (&injected_today, date);
  G_UNLOCK (today);
}

char *
hupan_clock_dup_today (void)
{
  g_autofree char *date = dup_injected_today ();
  g_autoptr (GDateTime) now = NULL;

  if (date != NULL)
    return g_steal_pointer (&date);

  now = g_date_time_new_now_local ();
  return g_date_time_format (now, "%Y-%m-%d");
}

/* On an injected day it is the time of day that it really is, so that what happens later is also later there. */
gint64
hupan_clock_now (void)
{
  g_autofree char *today = dup_injected_today ();
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GDateTime) then = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  HupanDate date;

  if (today == NULL || !hupan_date_read (today, &date))
    return g_get_real_time () / 1000;

  zone = g_time_zone_new_local ();
  now = g_date_time_new_now (zone);
  then = g_date_time_new (zone, date.year, date.month, date.day, g_date_time_get_hour (now),
                          g_date_time_get_minute (now), g_date_time_get_seconds (now));
  return g_date_time_to_unix_usec (then) / 1000;
}
