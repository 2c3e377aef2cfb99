/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-file.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

struct _HupanFile
{
  char *path;
  char *temporary;
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

HupanFile *
hupan_file_begin (const char *path, GError **error)
{
  g_autoptr (HupanFile) self = g_new0 (HupanFile, 1);

  self->path = g_strdup (path);
  self->temporary = g_strconcat (path, ".XXXXXX", NULL);
  self->fd = g_mkstemp_full (self->temporary, O_WRONLY | O_CLOEXEC, 0600);
  if (self->fd < 0)
    {
      fail (self, errno, error);
      g_clear_pointer (&self->temporary, g_free);
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

gboolean
hupan_file_finish (HupanFile *self, GError **error)
{
  if (!g_output_stream_flush (self->stream, NULL, error))
    return FALSE;
  if (fsync (self->fd) != 0 || g_rename (self->temporary, self->path) != 0)
    return fail (self, errno, error);

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
