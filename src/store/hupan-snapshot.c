/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-snapshot.h"

#include "core/hupan-clock.h"
#include "hupan-connect.h"
#include "hupan-files.h"
#include "hupan-format.h"
#include "hupan-integrity.h"
#include "hupan-meta.h"
#include "hupan-place.h"
#include "hupan-safety-private.h"
#include "hupan-snapshot-contents.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define PAGES_A_STEP 256 /* 1 MiB: a few milliseconds, between which edits are served */

/* SQLite's online backup, within the one connection. What is committed meanwhile goes into the copy too. */
static gboolean
copy_pages (HupanDb *from, HupanDb *to, const HupanProgress *progress, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (hupan_db_get_handle (to), "main", hupan_db_get_handle (from),
                                                "main");
  int code = SQLITE_OK;
  gboolean cancelled = FALSE;

  if (backup == NULL)
    {
      hupan_db_set_error (error, sqlite3_extended_errcode (hupan_db_get_handle (to)), NULL);
      return FALSE;
    }
  while (code == SQLITE_OK && !cancelled)
    {
      int total;

      code = sqlite3_backup_step (backup, PAGES_A_STEP);
      total = MAX (sqlite3_backup_pagecount (backup), 1);
      hupan_progress_report (progress, 0.5 * (total - sqlite3_backup_remaining (backup)) / total,
                             _("Copying the registry…"));
      cancelled = hupan_progress_is_cancelled (progress, error);
      hupan_db_yield (from);
    }
  sqlite3_backup_finish (backup);
  if (cancelled)
    return FALSE;
  if (code == SQLITE_DONE)
    return TRUE;
  hupan_db_set_error (error, code, NULL);
  return FALSE;
}

HupanDb *
hupan_snapshot_copy_in_memory (HupanDb *from, GError **error)
{
  g_autoptr (HupanDb) to = hupan_connect_in_memory (error);

  return to != NULL && copy_pages (from, to, NULL, error) ? g_steal_pointer (&to) : NULL;
}

/* The copy is complete and closed in order, which the original cannot say of itself while it is open. */
static gboolean
copy_database (HupanDb *from,
               const char *path,
               const HupanProgress *progress,
               GError **error)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autoptr (HupanDb) to = NULL;

  if (!hupan_files_make_empty (path, error))
    return FALSE;
  to = hupan_connect (path, HUPAN_CONNECT_WRITE, error);
  if (to == NULL || !copy_pages (from, to, progress, error) ||
      !hupan_meta_set (to, HUPAN_META_CLEAN, "1", error))
    return FALSE;
  g_clear_pointer (&to, hupan_db_free);
  g_unlink (journal); /* empty */
  return hupan_files_sync (path, error);
}

static gboolean
copy_documents (HupanRegistry *registry,
                HupanManifest *manifest,
                const char *folder,
                const HupanProgress *progress,
                GError **error)
{
  const char *name = hupan_format_documents ()->file;
  g_autofree char *path = g_build_filename (folder, name, NULL);
  HupanDb *documents = registry->safety->documents;

  manifest->documents = hupan_snapshot_digest_documents (documents, error);
  if (manifest->documents == NULL || !copy_database (documents, path, progress, error))
    return FALSE;
  hupan_manifest_add_file (manifest, name, 0, NULL);
  return TRUE;
}

static gint64
database_size (HupanDb *db)
{
  gint64 pages = 0, page_size = 0;

  if (db == NULL || !hupan_db_read_int (db, "PRAGMA page_count", &pages, NULL) ||
      !hupan_db_read_int (db, "PRAGMA page_size", &page_size, NULL))
    return 0;
  return pages * page_size;
}

/* What a copy will need, bytes. */
gint64
hupan_snapshot_get_size (HupanRegistry *registry)
{
  return database_size (registry->db) + database_size (registry->safety->documents);
}

/* What only the registry can say, on its thread: its pages as they are now, and what must be in them. */
HupanManifest *
hupan_snapshot_take (HupanRegistry *registry,
                     const char *folder,
                     const char *why,
                     const char *previous,
                     HupanSnapshotFlags flags,
                     const HupanProgress *progress,
                     GError **error)
{
  const gboolean share = (flags & HUPAN_SNAPSHOT_SHARE) != 0;
  gint64 needed = share ? database_size (registry->db) + hupan_snapshot_contents_get_size (registry, previous)
                        : hupan_snapshot_get_size (registry);
  g_autoptr (HupanManifest) manifest = hupan_manifest_new ();
  const char *name = hupan_format_registry ()->file;
  g_autofree char *path = g_build_filename (folder, name, NULL);
  gint64 format;

  if (!hupan_place_check_space (folder, needed, error) ||
      !hupan_db_read_int (registry->db, "PRAGMA user_version", &format, error))
    return NULL;
  manifest->uuid = g_strdup (registry->uuid);
  manifest->name = g_strdup (registry->name);
  manifest->why = g_strdup (why);
  manifest->made_at = hupan_clock_now ();
  manifest->format = (guint) format;
  if (!copy_database (registry->db, path, progress, error) ||
      !hupan_safety_read_head (registry->db, &manifest->seq, &manifest->head, error) ||
      !hupan_snapshot_count_rows (registry->db, manifest->counts, error))
    return NULL;
  hupan_manifest_add_file (manifest, name, 0, NULL);
  manifest->previous = g_strdup (previous);
  if (registry->safety->documents != NULL &&
      !(share ? hupan_snapshot_contents_take (registry, folder, previous, manifest, progress, error)
              : copy_documents (registry, manifest, folder, progress, error)))
    return NULL;
  return g_steal_pointer (&manifest);
}
