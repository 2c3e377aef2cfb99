/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-search.h"

G_BEGIN_DECLS

/* Where a term is beside the texts of the rows, in what many rows have in common and have a code for: the labels of the
 * values of columns, and the tails of texts (hupan-tails.h). */
typedef struct _HupanElsewhere HupanElsewhere;

HupanElsewhere *hupan_elsewhere_new (const HupanColumnStore *store, const HupanTerm *term);
void            hupan_elsewhere_free (HupanElsewhere *self);
void            hupan_elsewhere_find (HupanElsewhere *self, HupanFound *found); /* in all rows that were not found yet */
gboolean        hupan_elsewhere_has (HupanElsewhere *self, guint row, const HupanText *text);

G_END_DECLS
