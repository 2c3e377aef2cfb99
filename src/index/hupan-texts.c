/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-texts.h"

#include "core/hupan-fold.h"
#include "hupan-bits.h"
#include "hupan-find.h"
#include "hupan-ids.h"
#include "hupan-pages.h"

static void
resize_data (HupanTextBlock *self,
             gsize           allocated)
{
  self->data = hupan_pages_resize (self->data, self->allocated, allocated);
  self->allocated = allocated;
}

static void
resize_places (HupanTextBlock *self,
               guint           n)
{
  gsize before = self->n_places;

  self->places = hupan_pages_resize (self->places, before * sizeof (guint32), n * sizeof (guint32));
  self->n_places = n;
}

/* The next text starts where the last one ended. */
static void
begin_text (HupanTextBlock *self)
{
  if (self->n == self->n_places)
    resize_places (self, self->n_places + self->n_places / 4 + 64);
  self->places[self->n] = self->length << 8;
}

static HupanTextBlock *
new_block (guint first_row)
{
  HupanTextBlock *self = g_new0 (HupanTextBlock, 1);

  resize_data (self, 1 + HUPAN_FIND_PADDING);
  memset (self->data, 0, self->allocated);
  self->length = 1;
  self->first_row = first_row;
  begin_text (self);

  return self;
}

static void
free_block (HupanTextBlock *self)
{
  resize_data (self, 0);
  resize_places (self, 0);
  g_free (self);
}

static gsize
measure_names (const char *text,
               gsize       length)
{
  const char *rest = memchr (text, HUPAN_SEARCH_REST, length);

  return rest != NULL ? (gsize) (rest - text) : length;
}

static gboolean
is_full (const HupanTextBlock *self)
{
  return self->n == HUPAN_TEXTS_BLOCK_ROWS || self->length > HUPAN_TEXTS_BLOCK_BYTES;
}

/* All of a text but what stands from a place in it to another. */
static void
append_to_block (HupanTextBlock *self,
                 const char     *text,
                 gsize           length,
                 gsize           from,
                 gsize           to)
{
  gsize whole = length;
  char *start;

  length -= to - from;
  if (length > HUPAN_TEXTS_LONGEST)
    length = whole = from = to = 0;

  self->data = hupan_pages_reserve (self->data, &self->allocated, self->length + length + 1 + HUPAN_FIND_PADDING);

  start = self->data + self->length;
  memcpy (start, text, from);
  memcpy (start + from, text + to, whole - to);
  memset (start + length, 0, 1 + HUPAN_FIND_PADDING);
  self->length += length + 1;
  self->places[self->n++] |= MIN (measure_names (start, length), G_MAXUINT8);
  begin_text (self);
}

static void
trim_block (HupanTextBlock *self)
{
  resize_data (self, self->length + HUPAN_FIND_PADDING);
  resize_places (self, self->n + 1);
}

HupanTexts *
hupan_texts_new (void)
{
  HupanTexts *self = g_new0 (HupanTexts, 1);

  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) free_block);
  self->tails = hupan_tails_new ();
  hupan_codes_init (&self->tail_codes);
  self->edited = new_block (0);
  self->edited_rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->edited_at = g_hash_table_new (NULL, NULL);

  return self;
}

void
hupan_texts_free (HupanTexts *self)
{
  g_ptr_array_unref (self->blocks);
  hupan_tails_free (self->tails);
  hupan_codes_clear (&self->tail_codes);
  free_block (self->edited);
  g_array_unref (self->edited_rows);
  g_hash_table_unref (self->edited_at);
  g_free (self->is_edited);
  g_free (self);
}

/* NULL: there is none. */
static HupanTextBlock *
get_last_block (HupanTexts *self)
{
  return self->blocks->len > 0 ? self->blocks->pdata[self->blocks->len - 1] : NULL;
}

/* Adds the text of the next row. */
void
hupan_texts_append (HupanTexts *self,
                    const char *text,
                    gsize       length)
{
  HupanTextBlock *block = get_last_block (self);
  gsize from = 0;
  gsize to = 0;
  guint32 tail = hupan_tails_cut (self->tails, text, length, &from, &to);

  if (tail == 0)
    from = to = 0;

  if (block == NULL || is_full (block))
    {
      if (block != NULL)
        trim_block (block);
      block = new_block (self->n);
      g_ptr_array_add (self->blocks, block);
    }

  append_to_block (block, text, length, from, to);
  hupan_codes_append (&self->tail_codes, tail);
  self->n++;

  if (self->is_edited != NULL && self->n % 64 == 1)
    {
      self->is_edited = g_renew (guint64, self->is_edited, hupan_bits_words (self->n));
      self->is_edited[hupan_bits_words (self->n) - 1] = 0;
    }
}

/* Brings the edited texts home when they have become many: a search jumps between them and the blocks. */
static void
rebuild (HupanTexts *self)
{
  HupanTexts *fresh = hupan_texts_new ();
  HupanTexts old;

  for (guint row = 0; row < self->n; row++)
    {
      g_autofree char *text = hupan_texts_dup (self, row);

      hupan_texts_append (fresh, text, strlen (text));
    }

  old = *self;
  *self = *fresh;
  *fresh = old;
  hupan_texts_free (fresh);
}

void
hupan_texts_replace (HupanTexts *self,
                     guint       row,
                     const char *text,
                     gsize       length)
{
  guint32 edited_row = row;
  gpointer before;

  if (self->is_edited == NULL)
    self->is_edited = hupan_bits_new (self->n);
  if (g_hash_table_lookup_extended (self->edited_at, GUINT_TO_POINTER (row), NULL, &before))
    g_array_index (self->edited_rows, guint32, GPOINTER_TO_UINT (before)) = HUPAN_NO_ROW;

  hupan_bits_set (self->is_edited, row);
  g_hash_table_insert (self->edited_at, GUINT_TO_POINTER (row), GUINT_TO_POINTER (self->edited->n));
  g_array_append_val (self->edited_rows, edited_row);
  append_to_block (self->edited, text, length, 0, 0);
  hupan_codes_set (&self->tail_codes, row, 0);

  if (self->edited->n > MAX (1024, self->n / 8) || self->edited->length > HUPAN_TEXTS_BLOCK_BYTES)
    rebuild (self);
}

/* Gives back what was allocated ahead. */
void
hupan_texts_trim (HupanTexts *self)
{
  if (self->blocks->len > 0)
    trim_block (get_last_block (self));
  hupan_codes_trim (&self->tail_codes);
}

const HupanTextBlock *
hupan_texts_find (HupanTexts *self,
                  guint       row,
                  guint      *at)
{
  if (self->is_edited != NULL && hupan_bits_get (self->is_edited, row))
    {
      *at = GPOINTER_TO_UINT (g_hash_table_lookup (self->edited_at, GUINT_TO_POINTER (row)));
      return self->edited;
    }

  for (guint i = row / HUPAN_TEXTS_BLOCK_ROWS; ; i++)
    {
      const HupanTextBlock *block = self->blocks->pdata[i];

      *at = row - block->first_row;
      if (*at < block->n)
        return block;
    }
}

char *
hupan_texts_dup (HupanTexts *self,
                 guint       row)
{
  guint at;
  const HupanTextBlock *block = hupan_texts_find (self, row, &at);
  const char *text = block->data + hupan_text_block_get_start (block, at);
  const char *tail = hupan_tails_get (self->tails, hupan_codes_get (&self->tail_codes, row));
  int n_before = tail != NULL ? strchr (text, '@') + 1 - text : 0;

  return g_strdup_printf ("%.*s%s%s", n_before, text, tail != NULL ? tail : "", text + n_before);
}

gsize
hupan_text_block_measure_names (const HupanTextBlock *self,
                                guint                 at)
{
  guint32 start = hupan_text_block_get_start (self, at);

  return measure_names (self->data + start, hupan_text_block_get_start (self, at + 1) - start - 1);
}

static gsize
get_block_size (HupanTextBlock *self)
{
  return self->allocated + self->n_places * sizeof (guint32);
}

gsize
hupan_texts_get_size (HupanTexts *self)
{
  gsize size = get_block_size (self->edited) + hupan_tails_get_size (self->tails) + hupan_codes_get_size (&self->tail_codes);

  for (guint i = 0; i < self->blocks->len; i++)
    size += get_block_size (self->blocks->pdata[i]);

  return size;
}
