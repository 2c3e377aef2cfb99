/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-order.h"

#include <string.h>

#include "hupan-bits.h"
#include "hupan-pages.h"

void
hupan_order_free (HupanOrder *self)
{
  g_atomic_rc_box_release (self->rows);
  g_free (self);
}

static void
set_rows (HupanOrder      *self,
          HupanRowNumbers *rows, /* transfer full */
          guint            n)
{
  g_atomic_rc_box_release (self->rows);
  self->rows = rows;
  self->n = n;
}

/**
 * hupan_order_rank:
 * @n_rows: of the table
 * @n: (out): the rank of rows without a text, after all others
 *
 * Returns: (transfer full): for each row its place among the different texts
 */
guint32 *
hupan_order_rank (HupanOrder *self,
                  guint       n_rows,
                  guint32    *n)
{
  guint32 *ranks = g_new (guint32, MAX (n_rows, 1));
  guint32 rank = 0;

  for (guint i = 0; i < n_rows; i++)
    ranks[i] = self->n;

  for (guint i = 0; i < self->n; i++)
    {
      if (!(self->rows[i] & HUPAN_ORDER_SAME))
        rank = i;
      ranks[self->rows[i] & HUPAN_ORDER_ROW] = rank;
    }

  *n = self->n;
  return ranks;
}

/**
 * hupan_order_remove:
 * @rows: bits of the rows that go; those that are not in the order do not matter
 */
void
hupan_order_remove (HupanOrder    *self,
                    const guint64 *rows)
{
  HupanRowNumbers *left = hupan_row_numbers_new (self->n);
  gboolean lost_first = FALSE; /* the first of equal rows went: the next one is the first now */
  guint n = 0;

  for (guint i = 0; i < self->n; i++)
    {
      guint32 entry = self->rows[i];

      if (hupan_bits_get (rows, entry & HUPAN_ORDER_ROW))
        {
          lost_first |= !(entry & HUPAN_ORDER_SAME);
          continue;
        }

      if (lost_first)
        entry &= HUPAN_ORDER_ROW;
      lost_first = FALSE;
      left[n++] = entry;
    }

  set_rows (self, left, n);
}

typedef struct
{
  HupanOrderEntry entry;
  gint64 id;
  guint place; /* how many rows that are there already come before */
  gboolean same_as_before;
  gboolean same_as_after;
} Arrival;

static int
compare_arrivals (const Arrival *a,
                  const Arrival *b)
{
  int order = strcmp (a->entry.key, b->entry.key);

  return order != 0 ? order : (a->id > b->id) - (a->id < b->id);
}

static int
compare_arrivals_cb (gconstpointer a,
                     gconstpointer b,
                     gpointer      data)
{
  return compare_arrivals (a, b);
}

static void
find_place (HupanOrder        *self,
            HupanIds          *ids,
            Arrival           *arrival,
            HupanOrderKeyFunc  key_of,
            gpointer           data)
{
  guint low = 0;
  guint high = self->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      guint32 row = self->rows[middle] & HUPAN_ORDER_ROW;
      const char *key = key_of (row, data);
      Arrival there = { { row, key != NULL ? key : "" }, hupan_ids_get (ids, row) };
      gboolean is_same = strcmp (there.entry.key, arrival->entry.key) == 0;

      if (compare_arrivals (&there, arrival) < 0)
        {
          low = middle + 1;
          arrival->same_as_before = is_same;
        }
      else
        {
          high = middle;
          arrival->same_as_after = is_same;
        }
    }

  arrival->place = low;
}

/* @first_is_same: (inout): whether the first one equals what is put before it now */
static void
copy_rows (HupanRowNumbers       *to,
           const HupanRowNumbers *from,
           guint                  n,
           gboolean              *first_is_same)
{
  if (n == 0)
    return;

  memcpy (to, from, n * sizeof (HupanRowNumbers));
  if (*first_is_same)
    to[0] |= HUPAN_ORDER_SAME;
  *first_is_same = FALSE;
}

/* Puts the arrivals, sorted, among the rows that are there. */
static void
merge (HupanOrder *self,
       Arrival    *arrivals,
       guint       n)
{
  HupanRowNumbers *rows = hupan_row_numbers_new (self->n + n);
  gboolean next_is_same = FALSE;
  guint to = 0;
  guint from = 0;

  for (guint i = 0; i < n; i++)
    {
      Arrival *arrival = &arrivals[i];
      gboolean follows = i > 0 && arrivals[i - 1].place == arrival->place;
      gboolean same = arrival->same_as_before;

      copy_rows (rows + to, self->rows + from, arrival->place - from, &next_is_same);
      to += arrival->place - from;
      from = arrival->place;

      if (follows)
        same = strcmp (arrivals[i - 1].entry.key, arrival->entry.key) == 0;
      rows[to++] = arrival->entry.row | (same ? HUPAN_ORDER_SAME : 0);
      next_is_same |= arrival->same_as_after;
    }

  copy_rows (rows + to, self->rows + from, self->n - from, &next_is_same);
  set_rows (self, rows, self->n + n);
}

/**
 * hupan_order_insert:
 * @entries: rows that are not in the order, with their texts
 * @key_of: asked for some 20 of the rows that are, for each entry
 */
void
hupan_order_insert (HupanOrder        *self,
                    HupanIds          *ids,
                    HupanOrderEntry   *entries,
                    guint              n,
                    HupanOrderKeyFunc  key_of,
                    gpointer           data)
{
  g_autofree Arrival *arrivals = g_new0 (Arrival, MAX (n, 1));

  if (n == 0)
    return;

  for (guint i = 0; i < n; i++)
    {
      arrivals[i].entry = entries[i];
      arrivals[i].id = hupan_ids_get (ids, entries[i].row);
      find_place (self, ids, &arrivals[i], key_of, data);
    }

  g_sort_array (arrivals, n, sizeof (Arrival), compare_arrivals_cb, NULL);
  merge (self, arrivals, n);
}

typedef struct
{
  guint64 prefix; /* the first bytes of the text, so that most comparisons need not look at it */
  gsize text;     /* where in the builder's texts */
  guint32 row;
} Key;

struct _HupanOrderBuilder
{
  Key *keys;
  gsize keys_allocated; /* bytes */
  guint n;
  char *texts;
  gsize texts_allocated;
  gsize texts_length;
};

HupanOrderBuilder *
hupan_order_builder_new (void)
{
  return g_new0 (HupanOrderBuilder, 1);
}

void
hupan_order_builder_free (HupanOrderBuilder *self)
{
  hupan_pages_resize (self->keys, self->keys_allocated, 0);
  hupan_pages_resize (self->texts, self->texts_allocated, 0);
  g_free (self);
}

static guint64
get_prefix (const char *text)
{
  guint64 prefix = 0;

  for (guint i = 0; i < sizeof prefix && text[i] != '\0'; i++)
    prefix |= (guint64) (guint8) text[i] << (56 - 8 * i);
  return prefix;
}

/* A row whose text is NULL or empty has none and is left out. */
void
hupan_order_builder_add (HupanOrderBuilder *self,
                         guint32            row,
                         const char        *key)
{
  gsize size;

  if (key == NULL || *key == '\0')
    return;

  self->keys = hupan_pages_reserve (self->keys, &self->keys_allocated, (self->n + 1) * sizeof (Key));
  self->keys[self->n++] = (Key) { get_prefix (key), self->texts_length, row };

  size = strlen (key) + 1;
  self->texts = hupan_pages_reserve (self->texts, &self->texts_allocated, self->texts_length + size);
  memcpy (self->texts + self->texts_length, key, size);
  self->texts_length += size;
}

typedef struct
{
  const char *texts;
  HupanIds *ids;
} SortContext;

static int
compare_texts (const Key  *a,
               const Key  *b,
               const char *texts)
{
  if (a->prefix != b->prefix)
    return a->prefix < b->prefix ? -1 : 1;

  return strcmp (texts + a->text, texts + b->text);
}

static int
compare_keys_cb (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  SortContext *context = data;
  const Key *one = a;
  const Key *two = b;
  int order = compare_texts (one, two, context->texts);
  gint64 id_one, id_two;

  if (order != 0)
    return order;

  id_one = hupan_ids_get (context->ids, one->row);
  id_two = hupan_ids_get (context->ids, two->row);
  return (id_one > id_two) - (id_one < id_two);
}

HupanOrder *
hupan_order_builder_end (HupanOrderBuilder *self,
                         HupanIds          *ids)
{
  HupanOrder *order = g_new0 (HupanOrder, 1);
  SortContext context = { self->texts, ids };
  const Key *keys = self->keys;

  g_sort_array (self->keys, self->n, sizeof (Key), compare_keys_cb, &context);

  order->n = self->n;
  order->rows = hupan_row_numbers_new (order->n);
  for (guint i = 0; i < order->n; i++)
    {
      order->rows[i] = keys[i].row;
      if (i > 0 && compare_texts (&keys[i - 1], &keys[i], self->texts) == 0)
        order->rows[i] |= HUPAN_ORDER_SAME;
    }

  hupan_order_builder_free (self);
  return order;
}
