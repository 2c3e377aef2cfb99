/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-overview.h"

G_BEGIN_DECLS

/* A question to the index, and what is done with the answer. subject is of the overview: a target, an award or NULL. */
typedef void (*HupanOverviewTake) (HupanOverview *self, gpointer subject, HupanResult *result);

typedef struct
{
  HupanQuery *query;
  HupanOverviewTake take;
  gpointer subject;
} HupanOverviewQuestion;

struct _HupanOverview
{
  GObject parent_instance;

  gint64 day;
  gboolean of_today;
  GPtrArray *targets;
  GPtrArray *awards;
  GPtrArray *changes;
  HupanBreakdown breakdowns[HUPAN_N_BREAKDOWNS];
  GArray *questions; /* of HupanOverviewQuestion */
};

void hupan_award_year_free (HupanAwardYear *year);

/* hupan-overview-facts.c: what was promised, and the history. Once, and before the questions are asked. */
HupanOverview *hupan_overview_new_facts (HupanRegistry *registry, const char *month, const char *lang, const HupanProgress *progress, GError **error);

/* hupan-overview-questions.c: what must be counted for it. Each question is answered once, in order. */
void hupan_overview_pose_questions (HupanOverview *self);
void hupan_overview_take_answer (HupanOverview *self, guint question, HupanResult *result);

/* What the parts of it have in common. The question that is asked belongs to the overview; its query is taken over. */
void               hupan_overview_ask (HupanOverview *self, HupanQuery *query, HupanOverviewTake take, gpointer subject);
HupanQuery        *hupan_overview_query_candidates (void);
const HupanColumn *hupan_overview_get_column (HupanQuery *query, const char *name);
void               hupan_overview_set_filter (HupanQuery *query, const char *column, const char *value, const char *other); /* other may be NULL */
char              *hupan_overview_dup_day (gint64 day); /* canonical text */
char              *hupan_overview_dup_period (gint64 first, gint64 last);

/* The parts: hupan-overview-targets.c, -breakdowns.c and -awards.c. */
void hupan_overview_ask_about_target (HupanOverview *self, HupanOverviewTarget *target);
void hupan_overview_ask_about_candidates (HupanOverview *self);
void hupan_overview_ask_about_award (HupanOverview *self, HupanOverviewAward *award);

G_END_DECLS
