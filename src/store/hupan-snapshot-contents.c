/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-snapshot-contents.h"

#include "core/hupan-clock.h"
#include "hupan-contents.h"
#include "hupan-files.h"
#include "hupan-safety-private.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define DAY   (24 * 60 * 60 * G_GINT64_CONSTANT (1000))
#define DAYS  30
#define GROUP (8 * 1024 * 1024) /* bytes restored in one transaction */

static char *
path_of (const char *folder, const char *sha256)
{
  return g_build_filename (folder, HUPAN_SNAPSHOT_CONTENTS, sha256, NULL);
}

static gboolean
has_size (const char *path, gint64 size)
{
  GStatBuf st;

  return g_lstat (path, &st) == 0 && S_ISREG (st.st_mode) && st.st_size == size;
}

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_DAMAGED, _("The copy is damaged: documents are missing from it."));
  return FALSE;
}

/* --- Taking ------------------------------------------------------------------------------------------------ */

gint64
hupan_snapshot_contents_get_size (HupanRegistry *registry, const char *previous)
{
  HupanDb *documents = registry->safety->documents;
  g_autoptr (GArray) sizes = NULL;
  g_autoptr (GPtrArray) hashes = documents != NULL ? hupan_content_list (documents, &sizes, NULL) : NULL;
  gint64 missing = 0;

  for (guint i = 0; hashes != NULL && i < hashes->len; i++)
    {
      g_autofree char *from = previous != NULL ? path_of (previous, hashes->pdata[i]) : NULL;
      gint64 size = g_array_index (sizes, gint64, i);

      if (from == NULL || !has_size (from, size))
        missing += size;
    }
  return missing;
}

static gboolean
write_content (HupanDb *documents,
               const char *sha256,
               const char *path,
               gboolean *taken,
               const HupanProgress *progress,
               GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) data = hupan_content_read (documents, sha256, progress, &local);
  gsize size;
  const char *bytes;

  *taken = data != NULL;
  if (data == NULL)
    {
      if (g_error_matches (local, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_DAMAGED))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  bytes = g_bytes_get_data (data, &size);
  return hupan_files_write (path, bytes, (gssize) size, error);
}

static void
count_in (HupanManifest *manifest, GChecksum *digest, const char *sha256, gint64 size)
{
  g_checksum_update (digest, (const guchar *) sha256, -1);
  manifest->n_contents++;
  manifest->contents_size += size;
}

gboolean
hupan_snapshot_contents_take (HupanRegistry *registry,
                              const char *folder,
                              const char *previous,
                              HupanManifest *manifest,
                              const HupanProgress *progress,
                              GError **error)
{
  HupanDb *documents = registry->safety->documents;
  g_autofree char *parent = g_build_filename (folder, HUPAN_SNAPSHOT_CONTENTS, NULL);
  g_autoptr (GChecksum) digest = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GArray) sizes = NULL;
  g_autoptr (GPtrArray) hashes = hupan_content_list (documents, &sizes, error);

  if (hashes == NULL || !hupan_files_make_folder (parent, error))
    return FALSE;
  for (guint i = 0; i < hashes->len; i++)
    {
      const char *sha256 = hashes->pdata[i];
      gint64 size = g_array_index (sizes, gint64, i);
      g_autofree char *from = previous != NULL ? path_of (previous, sha256) : NULL;
      g_autofree char *to = path_of (folder, sha256);
      gboolean taken = TRUE;

      if (from != NULL && has_size (from, size) && hupan_files_link_or_copy (from, to, NULL))
        ;
      else if (!write_content (documents, sha256, to, &taken, progress, error))
        return FALSE;
      else if (taken)
        g_ptr_array_add (manifest->fresh, g_strdup (sha256));
      if (taken)
        count_in (manifest, digest, sha256, size);
      hupan_db_yield (documents);
      if (hupan_progress_is_cancelled (progress, error))
        return FALSE;
    }
  manifest->has_contents = TRUE;
  manifest->documents = g_strdup (g_checksum_get_string (digest));
  return hupan_files_sync (parent, error);
}

/* --- Verifying ---------------------------------------------------------------------------------------------- */

static GPtrArray *
list_files (const char *folder, GError **error)
{
  g_autofree char *parent = g_build_filename (folder, HUPAN_SNAPSHOT_CONTENTS, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name;

  if (dir == NULL)
    {
      hupan_files_set_error (error, errno, parent);
      return NULL;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    if (strlen (name) == HUPAN_CONTENT_HASH_LENGTH)
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort_values (names, (GCompareFunc) g_strcmp0);
  return g_steal_pointer (&names);
}

static gboolean
is_due (HupanManifest *manifest, const char *sha256)
{
  guint number = (guint) (g_ascii_xdigit_value (sha256[0]) << 8 | g_ascii_xdigit_value (sha256[1]) << 4 | g_ascii_xdigit_value (sha256[2]));

  return number % DAYS == (guint) (hupan_clock_now () / DAY % DAYS) ||
         g_ptr_array_find_with_equal_func (manifest->fresh, sha256, g_str_equal, NULL);
}

gboolean
hupan_snapshot_contents_verify (const char *folder,
                                HupanManifest *manifest,
                                HupanSnapshotShare share,
                                const HupanProgress *progress,
                                GError **error)
{
  g_autoptr (GPtrArray) names = list_files (folder, error);
  g_autoptr (GChecksum) digest = g_checksum_new (G_CHECKSUM_SHA256);

  if (names == NULL)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      g_autofree char *path = path_of (folder, name);
      g_autofree char *sum = NULL;

      g_checksum_update (digest, (const guchar *) name, -1);
      if (hupan_progress_is_cancelled (progress, error))
        return FALSE;
      if (share != HUPAN_SNAPSHOT_ALL && !is_due (manifest, name))
        continue;
      sum = hupan_files_sha256 (path, progress, error);
      if (sum == NULL)
        return FALSE;
      if (g_str_equal (sum, name))
        continue;
      if (manifest->previous != NULL)
        {
          g_autofree char *rotten = path_of (manifest->previous, name);

          g_unlink (rotten);
        }
      return refuse (error);
    }
  return g_strcmp0 (g_checksum_get_string (digest), manifest->documents) == 0 || refuse (error);
}

/* --- Restoring ----------------------------------------------------------------------------------------------- */

GBytes *
hupan_snapshot_contents_read (const char *folder, const char *sha256, GError **error)
{
  g_autofree char *path = path_of (folder, sha256);
  g_autofree char *sum = NULL;
  g_autoptr (GBytes) data = NULL;
  GStatBuf st;
  char *bytes;
  gsize size;

  if (g_lstat (path, &st) != 0 || !S_ISREG (st.st_mode) || st.st_size > HUPAN_CONTENT_LARGEST)
    {
      hupan_files_set_error (error, ENOENT, path);
      return NULL;
    }
  if (!g_file_get_contents (path, &bytes, &size, error))
    return NULL;
  data = g_bytes_new_take (bytes, size);
  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, data);
  if (g_str_equal (sum, sha256))
    return g_steal_pointer (&data);
  refuse (error);
  return NULL;
}

static gboolean
flush (HupanDb *documents, GPtrArray *hashes, GPtrArray *contents, gint64 *size, const HupanProgress *progress, GError **error)
{
  gboolean ok = hashes->len == 0 || hupan_content_write_all (documents, hashes, contents, progress, error);

  g_ptr_array_set_size (hashes, 0);
  g_ptr_array_set_size (contents, 0);
  *size = 0;
  return ok;
}

gboolean
hupan_snapshot_contents_restore (const char *folder, HupanDb *documents, const HupanProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) names = list_files (folder, error);
  g_autoptr (GPtrArray) hashes = g_ptr_array_new ();
  g_autoptr (GPtrArray) contents = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  gint64 size = 0;

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      GBytes *data = hupan_snapshot_contents_read (folder, names->pdata[i], NULL);

      hupan_progress_report (progress, (double) i / names->len, _("Copying the registry…"));
      if (data == NULL)
        continue;
      g_ptr_array_add (hashes, names->pdata[i]);
      g_ptr_array_add (contents, data);
      size += (gint64) g_bytes_get_size (data);
      if (size > GROUP && !flush (documents, hashes, contents, &size, progress, error))
        return FALSE;
    }
  return names != NULL && flush (documents, hashes, contents, &size, progress, error);
}
