/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-files.h"

#include "core/hupan-sha256.h"
#include "hupan-registry.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <linux/fs.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define CHUNK (1024 * 1024)

/* What an errno means to people. */
void
hupan_files_set_error (GError **error, int errsv, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  switch (errsv)
    {
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_NOT_FOUND, _("There is no “%s”."), name);
      break;
    case EEXIST:
    case ENOTEMPTY:
      g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_EXISTS, _("“%s” exists already."), name);
      break;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_FULL,
                   _("There is no room on the disk for “%s”. Free some space and try again."), name);
      break;
    case EROFS:
      g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_READ_ONLY,
                   _("“%s” is on a disk that can only be read."), name);
      break;
    case EACCES:
    case EPERM:
      g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_READ_ONLY,
                   _("You have no permission for “%s”."), name);
      break;
    default:
      g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_IO,
                   /* Translators: a file's name and the system's own words for what went wrong. */
                   _("“%s” could not be read or written: %s."), name, g_strerror (errsv));
    }
}

static gboolean
fail (GError **error, const char *path)
{
  hupan_files_set_error (error, errno, path);
  return FALSE;
}

/* Makes the content of a file, or the names in a folder, survive a power cut. Some file systems, of sticks and portals,
 * have no such thing for folders and say EINVAL. */
gboolean
hupan_files_sync (const char *path, GError **error)
{
  g_autofd int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

  if (fd >= 0 && (fsync (fd) == 0 || errno == EINVAL || errno == ENOTSUP))
    return TRUE;
  return fail (error, path);
}

/* The same for the folder that a file is in. */
gboolean
hupan_files_sync_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return hupan_files_sync (folder, error);
}

/* FALSE with errno set. */
gboolean
hupan_files_write_all (int fd, gconstpointer bytes, gsize length)
{
  const guint8 *data = bytes;

  while (length > 0)
    {
      gssize n = write (fd, data, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      data += n;
      length -= (gsize) n;
    }
  return TRUE;
}

/* Old or new, never between: written aside, synced, renamed, folder synced. */
gboolean
hupan_files_write (const char *path, const char *text, gssize length, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *aside = g_build_filename (folder, HUPAN_FILES_ASIDE "XXXXXX", NULL);
  g_autofd int fd = g_mkstemp_full (aside, O_WRONLY | O_CLOEXEC, 0600);

  if (fd < 0)
    return fail (error, path);
  if (hupan_files_write_all (fd, text, length < 0 ? strlen (text) : (gsize) length) && fsync (fd) == 0 &&
      g_rename (aside, path) == 0)
    return hupan_files_sync (folder, error);
  fail (error, path);
  g_unlink (aside);
  return FALSE;
}

/* An empty private file, for SQLite to fill: its journals take over the permissions. */
gboolean
hupan_files_make_empty (const char *path, GError **error)
{
  g_autofd int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);

  return fd >= 0 || fail (error, path);
}

/* A folder that is there already is as good as a new one. */
gboolean
hupan_files_make_folder (const char *path, GError **error)
{
  if (g_mkdir (path, 0700) == 0)
    return hupan_files_sync_folder (path, error);
  return errno == EEXIST || fail (error, path);
}

gboolean
hupan_files_move (const char *from, const char *to, GError **error)
{
  if (g_rename (from, to) != 0)
    return fail (error, from);
  return hupan_files_sync_folder (to, error);
}

/* A new file, private, synced; nothing is left of it when copying fails. Shares blocks where the file system
 * can. */
gboolean
hupan_files_copy (const char *from, const char *to, const HupanProgress *progress, GError **error)
{
  g_autofd int in = open (from, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  g_autofd int out = -1;
  g_autofree guint8 *chunk = g_malloc (CHUNK);

  if (in < 0)
    return fail (error, from);
  out = open (to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (out < 0)
    return fail (error, to);

  if (ioctl (out, FICLONE, in) != 0)
    {
      gssize n;

      while ((n = read (in, chunk, CHUNK)) != 0)
        {
          gboolean ok = n > 0 ? hupan_files_write_all (out, chunk, (gsize) n) : FALSE;

          if (!ok)
            fail (error, n < 0 ? from : to);
          if (!ok || hupan_progress_is_cancelled (progress, error))
            {
              g_unlink (to);
              return FALSE;
            }
        }
    }
  if (fsync (out) != 0)
    {
      fail (error, to);
      g_unlink (to);
      return FALSE;
    }
  return TRUE;
}

/* For files that nobody changes any more: a second name for the same content where the file system has that.
 */
gboolean
hupan_files_link_or_copy (const char *from, const char *to, GError **error)
{
  if (link (from, to) == 0)
    return TRUE;
  return hupan_files_copy (from, to, NULL, error);
}

/* A file or a whole folder, as far as it goes. Links are removed, not followed. */
void
hupan_files_remove (const char *path)
{
  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK) && g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          hupan_files_remove (child);
        }
    }
  g_remove (path);
}

/* Removes what a crash left unfinished in a folder. Under the registry's lock. */
void
hupan_files_clean (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, HUPAN_FILES_ASIDE))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        hupan_files_remove (path);
      }
}

/* In lower-case hex digits. */
char *
hupan_files_sha256 (const char *path, const HupanProgress *progress, GError **error)
{
  g_autofd int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  HupanSha256 sum;
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gssize n = 0;

  hupan_sha256_init (&sum);
  while (fd >= 0 && (n = read (fd, chunk, CHUNK)) > 0)
    {
      hupan_sha256_update (&sum, chunk, (gsize) n);
      if (hupan_progress_is_cancelled (progress, error))
        return NULL;
    }
  if (fd < 0 || n < 0)
    {
      fail (error, path);
      return NULL;
    }
  return hupan_sha256_end_text (&sum);
}

/* An instant as part of a file's name: "20240901T101500Z". Sorts as time does. */
char *
hupan_files_stamp (gint64 at)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (at / 1000);

  return g_date_time_format (time, "%Y%m%dT%H%M%SZ");
}
