/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-contents.h"

#include "hupan-guard.h"
#include "hupan-note.h"
#include "hupan-safety-private.h"
#include "hupan-safety.h"
#include "hupan-snapshot.h"

#include <glib/gi18n.h>

/* The connection, after an error of the disk one that was opened again. NULL: there is none. */
static HupanDb *
get_db (HupanRegistry *registry, GError **error)
{
  if (registry->safety->documents != NULL && hupan_db_get_failure (registry->safety->documents) != SQLITE_OK)
    hupan_registry_reopen (registry);
  if (registry->safety->documents == NULL)
    g_set_error_literal (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_DAMAGED,
                         _("The documents of the registry cannot be opened."));
  return registry->safety->documents;
}

/* What was written is known to be whole; what failed is asked again of a file that was opened anew. */
static gboolean
end_writing (HupanRegistry *registry, const char *sha256, gboolean ok)
{
  HupanDb *db = registry->safety->documents;

  if (ok)
    g_hash_table_add (registry->safety->whole, g_strdup (sha256));
  else if (db != NULL && hupan_db_get_failure (db) != SQLITE_OK)
    hupan_registry_reopen (registry);
  return ok;
}

gboolean
hupan_contents_find (HupanRegistry *registry,
                     GBytes *data,
                     char **sha256,
                     gboolean *known,
                     const HupanProgress *progress,
                     GError **error)
{
  g_autofree char *hash = NULL;
  HupanContentState state;
  HupanDb *db;

  if (g_bytes_get_size (data) > HUPAN_CONTENT_LARGEST)
    {
      g_set_error_literal (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_INVALID, _("A document may be at most 50 MiB large."));
      return FALSE;
    }
  if (!hupan_guard_before (registry, NULL, error))
    return FALSE;
  db = get_db (registry, error);
  hash = db != NULL ? hupan_content_hash (data, db, progress, error) : NULL;
  if (hash == NULL || !hupan_content_look (db, hash, &state, progress, error))
    return FALSE;
  *known = state == HUPAN_CONTENT_WHOLE;
  *sha256 = g_steal_pointer (&hash);
  return TRUE;
}

gboolean
hupan_contents_add (HupanRegistry *registry,
                    GBytes *data,
                    char **sha256,
                    gboolean *added,
                    const HupanProgress *progress,
                    GError **error)
{
  g_autofree char *hash = NULL;
  gboolean known;

  if (!hupan_contents_find (registry, data, &hash, &known, progress, error))
    return FALSE;
  *added = !known;
  if (!known &&
      !end_writing (registry, hash, hupan_content_write (registry->safety->documents, hash, data, progress, error)))
    return FALSE;
  *sha256 = g_steal_pointer (&hash);
  return TRUE;
}

gboolean
hupan_contents_add_all (HupanRegistry *registry, GPtrArray *contents, const HupanProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);
  HupanDb *db;
  gboolean ok;

  for (guint i = 0; i < contents->len; i++)
    g_ptr_array_add (hashes, g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, contents->pdata[i]));
  if (!hupan_guard_before (registry, NULL, error))
    return FALSE;
  db = get_db (registry, error);
  if (db == NULL)
    return FALSE;
  ok = hupan_content_write_all (db, hashes, contents, progress, error);
  for (guint i = 0; i < hashes->len; i++)
    end_writing (registry, hashes->pdata[i], ok);
  return ok;
}

GBytes *
hupan_contents_read (HupanRegistry *registry, const char *sha256, const HupanProgress *progress, GError **error)
{
  HupanDb *db = get_db (registry, error);

  return db != NULL ? hupan_content_read (db, sha256, progress, error) : NULL;
}

gboolean
hupan_contents_look (HupanRegistry *registry,
                     const char *sha256,
                     HupanContentState *state,
                     const HupanProgress *progress,
                     GError **error)
{
  HupanDb *db;

  *state = HUPAN_CONTENT_WHOLE;
  if (g_hash_table_contains (registry->safety->whole, sha256))
    return TRUE;
  db = get_db (registry, error);
  if (db == NULL || !hupan_content_look (db, sha256, state, progress, error))
    return FALSE;
  if (*state == HUPAN_CONTENT_WHOLE)
    g_hash_table_add (registry->safety->whole, g_strdup (sha256));
  return TRUE;
}

/* --- What nothing refers to ------------------------------------------------------------------------------ */

/* The values of a line are JSON, in which a hash is a string of 64 digits. */
static void
spare_mentioned (const char *values, GHashTable *orphans)
{
  static const char digits[] = "0123456789abcdef";

  for (const char *p = values; p != NULL && *p != '\0';)
    {
      gsize n = strspn (p, digits);

      if (n == HUPAN_CONTENT_HASH_LENGTH)
        {
          g_autofree char *hash = g_strndup (p, n);

          g_hash_table_remove (orphans, hash);
        }
      p += MAX (n, 1);
    }
}

static gboolean
spare (HupanRegistry *registry, const char *query, GHashTable *orphans, GError **error)
{
  g_autoptr (HupanStatement) statement = hupan_db_prepare (registry->db, query, error);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  while (g_hash_table_size (orphans) > 0 && hupan_statement_step (statement, &local))
    {
      spare_mentioned (hupan_statement_get_text (statement, 0), orphans);
      spare_mentioned (hupan_statement_get_text (statement, 1), orphans);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
hupan_contents_collect (HupanRegistry *registry, GPtrArray *hashes, GError **error)
{
  g_autoptr (GHashTable) orphans = g_hash_table_new (g_str_hash, g_str_equal);
  HupanDb *db = registry->safety->documents;
  g_autoptr (GPtrArray) all = NULL;
  GHashTableIter iter;
  gpointer hash;

  if (db == NULL || registry->read_only_reason != NULL)
    return TRUE;
  if (hashes == NULL)
    hashes = all = hupan_content_list (db, NULL, error);
  if (hashes == NULL)
    return FALSE;
  for (guint i = 0; i < hashes->len; i++)
    g_hash_table_add (orphans, hashes->pdata[i]);
  if (!spare (registry, "SELECT sha256, NULL FROM document", orphans, error) ||
      !spare (registry,
              "SELECT v.before, v.after FROM history h JOIN history_value v ON v.seq = h.seq WHERE h.kind = 'document'",
              orphans, error))
    return FALSE;

  g_hash_table_iter_init (&iter, orphans);
  while (g_hash_table_iter_next (&iter, &hash, NULL))
    {
      g_hash_table_remove (registry->safety->whole, hash);
      if (!hupan_content_remove (db, hash, error))
        return FALSE;
    }
  return TRUE;
}

/* --- Damage ------------------------------------------------------------------------------------------------ */

/* “cv.pdf” of 李明, for each document that has the content. */
static GPtrArray *
name_documents (HupanRegistry *registry, const char *sha256, GError **error)
{
  static const char *const owners[] = { "application", "topic", "university" };
  g_autoptr (GPtrArray) documents = hupan_registry_find (registry, hupan_kind_get ("document"), "sha256", sha256, error);
  GPtrArray *names;

  if (documents == NULL)
    return NULL;
  names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < documents->len; i++)
    {
      HupanRecord *document = documents->pdata[i];
      const char *name = hupan_record_get (document, "name");
      g_autofree char *owner = NULL;

      for (gsize j = 0; owner == NULL && j < G_N_ELEMENTS (owners); j++)
        if (hupan_record_get (document, owners[j]) != NULL)
          owner = hupan_registry_dup_title (registry, hupan_kind_get (owners[j]), hupan_record_get_reference (document, owners[j]));
      /* Translators: a document's name, and whom it belongs to: a candidate, a topic or a university. */
      g_ptr_array_add (names, g_strdup_printf (_("“%s” of %s"), name, owner != NULL ? owner : "?"));
    }
  return names;
}

gboolean
hupan_contents_restore (HupanRegistry *registry, const char *sha256, const HupanProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) backups = hupan_registry_list_backups (registry->folder, NULL);
  g_autoptr (GPtrArray) names = NULL;

  if (!hupan_guard_before (registry, NULL, error))
    return FALSE;
  names = name_documents (registry, sha256, error);
  if (names == NULL)
    return FALSE;
  for (guint i = 0; i < backups->len; i++)
    {
      HupanBackup *backup = backups->pdata[i];
      g_autoptr (GBytes) data = hupan_snapshot_read_content (backup->path, sha256, progress, NULL);
      g_autofree char *note = NULL;
      HupanDb *db;

      if (hupan_progress_is_cancelled (progress, error))
        return FALSE;
      if (data == NULL)
        continue;
      db = get_db (registry, error);
      if (db == NULL || !end_writing (registry, sha256, hupan_content_write (db, sha256, data, progress, error)))
        return FALSE;
      /* Translators: “cv.pdf” of 李明, and which backup: its date, and why it was made. */
      note = g_strdup_printf (_("Restored the content of %s from the backup of %s"),
                              names->len > 0 ? (const char *) names->pdata[0] : sha256, backup->label);
      return hupan_note_add (registry, note, error);
    }
  g_set_error_literal (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_NOT_FOUND,
                       _("No backup has this document undamaged. If you have the file elsewhere, add it again."));
  return FALSE;
}

static gboolean
tell (HupanRegistry *registry, const char *sha256, HupanContentState state, GPtrArray *findings, GError **error)
{
  g_autoptr (GPtrArray) names = NULL;

  if (state == HUPAN_CONTENT_WHOLE)
    return TRUE;
  names = name_documents (registry, sha256, error);
  if (names == NULL)
    return FALSE;
  if (names->len == 0)
    /* Translators: the beginning of a long number that identifies the document. */
    g_ptr_array_add (findings, g_strdup_printf (_("The document %.12s… is damaged. Restore it from a backup."), sha256));
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (findings,
                     g_strdup_printf (state == HUPAN_CONTENT_DAMAGED
                                        /* Translators: “cv.pdf” of 李明 */
                                        ? _("%s is damaged. Restore it from a backup.")
                                        /* Translators: “cv.pdf” of 李明 */
                                        : _("The content of %s is missing. Restore it from a backup."),
                                      (const char *) names->pdata[i]));
  return TRUE;
}

/* Records whose content is not there at all. */
static gboolean
check_missing (HupanRegistry *registry, GPtrArray *hashes, GPtrArray *findings, GError **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HupanStatement) statement = hupan_db_prepare (registry->db, "SELECT DISTINCT sha256 FROM document", error);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < hashes->len; i++)
    g_hash_table_add (known, hashes->pdata[i]);
  while (hupan_statement_step (statement, &local))
    if (!g_hash_table_contains (known, hupan_statement_get_text (statement, 0)))
      g_ptr_array_add (missing, g_strdup (hupan_statement_get_text (statement, 0)));
  for (guint i = 0; local == NULL && i < missing->len; i++)
    tell (registry, missing->pdata[i], HUPAN_CONTENT_MISSING, findings, &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
hupan_contents_check (HupanRegistry *registry, GPtrArray *findings, const HupanProgress *progress, GError **error)
{
  HupanDb *db = get_db (registry, error);
  g_autoptr (GPtrArray) hashes = db != NULL ? hupan_content_list (db, NULL, error) : NULL;

  if (hashes == NULL)
    return FALSE;
  for (guint i = 0; i < hashes->len; i++)
    {
      HupanContentState state;

      hupan_progress_report (progress, (double) i / hashes->len, _("Checking the documents…"));
      if (!hupan_content_look (db, hashes->pdata[i], &state, progress, error) ||
          !tell (registry, hashes->pdata[i], state, findings, error))
        return FALSE;
      if (state != HUPAN_CONTENT_WHOLE)
        g_hash_table_remove (registry->safety->whole, hashes->pdata[i]);
    }
  return check_missing (registry, hashes, findings, error);
}
