/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-instant.h"

#include <glib/gi18n.h>

#include "hupan-number.h"
#include "hupan-type.h"

gboolean
hupan_instant_parse (const char  *text,
                     char       **value,
                     GError     **error)
{
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GDateTime) time = NULL;

  if (strspn (text, "-0123456789") == strlen (text) && strchr (text + 1, '-') == NULL
      && hupan_integer_parse (text, value, NULL))
    return TRUE;

  zone = g_time_zone_new_local ();
  time = g_date_time_new_from_iso8601 (text, zone);
  if (time == NULL)
    return hupan_value_refuse (error, _ ("“%s” is not a date and time: write it as in 2024-09-01 10:15."), text);

  *value = g_strdup_printf ("%" G_GINT64_FORMAT, g_date_time_to_unix_usec (time) / 1000);
  return TRUE;
}

char *
hupan_instant_format (const char *value)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local_usec (g_ascii_strtoll (value, NULL, 10) * 1000);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : g_strdup (value);
}
