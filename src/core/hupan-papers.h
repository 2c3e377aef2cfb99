/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The checklist: which papers a call asks for, and how it stands with each of them for one candidate. A rule on plain
 * values; nothing here reads a registry. */
typedef enum
{
  HUPAN_PAPER_MISSING = 1, /* nobody did anything about it */
  HUPAN_PAPER_REJECTED,    /* all that came was not accepted */
  HUPAN_PAPER_EXPIRED,     /* what came was good until a day that is over */
  HUPAN_PAPER_REQUESTED,   /* and none that is good came */
  HUPAN_PAPER_WAIVED,
  HUPAN_PAPER_RECEIVED,
  HUPAN_PAPER_VERIFIED,
} HupanPaperState;

typedef struct
{
  const char *kind;        /* document.kind, as are those below */
  const char *status;      /* document.status */
  const char *valid_until; /* ISO date, may be of a year or month only; NULL: for ever */
} HupanPaperDocument;

typedef struct
{
  const char *kind;
  const char *state; /* document_request.state */
} HupanPaperRequest;

typedef struct
{
  const char *kind;      /* borrowed from what is required */
  HupanPaperState state;
  int document;          /* which of the documents says so; -1: none */
  int request;           /* the newest request of that kind; -1: none */
} HupanPaper;

GArray     *hupan_papers_check (const char *const *required, const HupanPaperDocument *documents, gsize n_documents,
                                const HupanPaperRequest *requests, gsize n_requests, const char *today);
gboolean    hupan_paper_is_settled (HupanPaperState state);
guint       hupan_papers_count_settled (GArray *papers);
const char *hupan_paper_state_get_name (HupanPaperState state);
const char *hupan_paper_state_get_label (HupanPaperState state);

G_END_DECLS
