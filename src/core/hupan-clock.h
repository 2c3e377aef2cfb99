/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The only clock of the program, so that tests and --today can set it. Nothing else asks the system for the time
 * of anything that is stored or shown. */
void   hupan_clock_set_today (const char *date); /* ISO date; NULL: the system's */
char  *hupan_clock_dup_today (void);             /* ISO date, local time */
gint64 hupan_clock_now (void);                   /* UTC, ms since 1970; on the injected day when one is set */

G_END_DECLS
