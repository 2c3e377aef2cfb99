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

/* Counts, with thousands kept apart as the interface's language does, whatever the locale of the C library. The format is a
 * translated message that is filled with nothing but counts, as for printf: "%u", "%'u", "%2$u". */
char *hupan_count_format (gint64 count);
char *hupan_counts_fill (const char *format, const gint64 *counts, gsize n);
#define hupan_count_fill(format, ...) \
  hupan_counts_fill (format, (const gint64[]) { __VA_ARGS__ }, sizeof ((const gint64[]) { __VA_ARGS__ }) / sizeof (gint64))

G_END_DECLS
