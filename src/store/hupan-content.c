/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-content.h"

#include "core/hupan-sha256.h"
#include "hupan-db-private.h"

#include <glib/gi18n.h>

/* Reading or writing so much takes about a millisecond. */
#define PIECE (256 * 1024)

typedef sqlite3_blob Blob;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Blob, sqlite3_blob_close)

/* What comes of reading a content piece by piece: FALSE stops. */
typedef void (*PieceFunc) (const guint8 *piece, gsize size, gpointer data);

static GBytes *
to_bytes (const char *sha256)
{
  guint8 *bytes = g_malloc (HUPAN_CONTENT_HASH_LENGTH / 2);

  for (int i = 0; i < HUPAN_CONTENT_HASH_LENGTH / 2; i++)
    bytes[i] = (guint8) (g_ascii_xdigit_value (sha256[2 * i]) << 4 | g_ascii_xdigit_value (sha256[2 * i + 1]));
  return g_bytes_new_take (bytes, HUPAN_CONTENT_HASH_LENGTH / 2);
}

static gboolean
is_hash (const char *sha256)
{
  return strlen (sha256) == HUPAN_CONTENT_HASH_LENGTH && strspn (sha256, "0123456789abcdef") == HUPAN_CONTENT_HASH_LENGTH;
}

static void
bind_hash (HupanStatement *statement, GBytes *hash)
{
  hupan_statement_bind_blob (statement, 1, g_bytes_get_data (hash, NULL), g_bytes_get_size (hash));
}

/* The row of a content, 0: there is none, and the size it should have. */
static gboolean
find (HupanDb *db, const char *sha256, gint64 *row, gint64 *size, GError **error)
{
  g_autoptr (HupanStatement) statement = NULL;
  g_autoptr (GBytes) hash = NULL;
  g_autoptr (GError) local = NULL;

  *row = 0;
  if (!is_hash (sha256))
    return TRUE;
  hash = to_bytes (sha256);
  statement = hupan_db_prepare (db, "SELECT rowid, size FROM content WHERE sha256 = $1", error);
  if (statement == NULL)
    return FALSE;
  bind_hash (statement, hash);
  if (hupan_statement_step (statement, &local))
    {
      *row = hupan_statement_get_int (statement, 0);
      *size = hupan_statement_get_int (statement, 1);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Damage inside of one content is no reason to distrust the others, so it does not count as a failure of the
 * connection, as an error of the disk does. */
static gboolean
fail (HupanDb *db, int code, GError **error)
{
  if ((code & 0xff) != SQLITE_CORRUPT)
    return hupan_db_fail (db, code, error);
  hupan_db_set_error (error, code, NULL);
  return FALSE;
}

static Blob *
open_blob (HupanDb *db, gint64 row, gboolean writing, GError **error)
{
  sqlite3_blob *blob = NULL;
  int code = sqlite3_blob_open (hupan_db_get_handle (db), "main", "content", "data", row, writing, &blob);

  if (code == SQLITE_OK)
    return blob;
  sqlite3_blob_close (blob);
  fail (db, code, error);
  return NULL;
}

static gboolean
read_pieces (HupanDb *db,
             gint64 row,
             PieceFunc func,
             gpointer data,
             const HupanProgress *progress,
             GError **error)
{
  g_autofree guint8 *piece = g_malloc (PIECE);
  g_autoptr (Blob) blob = open_blob (db, row, FALSE, error);
  int size;

  if (blob == NULL)
    return FALSE;
  size = sqlite3_blob_bytes (blob);
  for (int at = 0; at < size; at += PIECE)
    {
      int n = MIN (PIECE, size - at);
      int code = sqlite3_blob_read (blob, piece, n, at);

      if (code != SQLITE_OK)
        return fail (db, code, error);
      func (piece, (gsize) n, data);
      hupan_db_yield (db);
      if (hupan_progress_is_cancelled (progress, error))
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  HupanSha256 sum;
  GByteArray *kept; /* NULL: only hashed */
  gint64 size;
} Reading;

static void
take_piece (const guint8 *piece, gsize size, gpointer data)
{
  Reading *reading = data;

  hupan_sha256_update (&reading->sum, piece, size);
  reading->size += (gint64) size;
  if (reading->kept != NULL)
    g_byte_array_append (reading->kept, piece, (guint) size);
}

static gboolean
look (HupanDb *db,
      const char *sha256,
      GByteArray *kept,
      HupanContentState *state,
      const HupanProgress *progress,
      GError **error)
{
  Reading reading = { .kept = kept };
  g_autoptr (GError) local = NULL;
  gint64 row, size = 0;

  *state = HUPAN_CONTENT_MISSING;
  if (!find (db, sha256, &row, &size, error))
    return FALSE;
  if (row == 0)
    return TRUE;
  *state = HUPAN_CONTENT_DAMAGED;
  hupan_sha256_init (&reading.sum);
  if (read_pieces (db, row, take_piece, &reading, progress, &local))
    {
      g_autofree char *sum = hupan_sha256_end_text (&reading.sum);

      if (reading.size == size && g_str_equal (sum, sha256))
        *state = HUPAN_CONTENT_WHOLE;
      return TRUE;
    }
  if (g_error_matches (local, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_DAMAGED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* The hash of bytes that are in memory. */
char *
hupan_content_hash (GBytes *data, HupanDb *yielding, const HupanProgress *progress, GError **error)
{
  HupanSha256 sum;
  gsize size;
  const guint8 *bytes = g_bytes_get_data (data, &size);

  hupan_sha256_init (&sum);
  for (gsize at = 0; at < size; at += PIECE)
    {
      hupan_sha256_update (&sum, bytes + at, MIN (PIECE, size - at));
      hupan_db_yield (yielding);
      if (hupan_progress_is_cancelled (progress, error))
        return NULL;
    }
  return hupan_sha256_end_text (&sum);
}

/* Whether a content is what its hash says. FALSE is an error of looking. */
gboolean
hupan_content_look (HupanDb *db, const char *sha256, HupanContentState *state, const HupanProgress *progress, GError **error)
{
  return look (db, sha256, NULL, state, progress, error);
}

GBytes *
hupan_content_read (HupanDb *db, const char *sha256, const HupanProgress *progress, GError **error)
{
  g_autoptr (GByteArray) kept = g_byte_array_new ();
  HupanContentState state;

  if (!look (db, sha256, kept, &state, progress, error))
    return NULL;
  if (state == HUPAN_CONTENT_WHOLE)
    return g_byte_array_free_to_bytes (g_steal_pointer (&kept));
  if (state == HUPAN_CONTENT_MISSING)
    g_set_error_literal (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_NOT_FOUND,
                         _("The content of this document is missing. Restore it from a backup."));
  else
    g_set_error_literal (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_DAMAGED,
                         _("This document is damaged, so it is not handed out. Restore it from a backup."));
  return NULL;
}

static gboolean
delete_row (HupanDb *db, GBytes *hash, GError **error)
{
  g_autoptr (HupanStatement) statement = hupan_db_prepare (db, "DELETE FROM content WHERE sha256 = $1", error);

  if (statement == NULL)
    return FALSE;
  bind_hash (statement, hash);
  return hupan_statement_run (statement, error);
}

static gboolean
insert_empty (HupanDb *db, GBytes *hash, gint64 size, GError **error)
{
  g_autoptr (HupanStatement) statement =
    hupan_db_prepare (db, "INSERT INTO content (sha256, size, data) VALUES ($1, $2, zeroblob ($2))", error);

  if (statement == NULL)
    return FALSE;
  bind_hash (statement, hash);
  hupan_statement_bind_int (statement, 2, size);
  return hupan_statement_run (statement, error);
}

static gboolean
write_pieces (HupanDb *db, gint64 row, GBytes *data, const HupanProgress *progress, GError **error)
{
  g_autoptr (Blob) blob = open_blob (db, row, TRUE, error);
  gsize size;
  const guint8 *bytes = g_bytes_get_data (data, &size);

  if (blob == NULL)
    return FALSE;
  for (gsize at = 0; at < size; at += PIECE)
    {
      int code = sqlite3_blob_write (blob, bytes + at, (int) MIN (PIECE, size - at), (int) at);

      if (code != SQLITE_OK)
        return fail (db, code, error);
      hupan_db_yield (db);
      if (hupan_progress_is_cancelled (progress, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
replace (HupanDb *db, const char *sha256, GBytes *data, const HupanProgress *progress, GError **error)
{
  g_autoptr (GBytes) hash = to_bytes (sha256);
  gint64 row, size;

  return delete_row (db, hash, error) && insert_empty (db, hash, (gint64) g_bytes_get_size (data), error) &&
         find (db, sha256, &row, &size, error) && write_pieces (db, row, data, progress, error);
}

static gboolean
replace_all (HupanDb *db, GPtrArray *hashes, GPtrArray *contents, const HupanProgress *progress, GError **error)
{
  for (guint i = 0; i < hashes->len; i++)
    if (!replace (db, hashes->pdata[i], contents->pdata[i], progress, error))
      return FALSE;
  return TRUE;
}

gboolean
hupan_content_write_all (HupanDb *db, GPtrArray *hashes, GPtrArray *contents, const HupanProgress *progress, GError **error)
{
  if (!hupan_db_begin (db, error))
    return FALSE;
  if (!replace_all (db, hashes, contents, progress, error))
    {
      hupan_db_rollback (db);
      return FALSE;
    }
  if (!hupan_db_commit (db, error))
    return FALSE;

  /* From the file, not from SQLite's memory of what it wrote. */
  sqlite3_db_release_memory (hupan_db_get_handle (db));
  for (guint i = 0; i < hashes->len; i++)
    {
      HupanContentState state;

      if (!hupan_content_look (db, hashes->pdata[i], &state, NULL, error))
        return FALSE;
      if (state == HUPAN_CONTENT_WHOLE)
        continue;
      hupan_content_remove (db, hashes->pdata[i], NULL);
      g_set_error_literal (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_IO,
                           _("The disk did not keep the document as it was written. Nothing was added."));
      return FALSE;
    }
  return TRUE;
}

gboolean
hupan_content_write (HupanDb *db, const char *sha256, GBytes *data, const HupanProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) hashes = g_ptr_array_new ();
  g_autoptr (GPtrArray) contents = g_ptr_array_new ();

  g_ptr_array_add (hashes, (gpointer) sha256);
  g_ptr_array_add (contents, data);
  return hupan_content_write_all (db, hashes, contents, progress, error);
}

gboolean
hupan_content_remove (HupanDb *db, const char *sha256, GError **error)
{
  g_autoptr (GBytes) hash = to_bytes (sha256);

  if (!hupan_db_begin (db, error))
    return FALSE;
  if (delete_row (db, hash, error))
    return hupan_db_commit (db, error);
  hupan_db_rollback (db);
  return FALSE;
}

GPtrArray *
hupan_content_list (HupanDb *db, GArray **sizes, GError **error)
{
  g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HupanStatement) statement =
    hupan_db_prepare (db, sizes != NULL ? "SELECT lower (hex (sha256)), size FROM content ORDER BY sha256"
                                        : "SELECT lower (hex (sha256)), 0 FROM content ORDER BY sha256", error);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return NULL;
  while (hupan_statement_step (statement, &local))
    {
      gint64 size = hupan_statement_get_int (statement, 1);

      g_ptr_array_add (hashes, g_strdup (hupan_statement_get_text (statement, 0)));
      g_array_append_val (found, size);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (sizes != NULL)
    *sizes = g_steal_pointer (&found);
  return g_steal_pointer (&hashes);
}
