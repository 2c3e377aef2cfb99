/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-opening.h"

#include "core/hupan-clock.h"
#include "hupan-backup.h"
#include "hupan-files.h"
#include "hupan-restore.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <unistd.h>

/* The steps of opening that look at folder and files, before SQLite does. */

gboolean
hupan_opening_find_folder (HupanOpening *self, GError **error)
{
  g_autofree char *name = g_filename_display_name (self->folder);
  g_autofree char *real = realpath (self->folder, NULL);
  HupanPlaceAccess access;

  if (real == NULL && (errno == ENOENT || errno == ENOTDIR))
    g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_NOT_FOUND, _("There is no registry at “%s”."),
                 name);
  else if (real == NULL)
    hupan_files_set_error (error, errno, self->folder);
  if (real == NULL)
    return FALSE;

  g_free (self->folder);
  self->folder = g_steal_pointer (&real);
  self->path = g_build_filename (self->folder, hupan_format_registry ()->file, NULL);
  g_set_str (&self->registry->folder, self->folder);

  if (!hupan_place_look (self->folder, &self->place, error) ||
      !hupan_place_check_folder (self->folder, &self->place, &access, error))
    return FALSE;
  if ((self->flags & HUPAN_OPEN_READ_ONLY) != 0)
    hupan_opening_make_read_only (self, _("The registry was opened for reading only."));
  if (self->place.read_only)
    hupan_opening_make_read_only (self, _("The registry is on a disk that can only be read, so nothing can be changed."));
  else if (access == HUPAN_PLACE_READABLE)
    hupan_opening_make_read_only (self, _("The registry's folder is protected from being changed, so nothing can be changed "
                                          "in it."));
  return TRUE;
}

gboolean
hupan_opening_take_lock (HupanOpening *self, GError **error)
{
  self->safety->lock = hupan_lock_take (self->folder, error);
  if (self->safety->lock == NULL)
    return FALSE;
  if (!hupan_lock_is_held (self->safety->lock))
    hupan_opening_make_read_only (self, _("You have no permission to write in the registry's folder, so nothing can be "
                                          "changed."));
  return TRUE;
}

/* A crash may have cut a restoration short, and any work may have left unfinished files behind. */
gboolean
hupan_opening_finish_restore (HupanOpening *self, GError **error)
{
  if (!hupan_opening_is_read_only (self))
    {
      if (!hupan_restore_finish (self->folder, error))
        return FALSE;
      hupan_restore_clean (self->folder);
      hupan_backup_clean (self->folder);
      hupan_files_clean (self->folder);
      return TRUE;
    }
  if (!hupan_restore_is_pending (self->folder))
    return TRUE;
  g_set_error_literal (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_READ_ONLY,
                       _("A backup was being restored when Hupan was ended, and finishing that needs writing. Open the "
                         "registry for writing, or copy its folder to a disk that can be written."));
  return FALSE;
}

/* D9: a missing registry is said to be missing; only hupan_registry_create() makes an empty one. */
gboolean
hupan_opening_check_file (HupanOpening *self, GError **error)
{
  g_autofree char *name = g_filename_display_name (self->folder);
  g_autofree char *backups = g_build_filename (self->folder, "backups", NULL);
  HupanPlaceAccess access;

  if (g_file_test (self->path, G_FILE_TEST_EXISTS) || g_file_test (self->path, G_FILE_TEST_IS_SYMLINK))
    {
      if (!hupan_place_check_file (self->path, &self->place, &access, error))
        return FALSE;
      if (access == HUPAN_PLACE_READABLE)
        hupan_opening_make_read_only (self, _("The registry's file is protected from being changed, so nothing can be "
                                              "changed in it."));
      return TRUE;
    }
  if (g_file_test (backups, G_FILE_TEST_IS_DIR))
    g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_NOT_FOUND,
                 _("The registry's file is missing from “%s”. Restore it from a backup, or make a new registry elsewhere."),
                 name);
  else
    g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_NOT_FOUND, _("There is no registry at “%s”."),
                 name);
  return FALSE;
}

/* SQLite would take the content of a write-ahead log for the registry's, whoever put it there. Hupan uses
 * none. */
static gboolean
quarantine (HupanOpening *self, const char *side_file, GError **error)
{
  g_autofree char *from = g_build_filename (self->folder, side_file, NULL);
  g_autofree char *folder = g_build_filename (self->folder, "quarantine", NULL);
  g_autofree char *stamp = hupan_files_stamp (hupan_clock_now ());
  g_autofree char *name = g_strdup_printf ("%s-%08x-%s", stamp, g_random_int (), side_file);
  g_autofree char *to = g_build_filename (folder, name, NULL);
  g_autofree char *notice = NULL;

  if (!g_file_test (from, G_FILE_TEST_EXISTS) && !g_file_test (from, G_FILE_TEST_IS_SYMLINK))
    return TRUE;
  if (hupan_opening_is_read_only (self))
    {
      g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_READ_ONLY,
                   /* Translators: a file's name. */
                   _("Another program left the file “%s” beside the registry, and it cannot be moved away here. Copy the "
                     "registry's folder to a disk that can be written, and open the copy."),
                   side_file);
      return FALSE;
    }
  if (!hupan_files_make_folder (folder, error) || !hupan_files_move (from, to, error))
    return FALSE;
  g_message ("%s was moved to quarantine", side_file);
  notice = g_strdup_printf (_("Another program left the file “%s” beside the registry. It was moved to the folder "
                              "“quarantine”, and the registry is as Hupan left it."),
                            side_file);
  hupan_registry_add_notice (self->registry, notice);
  return TRUE;
}

gboolean
hupan_opening_quarantine_side_files (HupanOpening *self, GError **error)
{
  const HupanFormat *formats[] = { hupan_format_registry (), hupan_format_documents () };
  const char *endings[] = { "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (endings); j++)
      {
        g_autofree char *name = g_strconcat (formats[i]->file, endings[j], NULL);

        if (!quarantine (self, name, error))
          return FALSE;
      }
  return TRUE;
}

gboolean
hupan_opening_read_header (HupanOpening *self, GError **error)
{
  if (!hupan_format_read_header (hupan_format_registry (), self->path, &self->header, error))
    return FALSE;
  if (self->header.version > hupan_format_registry ()->version)
    hupan_opening_make_read_only (self, _("The registry was written by a newer Hupan. You can look at everything, but to "
                                          "change something please update Hupan."));
  return TRUE;
}
