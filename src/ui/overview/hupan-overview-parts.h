/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "desk/hupan-figure.h"

G_BEGIN_DECLS

/* Pieces that several cards of the overview are made of. */
GtkWidget *hupan_overview_create_text (const char *style);   /* a label that wraps; style may be NULL */
GtkWidget *hupan_overview_create_figure (const char *style); /* a number or sentence that opens its list */
void       hupan_overview_set_figure (GtkWidget *button, const char *text, const HupanFigure *figure); /* text or figure may be NULL */

G_END_DECLS
