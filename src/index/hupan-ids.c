/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-ids.h"

#include <string.h>

#define CHUNK_ROWS 1024
#define MAX_CHUNKS (1 << 16) /* of the directory; its untouched pages cost nothing */

/* The ids of CHUNK_ROWS rows, as what they are above base. A chunk never moves once it is made: one that meets an id
 * out of its reach is replaced by a wide one, and kept for those who are still reading it. */
typedef struct _Chunk Chunk;
struct _Chunk
{
  gint64 base;
  gint64 *wide; /* NULL: all are within 32 bits of base */
  Chunk *replaced;
  guint32 narrow[CHUNK_ROWS];
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

static void
free_chunk (Chunk *chunk)
{
  if (chunk == NULL)
    return;

  free_chunk (chunk->replaced);
  g_free (chunk->wide);
  g_free (chunk);
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
  return chunk->wide != NULL ? chunk->wide[i] : chunk->base + chunk->narrow[i];
}

static Chunk *
new_wide_chunk (Chunk *narrow,
                guint  n)
{
  Chunk *chunk = g_new0 (Chunk, 1);

  chunk->wide = g_new0 (gint64, CHUNK_ROWS);
  chunk->replaced = narrow;
  for (guint i = 0; i < n; i++)
    chunk->wide[i] = get_from_chunk (narrow, i);

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
    {
      *chunk = g_new0 (Chunk, 1);
      (*chunk)->base = id;
    }
  if ((*chunk)->wide == NULL && (id < (*chunk)->base || id - (*chunk)->base > G_MAXUINT32))
    g_atomic_pointer_set (chunk, new_wide_chunk (*chunk, at));

  if ((*chunk)->wide != NULL)
    (*chunk)->wide[at] = id;
  else
    (*chunk)->narrow[at] = id - (*chunk)->base;

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
    size += sizeof (Chunk) + (self->chunks[i]->wide != NULL ? CHUNK_ROWS * sizeof (gint64) : 0);

  return size;
}
