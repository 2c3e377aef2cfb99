/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-dictionary.h"

G_BEGIN_DECLS

/* Columns of dates: a value of their filter is a period (core/hupan-period.h), and their facet counts years. */
void    hupan_years_choose (HupanDictionary *dictionary, const char *period, guint8 *is_chosen);
GArray *hupan_years_count (HupanDictionary *dictionary, const guint32 *list_counts, const char *const *chosen, GPtrArray *texts);

G_END_DECLS
