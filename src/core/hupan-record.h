/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "hupan-kind.h"

G_BEGIN_DECLS

/* A record: an immutable value of one kind, as read from the registry (or a draft of one). There is one class
 * for all kinds, because a kind is data (see hupan-kind.h), not code. */
#define HUPAN_TYPE_RECORD (hupan_record_get_type ())
G_DECLARE_FINAL_TYPE (HupanRecord, hupan_record, HUPAN, RECORD, GObject)

/* What the registry itself keeps about every record. */
typedef struct
{
  gint64 version;    /* 0: never stored */
  gint64 created_at; /* UTC, ms since 1970 */
  gint64 updated_at;
  gint64 deleted_at; /* 0: not in the trash */
  const char *updated_by;
  const char *origin; /* "sample", "ror", "csv" or NULL: where the record came from */
} HupanRecordMeta;

HupanRecord *hupan_record_new (const HupanKind *kind, gint64 id, const HupanRecordMeta *meta, const char *const *values);
HupanRecord *hupan_record_new_draft (const HupanKind *kind);
HupanRecord *hupan_record_with (HupanRecord *self, const char *field, const char *value);

const HupanKind       *hupan_record_get_kind (HupanRecord *self);
gint64                 hupan_record_get_id (HupanRecord *self);
const HupanRecordMeta *hupan_record_get_meta (HupanRecord *self);
const char            *hupan_record_get (HupanRecord *self, const char *field);
const char            *hupan_record_get_at (HupanRecord *self, guint field_index);
gint64                 hupan_record_get_reference (HupanRecord *self, const char *field);
char                 **hupan_record_dup_list (HupanRecord *self, const char *field);

/* What the registry keeps of a record to be found by ("@folded"): the search texts (hupan-fold.h) of its SEARCHED
 * fields that are not RESTRICTED, nor found by a label (hupan_column_is_searched_by_label), HUPAN_SEARCH_VALUE between them; those of NAME fields first, then
 * HUPAN_SEARCH_REST and the others, where there are any. Words that stand in it already are not repeated. */
char                  *hupan_record_dup_search_text (HupanRecord *self);

/* One thing wrong with a record: which field, and a sentence for people. */
typedef struct
{
  const HupanField *field; /* NULL: the record as a whole */
  char *message;
} HupanProblem;

void       hupan_problem_free (HupanProblem *problem);
void       hupan_problems_add (GPtrArray *problems, const HupanField *field, const char *format, ...) G_GNUC_PRINTF (3, 4);
GPtrArray *hupan_record_check (HupanRecord *self);

gint64 hupan_id_new (void);

/* The lowest bits of an id, which are the same in all that one process makes. */
#define HUPAN_ID_NODE_BITS 12

G_END_DECLS
