/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/charts/hupan-chart-item.h"

G_BEGIN_DECLS

/* Pages of paper, filled from top to bottom with texts, rows with bars, and lines. Lengths are points. What is added is kept
 * until it is drawn; a heading goes to the next page with what it is the heading of. */
typedef struct _HupanPaper HupanPaper;

typedef enum
{
  HUPAN_PAPER_TITLE = 1,
  HUPAN_PAPER_HEADING, /* of a section */
  HUPAN_PAPER_CAPTION, /* of a chart */
  HUPAN_PAPER_FIGURE,  /* a big number */
  HUPAN_PAPER_BODY,
  HUPAN_PAPER_NOTE,
} HupanPaperStyle;

HupanPaper *hupan_paper_new (GtkPrintContext *context);
void        hupan_paper_free (HupanPaper *self);
void        hupan_paper_add_text (HupanPaper *self, HupanPaperStyle style, const char *text);
void        hupan_paper_add_space (HupanPaper *self, double height);
void        hupan_paper_add_bar (HupanPaper *self, HupanChartItem *item, const char *text, double full, double pale);
void        hupan_paper_add_line (HupanPaper *self, GPtrArray *items, const double *positions, double needed, const char *first, const char *last);

guint hupan_paper_paginate (HupanPaper *self, const char *footer); /* how many pages there are */
void  hupan_paper_draw (HupanPaper *self, cairo_t *cr, guint page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanPaper, hupan_paper_free)

G_END_DECLS
