/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "hupan-bits.h"
#include "hupan-column-store.h"
#include "hupan-terms.h"

G_BEGIN_DECLS

/* What a search found: immutable, kept for the next one, which is often the same with a letter more. */
typedef struct
{
  gatomicrefcount refs;
  guint n;            /* rows of the store */
  guint64 *bits;      /* of the rows that were found */
  guint8 *scores;     /* of each of them (HUPAN_SCORE) */
  guint n_found;
  gboolean in_order;  /* nothing was found as it was typed */
} HupanFound;

/* What it took, in units that do not depend on the machine. */
typedef struct
{
  guint64 bytes_scanned; /* of search text, block by block */
  guint rows_visited;    /* rows that were looked at one by one */
} HupanEffort;

HupanFound *hupan_search (const HupanColumnStore *store, const HupanTerms *terms, const HupanFound *within, GCancellable *cancellable,
                          HupanEffort *effort);
HupanFound *hupan_found_ref (HupanFound *self);
void        hupan_found_unref (HupanFound *self);

static inline void
hupan_found_note (HupanFound *self,
                  guint       row,
                  guint8      score)
{
  if (score < self->scores[row])
    self->scores[row] = score;
  hupan_bits_set (self->bits, row);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanFound, hupan_found_unref)

G_END_DECLS
