/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-date.h"

#include <glib/gi18n.h>

#include "hupan-text.h"
#include "hupan-type.h"

static gboolean
is_leap (int year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int
hupan_date_days_in_month (int year,
                          int month)
{
  static const guint8 days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  g_return_val_if_fail (month >= 1 && month <= 12, 0);

  return days[month - 1] + (month == 2 && is_leap (year));
}

/* Days since 1970-01-01. Years run from March, so that the leap day is the last of one. */
gint64
hupan_date_to_days (const HupanDate *date)
{
  int month = date->month > 0 ? date->month : 1;
  int day = date->day > 0 ? date->day : 1;
  gint64 year = date->year - (month <= 2);
  gint64 era = (year >= 0 ? year : year - 399) / 400;
  gint64 year_of_era = year - era * 400;
  gint64 day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;

  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

void
hupan_date_from_days (gint64     days,
                      HupanDate *date)
{
  gint64 shifted = days + 719468;
  gint64 era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  gint64 day_of_era = shifted - era * 146097;
  gint64 year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  gint64 day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  gint64 shifted_month = (5 * day_of_year + 2) / 153;

  date->day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  date->month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  date->year = year_of_era + era * 400 + (date->month <= 2);
}

static gboolean
read_digits (const char **text,
             guint        n,
             int         *number)
{
  *number = 0;
  for (guint i = 0; i < n; i++, (*text)++)
    {
      if (!g_ascii_isdigit (**text))
        return FALSE;
      *number = *number * 10 + **text - '0';
    }

  return TRUE;
}

/**
 * hupan_date_read:
 * @iso: (nullable): canonical text
 *
 * Returns: whether it is a canonical date, to the year, the month or the day
 */
gboolean
hupan_date_read (const char *iso,
                 HupanDate  *date)
{
  *date = (HupanDate) { 0 };

  if (iso == NULL || !read_digits (&iso, 4, &date->year) || date->year == 0)
    return FALSE;
  if (*iso == '\0')
    return TRUE;
  if (*iso++ != '-' || !read_digits (&iso, 2, &date->month) || date->month < 1 || date->month > 12)
    return FALSE;
  if (*iso == '\0')
    return TRUE;

  return *iso++ == '-' && read_digits (&iso, 2, &date->day) && *iso == '\0' && date->day >= 1
         && date->day <= hupan_date_days_in_month (date->year, date->month);
}

char *
hupan_date_to_iso (const HupanDate *date)
{
  if (date->month == 0)
    return g_strdup_printf ("%04d", date->year);
  if (date->day == 0)
    return g_strdup_printf ("%04d-%02d", date->year, date->month);

  return g_strdup_printf ("%04d-%02d-%02d", date->year, date->month, date->day);
}

static gboolean
read_whole (const char *iso,
            HupanDate  *date)
{
  return hupan_date_read (iso, date) && date->day != 0;
}

gboolean
hupan_date_is_whole (const char *iso)
{
  HupanDate date;

  return read_whole (iso, &date);
}

/**
 * hupan_date_add_days:
 *
 * Returns: (nullable) (transfer full): the day that is @days later
 */
char *
hupan_date_add_days (const char *iso,
                     gint64      days)
{
  HupanDate date;

  if (!read_whole (iso, &date))
    return NULL;

  hupan_date_from_days (hupan_date_to_days (&date) + days, &date);
  return date.year >= 1 && date.year <= 9999 ? hupan_date_to_iso (&date) : NULL;
}

/**
 * hupan_date_add_months:
 *
 * The same day of a later (or, below 0, earlier) month, and its last day where it has no such day: a month after
 * 31 January is 28 or 29 February, a year after 29 February is 28 February.
 *
 * Returns: (nullable) (transfer full): that day
 */
char *
hupan_date_add_months (const char *iso,
                       int         months)
{
  HupanDate date;
  gint64 month;

  if (!read_whole (iso, &date))
    return NULL;

  month = (gint64) date.year * 12 + date.month - 1 + months;
  if (month < 12 || month >= 120000)
    return NULL;

  date.year = month / 12;
  date.month = month % 12 + 1;
  date.day = MIN (date.day, hupan_date_days_in_month (date.year, date.month));
  return hupan_date_to_iso (&date);
}

/**
 * hupan_date_days_between:
 *
 * Returns: the days from @from to @to, less than 0 if @to is earlier
 */
gint64
hupan_date_days_between (const char *from,
                         const char *to)
{
  HupanDate first, last;

  if (!read_whole (from, &first) || !read_whole (to, &last))
    return 0;

  return hupan_date_to_days (&last) - hupan_date_to_days (&first);
}

/* Canonical dates are in order as texts, a year before its months, a month before its days. */
int
hupan_date_compare (const char *a,
                    const char *b)
{
  return strcmp (a, b);
}

/* The next number in @text, in ASCII digits, after anything that keeps parts of a date apart. */
static gboolean
next_part (const char **text,
           int         *number,
           guint       *digits)
{
  static const char *const separators[] = { "-", "/", ".", "年", "月", "日", " ", "‐", "–", NULL };
  gboolean skipped;

  do
    {
      skipped = FALSE;
      for (const char *const *separator = separators; *separator != NULL; separator++)
        if (g_str_has_prefix (*text, *separator))
          {
            *text += strlen (*separator);
            skipped = TRUE;
          }
    }
  while (skipped);

  for (*number = 0, *digits = 0; g_ascii_isdigit (**text) && *digits < 8; (*text)++, (*digits)++)
    *number = *number * 10 + **text - '0';

  return *digits > 0;
}

static gboolean
is_date_time (const char *rest)
{
  return (*rest == 'T' || *rest == ' ') && g_ascii_isdigit (rest[1]) && strchr (rest, ':') != NULL;
}

/* The parts of a date, and how many there are: year first, as ISO 8601 and East Asia write it. */
static guint
split_date (const char *text,
            int         parts[3])
{
  guint digits, n = 0;

  for (; n < 3 && next_part (&text, &parts[n], &digits); n++)
    {
      if (n == 0 && digits == 8)
        {
          parts[2] = parts[0] % 100;
          parts[1] = parts[0] / 100 % 100;
          parts[0] /= 10000;
          return *text == '\0' ? 3 : 0;
        }
      if (n == 0 ? digits != 4 : digits > 2)
        return 0;
      if (n == 2 && is_date_time (text))
        return 3;
    }

  if (g_str_has_prefix (text, "日") || g_str_has_prefix (text, "月") || g_str_has_prefix (text, "年"))
    text += strlen ("日");
  else if (*text == '.') /* Korea and Hungary end with one */
    text++;

  return *text == '\0' ? n : 0;
}

/**
 * hupan_date_parse:
 * @text: "2024-09-01", "2024/9/1", "2024.9.1", "20240901", "2024年9月1日", also to the month or year only. Dates that
 *   begin with the day or the month are refused, because nobody can tell 3/4/2024 from 4/3/2024.
 */
gboolean
hupan_date_parse (const char  *text,
                  char       **iso,
                  GError     **error)
{
  g_autofree char *ascii = hupan_text_to_ascii (text);
  int parts[3] = { 0 };
  guint n = split_date (ascii, parts);
  HupanDate date = { parts[0], parts[1], parts[2] };

  if (n == 0)
    return hupan_value_refuse (error,
                               _ ("“%s” is not a date: write the year, month and day, as in 2024-09-01."),
                               text);
  if (date.year == 0)
    return hupan_value_refuse (error, _ ("“%s” is not a date: there is no year 0."), text);
  if (n > 1 && (date.month < 1 || date.month > 12))
    return hupan_value_refuse (error, _ ("“%s” is not a date: there is no month %d."), text, date.month);
  if (n > 2 && date.day < 1)
    return hupan_value_refuse (error, _ ("“%s” is not a date: there is no day %d."), text, date.day);
  if (n > 2 && date.day > hupan_date_days_in_month (date.year, date.month))
    /* Translators: “2023-02-29” is not a date: month 2 of 2023 has 28 days. */
    return hupan_value_refuse (error, _ ("“%s” is not a date: month %d of %d has %d days."), text, date.month, date.year,
                               hupan_date_days_in_month (date.year, date.month));

  *iso = hupan_date_to_iso (&date);
  return TRUE;
}
