/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Points in time: UTC milliseconds since 1970, shown on the clock of the place where the program runs. */
gboolean hupan_instant_parse (const char *text, char **value, GError **error); /* canonical, or ISO 8601 date and time */
char    *hupan_instant_format (const char *value);                             /* "2024-09-01 10:15" */

G_END_DECLS
