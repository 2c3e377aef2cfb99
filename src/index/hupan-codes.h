/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A growing array of small numbers, each in as few bytes (0, 1, 2 or 4) as the largest needs: a column in which nobody
 * has a value yet takes none. */
typedef struct
{
  gpointer data;
  guint n;
  guint allocated;
  guint width;
} HupanCodes;

void  hupan_codes_init (HupanCodes *self);
void  hupan_codes_clear (HupanCodes *self);
void  hupan_codes_append (HupanCodes *self, guint32 code);
void  hupan_codes_set (HupanCodes *self, guint i, guint32 code);
void  hupan_codes_trim (HupanCodes *self);
gsize hupan_codes_get_size (const HupanCodes *self);

static inline guint32
hupan_codes_get (const HupanCodes *self,
                 guint             i)
{
  if (self->width == 0)
    return 0;
  if (self->width == 1)
    return ((const guint8 *) self->data)[i];
  if (self->width == 2)
    return ((const guint16 *) self->data)[i];
  return ((const guint32 *) self->data)[i];
}

/* Runs the statement once, with "array" as the array of whatever width it has, so that a loop over the rows is compiled
 * for each width; not at all if the width is 0. */
#define HUPAN_CODES_SWITCH(self, array, statement)                                                                    \
  G_STMT_START                                                                                                        \
  {                                                                                                                   \
    if ((self)->width == 1)                                                                                           \
      {                                                                                                               \
        const guint8 *array = (self)->data;                                                                           \
        statement;                                                                                                    \
      }                                                                                                               \
    else if ((self)->width == 2)                                                                                      \
      {                                                                                                               \
        const guint16 *array = (self)->data;                                                                          \
        statement;                                                                                                    \
      }                                                                                                               \
    else if ((self)->width == 4)                                                                                      \
      {                                                                                                               \
        const guint32 *array = (self)->data;                                                                          \
        statement;                                                                                                    \
      }                                                                                                               \
  }                                                                                                                   \
  G_STMT_END

G_END_DECLS
