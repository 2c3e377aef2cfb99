/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/hupan-guards.h"
#include "store/hupan-registry.h"

G_BEGIN_DECLS

/* Moving candidates from stage to stage: the facts that the guards look at, from what the registry holds now; what they say
 * of each candidate; and one batch for all who can move. Everything here runs on the registry's thread. */

/* One candidate before a move. */
typedef struct
{
  gint64 id;
  char *title;
  const char *from;
  const char *to;
  HupanMoveType type;
  gboolean needs_reason;
  GPtrArray *obstacles; /* of HupanObstacle; empty: can move */
} HupanMove;

void     hupan_move_free (HupanMove *move);
gboolean hupan_move_is_possible (HupanMove *move);

/* What is to be done. fills are fields of the appointment and their values in turn, NULL at the end; of one candidate they
 * are set, of several they are given to who has none. */
typedef struct
{
  const char *to;
  const char *reason;
  const char *const *fills; /* NULL: none */
  gboolean only_possible;   /* those who cannot move stay; without it nobody moves when one cannot */
} HupanMoveOrder;

#define HUPAN_MOVES_ERROR (hupan_moves_error_quark ())
GQuark hupan_moves_error_quark (void);

typedef enum
{
  HUPAN_MOVES_ERROR_BLOCKED = 1, /* the sentences say who cannot move, and why */
  HUPAN_MOVES_ERROR_NO_REASON,   /* the move needs one */
} HupanMovesError;

/* Of HupanMove, in the order of ids: what would become of each. */
GPtrArray *hupan_moves_judge (HupanRegistry *registry, const gint64 *ids, gsize n_ids, const HupanMoveOrder *order, const char *lang,
                              const HupanProgress *progress, GError **error);

/* Every move that one candidate could make from where it is, in the order of stages, with what stands against it. */
GPtrArray *hupan_moves_list (HupanRegistry *registry, gint64 id, const char *lang, GError **error);

/* Judges anew, and makes the batch; it is empty when nobody is left to move. Who enters the station gets what is usual where
 * nothing else is said: two years, and topic, mentor and site of the preference ranked first. */
HupanBatch *hupan_moves_make (HupanRegistry *registry, const gint64 *ids, gsize n_ids, const HupanMoveOrder *order, const char *lang,
                              const HupanProgress *progress, GError **error);

/* Whether a candidate may be moved as one field of an edit among others. application is as it would be, still in its stage. */
gboolean hupan_moves_permit (HupanRegistry *registry, HupanRecord *application, const char *to, const char *lang, GError **error);

/* When who enters on that day usually leaves; NULL where that is no day. */
char *hupan_moves_dup_planned_exit (const char *entry);

/* The appointment as it would be after a move: what there is, and what is usual. A draft if there is none. */
HupanRecord *hupan_moves_suggest (HupanRegistry *registry, gint64 id, const char *to, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanMove, hupan_move_free)

G_END_DECLS
