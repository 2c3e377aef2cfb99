/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-column-store.h"

G_BEGIN_DECLS

/* How many rows of a set have each list of values, for some facets. */
typedef struct _HupanCensus HupanCensus;

HupanCensus   *hupan_census_new (const HupanColumnStore *store, const guint64 *rows, const guint8 *wanted);
void           hupan_census_free (HupanCensus *self);
const guint32 *hupan_census_get (HupanCensus *self, guint column); /* for each list of the column's dictionary */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanCensus, hupan_census_free)

G_END_DECLS
