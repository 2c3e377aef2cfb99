/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-backup.h"

#include "core/hupan-clock.h"
#include "hupan-ballast.h"
#include "hupan-files.h"
#include "hupan-rotation.h"
#include "hupan-safety-private.h"
#include "hupan-snapshot.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define FOLDER "backups"
#define UPDATE_PINNED                                                                                        \
  (7 * 24 * 60 * 60 * G_GINT64_CONSTANT (1000)) /* how long an update has to prove itself */

/* Why a backup was made: the word in its name and manifest, and what follows the date for people. */
static const struct
{
  const char *word;
  const char *label;
  gboolean by_itself;
} reasons[] = {
  { "daily", NULL, TRUE },
  /* Translators: why a backup was made; shown after its date, as in "2024-09-01 10:15, before an import". */
  { "manual", NC_ ("backup", "made by hand"), FALSE },
  { "import", NC_ ("backup", "before an import"), FALSE },
  { "restore", NC_ ("backup", "before a backup was restored"), FALSE },
  { "erasure", NC_ ("backup", "before an erasure"), FALSE },
  { "update", NC_ ("backup", "before an update of the registry's format"), FALSE },
};

static const char *
label_of (const char *why)
{
  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_str_equal (reasons[i].word, why) && reasons[i].label != NULL)
      return g_dpgettext2 (NULL, "backup", reasons[i].label);
  return NULL;
}

static gboolean
is_known (const char *why)
{
  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_strcmp0 (reasons[i].word, why) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_by_itself (const char *why)
{
  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_str_equal (reasons[i].word, why))
      return reasons[i].by_itself;
  return FALSE;
}

char *
hupan_backup_dup_label (const char *why, gint64 made_at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (made_at / 1000);
  g_autoptr (GDateTime) time = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *date = time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : g_strdup ("?");
  const char *label = label_of (why);

  /* Translators: a date and time, and why the backup was made. */
  return label != NULL ? g_strdup_printf (C_ ("backup", "%s, %s"), date, label) : g_steal_pointer (&date);
}

void
hupan_backup_free (HupanBackup *backup)
{
  g_free (backup->path);
  g_free (backup->label);
  g_free (backup->why);
  g_free (backup->head);
  g_free (backup);
}

static HupanBackup *
backup_new (const char *path, HupanManifest *manifest)
{
  HupanBackup *backup = g_new0 (HupanBackup, 1);

  backup->path = g_strdup (path);
  backup->label = hupan_backup_dup_label (manifest->why, manifest->made_at);
  backup->why = g_strdup (manifest->why);
  backup->made_at = manifest->made_at;
  backup->size = hupan_manifest_get_size (manifest);
  backup->seq = manifest->seq;
  backup->head = g_strdup (manifest->head);
  return backup;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const HupanBackup *const *first = a;
  const HupanBackup *const *second = b;

  if ((*first)->made_at != (*second)->made_at)
    return (*first)->made_at < (*second)->made_at ? 1 : -1;
  return -g_strcmp0 ((*first)->path, (*second)->path);
}

/* What has no readable manifest is no backup, and is not touched either. */
GPtrArray *
hupan_registry_list_backups (const char *folder, GError **error)
{
  g_autofree char *parent = g_build_filename (folder, FOLDER, NULL);
  g_autoptr (GPtrArray) backups = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_backup_free);
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (parent, name, NULL);
      g_autoptr (HupanManifest) manifest = *name != '.' ? hupan_manifest_load (path, NULL) : NULL;

      if (manifest != NULL)
        g_ptr_array_add (backups, backup_new (path, manifest));
    }
  g_ptr_array_sort (backups, compare_newest_first);
  return g_steal_pointer (&backups);
}

static char *
choose_path (const char *parent, const char *why)
{
  g_autofree char *stamp = hupan_files_stamp (hupan_clock_now ());
  char *path = g_strdup_printf ("%s/%s-%s", parent, stamp, why);

  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_free (path);
      path = g_strdup_printf ("%s/%s-%s-%u", parent, stamp, why, i);
    }
  return path;
}

/* A copy on its way to being a backup. */
struct _HupanBackupDraft
{
  char *folder; /* of the registry */
  char *aside;  /* where it lies meanwhile; removed with the draft unless it got its name */
  HupanManifest *manifest;
};

static HupanBackupDraft *
draft_new (const char *folder, GError **error)
{
  g_autoptr (HupanBackupDraft) draft = g_new0 (HupanBackupDraft, 1);
  g_autofree char *parent = g_build_filename (folder, FOLDER, NULL);
  g_autofree char *real = NULL;

  draft->folder = g_strdup (folder);
  if (!hupan_files_make_folder (parent, error))
    return NULL;

  /* Backups may have been moved to another disk, with a link in their place; SQLite follows none. */
  real = realpath (parent, NULL);
  draft->aside = g_build_filename (real != NULL ? real : parent, HUPAN_FILES_ASIDE "XXXXXX", NULL);
  if (g_mkdtemp_full (draft->aside, 0700) != NULL)
    return g_steal_pointer (&draft);
  hupan_files_set_error (error, errno, parent);
  return NULL;
}

void
hupan_backup_draft_free (HupanBackupDraft *draft)
{
  if (draft->aside != NULL)
    hupan_files_remove (draft->aside);
  g_clear_pointer (&draft->manifest, hupan_manifest_free);
  g_free (draft->aside);
  g_free (draft->folder);
  g_free (draft);
}

static HupanBackupDraft *
begin (HupanRegistry *registry, const char *why, const HupanProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) backups = hupan_registry_list_backups (registry->folder, NULL);
  const char *newest = backups->len > 0 ? ((HupanBackup *) backups->pdata[0])->path : NULL;
  g_autoptr (HupanBackupDraft) draft = draft_new (registry->folder, error);

  if (draft == NULL)
    return NULL;
  draft->manifest = hupan_snapshot_take (registry, draft->aside, why, newest, HUPAN_SNAPSHOT_SHARE, progress, error);
  return draft->manifest != NULL ? g_steal_pointer (&draft) : NULL;
}

/* Verified, then named: from that moment on it is a backup. */
static char *
finish (HupanBackupDraft *draft, const HupanProgress *progress, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (draft->aside);
  g_autofree char *path = NULL;

  if (!hupan_snapshot_seal (draft->aside, draft->manifest, HUPAN_SNAPSHOT_NONE, progress, error))
    return NULL;
  path = choose_path (parent, draft->manifest->why);
  if (!hupan_files_move (draft->aside, path, error))
    return NULL;
  g_clear_pointer (&draft->aside, g_free);
  return g_steal_pointer (&path);
}

/* Without letting old ones go. */
char *
hupan_backup_make (HupanRegistry *registry, const char *why, const HupanProgress *progress, GError **error)
{
  g_autoptr (HupanBackupDraft) draft = begin (registry, is_known (why) ? why : "manual", progress, error);

  return draft != NULL ? finish (draft, progress, error) : NULL;
}

/* A folder that is being deleted is no backup any more, even if that is cut short. */
static void
let_go (const char *path)
{
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *aside = g_strdup_printf ("%s/" HUPAN_FILES_ASIDE "%s", parent, name);

  if (hupan_files_move (path, aside, NULL))
    hupan_files_remove (aside);
}

/* Deletes the backups that need not be kept, hupan-rotation.h. */
void
hupan_backup_rotate (const char *folder)
{
  g_autoptr (GPtrArray) backups = hupan_registry_list_backups (folder, NULL);
  g_autofree HupanRotationItem *items = g_new0 (HupanRotationItem, backups->len + 1);
  gint64 now = hupan_clock_now ();
  g_autoptr (HupanState) state = hupan_state_load (folder);

  for (guint i = 0; i < backups->len; i++)
    {
      HupanBackup *backup = backups->pdata[i];

      items[i].made_at = backup->made_at;
      items[i].by_itself = is_by_itself (backup->why);
      items[i].pinned = g_str_equal (backup->why, "update") &&
                        (state->failures > 0 || now - backup->made_at < UPDATE_PINNED);
    }
  hupan_rotation_decide (items, backups->len, now);
  for (guint i = 0; i < backups->len; i++)
    if (!items[i].keep)
      let_go (((HupanBackup *) backups->pdata[i])->path);
}

void
hupan_backup_clean (const char *folder)
{
  g_autofree char *parent = g_build_filename (folder, FOLDER, NULL);

  hupan_files_clean (parent);
}

char *
hupan_registry_backup (HupanRegistry *self, const char *why, const HupanProgress *progress, GError **error)
{
  char *path = hupan_backup_make (self, why, progress, error);

  if (path != NULL)
    hupan_backup_rotate (self->folder);
  return path;
}

static gboolean
is_same_day (gint64 a, gint64 b)
{
  g_autoptr (GDateTime) first = g_date_time_new_from_unix_local (a / 1000);
  g_autoptr (GDateTime) second = g_date_time_new_from_unix_local (b / 1000);

  return first != NULL && second != NULL && g_date_time_get_year (first) == g_date_time_get_year (second) &&
         g_date_time_get_day_of_year (first) == g_date_time_get_day_of_year (second);
}

/* Whether what there is now is in no backup yet, and none was made by itself today. */
static gboolean
is_due (HupanRegistry *self, gboolean *due, GError **error)
{
  g_autoptr (GPtrArray) backups = hupan_registry_list_backups (self->folder, NULL);
  gint64 now = hupan_clock_now ();
  g_autofree char *head = NULL;
  gint64 seq;

  if (!hupan_safety_read_head (self->db, &seq, &head, error))
    return FALSE;
  *due = seq > 0;
  for (guint i = 0; i < backups->len; i++)
    {
      HupanBackup *backup = backups->pdata[i];

      if (g_strcmp0 (backup->head, head) == 0 || (is_by_itself (backup->why) && is_same_day (backup->made_at, now)))
        *due = FALSE;
    }
  return TRUE;
}

HupanBackupDraft *
hupan_registry_begin_backup_if_due (HupanRegistry *self, const HupanProgress *progress, GError **error)
{
  gboolean due;

  if (self->read_only_reason != NULL)
    return NULL;
  hupan_ballast_keep (self->folder);
  hupan_backup_rotate (self->folder);
  return is_due (self, &due, error) && due ? begin (self, "daily", progress, error) : NULL;
}

gboolean
hupan_backup_draft_finish (HupanBackupDraft *draft, const HupanProgress *progress, GError **error)
{
  g_autofree char *path = finish (draft, progress, error);

  if (path != NULL)
    hupan_backup_rotate (draft->folder);
  return path != NULL;
}

gboolean
hupan_registry_backup_if_due (HupanRegistry *self, const HupanProgress *progress, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (HupanBackupDraft) draft = hupan_registry_begin_backup_if_due (self, progress, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return draft == NULL || hupan_backup_draft_finish (draft, progress, error);
}
