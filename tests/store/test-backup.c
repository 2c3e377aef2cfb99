/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Backups, restoring them, and packages (reliability B1, B3, B4, B7, I5). */

#include "config.h"

#include "core/hupan-clock.h"
#include "fixtures/test-registry.h"
#include "store/hupan-safety.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static void
test_backup (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (GError) error = NULL;
  HupanRegistry *registry = test_registry_create (place);
  g_autofree char *path = hupan_registry_backup (registry, "manual", NULL, &error);
  g_autofree char *second = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *file = NULL;
  g_autofree char *sound = NULL;
  struct stat st;
  HupanBackup *backup;

  g_assert_no_error (error);
  second = hupan_registry_backup (registry, "manual", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (path, !=, second);
  test_registry_close (registry);

  backups = hupan_registry_list_backups (place->registry, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (backups->len, ==, 2);
  backup = backups->pdata[0];
  g_assert_cmpstr (backup->path, ==, second);
  g_assert_nonnull (strstr (backup->label, "made by hand"));
  g_assert_cmpint (backup->size, >, 0);

  file = g_build_filename (path, "registry.sqlite", NULL);
  g_assert_cmpint (stat (file, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);
  sound = test_sql_text (file, "PRAGMA integrity_check");
  g_assert_cmpstr (sound, ==, "ok");
}

/* The documents of two backups are one file as long as they are the same documents. */
static void
test_documents_shared (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (GError) error = NULL;
  HupanRegistry *registry = test_registry_create (place);
  g_autofree char *first = hupan_registry_backup (registry, "manual", NULL, &error);
  g_autofree char *second = hupan_registry_backup (registry, "manual", NULL, &error);
  g_autofree char *first_file = g_build_filename (first, "documents.sqlite", NULL);
  g_autofree char *second_file = g_build_filename (second, "documents.sqlite", NULL);
  g_autofree char *third = NULL;
  g_autofree char *third_file = NULL;
  struct stat one, two, three;

  g_assert_no_error (error);
  g_assert_cmpint (stat (first_file, &one), ==, 0);
  g_assert_cmpint (stat (second_file, &two), ==, 0);
  g_assert_cmpint (one.st_ino, ==, two.st_ino);

  /* A rotten one is not passed on. */
  g_assert_true (g_file_set_contents (second_file, "rotten", 6, NULL));
  third = hupan_registry_backup (registry, "manual", NULL, &error);
  g_assert_no_error (error);
  third_file = g_build_filename (third, "documents.sqlite", NULL);
  g_assert_cmpint (stat (third_file, &three), ==, 0);
  g_assert_cmpint (three.st_ino, !=, two.st_ino);
  test_registry_close (registry);
}

static void
test_restore (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (GError) error = NULL;
  HupanRegistry *registry = test_registry_create (place);
  g_autofree char *backup = hupan_registry_backup (registry, "manual", NULL, &error);
  g_autofree char *path = test_place_path (place, "registry.sqlite");
  g_autofree char *uuid = g_strdup (hupan_registry_get_uuid (registry));

  g_assert_no_error (error);
  g_assert_false (hupan_registry_restore (place->registry, backup, NULL, &error));
  g_assert_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  test_registry_close (registry);

  g_assert_true (g_file_set_contents (path, "damaged", 7, NULL));
  test_registry_refused (place, HUPAN_OPEN_NONE, HUPAN_STORE_ERROR_NOT_A_REGISTRY, "backup");
  g_assert_true (hupan_registry_restore (place->registry, backup, NULL, &error));
  g_assert_no_error (error);
  registry = test_registry_open (place, HUPAN_OPEN_NONE);
  g_assert_cmpstr (hupan_registry_get_uuid (registry), ==, uuid);
  test_registry_close (registry);
}

static void
test_restore_damaged_backup (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (GError) error = NULL;
  HupanRegistry *registry = test_registry_create (place);
  g_autofree char *backup = hupan_registry_backup (registry, "manual", NULL, &error);
  g_autofree char *path = g_build_filename (backup, "registry.sqlite", NULL);
  g_autofree char *present = test_place_path (place, "registry.sqlite");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *content = NULL;
  gsize length;

  test_registry_close (registry);
  before = test_file_sum (present);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  content[length / 2] ^= 1;
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
  g_assert_false (hupan_registry_restore (place->registry, backup, NULL, &error));
  g_assert_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_DAMAGED);
  after = test_file_sum (present);
  g_assert_cmpstr (after, ==, before);
  test_registry_close (test_registry_open (place, HUPAN_OPEN_NONE));
}

static void
test_package (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (TestPlace) other = test_place_new ();
  g_autoptr (GError) error = NULL;
  HupanRegistry *registry = test_registry_create (place);
  g_autofree char *package = g_build_filename (place->folder, "lakeside.hupan", NULL);
  g_autofree char *uuid = g_strdup (hupan_registry_get_uuid (registry));
  struct stat st;

  g_assert_true (hupan_registry_pack (registry, package, NULL, &error));
  g_assert_no_error (error);
  test_registry_close (registry);
  g_assert_cmpint (stat (package, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);

  g_assert_true (hupan_registry_unpack (package, other->registry, NULL, &error));
  g_assert_no_error (error);
  registry = test_registry_open (other, HUPAN_OPEN_NONE);
  g_assert_cmpstr (hupan_registry_get_uuid (registry), ==, uuid);
  g_assert_cmpstr (hupan_registry_get_name (registry), ==, "Lakeside");
  test_registry_close (registry);

  /* Never over something that is there. */
  g_assert_false (hupan_registry_unpack (package, other->registry, NULL, &error));
  g_assert_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_EXISTS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/backup/backup", test_backup);
  g_test_add_func ("/store/backup/documents-shared", test_documents_shared);
  g_test_add_func ("/store/backup/restore", test_restore);
  g_test_add_func ("/store/backup/restore-damaged-backup", test_restore_damaged_backup);
  g_test_add_func ("/store/backup/package", test_package);

  return g_test_run ();
}
