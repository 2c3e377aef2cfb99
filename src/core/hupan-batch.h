/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-record.h"

G_BEGIN_DECLS

/* The one way to write: a set of changes that the registry commits whole or not at all, with who, when and why.
 * A batch is plain data; the store gives it effect (hupan_registry_commit) and derives its inverse for undo. */
#define HUPAN_TYPE_BATCH (hupan_batch_get_type ())
G_DECLARE_FINAL_TYPE (HupanBatch, hupan_batch, HUPAN, BATCH, GObject)

typedef enum
{
  HUPAN_ACTION_CREATE = 1, /* after: every value that is set */
  HUPAN_ACTION_SET,        /* before and after: the fields that change */
  HUPAN_ACTION_TRASH,
  HUPAN_ACTION_RESTORE,
  HUPAN_ACTION_REMOVE,     /* before: every value; the inverse of CREATE. Nobody but undo and "remove sample data" asks for it */
} HupanAction;

/* "create", …: as the history keeps it and programs read it. 0: no name of one. */
const char *hupan_action_get_name (HupanAction action);
HupanAction hupan_action_from_name (const char *name);

/* One change to one record. */
typedef struct
{
  HupanAction action;
  const HupanKind *kind;
  gint64 id;
  gint64 version;   /* the version the author saw; 0 with CREATE */
  GPtrArray *edits; /* of HupanEdit; CREATE, SET, REMOVE */
  char *origin;     /* CREATE: HupanRecordMeta.origin */
} HupanChange;

typedef struct
{
  const HupanField *field;
  char *before; /* canonical text or NULL */
  char *after;
} HupanEdit;

typedef enum
{
  HUPAN_BATCH_NONE = 0,
  HUPAN_BATCH_IMPORT = 1 << 0, /* from a file: does not verify EXTERNAL fields; without it, an edit of an EXTERNAL
                                * field adds its name to the record's "verified_fields", and no import touches it again */
} HupanBatchFlags;

HupanBatch *hupan_batch_new (const char *label, const char *reason, HupanBatchFlags flags);
gint64      hupan_batch_create (HupanBatch *self, HupanRecord *draft, const char *origin);
void        hupan_batch_set (HupanBatch *self, HupanRecord *record, const char *field, const char *value);
void        hupan_batch_set_all (HupanBatch *self, HupanRecord *record, HupanRecord *edited);
void        hupan_batch_trash (HupanBatch *self, HupanRecord *record);
void        hupan_batch_restore (HupanBatch *self, HupanRecord *record);
void        hupan_batch_remove (HupanBatch *self, HupanRecord *record);
void        hupan_batch_add_change (HupanBatch *self, HupanChange *change);

const char *hupan_batch_get_label (HupanBatch *self);  /* what was done, for people: "Import of partners.csv" */
const char *hupan_batch_get_reason (HupanBatch *self); /* why, or NULL */
HupanBatchFlags hupan_batch_get_flags (HupanBatch *self);
GPtrArray  *hupan_batch_get_changes (HupanBatch *self); /* of HupanChange */
gboolean    hupan_batch_is_empty (HupanBatch *self);

HupanChange *hupan_change_new (HupanAction action, const HupanKind *kind, gint64 id, gint64 version);
void         hupan_change_add_edit (HupanChange *change, const HupanField *field, const char *before, const char *after);
void         hupan_change_free (HupanChange *change);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanChange, hupan_change_free)

G_END_DECLS
