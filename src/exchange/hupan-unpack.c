/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-unpack.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "reader/hupan-reader.h"
#include "store/hupan-create.h"
#include "store/hupan-files.h"
#include "store/hupan-manifest.h"
#include "store/hupan-place.h"
#include "store/hupan-snapshot.h"

#define RATIO    200 /* what unpacks to more than this many times its size is a bomb, */
#define HARMLESS (64 * G_GINT64_CONSTANT (1024) * 1024) /* unless that is still not much */

typedef struct
{
  const char *file;
  const char *folder; /* that is filled */
  HupanReader *reader;
  HupanReading reading; /* the one at hand */
  const HupanProgress *progress;
} Unpacking;

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_NOT_A_REGISTRY, sentence);
  return FALSE;
}

static gboolean
no_package (GError **error)
{
  return refuse (error, _("This file is no package made by Hupan."));
}

static gboolean
damaged (GError **error)
{
  return refuse (error, _("The package is damaged or incomplete. Ask for it to be sent again."));
}

/* What the reader cannot read is no registry either. */
static void
translate (GError *from, GError **error)
{
  if (from->domain == HUPAN_IMPORT_ERROR || from->domain == G_FILE_ERROR)
    {
      refuse (error, from->message);
      g_error_free (from);
    }
  else
    g_propagate_error (error, from);
}

static gboolean
next (Unpacking *self, GError **error)
{
  GError *local = NULL;

  if (hupan_reader_next (self->reader, &self->reading, self->progress, &local))
    return TRUE;
  translate (local, error);
  return FALSE;
}

/* The reading at hand must be the part that is due: anything else has no business in a package. */
static gboolean
expect_part (Unpacking *self, const char *name, GError **error)
{
  if (self->reading.type == HUPAN_FRAME_END)
    return damaged (error);
  return (self->reading.type == HUPAN_FRAME_PART && g_str_equal (self->reading.name, name)) || no_package (error);
}

static HupanManifest *
read_manifest (Unpacking *self, GError **error)
{
  g_autoptr (GByteArray) text = g_byte_array_new ();

  if (!next (self, error) || !expect_part (self, HUPAN_MANIFEST_FILE, error))
    return NULL;
  while (next (self, error))
    {
      if (self->reading.type != HUPAN_FRAME_BYTES)
        return hupan_manifest_parse (text->len > 0 ? (const char *) text->data : "", text->len, error);
      if (text->len + self->reading.size > HUPAN_MANIFEST_SIZE)
        {
          damaged (error);
          return NULL;
        }
      g_byte_array_append (text, self->reading.bytes, (guint) self->reading.size);
    }
  return NULL;
}

/* Counts what comes, whatever the package says about it. */
static gboolean
read_database (Unpacking *self, HupanManifestFile *file, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, file->name, NULL);
  g_autofd int fd = -1;
  gint64 size = 0;

  if (!expect_part (self, file->name, error))
    return FALSE;
  fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    {
      hupan_files_set_error (error, errno, path);
      return FALSE;
    }
  for (;;)
    {
      if (!next (self, error))
        return FALSE;
      if (self->reading.type != HUPAN_FRAME_BYTES)
        break;
      size += (gint64) self->reading.size;
      if (size > file->size)
        return damaged (error);
      if (!hupan_files_write_all (fd, self->reading.bytes, self->reading.size))
        {
          hupan_files_set_error (error, errno, path);
          return FALSE;
        }
    }
  if (size != file->size)
    return damaged (error);
  if (fsync (fd) == 0)
    return TRUE;
  hupan_files_set_error (error, errno, path);
  return FALSE;
}

static gboolean
check_size (Unpacking *self, gint64 packed, HupanManifest *manifest, GError **error)
{
  gint64 size = 0;

  for (guint i = 0; i < manifest->files->len; i++)
    {
      HupanManifestFile *entry = manifest->files->pdata[i];

      if (entry->size > G_MAXINT64 / 4 - size)
        return damaged (error);
      size += entry->size;
    }
  if (size > MAX (HARMLESS, packed > G_MAXINT64 / RATIO ? G_MAXINT64 : RATIO * packed))
    return refuse (error, _("This package would become far larger than any registry does. It is not opened."));
  return hupan_place_check_space (self->folder, size, error);
}

static HupanManifest *
take_apart (Unpacking *self, GError **error)
{
  g_autoptr (HupanManifest) manifest = NULL;
  GError *local = NULL;
  GStatBuf st;

  hupan_progress_report (self->progress, -1, _("Unpacking…"));
  if (g_stat (self->file, &st) != 0 || g_access (self->file, R_OK) != 0)
    {
      hupan_files_set_error (error, errno, self->file);
      return NULL;
    }
  self->reader = hupan_reader_start (self->file, HUPAN_READ_PACKAGE, NULL, NULL, &local);
  if (self->reader == NULL)
    {
      translate (local, error);
      return NULL;
    }
  manifest = read_manifest (self, error);
  if (manifest == NULL || !check_size (self, st.st_size, manifest, error))
    return NULL;
  for (guint i = 0; i < manifest->files->len; i++)
    if (!read_database (self, manifest->files->pdata[i], error))
      return NULL;
  if (self->reading.type == HUPAN_FRAME_END)
    return g_steal_pointer (&manifest);
  no_package (error);
  return NULL;
}

static gboolean
unpack (const char *file, const char *folder, const HupanProgress *progress, GError **error)
{
  Unpacking self = { .file = file, .folder = folder, .progress = progress };
  g_autoptr (HupanManifest) manifest = take_apart (&self, error);
  g_autoptr (GError) local = NULL;

  hupan_reader_free (self.reader);
  if (manifest == NULL)
    return FALSE;
  if (hupan_snapshot_verify (folder, manifest, progress, &local))
    return TRUE;
  if (!g_error_matches (local, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  /* Translators: a sentence that says what is wrong inside the package. */
  g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_DAMAGED, _("The package cannot be used. %s"), local->message);
  return FALSE;
}

gboolean
hupan_registry_unpack (const char *file, const char *folder, const HupanProgress *progress, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (folder, NULL);
  g_autofree char *aside = hupan_create_begin (absolute, error);
  HupanPlace place;

  return aside != NULL &&
         hupan_create_end (aside, absolute, hupan_place_look (aside, &place, error) && unpack (file, aside, progress, error), error);
}
