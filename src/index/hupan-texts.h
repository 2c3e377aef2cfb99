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

#define HUPAN_TEXTS_BLOCK_ROWS 16384

typedef struct
{
  char *data;
  gsize length;
  gsize allocated;
  guint32 *starts; /* of each row, and where the next one would start */
  guint8 *names;   /* bytes of each row up to HUPAN_SEARCH_REST; 255: as many or more */
  guint n;
} HupanTextBlock;

typedef struct
{
  GPtrArray *blocks;       /* of HupanTextBlock, BLOCK_ROWS rows in each but the last */
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

static inline gsize
hupan_text_block_get_names (const HupanTextBlock *self,
                            guint                 at)
{
  return self->names[at] < G_MAXUINT8 ? self->names[at] : hupan_text_block_measure_names (self, at);
}

/* The text that a place in the block belongs to, from the one at which it cannot be before. Texts are found in leaps
 * that double, because the next match may be near or far. */
static inline guint
hupan_text_block_find (const HupanTextBlock *self,
                       guint                 at,
                       guint32               place)
{
  guint leap = 1;

  if (at + 1 >= self->n || self->starts[at + 1] > place)
    return at;

  while (at + leap < self->n && self->starts[at + leap] <= place)
    {
      at += leap;
      leap *= 2;
    }
  for (; leap > 0; leap /= 2)
    if (at + leap < self->n && self->starts[at + leap] <= place)
      at += leap;

  return at;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanTexts, hupan_texts_free)

G_END_DECLS
