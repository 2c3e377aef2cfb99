/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A stretch of the calendar, by which dates are filtered. Its canonical text is a date, known to the day or not, that
 * stands for all of its days ("2024", "2024-09", "2024-09-01"), or two with ".." between them, from the first day of the
 * one to the last day of the other ("2024-01-01..2025-06"). Either end may be open ("2024-07..", "..2024-06").
 *
 * A date lies in a period when all of it does: of a degree awarded in "2024" nobody knows whether it was awarded
 * before July, so the period "..2024-06" does not count it, while "2024" and "2024..2025" do. */
typedef struct
{
  gint64 first; /* as hupan_date_to_days(), both included; G_MININT64 and G_MAXINT64 where an end is open */
  gint64 last;
} HupanPeriod;

gboolean hupan_period_read (const char *text, HupanPeriod *period);
gboolean hupan_period_parse (const char *text, char **canonical, GError **error);
gboolean hupan_period_contains (const HupanPeriod *self, const char *iso);
char    *hupan_period_format (const char *canonical);

/* The dates that the canonical text of a period names, canonical; NULL: open. A single date is both. */
char    *hupan_period_join (const char *from, const char *to);
void     hupan_period_split (const char *canonical, char **from, char **to);

G_END_DECLS
