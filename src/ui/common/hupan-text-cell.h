/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "hupan-row.h"
#include "hupan-text-match.h"

G_BEGIN_DECLS

/* What all cells of a column have in common. */
typedef struct
{
  GPtrArray *columns;    /* of HupanColumn; the values of several are shown one after the other; owned */
  char *(*dup_text) (HupanRow *row); /* of a row that is loaded; NULL: what the columns say */
  GPtrArray *labels;     /* of const char *, as many as columns: what stands before their values; NULL: none has any; owned */
  gboolean figures;      /* numbers and dates: their digits stand below each other, and need a heading to be told */
  gboolean at_end;       /* numbers: so do ones, tens and hundreds */
  gboolean dim;          /* secondary text */
  gboolean names_row;    /* says so when the record is gone */
  HupanTextMatch *match; /* borrowed, nullable: words to show in bold */

  int height, ascent;    /* of a line, in pixels; 0: to be measured */
} HupanCellStyle;

HupanCellStyle *hupan_cell_style_new (void);
void            hupan_cell_style_unref (HupanCellStyle *self);

#define HUPAN_TYPE_TEXT_CELL (hupan_text_cell_get_type ())
G_DECLARE_FINAL_TYPE (HupanTextCell, hupan_text_cell, HUPAN, TEXT_CELL, GtkWidget)

GtkWidget  *hupan_text_cell_new (HupanCellStyle *style);
HupanRow   *hupan_text_cell_get_row (HupanTextCell *self);
void        hupan_text_cell_set_row (HupanTextCell *self, HupanRow *row);
char       *hupan_text_cell_dup_text (HupanTextCell *self);

G_END_DECLS
