/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Numbers as people write them: digits of any script, full-width signs, thousands kept apart by commas, spaces or
 * apostrophes. The canonical form is that of the C locale. */
gboolean hupan_integer_parse (const char *text, char **value, GError **error);
gboolean hupan_decimal_parse (const char *text, char **value, GError **error);
char    *hupan_decimal_to_text (double number); /* canonical: the shortest text that reads back as the same number */
gboolean hupan_decimal_to_plain (const char *text, char **plain);
char    *hupan_number_format (const char *value);
char    *hupan_count_format (gint64 count); /* how many: "1,000,000", as the interface's language writes it */

G_END_DECLS
