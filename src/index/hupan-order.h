/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-ids.h"

G_BEGIN_DECLS

/* Numbers of rows, in an order. They are not changed once they are made, so a result shares those it was made from
 * with an order, and goes on reading what an edit replaces there: g_atomic_rc_box_acquire (), release. */
typedef guint32 HupanRowNumbers;

static inline HupanRowNumbers *
hupan_row_numbers_new (gsize n)
{
  return g_atomic_rc_box_alloc (MAX (n, 1) * sizeof (HupanRowNumbers));
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanRowNumbers, g_atomic_rc_box_release)

/* The order of rows by a text that nearly every row has to itself, such as the title: only the rows, in order, not the
 * texts. Rows without one are not in it; equal ones are in the order of their ids. */
typedef struct
{
  HupanRowNumbers *rows; /* each may have HUPAN_ORDER_SAME set */
  guint n;
} HupanOrder;

#define HUPAN_ORDER_SAME (1u << 31) /* its text equals that of the row before */
#define HUPAN_ORDER_ROW (HUPAN_ORDER_SAME - 1)

void     hupan_order_free (HupanOrder *self);
guint32 *hupan_order_rank (HupanOrder *self, guint n_rows, guint32 *n);
void     hupan_order_remove (HupanOrder *self, const guint64 *rows);

/* The text by which a row that is in the order was put there; NULL: it cannot be told. */
typedef const char *(*HupanOrderKeyFunc) (guint32 row, gpointer data);

typedef struct
{
  guint32 row;
  const char *key;
} HupanOrderEntry;

void hupan_order_insert (HupanOrder *self, HupanIds *ids, HupanOrderEntry *entries, guint n, HupanOrderKeyFunc key_of, gpointer data);

/* Rows are added in any order, with their texts; end sorts and frees. */
typedef struct _HupanOrderBuilder HupanOrderBuilder;

HupanOrderBuilder *hupan_order_builder_new (void);
void               hupan_order_builder_add (HupanOrderBuilder *self, guint32 row, const char *key);
HupanOrder        *hupan_order_builder_end (HupanOrderBuilder *self, HupanIds *ids);
void               hupan_order_builder_free (HupanOrderBuilder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanOrder, hupan_order_free)

G_END_DECLS
