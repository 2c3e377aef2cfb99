/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/hupan-kind.h"
#include "hupan-rows.h"

G_BEGIN_DECLS

/* One question for texts: the values of some columns of some records, formatted for people. */
typedef struct
{
  const gint64 *ids;
  gsize n_ids;
  const HupanColumn *const *columns;
  gsize n_columns;
  gboolean urgent;           /* the texts are about to be painted: waiting up to 3 ms for them is well spent */
  GCancellable *cancellable; /* the question has become stale; it still wants its one reply */
} HupanFetch;

/* Answers @fetch with one call of hupan_fetch_reply () on the main thread, later or, where the answer can be had
 * within 3 ms and the question is urgent, before it returns. Whoever answers owns the fetch until the reply. */
typedef void (*HupanFetchFunc) (HupanFetch *fetch, gpointer data);

void hupan_fetch_reply (HupanFetch *fetch, GPtrArray *rows);

/* The texts of 32 consecutive rows: what one fetch brings. */
#define HUPAN_PAGE_ROWS 32
#define HUPAN_CACHE_PAGES 64

typedef struct _HupanTextPage HupanTextPage;

HupanTextPage     *hupan_text_page_ref (HupanTextPage *self);
void               hupan_text_page_unref (HupanTextPage *self);
const char *const *hupan_text_page_get (HupanTextPage *self, guint index, gboolean *gone);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanTextPage, hupan_text_page_unref)

#define HUPAN_TYPE_ROW_CACHE (hupan_row_cache_get_type ())
G_DECLARE_FINAL_TYPE (HupanRowCache, hupan_row_cache, HUPAN, ROW_CACHE, GObject)

/* Texts of the rows from @position to @position + @n - 1 have arrived. */
typedef void (*HupanRowCacheArrived) (guint position, guint n, gpointer data);

HupanRowCache *hupan_row_cache_new (HupanRowCacheArrived arrived, gpointer data);
void           hupan_row_cache_close (HupanRowCache *self);

void           hupan_row_cache_set_fetch (HupanRowCache *self, HupanFetchFunc func, gpointer data, GDestroyNotify destroy);
void           hupan_row_cache_set_columns (HupanRowCache *self, const HupanColumn *const *columns, gsize n);
int            hupan_row_cache_get_slot (HupanRowCache *self, const HupanColumn *column);
void           hupan_row_cache_set_rows (HupanRowCache *self, HupanRows rows);

HupanTextPage *hupan_row_cache_get_page (HupanRowCache *self, guint position);
void           hupan_row_cache_set_visible (HupanRowCache *self, guint first, guint last);

G_END_DECLS
