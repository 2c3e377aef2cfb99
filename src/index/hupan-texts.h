/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The search text of every row (hupan-fold.h), in few large blocks, so that a search is one run through memory:
 *
 *     NUL *( names [REST others] NUL )
 *
 * so the byte before a match, whether in the first row or a later one, always says where in a name it begins. */

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
  HupanTextBlock *edited;  /* texts that took the place of those in the blocks */
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

/* The block that holds a row's text and where in it. */
const HupanTextBlock *hupan_texts_find (HupanTexts *self, guint row, guint *at);

/* How many bytes of a text name the row: those before HUPAN_SEARCH_REST. */
gsize hupan_text_block_count_names (const HupanTextBlock *self, guint at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanTexts, hupan_texts_free)

G_END_DECLS
