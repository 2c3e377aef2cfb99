/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-image-private.h"

/* How many times a result is searched from the front before it is worth to note where each row is. */
#define PLAIN_FINDS 8

struct _HupanResult
{
  GObject parent_instance;

  HupanQuery *query;
  HupanIds *ids;
  HupanRowNumbers *rows;   /* by get_row () */
  guint n;
  guint n_all;
  GArray *facets;          /* of HupanFacet */
  GPtrArray *dictionaries; /* that own the facets' texts, */
  GPtrArray *texts;        /* but for these */
  HupanEffort effort;

  GMutex find_lock;
  guint n_finds;
  guint32 *positions;      /* of the rows; NULL: not noted yet */
  guint n_positions;
};

G_DEFINE_FINAL_TYPE (HupanResult, hupan_result, G_TYPE_OBJECT)

static void
clear_facet (gpointer data)
{
  HupanFacet *facet = data;

  g_array_unref (facet->values);
}

static void
hupan_result_finalize (GObject *object)
{
  HupanResult *self = HUPAN_RESULT (object);

  g_clear_object (&self->query);
  g_clear_pointer (&self->ids, hupan_ids_unref);
  g_clear_pointer (&self->rows, g_atomic_rc_box_release);
  g_free (self->positions);
  g_array_unref (self->facets);
  g_ptr_array_unref (self->dictionaries);
  g_ptr_array_unref (self->texts);
  g_mutex_clear (&self->find_lock);

  G_OBJECT_CLASS (hupan_result_parent_class)->finalize (object);
}

static void
hupan_result_class_init (HupanResultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hupan_result_finalize;
}

static void
hupan_result_init (HupanResult *self)
{
  self->facets = g_array_new (FALSE, FALSE, sizeof (HupanFacet));
  g_array_set_clear_func (self->facets, clear_facet);
  self->dictionaries = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_dictionary_unref);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  g_mutex_init (&self->find_lock);
}

/**
 * hupan_result_new:
 * @query: (transfer full):
 * @rows: (transfer full): in order
 */
HupanResult *
hupan_result_new (HupanQuery      *query,
                  HupanIds        *ids,
                  HupanRowNumbers *rows,
                  guint            n,
                  guint            n_all)
{
  HupanResult *self = g_object_new (HUPAN_TYPE_RESULT, NULL);

  self->query = query;
  self->ids = hupan_ids_ref (ids);
  self->rows = rows;
  self->n = n;
  self->n_all = n_all;

  return self;
}

void
hupan_result_take_facet (HupanResult       *self,
                         const HupanColumn *column,
                         GArray            *values,
                         HupanDictionary   *dictionary)
{
  HupanFacet facet = { column, values };

  g_array_append_val (self->facets, facet);
  g_ptr_array_add (self->dictionaries, hupan_dictionary_ref (dictionary));
}

GPtrArray *
hupan_result_get_texts (HupanResult *self)
{
  return self->texts;
}

void
hupan_result_set_effort (HupanResult       *self,
                         const HupanEffort *effort)
{
  self->effort = *effort;
}

const HupanEffort *
hupan_result_get_effort (HupanResult *self)
{
  return &self->effort;
}

/* Whether a row equals the one before it in the order that these come from says nothing here. */
static inline guint32
get_row (HupanResult *self,
         guint        position)
{
  return self->rows[position] & HUPAN_ORDER_ROW;
}

guint
hupan_result_get_n (HupanResult *self)
{
  g_return_val_if_fail (HUPAN_IS_RESULT (self), 0);

  return self->n;
}

guint
hupan_result_get_n_all (HupanResult *self)
{
  g_return_val_if_fail (HUPAN_IS_RESULT (self), 0);

  return self->n_all;
}

gint64
hupan_result_get_id (HupanResult *self,
                     guint        position)
{
  g_return_val_if_fail (HUPAN_IS_RESULT (self), 0);
  g_return_val_if_fail (position < self->n, 0);

  return hupan_ids_get (self->ids, get_row (self, position));
}

static gint
find_plainly (HupanResult *self,
              guint32      row)
{
  for (guint i = 0; i < self->n; i++)
    if (get_row (self, i) == row)
      return i;

  return -1;
}

static void
note_positions (HupanResult *self)
{
  for (guint i = 0; i < self->n; i++)
    self->n_positions = MAX (self->n_positions, get_row (self, i) + 1);

  self->positions = g_malloc_n (MAX (self->n_positions, 1), sizeof (guint32));
  memset (self->positions, 0xff, self->n_positions * sizeof (guint32));
  for (guint i = 0; i < self->n; i++)
    self->positions[get_row (self, i)] = i;
}

/**
 * hupan_result_find:
 *
 * Returns: the position of a record, -1 if it is not in the result. The first few calls run through the result, which
 *   takes less than a millisecond of a million rows and no memory; who goes on asking gets an answer at once.
 */
gint
hupan_result_find (HupanResult *self,
                   gint64       id)
{
  g_autoptr (GMutexLocker) locker = NULL;
  guint32 row;

  g_return_val_if_fail (HUPAN_IS_RESULT (self), -1);

  row = hupan_ids_find (self->ids, id);
  if (row == HUPAN_NO_ROW)
    return -1;

  locker = g_mutex_locker_new (&self->find_lock);
  if (self->positions == NULL && self->n_finds++ < PLAIN_FINDS)
    return find_plainly (self, row);
  if (self->positions == NULL)
    note_positions (self);

  return row < self->n_positions ? (gint) self->positions[row] : -1;
}

/* What the result answers; not to be changed. */
HupanQuery *
hupan_result_get_query (HupanResult *self)
{
  g_return_val_if_fail (HUPAN_IS_RESULT (self), NULL);

  return self->query;
}

/**
 * hupan_result_get_facet:
 *
 * Returns: (nullable) (array length=n): the values of a facet, most frequent first; none of a column
 *   that is no facet
 */
const HupanFacetValue *
hupan_result_get_facet (HupanResult       *self,
                        const HupanColumn *column,
                        gsize             *n)
{
  *n = 0;
  g_return_val_if_fail (HUPAN_IS_RESULT (self), NULL);

  for (guint i = 0; i < self->facets->len; i++)
    {
      HupanFacet *facet = &g_array_index (self->facets, HupanFacet, i);

      if (facet->column != column)
        continue;
      *n = facet->values->len;
      return (const HupanFacetValue *) facet->values->data;
    }

  return NULL;
}
