/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-zip.h"

#include "hupan-files.h"
#include "hupan-place.h"
#include "hupan-registry.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define CHUNK    (256 * 1024)
#define FAST     "3" /* the levels above take several times as long to save a little */
#define RATIO    200 /* what unpacks to more than this many times its size is a bomb, */
#define HARMLESS (64 * G_GINT64_CONSTANT (1024) * 1024) /* unless that is still not much */

typedef struct archive Writer;
typedef struct archive Reader;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writer, archive_write_free)
typedef struct archive_entry Entry;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Entry, archive_entry_free)

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_NOT_A_REGISTRY, sentence);
  return FALSE;
}

static gboolean
write_failed (Writer *writer, const char *path, GError **error)
{
  int errsv = archive_errno (writer);

  hupan_files_set_error (error, errsv > 0 ? errsv : EIO, path);
  return FALSE;
}

static gboolean
write_entry (Writer *writer,
             const char *folder,
             const char *name,
             gint64 made_at,
             const HupanProgress *progress,
             GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  g_autoptr (Entry) entry = archive_entry_new ();
  g_autofd int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  GStatBuf st;
  gssize n;

  if (fd < 0 || fstat (fd, &st) != 0)
    {
      hupan_files_set_error (error, errno, path);
      return FALSE;
    }
  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0600);
  archive_entry_set_size (entry, st.st_size);
  archive_entry_set_mtime (entry, made_at / 1000, 0);
  if (archive_write_header (writer, entry) != ARCHIVE_OK)
    return write_failed (writer, path, error);
  while ((n = read (fd, chunk, CHUNK)) > 0)
    {
      if (archive_write_data (writer, chunk, (size_t) n) != n)
        return write_failed (writer, path, error);
      if (hupan_progress_is_cancelled (progress, error))
        return FALSE;
    }
  if (n == 0)
    return TRUE;
  hupan_files_set_error (error, errno, path);
  return FALSE;
}

gboolean
hupan_zip_write (int fd,
                 const char *folder,
                 HupanManifest *manifest,
                 const HupanProgress *progress,
                 GError **error)
{
  g_autoptr (Writer) writer = archive_write_new ();

  hupan_progress_report (progress, -1, _("Packing…"));
  if (archive_write_set_format_zip (writer) != ARCHIVE_OK ||
      archive_write_zip_set_compression_deflate (writer) != ARCHIVE_OK ||
      archive_write_set_format_option (writer, "zip", "compression-level", FAST) != ARCHIVE_OK ||
      archive_write_open_fd (writer, fd) != ARCHIVE_OK)
    return write_failed (writer, folder, error);
  if (!write_entry (writer, folder, HUPAN_MANIFEST_FILE, manifest->made_at, progress, error))
    return FALSE;
  for (guint i = 0; i < manifest->files->len; i++)
    {
      HupanManifestFile *file = manifest->files->pdata[i];

      if (!write_entry (writer, folder, file->name, manifest->made_at, progress, error))
        return FALSE;
    }
  return archive_write_close (writer) == ARCHIVE_OK || write_failed (writer, folder, error);
}

static gboolean
damaged (GError **error)
{
  return refuse (error, _("The package is damaged or incomplete. Ask for it to be sent again."));
}

/* The next entry must be the one that is due: anything else has no business in a package. */
static gboolean
expect_entry (Reader *reader, const char *name, GError **error)
{
  struct archive_entry *entry;
  int code = archive_read_next_header (reader, &entry);

  if (code != ARCHIVE_OK)
    return damaged (error);
  if (archive_entry_filetype (entry) == AE_IFREG && !archive_entry_is_encrypted (entry) &&
      archive_entry_hardlink (entry) == NULL && g_strcmp0 (archive_entry_pathname (entry), name) == 0)
    return TRUE;
  return refuse (error, _("This file is no package made by Hupan."));
}

static HupanManifest *
read_manifest (Reader *reader, const char *folder, GError **error)
{
  g_autofree char *text = g_malloc (HUPAN_MANIFEST_SIZE + 1);
  gsize length = 0;
  gssize n;

  if (!expect_entry (reader, HUPAN_MANIFEST_FILE, error))
    return NULL;
  while ((n = archive_read_data (reader, text + length, HUPAN_MANIFEST_SIZE + 1 - length)) > 0)
    {
      length += (gsize) n;
      if (length > HUPAN_MANIFEST_SIZE)
        break;
    }
  if (n != 0)
    {
      damaged (error);
      return NULL;
    }
  return hupan_manifest_parse (text, (gssize) length, error);
}

/* Counts what comes out, whatever the zip says about it. */
static gboolean
read_database (Reader *reader,
               const char *folder,
               HupanManifestFile *file,
               const HupanProgress *progress,
               GError **error)
{
  g_autofree char *path = g_build_filename (folder, file->name, NULL);
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  g_autofd int fd = -1;
  gint64 size = 0;
  gssize n;

  if (!expect_entry (reader, file->name, error))
    return FALSE;
  fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    {
      hupan_files_set_error (error, errno, path);
      return FALSE;
    }
  while ((n = archive_read_data (reader, chunk, CHUNK)) > 0)
    {
      size += n;
      if (size > file->size)
        return damaged (error);
      if (hupan_progress_is_cancelled (progress, error))
        return FALSE;
      for (gssize written = 0, w; written < n; written += w)
        if ((w = write (fd, chunk + written, (gsize) (n - written))) < 0)
          {
            hupan_files_set_error (error, errno, path);
            return FALSE;
          }
    }
  if (n < 0 || size != file->size)
    return damaged (error);
  if (fsync (fd) == 0)
    return TRUE;
  hupan_files_set_error (error, errno, path);
  return FALSE;
}

static gboolean
check_size (const char *file, const char *folder, HupanManifest *manifest, GError **error)
{
  gint64 size = 0;
  GStatBuf st;

  if (g_stat (file, &st) != 0)
    {
      hupan_files_set_error (error, errno, file);
      return FALSE;
    }
  for (guint i = 0; i < manifest->files->len; i++)
    {
      HupanManifestFile *entry = manifest->files->pdata[i];

      if (entry->size > G_MAXINT64 / 4 - size)
        return damaged (error);
      size += entry->size;
    }
  if (size > MAX (HARMLESS, RATIO * (gint64) st.st_size))
    return refuse (error,
                   _("This package would become far larger than any registry does. It is not opened."));
  return hupan_place_check_space (folder, size, error);
}

/* Unpacks into folder, which is there and empty. What the files contain is for the caller to check. */
HupanManifest *
hupan_zip_read (const char *file, const char *folder, const HupanProgress *progress, GError **error)
{
  Reader *reader = archive_read_new ();
  g_autoptr (HupanManifest) manifest = NULL;
  g_autofd int fd = open (file, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct archive_entry *entry;
  gboolean ok;

  hupan_progress_report (progress, -1, _("Unpacking…"));
  if (fd < 0)
    hupan_files_set_error (error, errno, file);
  else if (archive_read_support_format_zip_streamable (reader) != ARCHIVE_OK ||
           archive_read_open_fd (reader, fd, CHUNK) != ARCHIVE_OK)
    refuse (error, _("This file is no package made by Hupan."));
  else
    manifest = read_manifest (reader, folder, error);

  ok = manifest != NULL && check_size (file, folder, manifest, error);
  for (guint i = 0; ok && i < manifest->files->len; i++)
    ok = read_database (reader, folder, manifest->files->pdata[i], progress, error);
  if (ok && archive_read_next_header (reader, &entry) != ARCHIVE_EOF)
    ok = refuse (error, _("This file is no package made by Hupan."));
  archive_read_free (reader);
  return ok ? g_steal_pointer (&manifest) : NULL;
}
