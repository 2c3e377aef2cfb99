/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-period.h"

#include <glib/gi18n.h>

#include "hupan-date.h"
#include "hupan-interval.h"
#include "hupan-l10n.h"
#include "hupan-text.h"
#include "hupan-type.h"

#define BETWEEN ".."

/* All days that a date may be. */
static HupanPeriod
get_span (const HupanDate *date)
{
  HupanDate last = *date;

  if (last.month == 0)
    last.month = 12;
  if (last.day == 0)
    last.day = hupan_date_days_in_month (last.year, last.month);

  return (HupanPeriod) { hupan_date_to_days (date), hupan_date_to_days (&last) };
}

/* The two sides of a range; the same text twice where there is no range. */
static void
split (const char  *text,
       char       **from,
       char       **to)
{
  const char *between = strstr (text, BETWEEN);

  *from = between != NULL ? g_strndup (text, between - text) : g_strdup (text);
  *to = g_strdup (between != NULL ? between + strlen (BETWEEN) : text);
  g_strstrip (*from);
  g_strstrip (*to);
}

/**
 * hupan_period_read:
 * @text: (nullable): canonical text
 *
 * Returns: whether it is a period, one that does not end before it begins
 */
gboolean
hupan_period_read (const char  *text,
                   HupanPeriod *period)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  HupanDate date;

  *period = (HupanPeriod) { G_MININT64, G_MAXINT64 };
  if (text == NULL)
    return FALSE;

  split (text, &from, &to);
  if (*from == '\0' && *to == '\0')
    return FALSE;
  if (*from != '\0')
    {
      if (!hupan_date_read (from, &date))
        return FALSE;
      period->first = get_span (&date).first;
    }
  if (*to != '\0')
    {
      if (!hupan_date_read (to, &date))
        return FALSE;
      period->last = get_span (&date).last;
    }

  return period->first <= period->last;
}

static gboolean
parse_bound (const char  *text,
             char       **iso,
             GError     **error)
{
  *iso = NULL;

  return *text == '\0' || hupan_date_parse (text, iso, error);
}

/**
 * hupan_period_parse:
 * @text: dates as hupan_date_parse() understands them, one or two with ".." between them
 * @canonical: (out): canonical text, to be freed
 *
 * Returns: %FALSE with an error of %HUPAN_VALUE_ERROR whose message, a translated sentence, says what is wrong
 */
gboolean
hupan_period_parse (const char  *text,
                    char       **canonical,
                    GError     **error)
{
  g_autofree char *ascii = hupan_text_to_ascii (text);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *joined = NULL;
  HupanPeriod period;

  split (ascii, &first, &last);
  if (!parse_bound (first, &from, error) || !parse_bound (last, &to, error))
    return FALSE;
  if (from == NULL && to == NULL)
    return hupan_value_refuse (error,
                               /* Translators: the value of a filter of dates; the examples are to be left as they are. */
                               _ ("“%s” names no date: write one as in 2024 or 2024-09-01, or a range as in 2024-07..2025-06."),
                               text);

  joined = hupan_period_join (from, to);
  if (!hupan_period_read (joined, &period))
    /* Translators: a range of dates, such as 2025..2024. */
    return hupan_value_refuse (error, _ ("“%s” ends before it begins."), text);

  *canonical = g_steal_pointer (&joined);
  return TRUE;
}

/* Whether all of a date lies in the period; what is no date does not. */
gboolean
hupan_period_contains (const HupanPeriod *self,
                       const char        *iso)
{
  HupanDate date;
  HupanPeriod span;

  if (!hupan_date_read (iso, &date))
    return FALSE;

  span = get_span (&date);
  return span.first >= self->first && span.last <= self->last;
}

/**
 * hupan_period_join:
 * @from: (nullable): a date
 * @to: (nullable): a date; not both are %NULL
 *
 * Returns: (transfer full): canonical text, which hupan_period_read() refuses if @to is before @from
 */
char *
hupan_period_join (const char *from,
                   const char *to)
{
  g_return_val_if_fail (from != NULL || to != NULL, NULL);

  if (g_strcmp0 (from, to) == 0)
    return g_strdup (from);

  return g_strconcat (from != NULL ? from : "", BETWEEN, to, NULL);
}

static char *
null_if_empty (char *text)
{
  if (*text != '\0')
    return text;

  g_free (text);
  return NULL;
}

void
hupan_period_split (const char  *canonical,
                    char       **from,
                    char       **to)
{
  split (canonical, from, to);
  *from = null_if_empty (*from);
  *to = null_if_empty (*to);
}

/* How exactly the dates that are there are known. */
static HupanIntervalUnit
get_unit (const HupanDate *from,
          const HupanDate *to)
{
  if (from->day != 0 || to->day != 0)
    return HUPAN_INTERVAL_DAYS;

  return from->month != 0 || to->month != 0 ? HUPAN_INTERVAL_MONTHS : HUPAN_INTERVAL_YEARS;
}

/**
 * hupan_period_format:
 * @canonical: canonical text
 *
 * Returns: (transfer full): what people read in the interface's language: "2024", "Jul – Sep 2024",
 *   "from Jul 1, 2024"; @canonical itself if it is no period
 */
char *
hupan_period_format (const char *canonical)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *bound = NULL;
  HupanDate first, last;
  HupanPeriod period;
  HupanIntervalUnit unit;

  if (!hupan_period_read (canonical, &period))
    return g_strdup (canonical);

  /* An end that is open reads as a date of which nothing is known. */
  hupan_period_split (canonical, &from, &to);
  hupan_date_read (from, &first);
  hupan_date_read (to, &last);
  unit = get_unit (&first, &last);
  if (from != NULL && to != NULL)
    return hupan_interval_format (hupan_ui_language (), unit, period.first, period.last);

  if (from != NULL)
    {
      bound = hupan_interval_format (hupan_ui_language (), unit, period.first, period.first);
      /* Translators: dates that are not before a day, month or year, such as “from Jul 2024”. */
      return g_strdup_printf (C_ ("period", "from %s"), bound);
    }

  bound = hupan_interval_format (hupan_ui_language (), unit, period.last, period.last);
  /* Translators: dates that are not after a day, month or year, such as “until Jun 2024”. */
  return g_strdup_printf (C_ ("period", "until %s"), bound);
}
