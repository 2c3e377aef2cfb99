/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writing. A guard keeps spreadsheets from taking a cell for a formula (F8): a cell that begins with one of = + - @, a
 * tab, a line end or the full-width forms gets an apostrophe in front, as does one that begins with apostrophes and
 * then such a character; so taking one apostrophe off again always gives back the cell. */
void        hupan_csv_append_row (GString *out, const char *const *cells, gsize n_cells, const char *separator);
char       *hupan_csv_guard      (const char *cell);
const char *hupan_csv_unguard    (const char *cell);

G_END_DECLS
