/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-path.h"

G_BEGIN_DECLS

/* Paths as SQL. What has one value a record comes from the main query. What has several comes from
 * further queries, one for each way to other records (education, topics, tags …): a row for each record at its end,
 * with the values of all paths that go that way. A count is a way of its own, with a row for each record that has
 * any. All are in the order of the ids of the records scanned, so that they are read side by side like the columns
 * of a ledger. (Subselects that gather or count each path's values record by record were measured at four times the
 * time.)
 *
 * What is reached from something that many records refer to, such as the documents that a call asks for, is not read
 * again for each of them: there, the ids are those of the calls.
 *
 * A path that names a derived field is in no query; those it is computed from are, once each.
 *
 * Of each query the first column is the id. $1 is the id asked for; $2, $3 and $4 are the languages, best first. */

/* Which records a scan reads. */
typedef enum
{
  HUPAN_SCAN_LIVE = 1,     /* all that are not in the trash */
  HUPAN_SCAN_TRASHED,      /* all that are in the trash */
  HUPAN_SCAN_BY_ID,        /* the one with id $1, unless it is in the trash */
  HUPAN_SCAN_EVEN_TRASHED, /* the one with id $1, though it be in the trash */
} HupanScanRange;

gboolean hupan_scan_range_is_by_id (HupanScanRange range);

typedef struct
{
  char *sql;
  GArray *paths; /* of guint: which path each column after the id belongs to */
  gboolean is_count; /* one column, and no row of records of which there is none */
  int shared;        /* the ids are not of the records scanned, but of what this path says that they refer to; or -1 */
} HupanScanPlanQuery;

/* A path asked for that names a derived field, and where the values are that it is computed from. */
typedef struct
{
  guint path;
  const HupanDerived *derived;
  GArray *from; /* of guint */
} HupanScanPlanDerived;

typedef struct
{
  guint n_paths;        /* those asked for, then those that only derived fields and shared ways need */
  GArray *derived;      /* of HupanScanPlanDerived */
  gboolean by_today;    /* one of them is */
  gboolean *real;       /* of each path: decimal numbers, to be spelled as canonical text */
  HupanScanPlanQuery *main;
  GPtrArray *ways;      /* of HupanScanPlanQuery; may give rows of records that main does not */
} HupanScanPlan;

HupanScanPlan *hupan_scan_plan_new  (const HupanKind *kind, const char *const *paths, HupanScanRange range, gboolean translated, GError **error);
void       hupan_scan_plan_free (HupanScanPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanScanPlan, hupan_scan_plan_free)

G_END_DECLS
