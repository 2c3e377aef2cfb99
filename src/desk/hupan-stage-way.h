/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/hupan-registry.h"

G_BEGIN_DECLS

/* One stage that a candidate came to, as the history tells. */
typedef struct
{
  char *stage;
  char *since;   /* a date; NULL: not known */
  gint64 days;   /* until the next, or today; -1: not known */
  char *actor;   /* who moved the candidate there, */
  char *reason;  /* and why; NULL: nothing was said */
  gboolean made; /* the candidate was registered, or imported, with this stage */
} HupanPassage;

void hupan_passage_free (HupanPassage *passage);

/* The way of a candidate through the stages, the first one first; of HupanPassage. What was undone was never done. */
GPtrArray *hupan_stage_way_read (HupanRegistry *registry, gint64 application, GError **error);

G_END_DECLS
