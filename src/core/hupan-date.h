/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Calendar dates as ISO 8601 writes them, in the proleptic Gregorian calendar, years 0001 to 9999. A date may be known
 * to the year ("2024") or the month ("2024-09") only: much of what people enter about degrees is. */
typedef struct
{
  int year;
  int month; /* 1 to 12; 0: not known */
  int day;   /* 1 to 31; 0: not known */
} HupanDate;

gboolean hupan_date_read (const char *iso, HupanDate *date);
gboolean hupan_date_is_whole (const char *iso); /* known to the day */
char    *hupan_date_to_iso (const HupanDate *date);
gboolean hupan_date_parse (const char *text, char **iso, GError **error);

int      hupan_date_days_in_month (int year, int month);
gint64   hupan_date_to_days (const HupanDate *date);
void     hupan_date_from_days (gint64 days, HupanDate *date);

/* For rules: each takes whole dates ("2024-09-01") and answers NULL (0) for anything else. */
char    *hupan_date_add_days (const char *iso, gint64 days);
char    *hupan_date_add_months (const char *iso, int months);
gint64   hupan_date_days_between (const char *from, const char *to);
int      hupan_date_compare (const char *a, const char *b);

G_END_DECLS
