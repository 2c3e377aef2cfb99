/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-snapshot.h"

#include "hupan-connect.h"
#include "hupan-content.h"
#include "hupan-files.h"
#include "hupan-format.h"
#include "hupan-integrity.h"
#include "hupan-meta.h"
#include "hupan-safety-private.h"
#include "hupan-snapshot-contents.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define TABLES "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'meta' ORDER BY name"

/* What is done with a copy once it lies there: it needs no registry, and may be done on any thread. */

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_DAMAGED, sentence);
  return FALSE;
}

/* The set of documents, whatever the order in which they came. */
char *
hupan_snapshot_digest_documents (HupanDb *documents, GError **error)
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

gboolean
hupan_snapshot_count_rows (HupanDb *db, GHashTable *counts, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (HupanStatement) statement = hupan_db_prepare (db, TABLES, error);

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

gboolean
hupan_snapshot_file_is_as_said (const char *path, HupanManifestFile *file, const HupanProgress *progress)
{
  g_autofree char *sum = NULL;
  GStatBuf st;

  if (g_lstat (path, &st) != 0 || !S_ISREG (st.st_mode) || st.st_size != file->size)
    return FALSE;
  sum = hupan_files_sha256 (path, progress, NULL);
  return g_strcmp0 (sum, file->sha256) == 0;
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
  if (db == NULL || !hupan_format_check (format, db, header.version, error))
    return NULL;
  return g_steal_pointer (&db);
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

  if (db == NULL || !check_sound (db, format->file, progress, error) || !hupan_snapshot_count_rows (db, counts, error) ||
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

/* The pages and the set. A document that was damaged before is damaged in the copy: that is for hupan_registry_check() to
 * tell, and no reason to have no backup of all the rest. */
static gboolean
verify_documents (const char *path, HupanManifest *manifest, const HupanProgress *progress, GError **error)
{
  const HupanFormat *format = hupan_format_documents ();
  g_autoptr (HupanDb) db = open_copy (format, path, 0, error);
  g_autofree char *digest = NULL;

  if (db == NULL || !check_sound (db, format->file, progress, error))
    return FALSE;
  digest = hupan_snapshot_digest_documents (db, error);
  if (digest == NULL)
    return FALSE;
  if (g_strcmp0 (digest, manifest->documents) == 0)
    return TRUE;
  return refuse (error, _("The copy is damaged: documents are missing from it."));
}

gboolean
hupan_snapshot_verify_databases (const char *folder,
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
      if (!hupan_snapshot_file_is_as_said (path, file, progress))
        return refuse (error, _("The copy is damaged: a file in it is not as it was written."));
    }
  if (!verify_registry (registry_path, manifest, progress, error))
    return FALSE;
  return hupan_manifest_get_file (manifest, documents) == NULL ||
         verify_documents (documents_path, manifest, progress, error);
}

static gboolean
verify (const char *folder, HupanManifest *manifest, HupanSnapshotShare contents, const HupanProgress *progress, GError **error)
{
  return hupan_snapshot_verify_databases (folder, manifest, progress, error) &&
         (!manifest->has_contents || hupan_snapshot_contents_verify (folder, manifest, contents, progress, error));
}

gboolean
hupan_snapshot_verify (const char *folder, HupanManifest *manifest, const HupanProgress *progress, GError **error)
{
  return verify (folder, manifest, HUPAN_SNAPSHOT_ALL, progress, error);
}

GBytes *
hupan_snapshot_read_content (const char *folder, const char *sha256, const HupanProgress *progress, GError **error)
{
  const HupanFormat *format = hupan_format_documents ();
  g_autofree char *real = realpath (folder, NULL);
  g_autofree char *path = g_build_filename (real != NULL ? real : folder, format->file, NULL);
  g_autoptr (GBytes) data = hupan_snapshot_contents_read (folder, sha256, NULL);
  g_autoptr (HupanDb) db = NULL;

  if (data != NULL)
    return g_steal_pointer (&data);
  db = open_copy (format, path, 0, error);
  return db != NULL ? hupan_content_read (db, sha256, progress, error) : NULL;
}

/* Into a new file, which VACUUM does without keeping all of it in memory. */
static gboolean
vacuum_into (const char *path, const char *to, GError **error)
{
  g_autoptr (HupanDb) db = hupan_connect (path, HUPAN_CONNECT_READ_ONLY, error);
  g_autoptr (HupanStatement) statement = NULL;

  if (db == NULL)
    return FALSE;
  hupan_maintenance_begin (db);
  statement = hupan_db_prepare (db, "VACUUM INTO $1", error);
  if (statement == NULL)
    return FALSE;
  hupan_statement_bind_text (statement, 1, to);
  return hupan_statement_run (statement, error);
}

/* Takes the bytes of what was deleted out of the file. */
static gboolean
compact (const char *path, GError **error)
{
  g_autofree char *compacted = g_strconcat (path, ".compact", NULL);

  return hupan_files_make_empty (compacted, error) && vacuum_into (path, compacted, error) &&
         hupan_files_sync (compacted, error) && hupan_files_move (compacted, path, error);
}

static gboolean
fill_in (const char *folder, HupanManifestFile *file, const HupanProgress *progress, GError **error)
{
  g_autofree char *path = g_build_filename (folder, file->name, NULL);
  GStatBuf st;

  g_free (file->sha256);
  file->sha256 = hupan_files_sha256 (path, progress, error);
  file->size = g_stat (path, &st) == 0 ? st.st_size : 0;
  return file->sha256 != NULL;
}

gboolean
hupan_snapshot_seal (const char *folder,
                     HupanManifest *manifest,
                     HupanSnapshotFlags flags,
                     const HupanProgress *progress,
                     GError **error)
{
  for (guint i = 0; i < manifest->files->len; i++)
    {
      HupanManifestFile *file = manifest->files->pdata[i];
      g_autofree char *path = g_build_filename (folder, file->name, NULL);

      if (((flags & HUPAN_SNAPSHOT_COMPACT) != 0 && !compact (path, error)) ||
          !fill_in (folder, file, progress, error))
        return FALSE;
    }
  return verify (folder, manifest, HUPAN_SNAPSHOT_SOME, progress, error) && hupan_manifest_save (manifest, folder, error) &&
         hupan_files_sync (folder, error);
}
