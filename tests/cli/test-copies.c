/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "desk/hupan-registries.h"
#include "fixtures/test-ctl.h"
#include "store/hupan-registry.h"

/* Registries as a whole: made, described, checked, copied, taken elsewhere. */

static char *
make_path (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("copies-XXXXXX", &error);

  g_assert_no_error (error);
  return g_build_filename (folder, name, NULL);
}

static void
test_new (void)
{
  g_autofree char *folder = make_path ("Our registry");
  g_autofree char *out = test_ctl (folder, "new", NULL);
  g_autofree char *again = test_ctl_fails (folder, 1, "new", NULL);
  g_autofree char *info = test_ctl (folder, "info", NULL);
  g_autofree char *named = make_path ("x");
  g_autofree char *made = test_ctl (named, "new", "湖畔 2024", NULL);

  g_assert_nonnull (strstr (out, "“Our registry”"));
  g_assert_nonnull (strstr (info, "universities    0"));
  g_assert_nonnull (strstr (made, "“湖畔 2024”"));
}

/* Without --registry: in the program's data directory, where the next commands find it. */
static void
test_default (void)
{
  g_autofree char *first = test_ctl (NULL, "new", "First", NULL);
  g_autofree char *info = test_ctl (NULL, "info", NULL);
  g_autofree char *second = test_ctl (NULL, "new", "--sample", NULL);
  g_autofree char *sample = test_ctl (NULL, "info", NULL);
  g_autoptr (GPtrArray) list = hupan_registries_list ();

  g_assert_nonnull (strstr (info, "First"));
  g_assert_nonnull (strstr (sample, "Sample"));
  g_assert_nonnull (strstr (sample, "candidates      420"));
  g_assert_cmpuint (list->len, ==, 2);
  for (guint i = 0; i < list->len; i++)
    hupan_registries_forget (((HupanRegistryPlace *) g_ptr_array_index (list, i))->folder);
}

static void
test_check (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *out = test_ctl (registry, "check", NULL);

  g_assert_cmpstr (out, ==, "All is well.\n");
}

static void
test_damaged (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *database = g_build_filename (registry, "registry.sqlite", NULL);
  g_autofree char *err = NULL;

  g_assert_true (g_file_set_contents (database, "This is no database.", -1, NULL));
  err = test_ctl_fails (registry, 1, "info", NULL);
  g_assert_nonnull (strstr (err, "hupanctl: "));
}

static void
test_backup (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *none = test_ctl_fails (registry, 1, "restore", "20240901", NULL);
  g_autofree char *made = test_ctl (registry, "backup", NULL);
  g_autofree char *path = g_strstrip (g_strdup (made));
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *list = test_ctl (registry, "backup", "--list", NULL);
  g_autofree char *set = test_ctl (registry, "set", "topics", "ME-01", "slots=9", NULL);
  g_autofree char *wrong = test_ctl_fails (registry, 2, "restore", "20240901", NULL);
  g_autofree char *restored = NULL, *slots = NULL, *check = NULL, *after = NULL;

  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_nonnull (strstr (list, name));
  g_assert_nonnull (strstr (wrong, name));

  restored = test_ctl (registry, "restore", name, NULL);
  slots = test_ctl_get (registry, "topics", "ME-01", "slots");
  g_assert_cmpstr (slots, ==, "3");
  check = test_ctl (registry, "check", NULL);
  after = test_ctl (registry, "set", "topics", "ME-01", "slots=4", NULL);
}

/* V11: an older file in the place of the newest one is not taken without a word. */
static void
test_older_copy (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *path = g_build_filename (registry, "registry.sqlite", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *old_path = make_path ("old.sqlite");
  g_autoptr (GFile) old = g_file_new_for_path (old_path);
  g_autoptr (GError) error = NULL;
  g_autofree char *set = NULL, *refused = NULL, *slots = NULL, *after = NULL;

  g_file_copy (file, old, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  set = test_ctl (registry, "set", "topics", "ME-01", "slots=9", NULL);
  g_file_copy (old, file, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  refused = test_ctl_fails (registry, 1, "set", "topics", "ME-02", "slots=9", NULL);
  g_assert_nonnull (strstr (refused, "--accept-older"));
  after = test_ctl (registry, "set", "topics", "ME-02", "slots=9", "--accept-older", NULL);
  slots = test_ctl_get (registry, "topics", "ME-01", "slots");
  g_assert_cmpstr (slots, ==, "3");
}

/* While it is open elsewhere nothing is read or written, and who has it is said. */
static void
test_locked (void)
{
  g_autofree char *folder = test_ctl_sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanRegistry) registry = hupan_registry_open (folder, HUPAN_OPEN_NONE, NULL, &error);
  g_autofree char *listed = NULL, *restored = NULL, *free_again = NULL;

  g_assert_no_error (error);
  listed = test_ctl_fails (folder, 1, "list", "topics", NULL);
  restored = test_ctl_fails (folder, 1, "restore", "x", NULL);
  hupan_registry_close (registry);
  free_again = test_ctl (folder, "list", "topics", NULL);
}

static void
test_pack (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *package = make_path ("sample.hupan");
  g_autofree char *elsewhere = make_path ("elsewhere");
  g_autofree char *packed = test_ctl (registry, "pack", package, NULL);
  g_autofree char *unpacked = test_ctl (elsewhere, "unpack", package, NULL);
  g_autofree char *title = test_ctl_get (elsewhere, "topics", "ME-01", "title");
  g_autofree char *check = test_ctl (elsewhere, "check", NULL);
  g_autofree char *there = test_ctl_fails (elsewhere, 1, "unpack", package, NULL);
  g_autofree char *no_file = test_ctl_fails (elsewhere, 1, "unpack", "/nonexistent.hupan", NULL);
  g_autofree char *default_one = test_ctl (NULL, "unpack", package, NULL);

  g_assert_cmpstr (title, ==, "Large language models in oncotherapy");
  g_assert_true (g_str_has_suffix (default_one, "/sample\n"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/copies/new", test_new);
  g_test_add_func ("/copies/default", test_default);
  g_test_add_func ("/copies/check", test_check);
  g_test_add_func ("/copies/damaged", test_damaged);
  g_test_add_func ("/copies/backup", test_backup);
  g_test_add_func ("/copies/older-copy", test_older_copy);
  g_test_add_func ("/copies/locked", test_locked);
  g_test_add_func ("/copies/pack", test_pack);
  return g_test_run ();
}
