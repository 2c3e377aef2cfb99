/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/hupan-kind.h"

G_BEGIN_DECLS

/* How the values of a column are kept in memory. */
typedef enum
{
  HUPAN_STORAGE_CODED = 1, /* few different values: a code a row, and a dictionary */
  HUPAN_STORAGE_ORDERED,   /* nearly as many values as rows: only their order; the text is read from the registry */
} HupanStorage;

typedef struct
{
  const HupanColumn *column;
  const HupanField *field;      /* at the end of the path */
  const HupanDerived *derived;  /* how it is computed, or NULL */
  const HupanKind *target;      /* of a path that ends in a reference: the kind referred to; else NULL */
  const HupanField *label;      /* whose value is shown: that field, or the one that is the title of the target */
  HupanStorage storage;
  guint path;                   /* where in HupanPlan.paths its values are; not of a further column */
  int base;                     /* of a further column (hupan-further.h) the one its path goes on from, or -1, */
  const char *rest;             /* and how it goes on */
  gboolean is_dated;            /* dates: filtered by periods (hupan-period.h), and the facet counts years */
  gboolean searched_by_label;   /* found by the label of its values, which is in no row's own text */
  gboolean is_rare;             /* ORDERED, and left out of large images until it is asked for */
} HupanColumnPlan;

/* What is read for the image of a kind, derived from its columns. */
typedef struct
{
  const HupanKind *kind;
  GPtrArray *paths;       /* char *, then NULL: for hupan_registry_scan */
  HupanColumnPlan *columns;
  guint n_columns;
  gboolean by_today;      /* a column has other values on another day */
  int title;              /* the TITLE column, or -1 */
  int foremost;           /* the FOREMOST column, or -1 */
  GArray *texts;          /* guint, in paths: the stored search texts that make up a row's own, the title's first */
} HupanPlan;

HupanPlan *hupan_plan_new (const HupanKind *kind);
void       hupan_plan_free (HupanPlan *self);
int        hupan_plan_find (const HupanPlan *self, const HupanColumn *column);
GPtrArray *hupan_plan_list_names (const HupanKind *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanPlan, hupan_plan_free)

G_END_DECLS
