/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Full disks (reliability D6) and disks that can only be read (D8), on small disks that the test mounts. */

#include "config.h"

#include "fixtures/test-child.h"
#include "fixtures/test-disk.h"
#include "fixtures/test-records.h"
#include "fixtures/test-registry.h"
#include "store/hupan-place.h"
#include "store/hupan-safety.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#define MIB (1024 * 1024)
#define TAGS 200

static gboolean
add_tags (HupanRegistry *registry, guint n, GError **error)
{
  g_autoptr (HupanBatch) batch = hupan_batch_new ("Tags", NULL, HUPAN_BATCH_NONE);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%08x", g_random_int ());
      g_autoptr (HupanRecord) draft = test_draft ("tag", "name", name, "notes", "Some text of a certain length", NULL);

      hupan_batch_create (batch, draft, NULL);
    }
  return hupan_registry_commit (registry, batch, NULL, error) != 0;
}

static gboolean
collect_cb (gint64 id, const char *const *values, gpointer data)
{
  g_array_append_val ((GArray *) data, id);
  return TRUE;
}

static GArray *
read_tags (HupanRegistry *registry)
{
  static const char *const paths[] = { "name", NULL };
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  hupan_registry_scan (registry, hupan_kind_get ("tag"), paths, NULL, 0, "en", collect_cb, ids, NULL, &error);
  g_assert_no_error (error);
  return ids;
}

static gboolean
trash (HupanRegistry *registry, GArray *ids, guint n, GError **error)
{
  g_autoptr (HupanBatch) batch = hupan_batch_new ("Trash", NULL, HUPAN_BATCH_NONE);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HupanRecord) record =
        hupan_registry_get_record (registry, hupan_kind_get ("tag"), g_array_index (ids, gint64, i), NULL);

      hupan_batch_trash (batch, record);
    }
  return hupan_registry_commit (registry, batch, NULL, error) != 0;
}

static void
check_full (TestPlace *place, const char *filler)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) less = NULL;
  g_autofree char *ballast = test_place_path (place, "ballast");
  g_autofree char *package = g_build_filename (g_get_tmp_dir (), "rescued.hupan", NULL);
  HupanRegistry *registry = test_registry_create (place);

  g_assert_true (add_tags (registry, TAGS, NULL));
  g_assert_true (g_file_test (ballast, G_FILE_TEST_EXISTS));
  test_disk_fill (filler);

  /* Edits fill the last pages, then are refused in words that help. */
  for (guint i = 0; i < 100 && error == NULL; i++)
    add_tags (registry, TAGS, &error);
  g_assert_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, "free some space"));
  g_clear_error (&error);
  g_assert_null (hupan_registry_get_read_only_reason (registry));

  /* Everything that was saved can be read, and taken elsewhere. */
  ids = read_tags (registry);
  g_assert_cmpuint (ids->len % TAGS, ==, 0);
  g_assert_cmpuint (ids->len, >=, TAGS);
  g_assert_true (hupan_registry_pack (registry, package, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (package), ==, 0);

  /* Deleting works, on the room kept for it. */
  g_assert_true (trash (registry, ids, 100, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (ballast, G_FILE_TEST_EXISTS));
  less = read_tags (registry);
  g_assert_cmpuint (less->len, ==, ids->len - 100);
  test_registry_assert_sound (registry);
  test_registry_close (registry);

  /* Opening writes nothing that needs room. */
  test_disk_fill (filler);
  registry = test_registry_open (place, HUPAN_OPEN_NONE);
  g_assert_null (hupan_registry_get_read_only_reason (registry));
  test_registry_close (registry);

  g_assert_cmpint (g_unlink (filler), ==, 0);
  registry = test_registry_open (place, HUPAN_OPEN_NONE);
  g_assert_true (add_tags (registry, TAGS, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (ballast, G_FILE_TEST_EXISTS));
  test_registry_close (registry);
}

static void
test_full (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autofree char *filler = g_build_filename (place->folder, "filler", NULL);

  if (!test_disk_mount (place->folder, 96 * MIB))
    return;
  check_full (place, filler);
  test_disk_unmount (place->folder);
}

static gboolean
probe_small (const char *folder, HupanPlace *place)
{
  *place = (HupanPlace) { .free_bytes = 63 * MIB };
  return TRUE;
}

/* D7: what may need much room is refused before it begins; a few edits are not. */
static void
test_import_without_room (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (HupanBatch) batch = hupan_batch_new ("Import", NULL, HUPAN_BATCH_IMPORT);
  g_autoptr (GError) error = NULL;
  HupanRegistry *registry = test_registry_create (place);

  for (guint i = 0; i <= 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);
      g_autoptr (HupanRecord) draft = test_draft ("tag", "name", name, NULL);

      hupan_batch_create (batch, draft, "csv");
    }
  hupan_place_set_probe (probe_small);
  g_assert_cmpint (hupan_registry_commit (registry, batch, NULL, &error), ==, 0);
  g_assert_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_FULL);
  g_clear_error (&error);
  g_assert_true (add_tags (registry, 1, &error));
  g_assert_no_error (error);
  hupan_place_set_probe (NULL);
  g_assert_cmpint (hupan_registry_commit (registry, batch, NULL, &error), !=, 0);
  g_assert_no_error (error);
  test_registry_close (registry);
}

/* V9: damage that shows while working. What can be read is read; nothing is written into it any more. */
static void
test_damage_found_while_working (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autofree char *path = test_place_path (place, "registry.sqlite");
  g_autofree char *page = NULL;
  g_autofree char *content = NULL;
  static const char *const columns[] = { "name", NULL };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  gsize length;
  HupanRegistry *registry = test_registry_create (place);

  g_assert_true (add_tags (registry, TAGS, NULL));
  test_registry_close (registry);
  page = test_sql_text (path, "SELECT rootpage FROM sqlite_schema WHERE name = 'tag'");
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  memset (content + (g_ascii_strtoll (page, NULL, 10) - 1) * 4096, 0xa5, 4096);
  g_assert_true (g_file_set_contents_full (path, content, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));

  registry = test_registry_open (place, HUPAN_OPEN_NONE);
  g_assert_null (hupan_registry_get_read_only_reason (registry));
  g_assert_false (hupan_registry_scan (registry, hupan_kind_get ("tag"), columns, NULL, 0, "en", collect_cb, ids, NULL, &error));
  g_assert_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_false (add_tags (registry, 1, &error));
  g_assert_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (hupan_registry_get_read_only_reason (registry), "backup"));
  g_assert_cmpstr (hupan_registry_get_name (registry), ==, "Lakeside");
  test_registry_close (registry);
}

/* Stops in the middle of a change of many pages: some are in the file, the journal says what was there before. */
static void
stop_halfway_cb (gpointer data)
{
  g_autofree char *path = test_place_path (data, "registry.sqlite");
  sqlite3 *db;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK ||
      sqlite3_exec (db, "PRAGMA cache_size = 1; PRAGMA journal_mode = TRUNCATE; BEGIN;"
                        "UPDATE tag SET notes = 'Half a change of some other program'", NULL, NULL, NULL) != SQLITE_OK)
    _exit (1);
}

static void
make_half_changed (TestPlace *place)
{
  HupanRegistry *registry = test_registry_create (place);

  for (int i = 0; i < 5; i++)
    g_assert_true (add_tags (registry, TAGS, NULL));
  test_registry_close (registry);
  test_child_stop (test_child_start (stop_halfway_cb, place));
}

static void
test_read_only (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autofree char *lock = test_place_path (place, "lock");
  g_autofree char *package = g_build_filename (g_get_tmp_dir (), "rescued.hupan", NULL);
  HupanRegistry *registry;

  if (!test_disk_mount (place->folder, 64 * MIB))
    return;
  registry = test_registry_create (place);
  g_assert_true (add_tags (registry, TAGS, NULL));
  test_registry_close (registry);
  g_assert_cmpint (g_unlink (lock), ==, 0);
  test_disk_make_read_only (place->folder);

  registry = test_registry_open (place, HUPAN_OPEN_NONE);
  g_assert_nonnull (strstr (hupan_registry_get_read_only_reason (registry), "only be read"));
  ids = read_tags (registry);
  g_assert_cmpuint (ids->len, ==, TAGS);
  test_registry_assert_sound (registry);
  g_assert_false (add_tags (registry, 1, &error));
  g_assert_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (hupan_registry_rename (registry, "Other", &error));
  g_assert_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_true (hupan_registry_backup_if_due (registry, NULL, &error));
  g_assert_true (hupan_registry_pack (registry, package, NULL, &error));
  g_assert_no_error (error);
  test_registry_close (registry);
  test_disk_unmount (place->folder);
}

static void
test_read_only_and_half_changed (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (TestPlace) copy = test_place_new ();
  g_autofree char *path = test_place_path (place, "registry.sqlite");
  g_autofree char *journal = test_place_path (place, "registry.sqlite-journal");
  g_autofree char *copy_path = test_place_path (copy, "registry.sqlite");
  g_autofree char *copy_journal = test_place_path (copy, "registry.sqlite-journal");
  g_autofree char *changed = NULL;

  if (!test_disk_mount (place->folder, 64 * MIB))
    return;
  make_half_changed (place);
  test_disk_make_read_only (place->folder);
  test_registry_refused (place, HUPAN_OPEN_NONE, HUPAN_STORE_ERROR_READ_ONLY, "half done");

  /* What the message advises works: nothing of the half change is left. */
  test_registry_copy (place, copy);
  test_file_copy (journal, copy_journal);
  test_registry_close (test_registry_open (copy, HUPAN_OPEN_NONE));
  changed = test_sql_text (copy_path, "SELECT count (*) FROM tag WHERE notes LIKE 'Half%'");
  g_assert_cmpstr (changed, ==, "0");
  test_disk_unmount (place->folder);
}

static void
test_protected_and_half_changed (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autofree char *path = test_place_path (place, "registry.sqlite");
  g_autofree char *changed = NULL;

  make_half_changed (place);
  g_assert_cmpint (g_chmod (path, 0400), ==, 0);
  test_registry_refused (place, HUPAN_OPEN_NONE, HUPAN_STORE_ERROR_READ_ONLY, "half done");
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
  test_registry_refused (place, HUPAN_OPEN_READ_ONLY, HUPAN_STORE_ERROR_READ_ONLY, "half done");
  test_registry_close (test_registry_open (place, HUPAN_OPEN_NONE));
  changed = test_sql_text (path, "SELECT count (*) FROM tag WHERE notes LIKE 'Half%'");
  g_assert_cmpstr (changed, ==, "0");
}

static void
test_read_only_and_foreign_log (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autofree char *log = test_place_path (place, "registry.sqlite-wal");

  if (!test_disk_mount (place->folder, 64 * MIB))
    return;
  test_registry_close (test_registry_create (place));
  g_assert_true (g_file_set_contents (log, "somebody's", -1, NULL));
  test_disk_make_read_only (place->folder);
  test_registry_refused (place, HUPAN_OPEN_NONE, HUPAN_STORE_ERROR_READ_ONLY, "Copy the registry's folder");
  test_disk_unmount (place->folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/disk/full", test_full);
  g_test_add_func ("/store/disk/import-without-room", test_import_without_room);
  g_test_add_func ("/store/disk/damage-found-while-working", test_damage_found_while_working);
  g_test_add_func ("/store/disk/read-only", test_read_only);
  g_test_add_func ("/store/disk/read-only-and-half-changed", test_read_only_and_half_changed);
  g_test_add_func ("/store/disk/protected-and-half-changed", test_protected_and_half_changed);
  g_test_add_func ("/store/disk/read-only-and-foreign-log", test_read_only_and_foreign_log);

  return g_test_run ();
}
