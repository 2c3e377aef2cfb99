/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-files.h"
#include "hupan-place.h"
#include "hupan-safety.h"
#include "hupan-snapshot.h"
#include "hupan-zip.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* Old or new, never between: written beside the file and renamed, so a full disk leaves the package that was
 * there. */
static gboolean
write_package (const char *file,
               const char *folder,
               HupanManifest *manifest,
               const HupanProgress *progress,
               GError **error)
{
  g_autofree char *aside = g_strconcat (file, ".XXXXXX", NULL);
  g_autofd int fd = g_mkstemp_full (aside, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      /* The file is not there yet; what is missing is its folder. */
      g_autofree char *parent = g_path_get_dirname (file);

      hupan_files_set_error (error, errno, errno == ENOENT ? parent : file);
      return FALSE;
    }
  if (hupan_zip_write (fd, folder, manifest, progress, error))
    {
      if (fsync (fd) == 0 && hupan_files_move (aside, file, error))
        return TRUE;
      if (error != NULL && *error == NULL)
        hupan_files_set_error (error, errno, file);
    }
  g_unlink (aside);
  return FALSE;
}

/* Where the copy is made that will be packed: in the registry's folder, or, where there is no writing or no room, in the
 * cache, so that what is on a full disk can be brought elsewhere. */
static char *
make_working_folder (HupanRegistry *registry, GError **error)
{
  const char *own = hupan_registry_get_folder (registry);
  gboolean elsewhere = hupan_registry_get_read_only_reason (registry) != NULL ||
                       !hupan_place_check_space (own, hupan_snapshot_get_size (registry), NULL);
  const char *parent = elsewhere ? g_get_user_cache_dir () : own;
  g_autofree char *folder = g_build_filename (parent, HUPAN_FILES_ASIDE "XXXXXX", NULL);

  g_mkdir_with_parents (parent, 0700);
  if (g_mkdtemp_full (folder, 0700) != NULL)
    return g_steal_pointer (&folder);
  hupan_files_set_error (error, errno, parent);
  return NULL;
}

gboolean
hupan_registry_pack (HupanRegistry *self, const char *file, const HupanProgress *progress, GError **error)
{
  g_autofree char *folder = make_working_folder (self, error);
  g_autoptr (HupanManifest) manifest = NULL;
  gboolean ok;

  if (folder == NULL)
    return FALSE;
  manifest = hupan_snapshot_take (self, folder, "package", NULL, HUPAN_SNAPSHOT_NONE, progress, error);
  ok = manifest != NULL && hupan_snapshot_seal (folder, manifest, HUPAN_SNAPSHOT_COMPACT, progress, error) &&
       write_package (file, folder, manifest, progress, error);
  hupan_files_remove (folder);
  return ok;
}
