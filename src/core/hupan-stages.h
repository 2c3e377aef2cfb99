/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The way of a candidate through the programme, and the moves between its stages: one table (hupan-stages.c), from which
 * the window, the board and hupanctl all know what may be done. What has to be true first is in hupan-guards.h. */
typedef enum
{
  HUPAN_MOVE_NONE = 0, /* there is no such move */
  HUPAN_MOVE_FORWARD,  /* along the way */
  HUPAN_MOVE_EXIT,     /* out of it: rejected, withdrawn, … */
  HUPAN_MOVE_BACK,     /* to an earlier stage, because something was overlooked */
  HUPAN_MOVE_REOPEN,   /* from an exit, back to a stage that could be left by it */
} HupanMoveType;

typedef struct
{
  const char *name;    /* a choice of the field "stage" of applications */
  const char *forward; /* stages with blanks between them, the usual one first; NULL: the end of the way */
  const char *back;
  const char *exits;
  const char *fills;   /* fields of the appointment that a move to this stage asks for and writes; NULL: none */
} HupanStage;

const HupanStage *hupan_stages (void); /* in order, ends with { NULL } */
const HupanStage *hupan_stage_get (const char *name);
const char       *hupan_stage_get_label (const char *name);
gboolean          hupan_stage_is_exit (const char *name);
const char       *hupan_stage_get_next (const char *name); /* where a candidate usually goes from there, or NULL */

HupanMoveType hupan_stage_get_move (const char *from, const char *to);
gboolean      hupan_move_needs_reason (const char *from, const char *to);

G_END_DECLS
