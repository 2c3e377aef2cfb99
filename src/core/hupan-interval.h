/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How much of the dates of an interval is written. */
typedef enum
{
  HUPAN_INTERVAL_YEARS = 1, /* "2024 – 2025" */
  HUPAN_INTERVAL_MONTHS,    /* "Jul 2024 – Jun 2025" */
  HUPAN_INTERVAL_DAYS,      /* "Jul 1, 2024 – Jun 30, 2025" */
} HupanIntervalUnit;

/* From one day to another (hupan_date_to_days()) as a language writes it, in the Gregorian calendar, what both have in
 * common once; two days of one unit are a single date. Thread-safe. */
char *hupan_interval_format (const char *language, HupanIntervalUnit unit, gint64 from, gint64 to);

G_END_DECLS
