/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-zip.h"

#include "hupan-files.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define CHUNK    (256 * 1024)
#define FAST     "3" /* the levels above take several times as long to save a little */

typedef struct archive Writer;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writer, archive_write_free)
typedef struct archive_entry Entry;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Entry, archive_entry_free)

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
