/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/hupan-record.h"

G_BEGIN_DECLS

/* What a list is asked for: a search, filters and an order. Plain data with a JSON form (for saved views).
 *
 * The words of the search are and-ed, in any order. The values of one filter are or-ed, the filters and-ed; the
 * value "" stands for rows without one. Of a column of dates a value is a period (core/hupan-period.h): "2024",
 * "2024-07..2025-06". What the order does not decide comes by relevance where there is a search, then by title. */
#define HUPAN_TYPE_QUERY (hupan_query_get_type ())
G_DECLARE_FINAL_TYPE (HupanQuery, hupan_query, HUPAN, QUERY, GObject)

typedef struct
{
  const HupanColumn *column;
  gboolean descending;
} HupanSort;

HupanQuery *hupan_query_new (const HupanKind *kind);
HupanQuery *hupan_query_copy (HupanQuery *self);
gboolean    hupan_query_equal (HupanQuery *self, HupanQuery *other);

const HupanKind   *hupan_query_get_kind (HupanQuery *self);
const char        *hupan_query_get_text (HupanQuery *self); /* "" when there is no search */
void               hupan_query_set_text (HupanQuery *self, const char *text);
const char *const *hupan_query_get_filter (HupanQuery *self, const HupanColumn *column); /* NULL: none */
void               hupan_query_set_filter (HupanQuery *self, const HupanColumn *column, const char *const *values); /* NULL or empty: none */
gboolean           hupan_query_has_filters (HupanQuery *self);
void               hupan_query_clear (HupanQuery *self); /* text and filters; the order stays */
const HupanSort   *hupan_query_get_sort (HupanQuery *self, gsize *n);
void               hupan_query_set_sort (HupanQuery *self, const HupanSort *sort, gsize n); /* n 0: by relevance, then title */

/* {"text": "…", "filters": {"stage": ["lead", …]}, "sort": [{"column": "name", "descending": true}]}, each part
 * left out when it is empty. Columns that the kind does not have (any more), and values of a column of dates that are no
 * periods, are passed over; what is not of this form at all is refused with G_IO_ERROR_INVALID_DATA and a sentence. */
char       *hupan_query_to_json (HupanQuery *self);
HupanQuery *hupan_query_from_json (const HupanKind *kind, const char *json, GError **error);

G_END_DECLS
