/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-incoming.h"

#include <glib/gi18n.h>

#include "core/hupan-document-name.h"
#include "store/hupan-contents.h"

#define PIECE (256 * 1024)

HupanIncoming *
hupan_incoming_new_file (GFile *file)
{
  HupanIncoming *self = g_new0 (HupanIncoming, 1);

  self->file = g_object_ref (file);
  self->name = g_file_get_basename (file);
  return self;
}

HupanIncoming *
hupan_incoming_new_bytes (const char *name,
                          GBytes     *bytes)
{
  HupanIncoming *self = g_new0 (HupanIncoming, 1);

  self->name = g_strdup (name);
  self->bytes = g_bytes_ref (bytes);
  return self;
}

void
hupan_incoming_free (HupanIncoming *self)
{
  g_free (self->name);
  g_clear_object (&self->file);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->kind);
  g_free (self->refused);
  g_free (self);
}

static void G_GNUC_PRINTF (2, 3)
refuse (HupanIncoming *self,
        const char    *format,
        ...)
{
  va_list arguments;

  va_start (arguments, format);
  self->refused = g_strdup_vprintf (format, arguments);
  va_end (arguments);
}

/* The size of the file as the system has it; -1: it is none that may come in, and why was said. */
static gint64
ask_size (HupanIncoming *self,
          const char    *name,
          GCancellable  *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (self->file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, &error);

  if (info == NULL)
    /* Translators: a file's name, and the system's words for what went wrong. */
    refuse (self, _ ("“%s” cannot be read: %s."), name, error->message);
  else if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    refuse (self, _ ("“%s” is a folder. Add the files in it."), name);
  else if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    refuse (self, _ ("“%s” is no file."), name);
  else
    return g_file_info_get_size (info);

  return -1;
}

/* The size of what may come in, else 0. */
static gint64
get_size (HupanIncoming *self,
          GCancellable  *cancellable)
{
  g_autofree char *name = hupan_document_name_clean (self->name);
  const gint64 size = self->bytes != NULL ? (gint64) g_bytes_get_size (self->bytes) : ask_size (self, name, cancellable);
  g_autofree char *shown = g_format_size_full ((guint64) MAX (size, 0), G_FORMAT_SIZE_IEC_UNITS);

  if (size == 0)
    refuse (self, _ ("“%s” is empty."), name);
  else if (size > HUPAN_CONTENT_LARGEST)
    /* Translators: a file's name and its size. */
    refuse (self, _ ("“%s” has %s. A document may have at most 50 MiB."), name, shown);

  return self->refused == NULL ? size : 0;
}

/* A file may grow while it is read: what comes out is counted. */
static GBytes *
read_file (GFile        *file,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *piece = g_malloc (PIECE);
  gssize n;

  if (stream == NULL)
    return NULL;
  while ((n = g_input_stream_read (G_INPUT_STREAM (stream), piece, PIECE, cancellable, error)) > 0)
    {
      if (bytes->len + (gsize) n > HUPAN_CONTENT_LARGEST)
        {
          g_set_error_literal (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_INVALID, _ ("A document may be at most 50 MiB large."));
          return NULL;
        }
      g_byte_array_append (bytes, piece, (guint) n);
    }

  return n == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

/* FALSE only when it was cancelled. */
static gboolean
read_one (HupanIncoming       *self,
          const HupanProgress *progress,
          GError             **error)
{
  g_autofree char *name = hupan_document_name_clean (self->name);
  g_autoptr (GError) local = NULL;

  self->bytes = read_file (self->file, hupan_progress_get_cancellable (progress), &local);
  if (hupan_progress_is_cancelled (progress, error))
    return FALSE;
  if (self->bytes == NULL)
    refuse (self, _ ("“%s” cannot be read: %s."), name, local->message);
  else if (g_bytes_get_size (self->bytes) == 0)
    refuse (self, _ ("“%s” is empty."), name);

  return TRUE;
}

gboolean
hupan_incoming_read (GPtrArray           *incoming,
                     const HupanProgress *progress,
                     GError             **error)
{
  gint64 total = 0, done = 0;

  for (guint i = 0; i < incoming->len; i++)
    {
      HupanIncoming *one = g_ptr_array_index (incoming, i);

      total += one->refused == NULL ? get_size (one, hupan_progress_get_cancellable (progress)) : 0;
    }
  if (total > HUPAN_INCOMING_MOST)
    {
      g_autofree char *shown = g_format_size_full ((guint64) total, G_FORMAT_SIZE_IEC_UNITS);

      g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_INVALID,
                   /* Translators: the size of all files together. */
                   _ ("These files have %s together. At most 200 MiB can be added at a time."), shown);
      return FALSE;
    }

  for (guint i = 0; i < incoming->len; i++)
    {
      HupanIncoming *one = g_ptr_array_index (incoming, i);

      if (hupan_progress_is_cancelled (progress, error))
        return FALSE;
      if (one->refused != NULL || one->bytes != NULL)
        continue;
      hupan_progress_report (progress, 0.5 * (double) done / (double) MAX (total, 1), one->name);
      if (!read_one (one, progress, error))
        return FALSE;
      done += one->bytes != NULL ? (gint64) g_bytes_get_size (one->bytes) : 0;
    }

  return TRUE;
}
