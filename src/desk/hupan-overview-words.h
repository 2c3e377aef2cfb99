/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-overview.h"

G_BEGIN_DECLS

/* What an overview says in words and in the numbers of the interface's language: the same in the window, on paper and in
 * a terminal. */
char *hupan_words_day (gint64 day);                     /* "Mar 2, 2026" */
char *hupan_words_month (gint64 day);                   /* "Mar 2026" */
char *hupan_words_as_of (HupanOverview *overview);      /* "As of Mar 2, 2026" */
char *hupan_words_money (const HupanMoney *amount, guint times);
char *hupan_words_money_short (const HupanMoney *amount, guint times);

const char *hupan_words_status (HupanPaceStatus status);
char       *hupan_words_goal (const HupanOverviewTarget *target);    /* "At least 30 enter the station, Jan 1 – Dec 31, 2024" */
char       *hupan_words_count (const HupanOverviewTarget *target);   /* "27 of 30" */
char       *hupan_words_pace (const HupanOverviewTarget *target);    /* one or two sentences */
const char *hupan_words_metric (const HupanOverviewTarget *target);  /* what is counted, one sentence */
char       *hupan_words_completed (const HupanOverviewTarget *target); /* the figure beside the one counted: "2 completed" */

const char *hupan_words_breakdown (HupanBreakdownId id);                              /* a title */
char       *hupan_words_breakdown_note (HupanOverview *overview, HupanBreakdownId id); /* what is counted, and as of when */

char *hupan_words_commitment (HupanOverview *overview, const HupanOverviewAward *award); /* the number, and what it assumes */
char *hupan_words_certain (const HupanOverviewAward *award);
char *hupan_words_year (const HupanAwardYear *year);
const char *hupan_words_planned (void);
const char *hupan_words_left (void);

char *hupan_words_change (const HupanBatchEntry *entry); /* who, when, how many records */

G_END_DECLS
