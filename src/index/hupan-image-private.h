/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-image.h"
#include "hupan-search.h"
#include "hupan-source.h"

G_BEGIN_DECLS

struct _HupanImage
{
  GObject parent_instance;

  const HupanKind *kind;
  char *lang;
  HupanPlan *plan;
  char *today;           /* the day it was read, when it depends on that; else NULL. On the registry's thread */
  gboolean never_reload; /* for tests: patch, however many rows changed */

  /* Queries read what patches write. */
  GRWLock lock;
  HupanColumnStore *store;

  /* The last search, for the next. */
  GMutex found_lock;
  HupanTerms *terms;
  HupanFound *found; /* NULL after a change */
};

/* For tests and benchmarks, that make up rows: as the functions of hupan-image.h, with a source in the place of the
 * registry. */
HupanImage *hupan_image_load_from (HupanSource *source, const HupanKind *kind, const char *lang, const HupanProgress *progress,
                                   GError **error);
gboolean    hupan_image_refresh_from (HupanImage *self, HupanSource *source, HupanBatch *changes, const HupanProgress *progress,
                                      GError **error);
gboolean    hupan_image_prepare_from (HupanImage *self, HupanSource *source, HupanQuery *query, const HupanProgress *progress,
                                      GError **error);
gboolean    hupan_image_reload_from (HupanImage *self, HupanSource *source, const HupanProgress *progress, GError **error);
gsize       hupan_image_get_size (HupanImage *self);

/* Reading (hupan-image-load.c). */
HupanColumnStore *hupan_column_store_load (HupanSource *source, const HupanPlan *plan, const char *lang, const HupanProgress *progress,
                              GError **error);
gboolean    hupan_column_store_load_order (HupanColumnStore *self, HupanSource *source, guint column, const HupanProgress *progress,
                                    GError **error);
gboolean    hupan_column_store_name_values (HupanColumnStore *self, HupanSource *source, const char *lang, const HupanProgress *progress,
                                     GError **error);
gboolean    hupan_column_store_rename_values (HupanColumnStore *self, HupanSource *source, const char *lang, guint column, GArray *ids,
                                       const HupanProgress *progress, GError **error);
char       *hupan_column_store_sort_key (const HupanColumnPlan *column, const char *value);

/* Results. */
typedef struct
{
  const HupanColumn *column;
  GArray *values; /* of HupanFacetValue */
} HupanFacet;

HupanResult *hupan_result_new (HupanQuery *query, HupanIds *ids, HupanRowNumbers *rows, guint n, guint n_all);
void         hupan_result_take_facet (HupanResult *self, const HupanColumn *column, GArray *values, HupanDictionary *dictionary);
GPtrArray   *hupan_result_get_texts (HupanResult *self); /* of char *, that its facets need */
void         hupan_result_set_effort (HupanResult *self, const HupanEffort *effort);
const HupanEffort *hupan_result_get_effort (HupanResult *self);

G_END_DECLS
