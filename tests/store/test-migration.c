/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Registries of older, newer and unknown formats (reliability V2, V3, V5 and the quiet part of V4). */

#include "config.h"

#include "fixtures/test-format.h"
#include "fixtures/test-registry.h"
#include "store/hupan-place.h"
#include "store/hupan-safety.h"

#include <string.h>

static const char broken_script[] =
  "CREATE TABLE colour (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;"
  "INSERT INTO colour (id, name) VALUES (1, 'green'), (1, 'red');"
  TEST_STAMP_NEXT_FORMAT;

/* Runs to its end and leaves a reference that leads nowhere. */
static const char dangling_script[] =
  "INSERT INTO application_tag VALUES (7, 1, 0, 0, 'x', NULL, NULL, 99, 99);"
  TEST_STAMP_NEXT_FORMAT;

static TestPlace *
registry_of_now (void)
{
  TestPlace *place = test_place_new ();
  g_autofree char *path = test_place_path (place, "registry.sqlite");

  test_registry_close (test_registry_create (place));
  test_sql_run (path, "INSERT INTO tag VALUES (5, 1, 0, 0, 'x', NULL, NULL, 'urgent', NULL)");
  return place;
}

static void
assert_format (TestPlace *place, const char *version)
{
  g_autofree char *path = test_place_path (place, "registry.sqlite");
  g_autofree char *found = test_sql_text (path, "PRAGMA user_version");
  g_autofree char *tag = test_sql_text (path, "SELECT name FROM tag WHERE id = 5");

  g_assert_cmpstr (found, ==, version);
  g_assert_cmpstr (tag, ==, "urgent");
}

static guint
count_backups (TestPlace *place, const char *why)
{
  g_autoptr (GPtrArray) backups = hupan_registry_list_backups (place->registry, NULL);
  guint count = 0;

  for (guint i = 0; i < backups->len; i++)
    count += g_str_equal (((HupanBackup *) backups->pdata[i])->why, why);
  return count;
}

static void
test_update (void)
{
  g_autoptr (TestPlace) place = registry_of_now ();
  g_autofree char *path = test_place_path (place, "registry.sqlite");
  g_autofree char *colour = NULL;
  g_autofree char *compat = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;

  test_format_install (test_format_next, TEST_NEXT_FORMAT);
  test_registry_close (test_registry_open (place, HUPAN_OPEN_NONE));
  assert_format (place, G_STRINGIFY (TEST_NEXT_FORMAT));
  g_assert_cmpuint (count_backups (place, "update"), ==, 1);
  colour = test_sql_text (
    path, "SELECT colour.name FROM tag JOIN colour ON tag.colour = colour.id WHERE tag.id = 5");
  g_assert_cmpstr (colour, ==, "green");
  compat = test_sql_text (path, "SELECT value FROM meta WHERE key = 'read_compat'");
  g_assert_cmpstr (compat, ==, G_STRINGIFY (TEST_NEXT_FORMAT));

  /* Once is enough. */
  test_registry_close (test_registry_open (place, HUPAN_OPEN_NONE));
  g_assert_cmpuint (count_backups (place, "update"), ==, 1);

  /* The way back: the backup is of the old format. */
  test_format_remove ();
  backups = hupan_registry_list_backups (place->registry, NULL);
  g_assert_true (
    hupan_registry_restore (place->registry, ((HupanBackup *) backups->pdata[0])->path, NULL, &error));
  g_assert_no_error (error);
  assert_format (place, G_STRINGIFY (TEST_FORMAT));
}

static void
check_failing_update (const char *script)
{
  g_autoptr (TestPlace) place = registry_of_now ();
  g_autofree char *path = test_place_path (place, "registry.sqlite");
  HupanRegistry *registry;

  test_format_install (script, TEST_NEXT_FORMAT);
  for (int attempt = 0; attempt < 3; attempt++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hupan_registry_open (place->registry, HUPAN_OPEN_NONE, NULL, &error));
      g_assert_nonnull (strstr (error->message, "left as it was"));
      assert_format (place, G_STRINGIFY (TEST_FORMAT));
      g_assert_cmpuint (count_backups (place, "update"), ==, 1);
    }
  test_registry_refused (place, HUPAN_OPEN_NONE, HUPAN_STORE_ERROR_IO, "failed three times");
  g_assert_cmpuint (count_backups (place, "update"), ==, 1);

  /* It can be read meanwhile, and its newest backup stays. */
  registry = test_registry_open (place, HUPAN_OPEN_READ_ONLY);
  g_assert_cmpstr (hupan_registry_get_name (registry), ==, "Lakeside");
  test_registry_close (registry);
  test_format_remove ();
  test_registry_close (test_registry_open (place, HUPAN_OPEN_NONE));
}

static void
test_failing_update (void)
{
  check_failing_update (broken_script);
}

static void
test_update_that_dangles (void)
{
  check_failing_update (dangling_script);
}

static gboolean
probe_small (const char *folder, HupanPlace *place)
{
  *place = (HupanPlace) { .free_bytes = 1024 * 1024 };
  return TRUE;
}

/* D7: without room for a backup and a second copy it is not begun. */
static void
test_update_without_room (void)
{
  g_autoptr (TestPlace) place = registry_of_now ();

  test_format_install (test_format_next, TEST_NEXT_FORMAT);
  hupan_place_set_probe (probe_small);
  test_registry_refused (place, HUPAN_OPEN_NONE, HUPAN_STORE_ERROR_FULL, "free space");
  hupan_place_set_probe (NULL);
  assert_format (place, G_STRINGIFY (TEST_FORMAT));
  test_format_remove ();
}

static void
test_newer_that_can_be_read (void)
{
  g_autoptr (TestPlace) place = registry_of_now ();
  g_autofree char *path = test_place_path (place, "registry.sqlite");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  HupanRegistry *registry;

  test_format_install (test_format_next, TEST_FORMAT);
  test_registry_close (test_registry_open (place, HUPAN_OPEN_NONE));
  test_format_remove ();

  before = test_file_sum (path);
  registry = test_registry_open (place, HUPAN_OPEN_NONE);
  g_assert_nonnull (strstr (hupan_registry_get_read_only_reason (registry), "newer Hupan"));
  g_assert_cmpstr (hupan_registry_get_name (registry), ==, "Lakeside");
  test_registry_close (registry);
  after = test_file_sum (path);
  g_assert_cmpstr (after, ==, before);
}

static void
test_newer_that_cannot_be_read (void)
{
  g_autoptr (TestPlace) place = registry_of_now ();
  g_autofree char *path = test_place_path (place, "registry.sqlite");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  test_format_install (test_format_next, TEST_NEXT_FORMAT);
  test_registry_close (test_registry_open (place, HUPAN_OPEN_NONE));
  test_format_remove ();
  test_sql_run (path, "UPDATE meta SET value = '9.4' WHERE key = 'app_last_write'");

  before = test_file_sum (path);
  test_registry_refused (place, HUPAN_OPEN_NONE, HUPAN_STORE_ERROR_NEWER, "9.4");
  test_registry_refused (place, HUPAN_OPEN_READ_ONLY, HUPAN_STORE_ERROR_NEWER, "update Hupan");
  after = test_file_sum (path);
  g_assert_cmpstr (after, ==, before);
}

static void
test_unknown_feature (void)
{
  g_autoptr (TestPlace) place = registry_of_now ();
  g_autofree char *path = test_place_path (place, "registry.sqlite");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  test_sql_run (path, "UPDATE meta SET value = 'sealed-fields' WHERE key = 'features'");
  before = test_file_sum (path);
  test_registry_refused (place, HUPAN_OPEN_NONE, HUPAN_STORE_ERROR_NEWER, "newer than this one");
  after = test_file_sum (path);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/migration/update", test_update);
  g_test_add_func ("/store/migration/failing-update", test_failing_update);
  g_test_add_func ("/store/migration/update-that-dangles", test_update_that_dangles);
  g_test_add_func ("/store/migration/update-without-room", test_update_without_room);
  g_test_add_func ("/store/migration/newer-that-can-be-read", test_newer_that_can_be_read);
  g_test_add_func ("/store/migration/newer-that-cannot-be-read", test_newer_that_cannot_be_read);
  g_test_add_func ("/store/migration/unknown-feature", test_unknown_feature);

  return g_test_run ();
}
