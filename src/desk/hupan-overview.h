/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/hupan-money.h"
#include "core/hupan-pace.h"
#include "desk/hupan-desk.h"
#include "desk/hupan-figure.h"

G_BEGIN_DECLS

/**
 * HupanOverview:
 *
 * Where the programme stands, in figures. Plain data once it is read: from a desk without keeping anybody waiting, or
 * from a registry at once.
 *
 * Looked at is the end of a day: today, or the last day of a month that is over. What has a date is counted up to it:
 * who entered, who completed, who applied. Of anything else the registry knows what it is today, not what it was: stages,
 * degrees, topics, partners, and what became of those who entered. The words (hupan-overview-words.h) say which is which.
 */
#define HUPAN_TYPE_OVERVIEW (hupan_overview_get_type ())
G_DECLARE_FINAL_TYPE (HupanOverview, hupan_overview, HUPAN, OVERVIEW, GObject)

/* A target, with what is counted for it. Figures are NULL before the period begins. */
typedef struct
{
  gint64 id;
  char *name;
  char *definition; /* NULL: none was written */
  gboolean of_completed;  /* what is counted: completed, not entered */
  HupanGoal goal;
  HupanPace pace;
  HupanFigure *entered;   /* in the period, up to the day looked at */
  HupanFigure *completed; /* the same for those who passed and left */
  GPtrArray *points;      /* of HupanFigure: those counted from the first day up to … */
  GArray *days;           /* of gint64: … these, the last days of months, the day looked at or the period's last */
} HupanOverviewTarget;

/* How the rows of a query are spread over the values of a column. Rows with several values count for each. */
typedef struct
{
  const char *name;        /* "country" */
  HupanFigure *total;      /* the rows that are spread */
  GPtrArray *figures;      /* of HupanFigure */
  GPtrArray *reached;      /* of HupanFigure, one for each of figures; NULL but in the way through the stages: there or further on */
} HupanBreakdown;

typedef enum
{
  HUPAN_BREAKDOWN_WAY = 0, /* candidates by stage, from the first to the last */
  HUPAN_BREAKDOWN_ENDED,   /* candidates whose way ended elsewhere, by stage */
  HUPAN_BREAKDOWN_COUNTRY,
  HUPAN_BREAKDOWN_FIELD,
  HUPAN_BREAKDOWN_TOPIC,
  HUPAN_BREAKDOWN_SITE,
  HUPAN_BREAKDOWN_PARTNERS, /* partner universities by country */
} HupanBreakdownId;

#define HUPAN_N_BREAKDOWNS (HUPAN_BREAKDOWN_PARTNERS + 1)

/* The awards of one year. */
typedef struct
{
  int year;              /* 0: not known */
  HupanFigure *planned;  /* in the station, to leave in that year as planned; NULL: nobody */
  HupanFigure *left;     /* left in that year; NULL: nobody */
} HupanAwardYear;

/* What a policy may cost. Figures are NULL before it is in force. */
typedef struct
{
  gint64 id;
  char *name;
  char *definition; /* NULL: none was written */
  char *district;      /* its name, or else its code */
  char *district_code;
  HupanMoney amount;
  char *valid_from;    /* ISO */
  char *valid_until;   /* ISO; NULL: open */
  HupanFigure *committed; /* entered under it, and did not fail, leave early or go to another district */
  HupanFigure *certain;   /* of them, those who completed and work in the district */
  GPtrArray *years;       /* of HupanAwardYear, the earliest first, the unknown last; together they are the committed */
} HupanOverviewAward;

/* month: "2024-03", which has begun; NULL is today. */
HupanOverview *hupan_overview_read (HupanRegistry *registry, const char *month, const HupanProgress *progress, GError **error);
void           hupan_overview_read_async (HupanDesk *desk, const char *month, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
HupanOverview *hupan_overview_read_finish (HupanDesk *desk, GAsyncResult *result, GError **error);

gint64                hupan_overview_get_day (HupanOverview *self);      /* looked at, as hupan_date_to_days() */
gboolean              hupan_overview_is_of_today (HupanOverview *self);
gboolean              hupan_overview_is_empty (HupanOverview *self);     /* nothing is there that it could be about */
GPtrArray            *hupan_overview_get_targets (HupanOverview *self);  /* of HupanOverviewTarget */
const HupanBreakdown *hupan_overview_get_breakdown (HupanOverview *self, HupanBreakdownId id);
GPtrArray            *hupan_overview_get_awards (HupanOverview *self);   /* of HupanOverviewAward */
GPtrArray            *hupan_overview_get_changes (HupanOverview *self);  /* of HupanBatchEntry, the newest first */
GPtrArray            *hupan_overview_list_figures (HupanOverview *self); /* transfer container */
guint                 hupan_overview_get_n_queries (HupanOverview *self);

G_END_DECLS
