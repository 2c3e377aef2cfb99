/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-format.h"

#include "core/hupan-init.h"
#include "hupan-connect.h"
#include "hupan-files.h"
#include "hupan-fingerprint.h"
#include "hupan-meta.h"
#include "hupan-registry-private.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEADER_SIZE           100 /* https://www.sqlite.org/fileformat.html, 1.3 */
#define OFFSET_USER_VERSION   60
#define OFFSET_APPLICATION_ID 68

#define DOCUMENTS_APPLICATION_ID 0x48555044 /* "HUPD" */
#define DOCUMENTS_SCRIPT         "/io/github/hupan_app/Hupan/schema/001-documents.sql"

/* Features that make a file unreadable for programs that do not know them. None so far. */
static const char *const known_features[] = { NULL };

static const HupanFormat *registry_override;

const HupanFormat *
hupan_format_registry (void)
{
  static HupanMigration migrations[HUPAN_SCHEMA_VERSION];
  static HupanFormat format = { "registry.sqlite", HUPAN_APPLICATION_ID, NULL, HUPAN_SCHEMA_VERSION };
  static gsize done = 0;

  if (registry_override != NULL)
    return registry_override;
  if (g_once_init_enter (&done))
    {
      for (int version = 1; version <= HUPAN_SCHEMA_VERSION; version++)
        /* Tables were only added, so every Hupan may read; one that does not know them must not write. */
        migrations[version - 1] = (HupanMigration) { hupan_schema_get_script (version), .compat = version,
                                                     .read_compat = 1 };
      format.migrations = migrations;
      g_once_init_leave (&done, 1);
    }
  return &format;
}

const HupanFormat *
hupan_format_documents (void)
{
  static HupanMigration migrations[1];
  static HupanFormat format = { "documents.sqlite", DOCUMENTS_APPLICATION_ID, NULL, 1 };
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      g_autoptr (GBytes)
        script = g_resources_lookup_data (DOCUMENTS_SCRIPT, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      /* Uncompressed resources end in a zero byte and stay where they are in the program. */
      migrations[0] = (HupanMigration) { g_bytes_get_data (script, NULL), .compat = 1, .read_compat = 1 };
      format.migrations = migrations;
      g_once_init_leave (&done, 1);
    }
  return &format;
}

void
hupan_format_set_registry (const HupanFormat *format)
{
  registry_override = format;
}

static guint32
read_be32 (const guint8 *bytes)
{
  return ((guint32) bytes[0] << 24) | ((guint32) bytes[1] << 16) | ((guint32) bytes[2] << 8) | bytes[3];
}

gboolean
hupan_format_read_header (const HupanFormat *format, const char *path, HupanHeader *header, GError **error)
{
  g_autofd int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  g_autofree char *name = g_filename_display_name (path);
  guint8 bytes[HEADER_SIZE];
  struct stat st;
  gssize length;

  if (fd < 0 || fstat (fd, &st) != 0 || (length = pread (fd, bytes, sizeof bytes, 0)) < 0)
    {
      hupan_files_set_error (error, errno, path);
      return FALSE;
    }
  if (length == 0)
    {
      g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_DAMAGED,
                   _("“%s” is empty. Restore the registry from a backup."), name);
      return FALSE;
    }
  if (length < HEADER_SIZE || memcmp (bytes, "SQLite format 3", 16) != 0)
    {
      g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_NOT_A_REGISTRY,
                   _("“%s” is no registry of Hupan, or its beginning is damaged. If it was one, restore it from a backup."),
                   name);
      return FALSE;
    }
  header->application_id = read_be32 (bytes + OFFSET_APPLICATION_ID);
  header->version = read_be32 (bytes + OFFSET_USER_VERSION);
  header->size = st.st_size;
  if (header->application_id == format->application_id && header->version > 0)
    return TRUE;
  g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_NOT_A_REGISTRY,
               _("“%s” is a database of another program, not a registry of Hupan."), name);
  return FALSE;
}

/* Runs the migrations after format `from` up to format `to`, inside the caller's transaction. */
gboolean
hupan_format_run (const HupanFormat *format, HupanDb *db, guint from, guint to, GError **error)
{
  for (guint version = from + 1; version <= to; version++)
    if (!hupan_db_run (db, format->migrations[version - 1].script, error))
      return FALSE;
  return TRUE;
}

/* Writes down who may read and write a file of the newest format, and who made it so. */
gboolean
hupan_format_stamp (const HupanFormat *format, HupanDb *db, GError **error)
{
  const HupanMigration *newest = &format->migrations[format->version - 1];
  g_autofree char *compat = g_strdup_printf ("%u", newest->compat);
  g_autofree char *read_compat = g_strdup_printf ("%u", newest->read_compat);

  return hupan_meta_set (db, HUPAN_META_COMPAT, compat, error) &&
         hupan_meta_set (db, HUPAN_META_READ_COMPAT, read_compat, error) &&
         hupan_meta_set (db, HUPAN_META_WRITTEN_BY, hupan_get_version (), error) &&
         hupan_meta_set (db, HUPAN_META_SQLITE, sqlite3_libversion (), error);
}

static char *
expected_fingerprint (const HupanFormat *format, guint version, GError **error)
{
  g_autoptr (HupanDb) model = hupan_connect_in_memory (error);

  if (model == NULL)
    return NULL;
  hupan_maintenance_begin (model);
  if (!hupan_format_run (format, model, 0, version, error))
    return NULL;
  return hupan_fingerprint (model, error);
}

/* That the tables are those that the scripts make: the first thing asked of a file, before anything else in
 * it. */
gboolean
hupan_format_check_schema (const HupanFormat *format, HupanDb *db, guint version, GError **error)
{
  g_autofree char *expected = expected_fingerprint (format, version, error);
  g_autofree char *found = NULL;

  if (expected == NULL)
    return FALSE;
  found = hupan_fingerprint (db, error);
  if (found == NULL)
    return FALSE;
  if (g_str_equal (expected, found))
    return TRUE;
  g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_DAMAGED,
               /* Translators: a file's name. */
               _("“%s” was changed by another program: its tables are not those that Hupan made. For safety it is not "
                 "opened. Restore the registry from a backup."),
               format->file);
  return FALSE;
}

static gboolean
refuse_newer (HupanDb *db, GError **error)
{
  g_autofree char *needed = hupan_meta_dup (db, HUPAN_META_WRITTEN_BY, NULL);

  g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_NEWER,
               /* Translators: two version numbers. */
               _("This registry was written by Hupan %s, which is newer than this one (%s), and cannot be opened with it. "
                 "Nothing was changed. Please update Hupan."),
               needed != NULL ? needed : "?", hupan_get_version ());
  return FALSE;
}

/* Of a file whose format is newer than the newest known: that it may be read. It is never written. */
static gboolean
check_newer (const HupanFormat *format, HupanDb *db, GError **error)
{
  g_autofree char *meta = hupan_db_dup_text (db, "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'meta'", error);

  /* Its schema cannot be held against anything, but a virtual table would run code. */
  if (meta == NULL || !g_str_has_prefix (meta, "CREATE TABLE "))
    {
      if (error != NULL && *error == NULL)
        refuse_newer (db, error);
      return FALSE;
    }
  if (hupan_meta_get_int (db, HUPAN_META_READ_COMPAT, G_MAXINT64) > format->version)
    return refuse_newer (db, error);
  return TRUE;
}

/* A feature that this program does not know is one more reason to keep off. */
static gboolean
check_features (HupanDb *db, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *text = hupan_meta_dup (db, HUPAN_META_FEATURES, &local);
  g_auto (GStrv) features = NULL;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  features = g_strsplit (text != NULL ? text : "", " ", -1);
  for (char **feature = features; *feature != NULL; feature++)
    if (**feature != '\0' && !g_strv_contains (known_features, *feature))
      return refuse_newer (db, error);
  return TRUE;
}

/**
 * hupan_format_check:
 * @version: what the header of the file says
 *
 * What is asked of a file before anything else in it is believed: that its tables
 * are ours or, where it is newer, that it may be read; and that it has no feature
 * this program does not know.
 */
gboolean
hupan_format_check (const HupanFormat *format, HupanDb *db, guint version, GError **error)
{
  gboolean ok = version > format->version ? check_newer (format, db, error)
                                          : hupan_format_check_schema (format, db, version, error);

  return ok && check_features (db, error);
}
