/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-codes.h"

#include <string.h>

#include "hupan-pages.h"

void
hupan_codes_init (HupanCodes *self)
{
  *self = (HupanCodes) { 0 };
}

void
hupan_codes_clear (HupanCodes *self)
{
  hupan_pages_resize (self->data, hupan_codes_get_size (self), 0);
  hupan_codes_init (self);
}

static void
resize (HupanCodes *self,
        guint       allocated,
        guint       width)
{
  self->data = hupan_pages_resize (self->data, hupan_codes_get_size (self), (gsize) allocated * width);
  self->allocated = allocated;
  self->width = width;
}

/* From the last to the first, because the array is widened where it lies. */
static void
widen (HupanCodes *self,
       guint       width)
{
  guint narrow = self->width;

  resize (self, self->allocated, width);
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
    resize (self, self->allocated + self->allocated / 4 + 256, self->width);

  hupan_codes_set (self, self->n, code);
  self->n++;
}

/* Gives back what was allocated ahead. */
void
hupan_codes_trim (HupanCodes *self)
{
  resize (self, self->n, self->width);
}

gsize
hupan_codes_get_size (const HupanCodes *self)
{
  return (gsize) self->allocated * self->width;
}
