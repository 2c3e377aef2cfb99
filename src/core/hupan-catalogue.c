/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-catalogue.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

/* The format is in the gettext manual, "The Format of GNU MO Files": a header, then a table of the messages, sorted by
 * bytes, and a table of their translations in the same order. Each entry is a length and an offset of a text that ends
 * in a zero byte. The numbers are in the byte order of whoever wrote the file. */
#define MAGIC 0x950412de
#define HEADER_SIZE 28

struct _HupanCatalogue
{
  GMappedFile *file;
  const char *data;
  gsize size;
  gboolean swapped;
  guint32 n;
  guint32 messages;
  guint32 translations;
};

static guint32
read_number (const HupanCatalogue *self,
             gsize                 offset)
{
  guint32 number;

  memcpy (&number, self->data + offset, sizeof number);
  return self->swapped ? GUINT32_SWAP_LE_BE (number) : number;
}

/* NULL: the entry points out of the file. */
static const char *
read_text (const HupanCatalogue *self,
           guint32               table,
           guint32               i)
{
  guint64 entry = (guint64) table + (guint64) i * 8;
  guint64 end;

  if (entry + 8 > self->size)
    return NULL;

  end = (guint64) read_number (self, entry) + read_number (self, entry + 4);
  if (end >= self->size || self->data[end] != '\0')
    return NULL;

  return self->data + read_number (self, entry + 4);
}

/**
 * hupan_catalogue_open:
 *
 * Returns: (nullable): the catalogue; %NULL with an error if it cannot be read or is none
 */
HupanCatalogue *
hupan_catalogue_open (const char  *path,
                      GError     **error)
{
  g_autoptr (HupanCatalogue) self = g_new0 (HupanCatalogue, 1);
  guint32 magic;

  self->file = g_mapped_file_new (path, FALSE, error);
  if (self->file == NULL)
    return NULL;

  self->data = g_mapped_file_get_contents (self->file);
  self->size = g_mapped_file_get_length (self->file);
  magic = self->size >= HEADER_SIZE ? read_number (self, 0) : 0;
  self->swapped = magic == GUINT32_SWAP_LE_BE ((guint32) MAGIC);
  if (magic != MAGIC && !self->swapped)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("“%s” is no message catalogue."), path);
      return NULL;
    }

  self->n = read_number (self, 8);
  self->messages = read_number (self, 12);
  self->translations = read_number (self, 16);
  return g_steal_pointer (&self);
}

void
hupan_catalogue_free (HupanCatalogue *self)
{
  g_clear_pointer (&self->file, g_mapped_file_unref);
  g_free (self);
}

/**
 * hupan_catalogue_look_up:
 * @context: (nullable): the context of the message
 *
 * Returns: (nullable): the translation (its first plural form), valid as long as the catalogue; %NULL if it has none
 */
const char *
hupan_catalogue_look_up (const HupanCatalogue *self,
                         const char           *context,
                         const char           *message)
{
  g_autofree char *key = context != NULL ? g_strconcat (context, "\004", message, NULL) : g_strdup (message);
  guint32 low = 0, high = self->n;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      const char *candidate = read_text (self, self->messages, middle);
      int order = candidate != NULL ? strcmp (key, candidate) : 0;

      if (candidate == NULL)
        return NULL;
      if (order == 0)
        {
          const char *translation = read_text (self, self->translations, middle);

          return translation != NULL && *translation != '\0' ? translation : NULL;
        }
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }

  return NULL;
}
