/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What opening a registry accepts, what it refuses, and in which words (reliability V1, V10, D8, D9, C5). */

#include "config.h"

#include "fixtures/test-registry.h"
#include "store/hupan-connect.h"
#include "store/hupan-place.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
put (TestPlace *place, const char *file, const char *content, gssize length)
{
  g_autofree char *path = test_place_path (place, file);

  g_assert_true (g_file_set_contents (path, content, length, NULL));
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
}

static TestPlace *
closed_registry (void)
{
  TestPlace *place = test_place_new ();

  test_registry_close (test_registry_create (place));
  return place;
}

static void
test_create (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autofree char *path = test_place_path (place, "registry.sqlite");
  g_autofree char *documents = test_place_path (place, "documents.sqlite");
  HupanRegistry *registry = test_registry_create (place);
  g_autofree char *uuid = g_strdup (hupan_registry_get_uuid (registry));
  g_autofree char *in_documents = NULL;
  struct stat st;

  g_assert_cmpstr (hupan_registry_get_name (registry), ==, "Lakeside");
  g_assert_null (hupan_registry_get_read_only_reason (registry));
  g_assert_cmpuint (g_strv_length ((char **) hupan_registry_get_notices (registry)), ==, 0);
  test_registry_close (registry);

  g_assert_cmpint (stat (path, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);
  g_assert_cmpint (stat (place->registry, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0700);
  in_documents = test_sql_text (documents, "SELECT value FROM meta WHERE key = 'uuid'");
  g_assert_cmpstr (in_documents, ==, uuid);

  registry = test_registry_open (place, HUPAN_OPEN_NONE);
  g_assert_cmpstr (hupan_registry_get_uuid (registry), ==, uuid);
  g_assert_cmpuint (g_strv_length ((char **) hupan_registry_get_notices (registry)), ==, 0);
  test_registry_close (registry);
}

static void
test_create_in_the_way (void)
{
  g_autoptr (TestPlace) place = closed_registry ();
  g_autoptr (GError) error = NULL;
  g_autofree char *inside = test_place_path (place, "new");

  g_assert_null (hupan_registry_create (place->registry, "Second", &error));
  g_assert_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_null (hupan_registry_create (place->folder, "Second", &error));
  g_assert_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_EXISTS);
}

/* In each of these something else is where registry.sqlite should be. */
typedef struct
{
  const char *name;
  void (*put) (TestPlace *place, const char *path);
  HupanStoreError code;
  const char *words;
} Wrong;

static void
put_foreign (TestPlace *place, const char *path)
{
  g_remove (path);
  put (place, "registry.sqlite", "", 0);
  test_sql_run (path, "PRAGMA application_id = 77; PRAGMA user_version = 1; CREATE TABLE recipe (name)");
}

static void
put_plain_sqlite (TestPlace *place, const char *path)
{
  put (place, "registry.sqlite", "", 0);
  test_sql_run (path, "CREATE TABLE recipe (name)");
}

static void
put_no_version (TestPlace *place, const char *path)
{
  test_sql_run (path, "PRAGMA user_version = 0");
}

static void
put_random (TestPlace *place, const char *path)
{
  guint32 noise[2048];

  g_random_set_seed (20240901);
  for (gsize i = 0; i < G_N_ELEMENTS (noise); i++)
    noise[i] = g_random_int ();
  put (place, "registry.sqlite", (const char *) noise, sizeof noise);
}

static void
put_nothing (TestPlace *place, const char *path)
{
  put (place, "registry.sqlite", "", 0);
}

static void
put_text (TestPlace *place, const char *path)
{
  put (place, "registry.sqlite", "name,country\nZhejiang University,CN\n", -1);
}

static void
put_beginning (TestPlace *place, const char *path)
{
  g_assert_cmpint (truncate (path, 60), ==, 0);
}

static void
put_half (TestPlace *place, const char *path)
{
  struct stat st;

  g_assert_cmpint (stat (path, &st), ==, 0);
  g_assert_cmpint (truncate (path, st.st_size / 8192 * 4096), ==, 0);
}

static void
put_folder (TestPlace *place, const char *path)
{
  g_remove (path);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
}

static void
put_pipe (TestPlace *place, const char *path)
{
  g_remove (path);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
}

static void
put_link (TestPlace *place, const char *path)
{
  g_autofree char *real = test_place_path (place, "real.sqlite");

  g_assert_cmpint (g_rename (path, real), ==, 0);
  g_assert_cmpint (symlink (real, path), ==, 0);
}

static void
put_hard_link (TestPlace *place, const char *path)
{
  g_autofree char *second = test_place_path (place, "second.sqlite");

  g_assert_cmpint (link (path, second), ==, 0);
}

static const Wrong wrongs[] = {
  { "another program's database", put_foreign, HUPAN_STORE_ERROR_NOT_A_REGISTRY, "another program" },
  { "a database with no application", put_plain_sqlite, HUPAN_STORE_ERROR_NOT_A_REGISTRY, "another program" },
  { "a database with no format", put_no_version, HUPAN_STORE_ERROR_NOT_A_REGISTRY, "another program" },
  { "random bytes", put_random, HUPAN_STORE_ERROR_NOT_A_REGISTRY, "is no registry" },
  { "nothing", put_nothing, HUPAN_STORE_ERROR_DAMAGED, "is empty" },
  { "text", put_text, HUPAN_STORE_ERROR_NOT_A_REGISTRY, "is no registry" },
  { "a beginning", put_beginning, HUPAN_STORE_ERROR_NOT_A_REGISTRY, "is no registry" },
  { "half of it", put_half, HUPAN_STORE_ERROR_DAMAGED, "backup" },
  { "a folder", put_folder, HUPAN_STORE_ERROR_NOT_A_REGISTRY, "is a folder" },
  { "a pipe", put_pipe, HUPAN_STORE_ERROR_NOT_A_REGISTRY, "pipe" },
  { "a symbolic link", put_link, HUPAN_STORE_ERROR_NOT_A_REGISTRY, "link to another file" },
  { "a hard link", put_hard_link, HUPAN_STORE_ERROR_NOT_A_REGISTRY, "hard link" },
};

static void
test_wrong_file (gconstpointer data)
{
  const Wrong *wrong = data;
  g_autoptr (TestPlace) place = closed_registry ();
  g_autofree char *path = test_place_path (place, "registry.sqlite");

  wrong->put (place, path);
  test_registry_refused (place, HUPAN_OPEN_NONE, wrong->code, wrong->words);
  test_registry_refused (place, HUPAN_OPEN_READ_ONLY, wrong->code, wrong->words);
}

static void
test_missing (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autofree char *path = test_place_path (place, "registry.sqlite");
  g_autofree char *backups = test_place_path (place, "backups");

  test_registry_refused (place, HUPAN_OPEN_NONE, HUPAN_STORE_ERROR_NOT_FOUND, "no registry at");
  g_assert_false (g_file_test (place->registry, G_FILE_TEST_EXISTS));

  test_registry_close (test_registry_create (place));
  g_assert_cmpint (g_unlink (path), ==, 0);
  test_registry_refused (place, HUPAN_OPEN_NONE, HUPAN_STORE_ERROR_NOT_FOUND, "no registry at");
  g_assert_cmpint (g_mkdir (backups, 0700), ==, 0);
  test_registry_refused (place, HUPAN_OPEN_NONE, HUPAN_STORE_ERROR_NOT_FOUND, "Restore it from a backup");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_not_a_folder (void)
{
  g_autoptr (TestPlace) place = test_place_new ();

  g_assert_true (g_file_set_contents (place->registry, "x", 1, NULL));
  test_registry_refused (place, HUPAN_OPEN_NONE, HUPAN_STORE_ERROR_NOT_A_REGISTRY, "is no folder");
}

static void
test_documents_missing (void)
{
  g_autoptr (TestPlace) place = closed_registry ();
  g_autofree char *path = test_place_path (place, "documents.sqlite");
  HupanRegistry *registry;

  g_assert_cmpint (g_unlink (path), ==, 0);
  registry = test_registry_open (place, HUPAN_OPEN_NONE);
  g_assert_nonnull (strstr (hupan_registry_get_read_only_reason (registry), "documents"));
  test_registry_close (registry);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_documents_of_another (void)
{
  g_autoptr (TestPlace) place = closed_registry ();
  g_autoptr (TestPlace) other = closed_registry ();
  g_autofree char *here = test_place_path (place, "documents.sqlite");
  g_autofree char *there = test_place_path (other, "documents.sqlite");
  HupanRegistry *registry;

  g_assert_cmpint (g_rename (there, here), ==, 0);
  registry = test_registry_open (place, HUPAN_OPEN_NONE);
  g_assert_nonnull (strstr (hupan_registry_get_read_only_reason (registry), "another registry"));
  test_registry_close (registry);
}

/* A write-ahead log of another database would become the registry's content. */
static void
test_foreign_log (void)
{
  g_autoptr (TestPlace) place = closed_registry ();
  g_autofree char *path = test_place_path (place, "registry.sqlite");
  g_autofree char *log = test_place_path (place, "registry.sqlite-wal");
  g_autofree char *index = test_place_path (place, "registry.sqlite-shm");
  g_autofree char *quarantine = test_place_path (place, "quarantine");
  g_autofree char *before = test_file_sum (path);
  g_autofree char *after = NULL;
  g_autoptr (GDir) dir = NULL;
  HupanRegistry *registry;
  guint kept = 0;

  put (place, "registry.sqlite-wal", "a foreign write-ahead log", -1);
  put (place, "registry.sqlite-shm", "and its index", -1);
  registry = test_registry_open (place, HUPAN_OPEN_NONE);
  g_assert_cmpuint (g_strv_length ((char **) hupan_registry_get_notices (registry)), ==, 2);
  test_registry_close (registry);

  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (index, G_FILE_TEST_EXISTS));
  after = test_file_sum (path);
  g_assert_cmpstr (after, ==, before);
  dir = g_dir_open (quarantine, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    kept++;
  g_assert_cmpuint (kept, ==, 2);
}

static void
test_open_to_others (void)
{
  g_autoptr (TestPlace) place = closed_registry ();
  g_autofree char *path = test_place_path (place, "registry.sqlite");
  struct stat st;

  g_assert_cmpint (g_chmod (path, 0644), ==, 0);
  g_assert_cmpint (g_chmod (place->registry, 0755), ==, 0);
  test_registry_close (test_registry_open (place, HUPAN_OPEN_NONE));
  g_assert_cmpint (stat (path, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);
  g_assert_cmpint (stat (place->registry, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0700);
}

static guint32 stubbed_magic;
static gint64 stubbed_free = G_GINT64_CONSTANT (1) << 40;
static gboolean stubbed_read_only;

static gboolean
probe_stub (const char *folder, HupanPlace *place)
{
  *place = (HupanPlace) { stubbed_magic, stubbed_read_only, stubbed_free };
  return TRUE;
}

static void
test_network_place (void)
{
  static const guint32 magics[] = { 0x6969, 0xfe534d42, 0xff534d42, 0x65735546, 0x01021997, 0x00c36400 };
  g_autoptr (TestPlace) place = closed_registry ();
  g_autofree char *fresh = g_build_filename (place->folder, "fresh", NULL);

  hupan_place_set_probe (probe_stub);
  for (gsize i = 0; i < G_N_ELEMENTS (magics); i++)
    {
      g_autoptr (GError) error = NULL;

      stubbed_magic = magics[i];
      test_registry_refused (place, HUPAN_OPEN_NONE, HUPAN_STORE_ERROR_NETWORK, "network");
      g_assert_null (hupan_registry_create (fresh, "Fresh", &error));
      g_assert_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_NETWORK);
      g_assert_false (g_file_test (fresh, G_FILE_TEST_EXISTS));
    }
  stubbed_magic = 0;
  test_registry_close (test_registry_open (place, HUPAN_OPEN_NONE));
  hupan_place_set_probe (NULL);
}

static void
test_space (void)
{
  const gint64 mib = 1024 * 1024;
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (GError) error = NULL;

  hupan_place_set_probe (probe_stub);
  stubbed_free = 63 * mib;
  g_assert_false (hupan_place_check_space (place->folder, mib, &error));
  g_assert_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_FULL);
  g_clear_error (&error);
  stubbed_free = 64 * mib;
  g_assert_true (hupan_place_check_space (place->folder, mib, &error));
  g_assert_true (hupan_place_check_space (place->folder, 32 * mib, &error));
  g_assert_false (hupan_place_check_space (place->folder, 33 * mib, &error));
  stubbed_free = G_GINT64_CONSTANT (1) << 40;
  hupan_place_set_probe (NULL);
}

static void
check_reading_only (TestPlace *place, const char *words)
{
  HupanRegistry *registry = test_registry_open (place, HUPAN_OPEN_NONE);
  const char *reason = hupan_registry_get_read_only_reason (registry);
  g_autoptr (GError) error = NULL;
  HupanBatch *batch = hupan_batch_new ("Nothing", NULL, HUPAN_BATCH_NONE);

  g_assert_nonnull (reason);
  g_assert_nonnull (strstr (reason, words));
  g_assert_cmpstr (hupan_registry_get_name (registry), ==, "Lakeside");
  g_object_unref (batch);
  test_registry_close (registry);
}

static void
test_protected_file (void)
{
  g_autoptr (TestPlace) place = closed_registry ();
  g_autofree char *path = test_place_path (place, "registry.sqlite");
  g_autofree char *before = test_file_sum (path);
  g_autofree char *after = NULL;

  g_assert_cmpint (g_chmod (path, 0400), ==, 0);
  check_reading_only (place, "protected");
  after = test_file_sum (path);
  g_assert_cmpstr (after, ==, before);
}

static void
test_protected_folder (void)
{
  g_autoptr (TestPlace) place = closed_registry ();

  g_assert_cmpint (g_chmod (place->registry, 0500), ==, 0);
  check_reading_only (place, "protected");
}

static void
test_read_only_disk (void)
{
  g_autoptr (TestPlace) place = closed_registry ();

  hupan_place_set_probe (probe_stub);
  stubbed_read_only = TRUE;
  check_reading_only (place, "disk that can only be read");
  stubbed_read_only = FALSE;
  hupan_place_set_probe (NULL);
}

static void
test_read_only_wish (void)
{
  g_autoptr (TestPlace) place = closed_registry ();
  HupanRegistry *registry = test_registry_open (place, HUPAN_OPEN_READ_ONLY);

  g_assert_nonnull (strstr (hupan_registry_get_read_only_reason (registry), "reading only"));
  test_registry_close (registry);
}

static void
test_version_gate (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (hupan_sqlite_check_version (&error));
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/opening/create", test_create);
  g_test_add_func ("/store/opening/create-in-the-way", test_create_in_the_way);
  for (gsize i = 0; i < G_N_ELEMENTS (wrongs); i++)
    {
      g_autofree char *path = g_strconcat ("/store/opening/refuses/", wrongs[i].name, NULL);

      g_test_add_data_func (path, &wrongs[i], test_wrong_file);
    }
  g_test_add_func ("/store/opening/missing", test_missing);
  g_test_add_func ("/store/opening/not-a-folder", test_not_a_folder);
  g_test_add_func ("/store/opening/documents-missing", test_documents_missing);
  g_test_add_func ("/store/opening/documents-of-another", test_documents_of_another);
  g_test_add_func ("/store/opening/foreign-log", test_foreign_log);
  g_test_add_func ("/store/opening/open-to-others", test_open_to_others);
  g_test_add_func ("/store/opening/network-place", test_network_place);
  g_test_add_func ("/store/opening/space", test_space);
  g_test_add_func ("/store/opening/protected-file", test_protected_file);
  g_test_add_func ("/store/opening/protected-folder", test_protected_folder);
  g_test_add_func ("/store/opening/read-only-disk", test_read_only_disk);
  g_test_add_func ("/store/opening/read-only-wish", test_read_only_wish);
  g_test_add_func ("/store/opening/version-gate", test_version_gate);

  return g_test_run ();
}
