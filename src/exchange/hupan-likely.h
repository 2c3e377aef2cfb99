/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-lookup.h"

G_BEGIN_DECLS

/* Which records of a kind somebody may mean by a text that none of them is called, the best of these ways:
 *
 *  1. as in a search, by names alone: abbreviations (浙大, ZJU), beginnings and words of names, in any order;
 *  2. names within it: "Department of Physics, University of Oxford", 浙江大学计算机学院;
 *  3. names that differ in a few letters.
 *
 * Nothing is chosen here: 南大 is the abbreviation of several universities, and a registry need not have the one that is
 * meant. Read from the registry once, when the first such text is met. */
typedef struct _HupanLikely HupanLikely;

HupanLikely *hupan_likely_new  (HupanRegistry *registry, const HupanKind *kind, const HupanProgress *progress, GError **error);
void         hupan_likely_free (HupanLikely *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanLikely, hupan_likely_free)

/* Returns: (transfer full): of gint64, the likeliest first; empty if nothing is near, or so much that it says nothing.
 * lookup: of the same kind. */
#define HUPAN_LIKELY_MOST 10
GArray     *hupan_likely_find      (HupanLikely *self, HupanLookup *lookup, const char *text);
const char *hupan_likely_get_title (HupanLikely *self, gint64 id); /* in the interface's language; NULL: there is none */

G_END_DECLS
