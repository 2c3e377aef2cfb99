/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/hupan-kind.h"

G_BEGIN_DECLS

/* A path of hupan_registry_scan(), taken apart. */

typedef enum
{
  HUPAN_PATH_END_FIELD = 1, /* the value of a field */
  HUPAN_PATH_END_ID,        /* the record that the last step arrives at */
  HUPAN_PATH_END_FOLDED,    /* that record's search text */
  HUPAN_PATH_END_SORT,      /* its sort key */
  HUPAN_PATH_END_TOGETHER,  /* the values of several of its fields, as stored, with "|" between them: "kind+status" */
} HupanPathEnd;

/* From one record to another: along a reference of the record (forward), or to those whose reference names it. */
typedef struct
{
  const HupanField *field; /* the reference: of the kind before the step, or of the kind it arrives at (reverse) */
  const HupanKind *kind;   /* arrived at */
  gboolean reverse;
} HupanStep;

typedef struct
{
  const HupanKind *kind; /* of the record where the path begins */
  GArray *steps;         /* of HupanStep */
  HupanPathEnd end;
  const HupanField *field; /* at the end; with HUPAN_PATH_END_ID NULL */
  GPtrArray *together;     /* of HupanField, with HUPAN_PATH_END_TOGETHER; else NULL */
  gboolean count;
  gboolean several; /* a step is reverse */
} HupanPath;

HupanPath *hupan_path_parse (const HupanKind *kind, const char *text, GError **error);
void       hupan_path_free  (HupanPath *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanPath, hupan_path_free)

HupanStep       *hupan_path_get_step (HupanPath *self, guint i);
const HupanKind *hupan_path_get_kind (HupanPath *self, guint n_steps); /* where the path is after so many steps */

/* Whether a step into parts has to make sure that their owner is not in the trash: they were not come to from it, and
 * the path does not go on to it. */
gboolean hupan_path_passes_owner_by (HupanPath *self, guint step);

/* The field that orders the parts of one record among themselves, "position" or "rank"; NULL: only their ids do. */
const char *hupan_path_get_order (const HupanKind *kind);

G_END_DECLS
