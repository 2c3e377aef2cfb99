/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-reader.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

/* An open registry must never be touched by anybody but SQLite: closing any other descriptor of the file would drop its
 * locks. So its files are known by their names, before opening. */
static gboolean
is_registry_file (const char *name)
{
  static const char *const suffixes[] = { ".sqlite", ".sqlite-journal", ".sqlite-wal", ".sqlite-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      if (g_str_has_suffix (name, suffixes[i]))
        return TRUE;
    }

  return FALSE;
}

static int refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static int
refuse (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_propagate_error (error, g_error_new_valist (HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_FORMAT, format, args));
  va_end (args);
  return -1;
}

int
hupan_reader_open_file (const char *path, GError **error)
{
  g_autofree char *basename = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (basename);
  g_autofd int fd = -1;
  struct stat st;

  if (is_registry_file (name))
    return refuse (error, _("“%s” is a database, not a file that can be imported."), name);

  /* A named pipe would block. */
  fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0 || fstat (fd, &st) != 0)
    {
      int saved_errno = errno;

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (saved_errno), _("“%s” cannot be opened: %s."), name,
                   g_strerror (saved_errno));
      return -1;
    }
  if (!S_ISREG (st.st_mode))
    return refuse (error, _("“%s” is not a file."), name);
  if (st.st_size == 0)
    return refuse (error, _("“%s” is empty."), name);

  return g_steal_fd (&fd);
}
