/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-ids.h"

#include "core/hupan-record.h"
#include "hupan-pages.h"

#define GROUP_ROWS 128
#define CHUNK_ROWS (128 * GROUP_ROWS)
#define MAX_CHUNKS (1 << 12) /* of the directory; its untouched pages cost nothing */

/* How the ids of a chunk are kept: as steps from the first of their group, in so many bytes each. */
typedef struct
{
  guint shift; /* bits in which those of a group are the same */
  guint width;
} Shape;

/* GROUP_ROWS made by one process within some 60 ms; by one process within an hour; any. */
static const Shape shapes[] = { { HUPAN_ID_NODE_BITS, 2 }, { HUPAN_ID_NODE_BITS, 4 }, { 0, 8 } };

/* The ids of CHUNK_ROWS rows. A chunk never moves once it is made: one that meets an id out of its reach is replaced by
 * a wider one, and kept for those who are still reading it. */
typedef struct _Chunk Chunk;
struct _Chunk
{
  const Shape *shape;
  Chunk *replaced;
  gint64 bases[CHUNK_ROWS / GROUP_ROWS];
  guint8 steps[] __attribute__ ((aligned (8)));
};

struct _HupanIds
{
  gatomicrefcount refs;
  GMutex lock; /* of late */
  Chunk **chunks;
  guint n;
  guint n_sorted;    /* the first rows, whose ids ascend */
  GHashTable *late;  /* gint64* id -> row, of those after them */
};

HupanIds *
hupan_ids_new (void)
{
  HupanIds *self = g_new0 (HupanIds, 1);

  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->lock);
  self->chunks = g_new0 (Chunk *, MAX_CHUNKS);
  self->late = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  return self;
}

HupanIds *
hupan_ids_ref (HupanIds *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static gsize
get_chunk_size (const Shape *shape)
{
  return sizeof (Chunk) + CHUNK_ROWS * shape->width;
}

static Chunk *
new_chunk (const Shape *shape)
{
  Chunk *chunk = hupan_pages_resize (NULL, 0, get_chunk_size (shape));

  chunk->shape = shape;
  chunk->replaced = NULL;
  return chunk;
}

static void
free_chunk (Chunk *chunk)
{
  if (chunk == NULL)
    return;

  free_chunk (chunk->replaced);
  hupan_pages_resize (chunk, get_chunk_size (chunk->shape), 0);
}

void
hupan_ids_unref (HupanIds *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  for (guint i = 0; i * CHUNK_ROWS < self->n; i++)
    free_chunk (self->chunks[i]);
  g_free (self->chunks);
  g_hash_table_unref (self->late);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static gint64
get_from_chunk (const Chunk *chunk,
                guint        i)
{
  gint64 base = chunk->bases[i / GROUP_ROWS];

  switch (chunk->shape->width)
    {
    case 2:
      return base + ((gint64) ((const guint16 *) chunk->steps)[i] << chunk->shape->shift);
    case 4:
      return base + ((gint64) ((const guint32 *) chunk->steps)[i] << chunk->shape->shift);
    default:
      return base + ((const gint64 *) chunk->steps)[i];
    }
}

/* Whether there was room for the id. Rows come one after the other. */
static gboolean
put_into_chunk (Chunk  *chunk,
                guint   i,
                gint64  id)
{
  const Shape *shape = chunk->shape;
  gint64 step;

  if (i % GROUP_ROWS == 0)
    chunk->bases[i / GROUP_ROWS] = id;
  step = id - chunk->bases[i / GROUP_ROWS];

  if (shape->width == 8)
    {
      ((gint64 *) chunk->steps)[i] = step;
      return TRUE;
    }

  if (step < 0 || step >> shape->shift << shape->shift != step || step >> shape->shift >= (gint64) 1 << (8 * shape->width))
    return FALSE;

  step >>= shape->shift;
  if (shape->width == 4)
    ((guint32 *) chunk->steps)[i] = step;
  else
    ((guint16 *) chunk->steps)[i] = step;
  return TRUE;
}

/* The same ids where there is more room for each. */
static Chunk *
widen (Chunk *narrow,
       guint  n)
{
  Chunk *chunk = new_chunk (narrow->shape + 1);

  chunk->replaced = narrow;
  for (guint i = 0; i < n; i++)
    put_into_chunk (chunk, i, get_from_chunk (narrow, i));

  return chunk;
}

guint
hupan_ids_append (HupanIds *self,
                  gint64    id)
{
  guint row = self->n;
  guint at = row % CHUNK_ROWS;
  Chunk **chunk = &self->chunks[row / CHUNK_ROWS];

  g_assert (row / CHUNK_ROWS < MAX_CHUNKS);

  if (*chunk == NULL)
    *chunk = new_chunk (shapes);
  while (!put_into_chunk (*chunk, at, id))
    g_atomic_pointer_set (chunk, widen (*chunk, at));

  if (self->n_sorted == row && (row == 0 || hupan_ids_get (self, row - 1) < id))
    {
      g_atomic_int_set (&self->n_sorted, row + 1);
    }
  else
    {
      g_mutex_lock (&self->lock);
      g_hash_table_insert (self->late, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (row));
      g_mutex_unlock (&self->lock);
    }

  g_atomic_int_set (&self->n, row + 1);
  return row;
}

guint
hupan_ids_get_n (HupanIds *self)
{
  return g_atomic_int_get (&self->n);
}

gint64
hupan_ids_get (HupanIds *self,
               guint     row)
{
  return get_from_chunk (g_atomic_pointer_get (&self->chunks[row / CHUNK_ROWS]), row % CHUNK_ROWS);
}

guint
hupan_ids_find (HupanIds *self,
                gint64    id)
{
  guint low = 0;
  guint high = g_atomic_int_get (&self->n_sorted);
  gpointer row;
  gboolean found;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      gint64 there = hupan_ids_get (self, middle);

      if (there == id)
        return middle;
      if (there < id)
        low = middle + 1;
      else
        high = middle;
    }

  g_mutex_lock (&self->lock);
  found = g_hash_table_lookup_extended (self->late, &id, NULL, &row);
  g_mutex_unlock (&self->lock);

  return found ? GPOINTER_TO_UINT (row) : HUPAN_NO_ROW;
}

gsize
hupan_ids_get_size (HupanIds *self)
{
  gsize size = sizeof *self;

  for (guint i = 0; i * CHUNK_ROWS < self->n; i++)
    for (const Chunk *chunk = self->chunks[i]; chunk != NULL; chunk = chunk->replaced)
      size += get_chunk_size (chunk->shape);

  return size;
}
