/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-document-copy.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "store/hupan-files.h"

#define LIFE_SECONDS (30 * 60)

/* Within a sandbox the program's own folder of the runtime directory is the one that programs outside can be led to: the
 * portal that opens a file finds no other. */
char *
hupan_document_copies_dup_folder (void)
{
  const char *sandbox = g_getenv ("FLATPAK_ID");

  if (sandbox != NULL)
    return g_build_filename (g_get_user_runtime_dir (), "app", sandbox, "documents", NULL);

  return g_build_filename (g_get_user_runtime_dir (), "hupan", NULL);
}

/* A folder with one copy in it; nothing in it is a folder. */
static void
remove_one (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static gboolean
remove_cb (gpointer data)
{
  remove_one (data);
  return G_SOURCE_REMOVE;
}

void
hupan_document_copies_remove (void)
{
  g_autofree char *parent = hupan_document_copies_dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (parent, name, NULL);

      remove_one (path);
    }
}

static gboolean
write_copy (const char *path,
            GBytes     *content,
            GError    **error)
{
  g_autofd int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0400);

  if (fd >= 0 && hupan_files_write_all (fd, g_bytes_get_data (content, NULL), g_bytes_get_size (content)))
    return TRUE;

  /* Translators: the system's own words for what went wrong. */
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), _("A copy to open cannot be made: %s."), g_strerror (errno));
  return FALSE;
}

/**
 * hupan_document_copy_make:
 * @name: what the copy is called, clean: the end of a path
 */
GFile *
hupan_document_copy_make (const char *name,
                          GBytes     *content,
                          GError    **error)
{
  g_autofree char *parent = hupan_document_copies_dup_folder ();
  g_autofree char *folder = g_build_filename (parent, "XXXXXX", NULL);
  g_autofree char *path = NULL;

  if (g_mkdir_with_parents (parent, 0700) != 0 || g_mkdtemp_full (folder, 0700) == NULL)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), _("A copy to open cannot be made: %s."), g_strerror (errno));
      return NULL;
    }
  path = g_build_filename (folder, name, NULL);
  if (!write_copy (path, content, error))
    {
      remove_one (folder);
      return NULL;
    }

  g_timeout_add_seconds_full (G_PRIORITY_LOW, LIFE_SECONDS, remove_cb, g_strdup (folder), g_free);
  return g_file_new_for_path (path);
}
