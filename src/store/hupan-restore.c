/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-restore.h"

#include "core/hupan-clock.h"
#include "hupan-backup.h"
#include "hupan-create.h"
#include "hupan-files.h"
#include "hupan-format.h"
#include "hupan-lock.h"
#include "hupan-place.h"
#include "hupan-snapshot-contents.h"
#include "hupan-snapshot.h"
#include "hupan-state.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

/* How restoring survives a crash at any point:
 *
 *   1. The backup is verified and copied into the folder `restoring`; the copy is verified too. A crash
 * leaves the old registry and some rubbish.
 *   2. The file `restore` is written: from now on it is decided. A crash leaves work that the next start
 * completes.
 *   3. What was there moves to replaced-TIME, what is in `restoring` takes its place, file by file; each move
 * is done or not, and doing it again does no harm. Then `restore` is deleted.
 */
#define PLAN          "restore"
#define ASIDE         "restoring"
#define REPLACED      "replaced-"
#define GROUP         "restore"
#define MOST_REPLACED 3

static const char *const side_files[] = {
  "registry.sqlite-journal",  "registry.sqlite-wal",  "registry.sqlite-shm",
  "documents.sqlite-journal", "documents.sqlite-wal", "documents.sqlite-shm",
};

static const char *const databases[] = { "registry.sqlite", "documents.sqlite" };

static gboolean
is_there (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK);
}

static gboolean
move_if_there (const char *folder, const char *name, const char *to_folder, GError **error)
{
  g_autofree char *from = g_build_filename (folder, name, NULL);
  g_autofree char *to = g_build_filename (to_folder, name, NULL);

  return !is_there (from) || hupan_files_move (from, to, error);
}

static gboolean
replace_file (const char *folder, const char *name, const char *replaced, GError **error)
{
  g_autofree char *aside = g_build_filename (folder, ASIDE, NULL);
  g_autofree char *from = g_build_filename (aside, name, NULL);

  /* No longer there: it is in place already. */
  return !is_there (from) ||
         (move_if_there (folder, name, replaced, error) && move_if_there (aside, name, folder, error));
}

gboolean
hupan_restore_is_pending (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, PLAN, NULL);

  return is_there (path);
}

static gboolean
note_in_state (const char *folder, const char *label, GError **error)
{
  g_autoptr (HupanState) state = hupan_state_load (folder);

  /* What was seen before is no yardstick for what was put here on purpose. */
  g_clear_pointer (&state->uuid, g_free);
  g_clear_pointer (&state->head, g_free);
  state->seq = 0;
  g_set_str (&state->restored, label);
  return hupan_state_save (state, folder, error);
}

gboolean
hupan_restore_finish (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, PLAN, NULL);
  g_autofree char *aside = g_build_filename (folder, ASIDE, NULL);
  g_autoptr (GKeyFile) plan = g_key_file_new ();
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  g_autofree char *replaced = NULL;

  if (!hupan_restore_is_pending (folder))
    return TRUE;
  g_key_file_load_from_file (plan, path, G_KEY_FILE_NONE, NULL);
  name = g_key_file_get_string (plan, GROUP, "replaced", NULL);
  label = g_key_file_get_string (plan, GROUP, "label", NULL);
  if (name == NULL || !g_str_has_prefix (name, REPLACED) || strchr (name, '/') != NULL)
    {
      g_set_error_literal (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_DAMAGED,
                           _("A backup was being restored, and the note about it cannot be read. Restore the backup again."));
      return FALSE;
    }

  replaced = g_build_filename (folder, name, NULL);
  if (!hupan_files_make_folder (replaced, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (side_files); i++)
    if (!move_if_there (folder, side_files[i], replaced, error))
      return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (databases); i++)
    if (!replace_file (folder, databases[i], replaced, error))
      return FALSE;
  if (!note_in_state (folder, label, error))
    return FALSE;
  hupan_files_remove (aside);
  g_unlink (path);
  return hupan_files_sync (folder, error);
}

/* Rubbish of step 1, and all but the newest of what earlier restorations replaced. */
void
hupan_restore_clean (const char *folder)
{
  g_autofree char *aside = g_build_filename (folder, ASIDE, NULL);
  g_autoptr (GPtrArray) replaced = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  if (!hupan_restore_is_pending (folder))
    hupan_files_remove (aside);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, REPLACED))
      g_ptr_array_add (replaced, g_build_filename (folder, name, NULL));
  g_ptr_array_sort_values (replaced, (GCompareFunc) g_strcmp0);
  for (guint i = 0; i + MOST_REPLACED < replaced->len; i++)
    hupan_files_remove (replaced->pdata[i]);
}

static char *
find_backup (const char *folder, const char *backup)
{
  g_autofree char *inside = g_build_filename (folder, "backups", backup, NULL);

  if (strchr (backup, '/') == NULL && g_file_test (inside, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&inside);
  return g_canonicalize_filename (backup, NULL);
}

/* The contents of documents become a database again. */
static gboolean
gather_contents (const char *aside, const char *backup, HupanManifest *manifest, const HupanProgress *progress, GError **error)
{
  g_autoptr (HupanDb) documents = NULL;

  if (!manifest->has_contents)
    return TRUE;
  documents = hupan_create_documents (aside, manifest->uuid, manifest->name, error);
  return documents != NULL && hupan_snapshot_contents_restore (backup, documents, progress, error);
}

static gboolean
copy_aside (const char *folder,
            const char *backup,
            HupanManifest *manifest,
            const HupanProgress *progress,
            GError **error)
{
  g_autofree char *aside = g_build_filename (folder, ASIDE, NULL);

  hupan_files_remove (aside);
  if (!hupan_files_make_folder (aside, error))
    return FALSE;
  for (guint i = 0; i < manifest->files->len; i++)
    {
      HupanManifestFile *file = manifest->files->pdata[i];
      g_autofree char *from = g_build_filename (backup, file->name, NULL);
      g_autofree char *to = g_build_filename (aside, file->name, NULL);

      if (!hupan_files_copy (from, to, progress, error))
        return FALSE;
    }
  return gather_contents (aside, backup, manifest, progress, error) &&
         hupan_snapshot_verify_databases (aside, manifest, progress, error) && hupan_files_sync (aside, error);
}

static gboolean
write_plan (const char *folder, HupanManifest *manifest, GError **error)
{
  g_autofree char *path = g_build_filename (folder, PLAN, NULL);
  g_autofree char *stamp = hupan_files_stamp (hupan_clock_now ());
  g_autofree char *name = g_strdup_printf (REPLACED "%s-%08x", stamp, g_random_int ());
  g_autofree char *label = hupan_backup_dup_label (manifest->why, manifest->made_at);
  g_autoptr (GKeyFile) plan = g_key_file_new ();
  g_autofree char *text = NULL;

  g_key_file_set_string (plan, GROUP, "replaced", name);
  g_key_file_set_string (plan, GROUP, "label", label);
  text = g_key_file_to_data (plan, NULL, NULL);
  return hupan_files_write (path, text, -1, error);
}

static gboolean
restore (const char *folder, const char *backup, const HupanProgress *progress, GError **error)
{
  g_autofree char *path = find_backup (folder, backup);
  g_autoptr (HupanManifest) manifest = hupan_manifest_load (path, error);
  g_autoptr (HupanState) state = hupan_state_load (folder);

  if (manifest == NULL)
    return FALSE;
  if (manifest->format > hupan_format_registry ()->version)
    {
      g_set_error_literal (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_NEWER,
                           _("This backup was made by a newer Hupan. Please update Hupan to restore it."));
      return FALSE;
    }
  if (state->uuid != NULL && !g_str_equal (state->uuid, manifest->uuid))
    {
      g_set_error_literal (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_INVALID,
                           _("This is a backup of another registry. To use it, make a package of that registry and open "
                             "it."));
      return FALSE;
    }
  return hupan_place_check_space (folder, hupan_manifest_get_size (manifest), error) &&
         copy_aside (folder, path, manifest, progress, error) && write_plan (folder, manifest, error) &&
         hupan_restore_finish (folder, error);
}

/* An earlier restoration comes first; one whose plan cannot be read is taken back by the one that is asked
 * for now. */
static gboolean
settle_earlier (const char *folder, GError **error)
{
  g_autofree char *plan = g_build_filename (folder, PLAN, NULL);
  g_autoptr (GError) local = NULL;

  if (hupan_restore_finish (folder, &local))
    return TRUE;
  if (!g_error_matches (local, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  g_unlink (plan);
  return hupan_files_sync (folder, error);
}

gboolean
hupan_registry_restore (const char *folder, const char *backup, const HupanProgress *progress, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (folder, NULL);
  g_autofree char *real = realpath (absolute, NULL);
  g_autoptr (HupanLock) lock = NULL;
  g_autoptr (HupanRegistry) registry = NULL;
  HupanPlaceAccess access;
  HupanPlace place;
  gboolean ok;

  if (real == NULL)
    {
      g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_NOT_FOUND, _("There is no registry at “%s”."),
                   absolute);
      return FALSE;
    }
  if (!hupan_place_look (real, &place, error) || !hupan_place_check_folder (real, &place, &access, error))
    return FALSE;
  if (access == HUPAN_PLACE_READABLE)
    {
      g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_READ_ONLY,
                   _("Nothing can be written in “%s”, so no backup can be restored there."), absolute);
      return FALSE;
    }
  lock = hupan_lock_take (real, error);
  if (lock == NULL)
    return FALSE;
  ok = settle_earlier (real, error) && restore (real, backup, progress, error);
  hupan_restore_clean (real);
  g_clear_pointer (&lock, hupan_lock_release);
  if (!ok)
    return FALSE;

  /* Opening it writes the restoration into its history. */
  registry = hupan_registry_open (real, HUPAN_OPEN_NONE, progress, error);
  return registry != NULL;
}
