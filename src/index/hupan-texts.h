/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-codes.h"
#include "hupan-tails.h"

G_BEGIN_DECLS

/* The search text of every row (hupan-fold.h), in few large blocks, so that a search is one run through memory:
 *
 *     NUL *( names [REST others] NUL )
 *
 * so the byte before a match, whether in the first row or a later one, always says where in a name it begins. What many
 * rows have after an @ is not there but in tails. */

/* A block is full when it has so many rows, so that looking through it again finds it in the processor's cache, or so
 * many bytes, so that one more text always begins and ends where 24 bits can say. */
#define HUPAN_TEXTS_BLOCK_ROWS 16384
#define HUPAN_TEXTS_BLOCK_BYTES (1u << 23)
#define HUPAN_TEXTS_LONGEST (HUPAN_TEXTS_BLOCK_BYTES - 2) /* bytes; a row with more is found by its columns only */

typedef struct
{
  char *data;
  gsize length;
  gsize allocated;
  guint32 *places;  /* of each row, where it starts, and in the last 8 bits its bytes up to HUPAN_SEARCH_REST, 255 for as many
                     * or more; and where the next row would start */
  guint n_places;   /* allocated */
  guint first_row;
  guint n;
} HupanTextBlock;

typedef struct
{
  GPtrArray *blocks;       /* of HupanTextBlock */
  guint n;
  HupanTails *tails;       /* what was cut out of them, */
  HupanCodes tail_codes;   /* of each row */
  HupanTextBlock *edited;  /* texts that took the place of those in the blocks, whole */
  GArray *edited_rows;     /* guint32 for each of them: its row, or HUPAN_NO_ROW if it was edited again */
  GHashTable *edited_at;   /* row -> where in edited */
  guint64 *is_edited;      /* bits; NULL: none is */
} HupanTexts;

HupanTexts *hupan_texts_new (void);
void        hupan_texts_free (HupanTexts *self);
void        hupan_texts_append (HupanTexts *self, const char *text, gsize length);
void        hupan_texts_replace (HupanTexts *self, guint row, const char *text, gsize length);
void        hupan_texts_trim (HupanTexts *self);
gsize       hupan_texts_get_size (HupanTexts *self);

char *hupan_texts_dup (HupanTexts *self, guint row); /* in full */

/* The block that holds a row's text, as it is kept, and where in it. */
const HupanTextBlock *hupan_texts_find (HupanTexts *self, guint row, guint *at);

/* How many bytes of a text name the row: those before HUPAN_SEARCH_REST. */
gsize hupan_text_block_measure_names (const HupanTextBlock *self, guint at);

/* A text ends one byte before the next one starts. */
static inline guint32
hupan_text_block_get_start (const HupanTextBlock *self,
                            guint                 at)
{
  return self->places[at] >> 8;
}

static inline gsize
hupan_text_block_get_names (const HupanTextBlock *self,
                            guint                 at)
{
  guint8 n = self->places[at];

  return n < G_MAXUINT8 ? n : hupan_text_block_measure_names (self, at);
}

/* The text that a place in the block belongs to, from the one at which it cannot be before. Texts are found in leaps
 * that double, because the next match may be near or far. */
static inline guint
hupan_text_block_find (const HupanTextBlock *self,
                       guint                 at,
                       guint32               place)
{
  guint leap = 1;

  if (at + 1 >= self->n || hupan_text_block_get_start (self, at + 1) > place)
    return at;

  while (at + leap < self->n && hupan_text_block_get_start (self, at + leap) <= place)
    {
      at += leap;
      leap *= 2;
    }
  for (; leap > 0; leap /= 2)
    if (at + leap < self->n && hupan_text_block_get_start (self, at + leap) <= place)
      at += leap;

  return at;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanTexts, hupan_texts_free)

G_END_DECLS
