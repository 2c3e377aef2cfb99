/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/hupan-papers.h"
#include "store/hupan-contents.h"

G_BEGIN_DECLS

/* The documents of one candidate, topic or university, and how it stands with those that the candidate's call asks for. A
 * value: read in one go on the registry's thread. */
typedef struct
{
  const HupanKind *owner_kind;
  gint64 owner;
  GPtrArray *documents; /* of HupanRecord, not in the trash: by kind, then as they came */
  GPtrArray *requests;  /* of HupanRecord */
  char **required;      /* kinds of documents, in the call's order */
  GArray *papers;       /* of HupanPaper, whose numbers are places in the two arrays above */
} HupanDocumentSet;

HupanDocumentSet *hupan_document_set_load (HupanRegistry *registry, const HupanKind *owner_kind, gint64 owner, GError **error);
void              hupan_document_set_free (HupanDocumentSet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanDocumentSet, hupan_document_set_free)

/* “2 of 5”; NULL: nothing is required. */
char *hupan_document_set_dup_share (HupanDocumentSet *self);

/* What a line of the checklist can be told: a request as asked for, or its waiving with a reason; "" takes it back. */
HupanBatch *hupan_paper_request (HupanRegistry *registry, gint64 application, const char *document_kind, const char *state,
                                 const char *reason, GError **error);

G_END_DECLS
