/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-catalog.h"

#include <string.h>

#define MAGIC 0x950412deu

/* The layout of an MO file: magic, revision, number of texts, then the offsets of two tables of (length, offset) pairs,
 * the source texts in byte order and their translations. Each text ends in a zero byte. */
struct _HupanCatalog
{
  GBytes *bytes;
  const char *data;
  gsize size;
  gboolean swapped;
  guint32 n_texts;
  guint32 sources;
  guint32 translations;
};

static guint32
read_number (HupanCatalog *self, gsize offset)
{
  guint32 number;

  memcpy (&number, self->data + offset, sizeof number);
  return self->swapped ? GUINT32_SWAP_LE_BE (number) : number;
}

/* Returns: entry @i of a table, or NULL if it lies outside the file or does not end in a zero byte. */
static const char *
get_text (HupanCatalog *self, guint32 table, guint32 i)
{
  guint64 length = read_number (self, table + 8 * (gsize) i);
  guint64 offset = read_number (self, table + 8 * (gsize) i + 4);

  if (offset + length >= self->size || self->data[offset + length] != '\0')
    return NULL;

  return self->data + offset;
}

static gboolean
fits (HupanCatalog *self, guint32 table)
{
  return (guint64) table + 8 * (guint64) self->n_texts <= self->size;
}

/* Returns: (nullable): the catalogue, or NULL if the bytes are not one. */
HupanCatalog *
hupan_catalog_new_from_bytes (GBytes *bytes)
{
  g_autoptr (HupanCatalog) self = g_new0 (HupanCatalog, 1);

  self->bytes = g_bytes_ref (bytes);
  self->data = g_bytes_get_data (bytes, &self->size);
  if (self->size < 28)
    return NULL;

  self->swapped = read_number (self, 0) != MAGIC;
  if (read_number (self, 0) != MAGIC)
    return NULL;

  self->n_texts = read_number (self, 8);
  self->sources = read_number (self, 12);
  self->translations = read_number (self, 16);
  if (!fits (self, self->sources) || !fits (self, self->translations))
    return NULL;

  return g_steal_pointer (&self);
}

void
hupan_catalog_free (HupanCatalog *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

const char *
hupan_catalog_lookup (HupanCatalog *self, const char *context, const char *message)
{
  g_autofree char *source = context != NULL ? g_strconcat (context, "\004", message, NULL) : g_strdup (message);
  guint32 first = 0, end = self->n_texts;

  while (first < end)
    {
      guint32 middle = first + (end - first) / 2;
      const char *text = get_text (self, self->sources, middle);
      int order = text != NULL ? strcmp (source, text) : -1;

      if (order == 0)
        {
          const char *translation = get_text (self, self->translations, middle);

          return translation != NULL && *translation != '\0' ? translation : NULL;
        }
      if (order < 0)
        end = middle;
      else
        first = middle + 1;
    }

  return NULL;
}

static HupanCatalog *
load (const char *localedir, const char *language)
{
  g_autofree char *path = g_build_filename (localedir, language, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GBytes) bytes = file != NULL ? g_mapped_file_get_bytes (file) : NULL;

  return bytes != NULL ? hupan_catalog_new_from_bytes (bytes) : NULL;
}

static gpointer
load_all (gpointer data)
{
  const char *localedir = g_getenv ("HUPAN_LOCALEDIR");
  GPtrArray *catalogs = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_catalog_free);
  g_autoptr (GDir) dir = NULL;
  const char *language;

  if (localedir == NULL)
    localedir = LOCALEDIR;
  dir = g_dir_open (localedir, 0, NULL);
  while (dir != NULL && (language = g_dir_read_name (dir)) != NULL)
    {
      HupanCatalog *catalog = load (localedir, language);

      if (catalog != NULL)
        g_ptr_array_add (catalogs, catalog);
    }

  return catalogs;
}

GPtrArray *
hupan_catalogs_get (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load_all, NULL);
}
