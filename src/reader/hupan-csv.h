/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/hupan-progress.h"
#include "hupan-import-error.h"

G_BEGIN_DECLS

/* A table read from comma-separated text (RFC 4180), and what programs make of that: other separators, any line end,
 * quotation marks inside plain cells, Excel's first line "sep=;". The text is cut up in place: a table costs four
 * bytes a cell on top of its text. Rows count from 0 and include the headings; an empty line is a row of one empty cell. */
typedef struct _HupanCsv HupanCsv;

HupanCsv *hupan_csv_parse (char *text, gsize length, const char *separator, const HupanImportLimits *limits,
                           const HupanProgress *progress, GError **error);
void      hupan_csv_free  (HupanCsv *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanCsv, hupan_csv_free)

const char *hupan_csv_get_separator (HupanCsv *self);
guint       hupan_csv_get_n_rows    (HupanCsv *self);
guint       hupan_csv_get_n_cells   (HupanCsv *self, guint row);
const char *hupan_csv_get_cell      (HupanCsv *self, guint row, guint column); /* NULL: the row has fewer cells */
guint       hupan_csv_get_line      (HupanCsv *self, guint row);               /* where the row begins, from 1 */
gsize       hupan_csv_get_offset    (HupanCsv *self, guint row);               /* the same in bytes of the text */
gboolean    hupan_csv_is_blank      (HupanCsv *self, guint row);               /* every cell is empty or spaces */
gboolean    hupan_csv_has_stray_quote (HupanCsv *self, guint row); /* text between a closing quotation mark and the separator */

G_END_DECLS
