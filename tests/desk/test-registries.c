/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk/hupan-registries.h"

#include <glib/gstdio.h>

#include "core/hupan-clock.h"

/* A folder that looks like a registry from outside. */
static char *
make_registry (const char *name)
{
  char *folder = hupan_registries_dup_new_folder (name);
  g_autofree char *database = g_build_filename (folder, "registry.sqlite", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (database, "", 0, NULL));

  return folder;
}

static void
remove_registry (const char *folder)
{
  g_autofree char *database = g_build_filename (folder, "registry.sqlite", NULL);

  g_unlink (database);
  g_rmdir (folder);
  hupan_registries_forget (folder);
}

static void
test_none (void)
{
  g_autoptr (GPtrArray) list = hupan_registries_list ();

  g_assert_cmpuint (list->len, ==, 0);
  g_assert_null (hupan_registries_dup_last ());
}

static void
test_last_is_first (void)
{
  g_autofree char *one = make_registry ("One");
  g_autofree char *other = make_registry ("Other");
  g_autofree char *last = NULL;
  g_autoptr (GPtrArray) list = NULL;
  HupanRegistryPlace *place;

  hupan_clock_set_today ("2024-01-02");
  hupan_registries_remember (one, "Number one");
  hupan_clock_set_today ("2024-01-01");
  hupan_registries_remember (other, "The other");
  hupan_clock_set_today (NULL);

  last = hupan_registries_dup_last ();
  g_assert_cmpstr (last, ==, one);
  list = hupan_registries_list ();
  g_assert_cmpuint (list->len, ==, 2);
  place = g_ptr_array_index (list, 0);
  g_assert_cmpstr (place->name, ==, "Number one");
  place = g_ptr_array_index (list, 1);
  g_assert_cmpstr (place->name, ==, "The other");

  remove_registry (one);
  remove_registry (other);
}

static void
test_new_folder (void)
{
  g_autofree char *plain = make_registry ("示例 / Übung: 2024!");
  g_autofree char *again = hupan_registries_dup_new_folder ("示例 / Übung: 2024!");
  g_autofree char *nameless = hupan_registries_dup_new_folder ("../..");
  g_autofree char *plain_name = g_path_get_basename (plain);
  g_autofree char *again_name = g_path_get_basename (again);
  g_autofree char *nameless_name = g_path_get_basename (nameless);

  g_assert_cmpstr (plain_name, ==, "示例-Übung-2024");
  g_assert_cmpstr (again_name, ==, "示例-Übung-2024-2");
  g_assert_cmpstr (nameless_name, ==, "registry");

  remove_registry (plain);
}

/* One that is gone, and one that was never opened here. */
static void
test_gone_and_unknown (void)
{
  g_autofree char *gone = make_registry ("gone");
  g_autofree char *unknown = make_registry ("unknown");
  g_autoptr (GPtrArray) list = NULL;
  HupanRegistryPlace *place;
  g_autofree char *database = g_build_filename (gone, "registry.sqlite", NULL);

  hupan_registries_remember (gone, "Gone");
  g_unlink (database);
  g_rmdir (gone);

  list = hupan_registries_list ();
  g_assert_cmpuint (list->len, ==, 1);
  place = g_ptr_array_index (list, 0);
  g_assert_cmpstr (place->name, ==, "unknown");
  g_assert_cmpint (place->opened_at, ==, 0);

  remove_registry (unknown);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/registries/none", test_none);
  g_test_add_func ("/registries/last-is-first", test_last_is_first);
  g_test_add_func ("/registries/new-folder", test_new_folder);
  g_test_add_func ("/registries/gone-and-unknown", test_gone_and_unknown);
  return g_test_run ();
}
