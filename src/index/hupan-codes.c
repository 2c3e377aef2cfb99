/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-codes.h"

#include <string.h>

void
hupan_codes_init (HupanCodes *self)
{
  *self = (HupanCodes) { 0 };
}

void
hupan_codes_clear (HupanCodes *self)
{
  g_free (self->data);
  hupan_codes_init (self);
}

static void
resize (HupanCodes *self,
        guint       allocated)
{
  if (self->width > 0)
    self->data = g_realloc_n (self->data, MAX (allocated, 1), self->width);
  self->allocated = allocated;
}

/* From the last to the first, because the array is widened where it lies. */
static void
widen (HupanCodes *self,
       guint       width)
{
  guint narrow = self->width;

  self->width = width;
  resize (self, self->allocated);
  if (narrow == 0)
    {
      memset (self->data, 0, (gsize) self->n * width);
      return;
    }

  for (guint i = self->n; i-- > 0; )
    {
      guint32 code = narrow == 1 ? ((guint8 *) self->data)[i] : ((guint16 *) self->data)[i];

      if (width == 2)
        ((guint16 *) self->data)[i] = code;
      else
        ((guint32 *) self->data)[i] = code;
    }
}

void
hupan_codes_set (HupanCodes *self,
                 guint       i,
                 guint32     code)
{
  guint width = code == 0 ? 0 : code <= G_MAXUINT8 ? 1 : code <= G_MAXUINT16 ? 2 : 4;

  if (width > self->width)
    widen (self, width);

  if (self->width == 1)
    ((guint8 *) self->data)[i] = code;
  else if (self->width == 2)
    ((guint16 *) self->data)[i] = code;
  else if (self->width == 4)
    ((guint32 *) self->data)[i] = code;
}

void
hupan_codes_append (HupanCodes *self,
                    guint32     code)
{
  if (self->n == self->allocated)
    resize (self, self->allocated + self->allocated / 4 + 256);

  hupan_codes_set (self, self->n, code);
  self->n++;
}

/* Gives back what was allocated ahead. */
void
hupan_codes_trim (HupanCodes *self)
{
  resize (self, self->n);
}

gsize
hupan_codes_get_size (const HupanCodes *self)
{
  return (gsize) self->allocated * self->width;
}
