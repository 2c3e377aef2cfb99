/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-chain.h"
#include "hupan-registry-private.h"

G_BEGIN_DECLS

/* A batch on its way into the registry, shared by hupan-commit.c (the way), hupan-apply.c (what each action does),
 * hupan-work.c (its line in the history) and hupan-conflict.c (what stands against it). */
typedef struct
{
  HupanRegistry *registry;

  /* Set when the batch is the inverse of another. Then no version is expected: what counts is that the values to be
   * taken back are still there. Rules are not asked again, because old values kept them when they were new. */
  gint64 undoes;

  HupanChainBatch batch;
  HupanChainHead head;
  gboolean clock_flag;

  GPtrArray *applied;    /* of HupanChange: what really changed, in order */
  GPtrArray *made;       /* of these, those that are not the batch's own */
  GHashTable *touched;   /* ids (gint64, in the changes) of records changed so far by this batch */
  GHashTable *created;   /* of these, those it created */
  GPtrArray *stale;      /* inverse: titles of the records that were changed since */

  /* What can only be judged when all is done. */
  GArray *unique;        /* of HupanUniqueClaim */
  GArray *references;    /* of HupanReferenceClaim */
} HupanWork;

/* "This record now has this value of a UNIQUE field." The value is read again when it is checked. */
typedef struct
{
  const HupanKind *kind;
  const HupanField *field;
  gint64 id;
} HupanUniqueClaim;

/* "This record now refers to that one." */
typedef struct
{
  const HupanKind *kind;
  const HupanField *field;
  gint64 id;
  gint64 target;
} HupanReferenceClaim;

gboolean hupan_work_apply (HupanWork *self, HupanChange *change, GError **error);

/* Adds to change what an edit by staff means for "verified_fields", hupan-verify.c. */
void hupan_work_verify (HupanWork *self, HupanChange *change, HupanRecord *record);

/* Adds to change the days that fields it edits stamp, hupan-stamp.c. */
void hupan_work_stamp (HupanWork *self, HupanChange *change, HupanRecord *record);

gboolean    hupan_work_finish      (HupanWork *self, HupanChange *change, gboolean take, HupanRecord *record, GError **error);
HupanBatch *hupan_work_dup_applied (HupanWork *self, HupanBatch *batch); /* what batch really did */

/* The checks at the end, hupan-conflict.c. Each fails with a sentence that names the records. */
gboolean hupan_work_check_unique     (HupanWork *self, GError **error);
gboolean hupan_work_check_references (HupanWork *self, GError **error);

/* FALSE with HUPAN_STORE_ERROR_STALE: somebody changed record since the author of change saw it. */
gboolean hupan_work_refuse_stale   (HupanWork *self, HupanChange *change, HupanRecord *record, GError **error);
/* The same for an inverse: what it would take back is not there any more. Gathered, so that all are named. */
gboolean hupan_work_refuse_inverse (HupanWork *self, HupanChange *change, GError **error);
gboolean hupan_work_report_stale   (HupanWork *self, GError **error);
/* HUPAN_STORE_ERROR_INVALID with what hupan_record_check() found. */
gboolean hupan_work_refuse_invalid (HupanWork *self, HupanRecord *record, GPtrArray *problems, GError **error);

/* Commits a batch, or the inverse of the batch undoes. */
gint64 hupan_registry_commit_work (HupanRegistry *self, HupanBatch *batch, gint64 undoes, const HupanProgress *progress,
                                   GError **error);

/* What the history keeps of a record beside its fields, written as fields of these names: where it came from, and that
 * it was in the trash when it was removed. */
#define HUPAN_HISTORY_ORIGIN "@origin"
#define HUPAN_HISTORY_TRASHED "@deleted_at"

G_END_DECLS
