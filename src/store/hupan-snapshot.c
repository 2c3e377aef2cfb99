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

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define PAGES_A_STEP 256 /* 1 MiB: a few milliseconds, between which edits are served */

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_DAMAGED, sentence);
  return FALSE;
}

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

/* The copy is complete and closed in order, which the original cannot say of itself while it is open. */
static gboolean
copy_database (HupanDb *from,
               const char *path,
               gboolean compact,
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
  if (compact)
    {
      hupan_maintenance_begin (to);
      if (!hupan_db_run (to, "VACUUM", error))
        return FALSE;
    }
  g_clear_pointer (&to, hupan_db_free);
  g_unlink (journal); /* empty */
  return hupan_files_sync (path, error);
}

/* The set of documents, whatever the order in which they came. */
static char *
digest_documents (HupanDb *documents, GError **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (HupanStatement)
    statement = hupan_db_prepare (documents, "SELECT sha256 FROM content ORDER BY sha256", error);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return NULL;
  while (hupan_statement_step (statement, &local))
    {
      gsize size;
      gconstpointer hash = hupan_statement_get_blob (statement, 0, &size);

      g_checksum_update (sum, hash, (gssize) size);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return g_strdup (g_checksum_get_string (sum));
}

static gboolean
count_rows (HupanDb *db, GHashTable *counts, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (HupanStatement) statement = hupan_db_prepare (
    db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'meta' ORDER BY name", error);

  if (statement == NULL)
    return FALSE;
  while (hupan_statement_step (statement, &local))
    g_ptr_array_add (tables, g_strdup (hupan_statement_get_text (statement, 0)));
  for (guint i = 0; local == NULL && i < tables->len; i++)
    {
      /* %w doubles the quotes in a name; the names are those of our own schema. */
      char *query = sqlite3_mprintf ("SELECT count (*) FROM \"%w\"", (const char *) tables->pdata[i]);
      gint64 count;

      if (hupan_db_read_int (db, query, &count, &local))
        g_hash_table_insert (counts, g_strdup (tables->pdata[i]), g_memdup2 (&count, sizeof count));
      sqlite3_free (query);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
add_sum (HupanManifest *manifest,
         const char *folder,
         const char *name,
         const HupanProgress *progress,
         GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *sum = hupan_files_sha256 (path, progress, error);
  GStatBuf st;

  if (sum == NULL || g_stat (path, &st) != 0)
    return FALSE;
  hupan_manifest_add_file (manifest, name, st.st_size, sum);
  return TRUE;
}

static gboolean
file_is_as_said (const char *path, HupanManifestFile *file, const HupanProgress *progress)
{
  g_autofree char *sum = NULL;
  GStatBuf st;

  if (g_lstat (path, &st) != 0 || !S_ISREG (st.st_mode) || st.st_size != file->size)
    return FALSE;
  sum = hupan_files_sha256 (path, progress, NULL);
  return g_strcmp0 (sum, file->sha256) == 0;
}

/* Nobody changes a finished copy, so two copies of the same documents may be one file; unless its bytes have
 * rotted. */
static gboolean
share_documents (HupanManifest *manifest, const char *previous, const char *to, const HupanProgress *progress)
{
  const char *name = hupan_format_documents ()->file;
  g_autofree char *from = previous != NULL ? g_build_filename (previous, name, NULL) : NULL;
  g_autoptr (HupanManifest) older = previous != NULL ? hupan_manifest_load (previous, NULL) : NULL;
  HupanManifestFile *file = older != NULL ? hupan_manifest_get_file (older, name) : NULL;

  return file != NULL && g_strcmp0 (older->uuid, manifest->uuid) == 0 &&
         g_strcmp0 (older->documents, manifest->documents) == 0 && file_is_as_said (from, file, progress) &&
         hupan_files_link_or_copy (from, to, NULL);
}

static gboolean
copy_documents (HupanRegistry *registry,
                HupanManifest *manifest,
                const char *folder,
                const char *previous,
                gboolean compact,
                const HupanProgress *progress,
                GError **error)
{
  const char *name = hupan_format_documents ()->file;
  g_autofree char *path = g_build_filename (folder, name, NULL);
  HupanDb *documents = registry->safety->documents;

  if (documents == NULL)
    return TRUE;
  manifest->documents = digest_documents (documents, error);
  if (manifest->documents == NULL)
    return FALSE;
  if (!share_documents (manifest, previous, path, progress) &&
      !copy_database (documents, path, compact, progress, error))
    return FALSE;
  return add_sum (manifest, folder, name, progress, error);
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

HupanManifest *
hupan_snapshot_make (HupanRegistry *registry,
                     const char *folder,
                     const char *why,
                     const char *previous,
                     HupanSnapshotFlags flags,
                     const HupanProgress *progress,
                     GError **error)
{
  g_autoptr (HupanManifest) manifest = hupan_manifest_new ();
  const char *name = hupan_format_registry ()->file;
  g_autofree char *path = g_build_filename (folder, name, NULL);
  gboolean compact = (flags & HUPAN_SNAPSHOT_COMPACT) != 0;
  gint64 format;

  if (!hupan_place_check_space (folder, hupan_snapshot_get_size (registry), error) ||
      !hupan_db_read_int (registry->db, "PRAGMA user_version", &format, error))
    return NULL;
  manifest->uuid = g_strdup (registry->uuid);
  manifest->name = g_strdup (registry->name);
  manifest->why = g_strdup (why);
  manifest->made_at = hupan_clock_now ();
  manifest->format = (guint) format;
  if (!copy_database (registry->db, path, compact, progress, error) ||
      !hupan_safety_read_head (registry->db, &manifest->seq, &manifest->head, error) ||
      !count_rows (registry->db, manifest->counts, error) ||
      !add_sum (manifest, folder, name, progress, error) ||
      !copy_documents (registry, manifest, folder, previous, compact, progress, error) ||
      !hupan_snapshot_verify (folder, manifest, progress, error) ||
      !hupan_manifest_save (manifest, folder, error))
    return NULL;
  return g_steal_pointer (&manifest);
}

static HupanDb *
open_copy (const HupanFormat *format, const char *path, guint version, GError **error)
{
  g_autoptr (HupanDb) db = NULL;
  HupanHeader header;

  if (!hupan_format_read_header (format, path, &header, error))
    return NULL;
  if (version != 0 && header.version != version)
    {
      refuse (error, _("The copy is damaged: it is of another format than it says."));
      return NULL;
    }
  db = hupan_connect (path, HUPAN_CONNECT_READ_ONLY, error);
  if (db == NULL)
    return NULL;
  if (header.version > format->version ? !hupan_format_check_newer (format, db, error)
                                       : !hupan_format_check_schema (format, db, header.version, error))
    return NULL;
  return hupan_format_check_features (db, error) ? g_steal_pointer (&db) : NULL;
}

static gboolean
check_sound (HupanDb *db, const char *file, const HupanProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);

  if (!hupan_integrity_check (db, file, progress, findings, error))
    return FALSE;
  return findings->len == 0 ? TRUE : refuse (error, findings->pdata[0]);
}

static gboolean
same_counts (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer table, count;

  if (g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &table, &count))
    {
      gint64 *other = g_hash_table_lookup (b, table);

      if (other == NULL || *other != *(gint64 *) count)
        return FALSE;
    }
  return TRUE;
}

static gboolean
verify_registry (const char *path, HupanManifest *manifest, const HupanProgress *progress, GError **error)
{
  const HupanFormat *format = hupan_format_registry ();
  g_autoptr (HupanDb) db = open_copy (format, path, manifest->format, error);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *head = NULL;
  g_autofree char *uuid = NULL;
  gint64 seq;

  if (db == NULL || !check_sound (db, format->file, progress, error) || !count_rows (db, counts, error) ||
      !hupan_safety_read_head (db, &seq, &head, error))
    return FALSE;
  uuid = hupan_meta_dup (db, HUPAN_META_UUID, error);
  if (g_strcmp0 (uuid, manifest->uuid) != 0 || seq != manifest->seq ||
      g_strcmp0 (head, manifest->head) != 0 || !same_counts (counts, manifest->counts))
    {
      g_clear_error (error);
      return refuse (error, _("The copy is damaged: it does not contain what it should."));
    }
  return TRUE;
}

/* Reads every content once. */
gboolean
hupan_snapshot_check_documents (HupanDb *documents,
                                const HupanProgress *progress,
                                GPtrArray *findings,
                                GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (HupanStatement)
    statement = hupan_db_prepare (documents, "SELECT lower (hex (sha256)), size, data FROM content", error);

  if (statement == NULL)
    return FALSE;
  while (!hupan_progress_is_cancelled (progress, &local) && hupan_statement_step (statement, &local))
    {
      gsize size;
      gconstpointer data = hupan_statement_get_blob (statement, 2, &size);
      g_autofree char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256,
                                                          data != NULL ? data : (const guint8 *) "", size);
      const char *expected = hupan_statement_get_text (statement, 0);

      hupan_db_yield (documents);
      if (g_strcmp0 (sum, expected) == 0 && hupan_statement_get_int (statement, 1) == (gint64) size)
        continue;
      /* Translators: the beginning of a long number that identifies the document. */
      g_ptr_array_add (
        findings,
        g_strdup_printf (_("The document %.12s… is damaged. Restore it from a backup."), expected));
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
verify_documents (const char *path, HupanManifest *manifest, const HupanProgress *progress, GError **error)
{
  const HupanFormat *format = hupan_format_documents ();
  g_autoptr (HupanDb) db = open_copy (format, path, 0, error);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *digest = NULL;

  if (db == NULL || !check_sound (db, format->file, progress, error))
    return FALSE;
  digest = digest_documents (db, error);
  if (digest == NULL || !hupan_snapshot_check_documents (db, progress, findings, error))
    return FALSE;
  if (findings->len > 0)
    return refuse (error, findings->pdata[0]);
  return g_strcmp0 (digest, manifest->documents) == 0
           ? TRUE
           : refuse (error, _("The copy is damaged: documents are missing from it."));
}

gboolean
hupan_snapshot_verify (const char *folder,
                       HupanManifest *manifest,
                       const HupanProgress *progress,
                       GError **error)
{
  const char *documents = hupan_format_documents ()->file;
  g_autofree char *registry_path = g_build_filename (folder, hupan_format_registry ()->file, NULL);
  g_autofree char *documents_path = g_build_filename (folder, documents, NULL);

  for (guint i = 0; i < manifest->files->len; i++)
    {
      HupanManifestFile *file = manifest->files->pdata[i];
      g_autofree char *path = g_build_filename (folder, file->name, NULL);

      if (hupan_progress_is_cancelled (progress, error))
        return FALSE;
      if (!file_is_as_said (path, file, progress))
        return refuse (error, _("The copy is damaged: a file in it is not as it was written."));
    }
  if (!verify_registry (registry_path, manifest, progress, error))
    return FALSE;
  return hupan_manifest_get_file (manifest, documents) == NULL ||
         verify_documents (documents_path, manifest, progress, error);
}
