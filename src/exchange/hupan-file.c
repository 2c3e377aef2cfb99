/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-file.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

struct _HupanFile
{
  char *path;
  char *temporary; /* its name until then; NULL: it has none, and is copied */
  int fd;
  GOutputStream *stream;
};

static gboolean
fail (HupanFile *self, int saved_errno, GError **error)
{
  g_autofree char *basename = g_path_get_basename (self->path);
  g_autofree char *name = g_filename_display_name (basename);

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (saved_errno), _("“%s” cannot be written: %s."), name,
               g_strerror (saved_errno));
  return FALSE;
}

/* Something that a file must not take the place of. */
static gboolean
is_special (const char *path)
{
  struct stat st;

  return stat (path, &st) == 0 && !S_ISREG (st.st_mode);
}

static int
open_beside (HupanFile *self)
{
  int fd;

  if (is_special (self->path))
    return -1;

  self->temporary = g_strconcat (self->path, ".XXXXXX", NULL);
  fd = g_mkstemp_full (self->temporary, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    g_clear_pointer (&self->temporary, g_free);

  return fd;
}

/* A file that has no name, to be copied in the end. */
static int
open_elsewhere (void)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("hupan-XXXXXX", &path, NULL);

  if (fd >= 0)
    g_unlink (path);

  return fd;
}

static gboolean
may_be_written (const char *path)
{
  return access (path, W_OK) == 0 && !g_file_test (path, G_FILE_TEST_IS_DIR);
}

HupanFile *
hupan_file_begin (const char *path, GError **error)
{
  g_autoptr (HupanFile) self = g_new0 (HupanFile, 1);

  self->path = g_strdup (path);
  errno = g_file_test (path, G_FILE_TEST_IS_DIR) ? EISDIR : 0;
  self->fd = errno == 0 ? open_beside (self) : -1;
  if (self->fd < 0 && may_be_written (path))
    self->fd = open_elsewhere ();
  if (self->fd < 0)
    {
      fail (self, errno, error);
      return NULL;
    }
  self->stream = g_unix_output_stream_new (self->fd, FALSE);

  return g_steal_pointer (&self);
}

GOutputStream *
hupan_file_get_stream (HupanFile *self)
{
  return self->stream;
}

/* The name is on disk only when its folder is. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

static gboolean
copy_all (int from, int to)
{
  g_autofree char *buffer = g_malloc (1 << 16);
  gssize n;

  if (lseek (from, 0, SEEK_SET) != 0)
    return FALSE;
  while ((n = read (from, buffer, 1 << 16)) > 0)
    {
      for (gssize written = 0, more; written < n; written += more)
        {
          more = write (to, buffer + written, n - written);
          if (more < 0)
            return FALSE;
        }
    }

  return n == 0;
}

/* What cannot be synced, a pipe, has no disk under it. */
static gboolean
copy_in_place (HupanFile *self, GError **error)
{
  g_autofd int to = open (self->path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOCTTY, 0600);

  if (to < 0 || !copy_all (self->fd, to) || (fsync (to) != 0 && errno != EINVAL && errno != EROFS))
    return fail (self, errno, error);

  return TRUE;
}

static gboolean
is_renaming_forbidden (int number)
{
  return number == EPERM || number == EACCES || number == EXDEV || number == EBUSY || number == ENOSYS || number == EINVAL ||
         number == EOPNOTSUPP;
}

gboolean
hupan_file_finish (HupanFile *self, GError **error)
{
  if (!g_output_stream_flush (self->stream, NULL, error))
    return FALSE;
  if (self->temporary == NULL)
    return copy_in_place (self, error);

  if (fsync (self->fd) != 0)
    return fail (self, errno, error);
  if (g_rename (self->temporary, self->path) != 0)
    return is_renaming_forbidden (errno) ? copy_in_place (self, error) : fail (self, errno, error);

  g_clear_pointer (&self->temporary, g_free);
  sync_folder (self->path);
  return TRUE;
}

void
hupan_file_free (HupanFile *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->stream);
  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}

gboolean
hupan_file_write (const char *path, const char *data, gsize length, GError **error)
{
  g_autoptr (HupanFile) file = hupan_file_begin (path, error);

  if (file == NULL || !g_output_stream_write_all (file->stream, data, length, NULL, NULL, error))
    return FALSE;

  return hupan_file_finish (file, error);
}
