/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-record.h"
#include "hupan-stages.h"

G_BEGIN_DECLS

/* Who would be the mentor of a candidate: the lead mentor of the topic that was ranked first. */
typedef struct
{
  char *topic;     /* title; NULL: no topic was chosen */
  char *fellow;    /* name; NULL: the topic has no lead mentor */
  gboolean active; /* the fellow takes postdocs */
  double capacity; /* negative: not limited */
  double load;     /* of those who are in station or in exit review now, by the weight of the fellow on their topics */
  double weight;   /* what the candidate would add */
} HupanMentorFacts;

/* What the guards of moves look at; gathered by desk/hupan-moves.h. Records are borrowed by nobody: each is a reference. */
typedef struct
{
  HupanRecord *application;
  HupanRecord *appointment; /* NULL: there is none yet */
  GPtrArray *verified;      /* of char *: kinds of documents of which there is a verified one */
  HupanMentorFacts mentor;
} HupanMoveFacts;

HupanMoveFacts *hupan_move_facts_new (HupanRecord *application);
void            hupan_move_facts_free (HupanMoveFacts *self);
void            hupan_move_facts_fill (HupanMoveFacts *self, const char *field, const char *value);

/* One thing that keeps a candidate from a stage: a sentence for people, and the field of the appointment that would mend
 * it (NULL: none does). */
typedef struct
{
  const char *field;
  char *message;
} HupanObstacle;

void hupan_obstacle_free (HupanObstacle *obstacle);

/* What stands against moving a candidate to a stage: of HupanObstacle, empty when nothing does. That there is no such move
 * is one as well. Dates are held against today (hupan-clock.h). */
GPtrArray *hupan_move_judge (const HupanMoveFacts *facts, const char *to);

/* Which facts that takes. */
typedef enum
{
  HUPAN_GUARD_RECORDS = 1 << 0,   /* the application alone, which is always there */
  HUPAN_GUARD_STATION = 1 << 1,   /* the appointment */
  HUPAN_GUARD_DOCUMENTS = 1 << 2,
  HUPAN_GUARD_MENTOR = 1 << 3,
} HupanGuardNeeds;

HupanGuardNeeds hupan_stage_get_needs (const char *to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanMoveFacts, hupan_move_facts_free)

G_END_DECLS
