/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "reader/hupan-reader.h"

G_BEGIN_DECLS

/* A table in memory, as a reader says it row by row, whatever kind of file it comes from. A cell costs four bytes on top of
 * its text. Rows count from 0 and include the headings; an empty line is a row of one empty cell. */
typedef struct _HupanSheet HupanSheet;

HupanSheet *hupan_sheet_new  (const char *separator);
void        hupan_sheet_free (HupanSheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanSheet, hupan_sheet_free)

void hupan_sheet_add_row (HupanSheet *self, guint line, HupanReadFlags flags, GPtrArray *cells);

const char    *hupan_sheet_get_separator (HupanSheet *self);
guint          hupan_sheet_get_n_rows    (HupanSheet *self);
guint          hupan_sheet_get_n_cells   (HupanSheet *self, guint row);
const char    *hupan_sheet_get_cell      (HupanSheet *self, guint row, guint column); /* NULL: the row has fewer cells */
guint          hupan_sheet_get_line      (HupanSheet *self, guint row);               /* where the row begins in the file, from 1 */
HupanReadFlags hupan_sheet_get_flags     (HupanSheet *self, guint row);
gboolean       hupan_sheet_is_blank      (HupanSheet *self, guint row);               /* every cell is empty or spaces */

G_END_DECLS
