/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/hupan-guards.h"
#include "hupan-mentors.h"

G_BEGIN_DECLS

/* Who judges whether candidates can be moved (hupan-moves.c) gathers from the registry what the guards ask for. What is the same
 * for all candidates is read once. */
typedef struct
{
  HupanRegistry *registry;
  HupanMentors *mentors; /* NULL: not needed yet */
  const char *lang;
  const HupanProgress *progress;
} HupanJudge;

void hupan_judge_clear (HupanJudge *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HupanJudge, hupan_judge_clear)

HupanMoveFacts *hupan_judge_gather (HupanJudge *self, HupanRecord *application, HupanGuardNeeds needs, GError **error);
gboolean        hupan_judge_need_mentors (HupanJudge *self, GError **error);

/* NULL in appointment: there is none. */
gboolean hupan_judge_find_appointment (HupanJudge *self, gint64 application, HupanRecord **appointment, GError **error);

/* The topic that comes first of those that were chosen and are not in the trash, as lists and the load of mentors have it; 0 if
 * there is none, -1 with an error. */
gint64 hupan_judge_find_topic (HupanJudge *self, gint64 application, GError **error);

G_END_DECLS
