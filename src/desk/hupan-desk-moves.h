/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-desk.h"
#include "hupan-moves.h"

G_BEGIN_DECLS

/* Moves as jobs of a desk, for the window. */

/* What would become of some candidates. */
typedef struct
{
  GPtrArray *moves;       /* of HupanMove */
  const char *to;         /* as asked for, else where most of them usually go next; NULL: nowhere */
  HupanRecord *suggested; /* of one candidate, where the move writes an appointment: what it would hold; else NULL */
  GHashTable *titles;     /* of the records that refers to, by id */
} HupanMovePreview;

void              hupan_move_preview_free (HupanMovePreview *self);
void              hupan_desk_preview_moves_async (HupanDesk *self, const gint64 *ids, gsize n_ids, const HupanMoveOrder *order,
                                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
HupanMovePreview *hupan_desk_preview_moves_finish (HupanDesk *self, GAsyncResult *result, GError **error);

/* Moves those who can be moved. The result is what the history calls it; "" if nobody could. */
void  hupan_desk_move_async (HupanDesk *self, const gint64 *ids, gsize n_ids, const HupanMoveOrder *order, GAsyncReadyCallback callback,
                             gpointer data);
char *hupan_desk_move_finish (HupanDesk *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanMovePreview, hupan_move_preview_free)

G_END_DECLS
