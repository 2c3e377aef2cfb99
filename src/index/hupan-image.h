/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-query.h"
#include "store/hupan-registry.h"

G_BEGIN_DECLS

/* The columnar image of one kind in memory, and the answers it gives. Loading and patching happen on the registry's
 * thread; queries on any one other thread; a result is immutable and may be read anywhere. */
#define HUPAN_TYPE_IMAGE (hupan_image_get_type ())
G_DECLARE_FINAL_TYPE (HupanImage, hupan_image, HUPAN, IMAGE, GObject)

#define HUPAN_TYPE_RESULT (hupan_result_get_type ())
G_DECLARE_FINAL_TYPE (HupanResult, hupan_result, HUPAN, RESULT, GObject)

HupanImage *hupan_image_load (HupanRegistry *registry, const HupanKind *kind, const char *lang, const HupanProgress *progress, GError **error);
gboolean    hupan_image_refresh (HupanImage *self, HupanRegistry *registry, HupanBatch *changes, const HupanProgress *progress, GError **error);
guint       hupan_image_get_n_rows (HupanImage *self);

HupanResult *hupan_image_query (HupanImage *self, HupanQuery *query, GCancellable *cancellable);

/* One value of a facet, counted under all *other* filters and the search. */
typedef struct
{
  const char *value; /* canonical text; "" is "no value" */
  const char *label; /* for people, in the image's language */
  guint count;
  gboolean selected;
} HupanFacetValue;

guint       hupan_result_get_n (HupanResult *self);
guint       hupan_result_get_n_all (HupanResult *self);           /* rows of the kind: the 128 of "34 of 128" */
gint64      hupan_result_get_id (HupanResult *self, guint position);
gint        hupan_result_find (HupanResult *self, gint64 id);     /* position or -1 */
HupanQuery *hupan_result_get_query (HupanResult *self);
const HupanFacetValue *hupan_result_get_facet (HupanResult *self, const HupanColumn *column, gsize *n); /* most frequent first */

G_END_DECLS
