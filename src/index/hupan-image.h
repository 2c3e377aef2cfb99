/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-query.h"
#include "store/hupan-registry.h"

G_BEGIN_DECLS

/* The columnar image of one kind in memory, and the answers it gives. Loading and patching happen on the registry's
 * thread; queries on any other; a result is immutable and may be read anywhere, also while the image changes. */
#define HUPAN_TYPE_IMAGE (hupan_image_get_type ())
G_DECLARE_FINAL_TYPE (HupanImage, hupan_image, HUPAN, IMAGE, GObject)

#define HUPAN_TYPE_RESULT (hupan_result_get_type ())
G_DECLARE_FINAL_TYPE (HupanResult, hupan_result, HUPAN, RESULT, GObject)

HupanImage *hupan_image_load (HupanRegistry *registry, const HupanKind *kind, const char *lang, const HupanProgress *progress, GError **error);
guint       hupan_image_get_n_rows (HupanImage *self);

/* Brings the image up to date with a commit; to be called for each, of any kind, in their order and before the next. */
gboolean hupan_image_refresh (HupanImage *self, HupanRegistry *registry, HupanBatch *changes, const HupanProgress *progress, GError **error);

/* Some columns have other values on another day. is_of_today says that no other day has come since the image was read; if
 * one has, reload reads all of it anew. On the registry's thread. */
gboolean hupan_image_is_of_today (HupanImage *self);
gboolean hupan_image_reload (HupanImage *self, HupanRegistry *registry, const HupanProgress *progress, GError **error);

/* Images of more than 100,000 rows leave out the order of unique texts that are not shown at first (numbers, e-mail
 * addresses), until a query sorts by one: is_ready says that nothing is missing (on any thread), prepare reads it (on
 * the registry's). A query of an image that is not ready passes over the sort keys that are missing. */
gboolean hupan_image_is_ready (HupanImage *self, HupanQuery *query);
gboolean hupan_image_prepare (HupanImage *self, HupanRegistry *registry, HupanQuery *query, const HupanProgress *progress, GError **error);

/* NULL: cancelled. */
HupanResult *hupan_image_query (HupanImage *self, HupanQuery *query, GCancellable *cancellable);

/* One value of a facet, counted under all *other* filters and the search. Of a column of dates the values are years, the
 * newest first, and before them what else its filter asks for. */
typedef struct
{
  const char *value; /* canonical text, of a date a period; "" is "no value" */
  const char *label; /* for people, in the image's language; "" for no value */
  guint count;
  gboolean selected; /* one of the filter's values; these are there with a count of 0 too */
} HupanFacetValue;

guint       hupan_result_get_n (HupanResult *self);
guint       hupan_result_get_n_all (HupanResult *self);           /* rows of the kind: the 128 of "34 of 128" */
gint64      hupan_result_get_id (HupanResult *self, guint position);
gint        hupan_result_find (HupanResult *self, gint64 id);     /* position or -1 */
HupanQuery *hupan_result_get_query (HupanResult *self);
const HupanFacetValue *hupan_result_get_facet (HupanResult *self, const HupanColumn *column, gsize *n); /* most frequent first, years newest first */

G_END_DECLS
