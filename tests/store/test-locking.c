/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One registry, one program (reliability C2, C3, C6). */

#include "config.h"

#include "fixtures/test-child.h"
#include "fixtures/test-registry.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
test_same_program (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);

  test_registry_refused (place, HUPAN_OPEN_NONE, HUPAN_STORE_ERROR_LOCKED, "open in another window");
  test_registry_refused (place, HUPAN_OPEN_READ_ONLY, HUPAN_STORE_ERROR_LOCKED, "open in another window");
  test_registry_close (registry);
  test_registry_close (test_registry_open (place, HUPAN_OPEN_NONE));
}

static void
hold_cb (gpointer data)
{
  if (hupan_registry_open (((TestPlace *) data)->registry, HUPAN_OPEN_NONE, NULL, NULL) == NULL)
    _exit (1);
}

static void
test_another_program (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  GPid holder;

  test_registry_close (test_registry_create (place));
  for (int round = 0; round < 10; round++)
    {
      holder = test_child_start (hold_cb, place);
      test_registry_refused (place, HUPAN_OPEN_NONE, HUPAN_STORE_ERROR_LOCKED, g_get_user_name ());
      test_registry_refused (place, HUPAN_OPEN_NONE, HUPAN_STORE_ERROR_LOCKED, g_get_host_name ());

      /* What a dead program held is free, with nothing to be tidied up by hand. */
      test_child_stop (holder);
      test_registry_close (test_registry_open (place, HUPAN_OPEN_NONE));
    }
}

/* The kernel's lock counts, not what the file says. */
static void
test_old_note (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autofree char *lock = test_place_path (place, "lock");

  test_registry_close (test_registry_create (place));
  g_assert_true (g_file_set_contents (lock, "[holder]\nhost=elsewhere\nuser=somebody\npid=1\n", -1, NULL));
  test_registry_close (test_registry_open (place, HUPAN_OPEN_NONE));
}

static void
try_as_another_user_cb (gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (setgid (65534) != 0 || setuid (65534) != 0)
    return; /* cannot be tried here */
  if (hupan_registry_open (((TestPlace *) data)->registry, HUPAN_OPEN_NONE, NULL, &error) != NULL)
    _exit (1);
  if (!g_error_matches (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_READ_ONLY) || strstr (error->message, "permission") == NULL)
    _exit (2);
}

static void
try_own_folder_of_another_user_cb (gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (setgid (65534) != 0 || setuid (65534) != 0)
    return;
  if (hupan_registry_open (((TestPlace *) data)->registry, HUPAN_OPEN_NONE, NULL, &error) != NULL)
    _exit (1);
  if (strstr (error->message, "belongs to another user") == NULL)
    _exit (2);
}

static void
test_another_user (void)
{
  g_autoptr (TestPlace) place = test_place_new ();

  if (geteuid () != 0)
    {
      g_test_skip ("only root can become somebody else");
      return;
    }
  test_registry_close (test_registry_create (place));
  test_child_run (try_as_another_user_cb, place, -1);

  /* Left open to everybody by its owner: still not somebody else's. */
  g_assert_cmpint (g_chmod (place->folder, 0755), ==, 0);
  g_assert_cmpint (g_chmod (place->registry, 0777), ==, 0);
  test_child_run (try_own_folder_of_another_user_cb, place, -1);
}

static void
lock_with_sqlite_cb (gpointer data)
{
  g_autofree char *path = test_place_path (data, "registry.sqlite");
  sqlite3 *db;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK ||
      sqlite3_exec (db, "BEGIN EXCLUSIVE", NULL, NULL, NULL) != SQLITE_OK)
    _exit (1);
}

/* A program that knows nothing of our lock has the file: waits two seconds, then says so. */
static void
test_foreign_program (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  GPid holder;

  test_registry_close (test_registry_create (place));
  holder = test_child_start (lock_with_sqlite_cb, place);
  test_registry_refused (place, HUPAN_OPEN_NONE, HUPAN_STORE_ERROR_LOCKED, "another program");
  test_child_stop (holder);
  test_registry_close (test_registry_open (place, HUPAN_OPEN_NONE));
}

static void
read_with_sqlite_cb (gpointer data)
{
  g_autofree char *path = test_place_path (data, "registry.sqlite");
  sqlite3 *db;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK ||
      sqlite3_exec (db, "SELECT count (*) FROM meta", NULL, NULL, NULL) != SQLITE_BUSY ||
      sqlite3_exec (db, "INSERT INTO meta VALUES ('x', 'y')", NULL, NULL, NULL) != SQLITE_BUSY)
    _exit (1);
}

/* And the other way round: while it is open nobody else can so much as read it. */
static void
test_foreign_program_is_kept_out (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autofree char *path = test_place_path (place, "registry.sqlite");
  HupanRegistry *registry = test_registry_create (place);

  test_child_run (read_with_sqlite_cb, place, -1);
  test_registry_close (registry);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/locking/same-program", test_same_program);
  g_test_add_func ("/store/locking/another-program", test_another_program);
  g_test_add_func ("/store/locking/old-note", test_old_note);
  g_test_add_func ("/store/locking/another-user", test_another_user);
  g_test_add_func ("/store/locking/foreign-program", test_foreign_program);
  g_test_add_func ("/store/locking/foreign-program-is-kept-out", test_foreign_program_is_kept_out);

  return g_test_run ();
}
