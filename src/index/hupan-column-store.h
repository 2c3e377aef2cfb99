/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-codes.h"
#include "hupan-dictionary.h"
#include "hupan-ids.h"
#include "hupan-order.h"
#include "hupan-plan.h"
#include "hupan-texts.h"

G_BEGIN_DECLS

typedef struct _HupanStoredColumn HupanStoredColumn;

struct _HupanStoredColumn
{
  const HupanColumnPlan *plan;
  HupanCodes codes;            /* CODED, and no further column: the list of each row */
  HupanDictionary *dictionary; /* CODED */
  GArray *totals;              /* guint32: how many rows that are there have each list */
  HupanOrder *order;           /* ORDERED; NULL: not read */

  /* A further column (hupan-further.h). */
  const HupanStoredColumn *base;
  GArray *of_value; /* guint32: the own list for each value of the base */
  GArray *of_list;  /* guint32: the own list for each list of the base */
};

/* The rows of a kind, by columns. A row keeps its number as long as the store lives; one that is removed leaves a
 * hole, which it takes again if it is restored. Not locked: HupanImage sees to that. */
typedef struct
{
  const HupanPlan *plan; /* borrowed */
  HupanStoredColumn *columns;
  HupanIds *ids;
  HupanTexts *texts;
  GByteArray *title_lengths; /* in characters, of the folded title; at most 255 */
  guint64 *is_there;         /* bits */
  guint n;                   /* rows, with the holes */
  guint n_there;
  GString *text;             /* scratch */
} HupanColumnStore;

HupanColumnStore *hupan_column_store_new (const HupanPlan *plan);
void        hupan_column_store_free (HupanColumnStore *self);

guint hupan_column_store_append (HupanColumnStore *self, gint64 id, const char *const *values);
void  hupan_column_store_replace (HupanColumnStore *self, guint row, const char *const *values);
void  hupan_column_store_remove (HupanColumnStore *self, guint row);
void  hupan_column_store_trim (HupanColumnStore *self);
gsize hupan_column_store_get_size (HupanColumnStore *self);

static inline guint
hupan_column_store_get_total (const HupanStoredColumn *column,
                       guint32                 list)
{
  return list < column->totals->len ? g_array_index (column->totals, guint32, list) : 0;
}

/* The codes of the rows of a CODED column: its own or those of its base. */
static inline const HupanCodes *
hupan_stored_column_get_codes (const HupanStoredColumn *column)
{
  return column->base != NULL ? &column->base->codes : &column->codes;
}

/* How many different codes those are, and the list that one of them stands for. */
static inline guint
hupan_stored_column_get_n_codes (const HupanStoredColumn *column)
{
  return column->base != NULL ? column->of_list->len : hupan_dictionary_get_n_lists (column->dictionary);
}

static inline guint32
hupan_stored_column_get_list (const HupanStoredColumn *column,
                              guint32                  code)
{
  return column->base != NULL ? g_array_index (column->of_list, guint32, code) : code;
}

guint8 *hupan_stored_column_by_code (const HupanStoredColumn *column, guint8 *of_lists);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanColumnStore, hupan_column_store_free)

G_END_DECLS
