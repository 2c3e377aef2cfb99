/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* That what is opened is what was closed: older copies (reliability V11), sudden ends (V8), other people's
 * files put in its place while it is open (C7), and what of it the history tells. */

#include "config.h"

#include "fixtures/test-records.h"
#include "fixtures/test-registry.h"
#include "store/hupan-safety.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *content = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (from, &content, &length, NULL));
  g_assert_true (
    g_file_set_contents_full (to, content, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static gboolean
try_edit (HupanRegistry *registry, const char *name, GError **error)
{
  g_autoptr (HupanBatch) batch = hupan_batch_new ("Edit", NULL, HUPAN_BATCH_NONE);
  g_autoptr (HupanRecord) draft = test_draft ("tag", "name", name, NULL);

  hupan_batch_create (batch, draft, NULL);
  return hupan_registry_commit (registry, batch, NULL, error) != 0;
}

static void
edit (HupanRegistry *registry, const char *name)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (try_edit (registry, name, &error));
  g_assert_no_error (error);
}

static void
assert_sound (HupanRegistry *registry)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = hupan_registry_check (registry, NULL, &error);

  g_assert_no_error (error);
  if (findings->len > 0)
    g_error ("%s", (const char *) findings->pdata[0]);
}

static void
test_older_copy (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autofree char *path = test_place_path (place, "registry.sqlite");
  g_autofree char *older = g_build_filename (place->folder, "older", NULL);
  g_autofree char *note = NULL;
  g_autofree char *undo = NULL;
  HupanRegistry *registry = test_registry_create (place);

  edit (registry, "one");
  test_registry_close (registry);
  copy_file (path, older);
  registry = test_registry_open (place, HUPAN_OPEN_NONE);
  edit (registry, "two");
  test_registry_close (registry);

  copy_file (older, path);
  test_registry_refused (place, HUPAN_OPEN_NONE, HUPAN_STORE_ERROR_OLDER, "older copy");
  test_registry_refused (place, HUPAN_OPEN_READ_ONLY, HUPAN_STORE_ERROR_OLDER, "older copy");

  /* Going on with it is written down, is not something to undo, and is not asked again. */
  registry = test_registry_open (place, HUPAN_OPEN_ACCEPT_OLDER);
  undo = hupan_registry_dup_undo_label (registry);
  g_assert_cmpstr (undo, ==, "Edit");
  assert_sound (registry);
  test_registry_close (registry);
  note = test_sql_text (path,
                        "SELECT label FROM history JOIN batch_text USING (batch) ORDER BY seq DESC LIMIT 1");
  g_assert_nonnull (strstr (note, "older copy"));
  test_registry_close (test_registry_open (place, HUPAN_OPEN_NONE));
}

static void
test_another_history (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autofree char *path = test_place_path (place, "registry.sqlite");
  g_autofree char *older = g_build_filename (place->folder, "older", NULL);
  g_autofree char *state = test_place_path (place, "state");
  g_autofree char *state_then = g_build_filename (place->folder, "state", NULL);
  HupanRegistry *registry = test_registry_create (place);

  edit (registry, "one");
  test_registry_close (registry);
  copy_file (path, older);
  copy_file (state, state_then);
  registry = test_registry_open (place, HUPAN_OPEN_NONE);
  edit (registry, "two");
  test_registry_close (registry);
  copy_file (state, state_then);

  /* As long as what was seen, but not the same. */
  copy_file (older, path);
  g_assert_cmpint (g_unlink (state), ==, 0);
  registry = test_registry_open (place, HUPAN_OPEN_NONE);
  edit (registry, "another two");
  test_registry_close (registry);
  copy_file (state_then, state);
  test_registry_refused (place, HUPAN_OPEN_NONE, HUPAN_STORE_ERROR_OLDER, "history");
}

static void
test_another_registry (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (TestPlace) other = test_place_new ();
  g_autofree char *here = test_place_path (place, "registry.sqlite");
  g_autofree char *there = test_place_path (other, "registry.sqlite");

  test_registry_close (test_registry_create (place));
  test_registry_close (test_registry_create (other));
  copy_file (there, here);
  test_registry_refused (place, HUPAN_OPEN_NONE, HUPAN_STORE_ERROR_OLDER, "Another registry");
}

/* A state file that is gone or rubbish knows nothing, and stops nobody. */
static void
test_state_unreadable (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autofree char *state = test_place_path (place, "state");
  HupanRegistry *registry = test_registry_create (place);

  edit (registry, "one");
  test_registry_close (registry);
  g_assert_true (g_file_set_contents (state,
                                      "\x7f"
                                      "ELF",
                                      4, NULL));
  test_registry_close (test_registry_open (place, HUPAN_OPEN_NONE));
  g_assert_cmpint (g_unlink (state), ==, 0);
  test_registry_close (test_registry_open (place, HUPAN_OPEN_NONE));
}

/* A copy of the folder made while it was open is what a sudden end leaves. */
static void
test_sudden_end (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (TestPlace) copy = test_place_new ();
  static const char *const files[] = { "registry.sqlite", "documents.sqlite", "state" };
  HupanRegistry *registry = test_registry_create (place);

  g_assert_cmpint (g_mkdir (copy->registry, 0700), ==, 0);
  edit (registry, "one");
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      /* By another process: closing a descriptor in this one would release SQLite's locks. */
      g_autofree char *from = test_place_path (place, files[i]);
      g_autofree char *to = test_place_path (copy, files[i]);
      const char *const command[] = { "cp", "-p", from, to, NULL };
      int status = -1;

      g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                                   &status, NULL));
      g_assert_cmpint (status, ==, 0);
    }
  test_registry_close (registry);

  registry = test_registry_open (copy, HUPAN_OPEN_NONE);
  g_assert_cmpuint (g_strv_length ((char **) hupan_registry_get_notices (registry)), ==, 1);
  g_assert_nonnull (strstr (hupan_registry_get_notices (registry)[0], "has been checked"));
  edit (registry, "two");
  test_registry_close (registry);
  registry = test_registry_open (copy, HUPAN_OPEN_NONE);
  g_assert_cmpuint (g_strv_length ((char **) hupan_registry_get_notices (registry)), ==, 0);
  test_registry_close (registry);
}

static void
test_sudden_end_and_damage (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autofree char *path = test_place_path (place, "registry.sqlite");
  HupanRegistry *registry = test_registry_create (place);

  edit (registry, "one");
  test_registry_close (registry);
  test_sql_run (path, "UPDATE meta SET value = '0' WHERE key = 'clean'; PRAGMA foreign_keys = OFF;"
                      "INSERT INTO application_tag VALUES (7, 1, 0, 0, 'x', NULL, NULL, 99, 99)");
  test_registry_refused (place, HUPAN_OPEN_NONE, HUPAN_STORE_ERROR_DAMAGED, "Restore it from a backup");
  registry = test_registry_open (place, HUPAN_OPEN_READ_ONLY);
  g_assert_cmpuint (g_strv_length ((char **) hupan_registry_get_notices (registry)), ==, 1);
  test_registry_close (registry);
}

static void
check_taken_away (void (*take_away) (const char *path), const char *file)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autofree char *path = test_place_path (place, file);
  g_autoptr (GError) error = NULL;
  HupanRegistry *registry = test_registry_create (place);

  edit (registry, "one");
  take_away (path);
  g_assert_false (try_edit (registry, "two", &error));
  g_assert_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (hupan_registry_get_read_only_reason (registry), "while it was open"));
  test_registry_close (registry);
}

static void
unlink_it (const char *path)
{
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
rename_it (const char *path)
{
  g_autofree char *to = g_strconcat (path, ".moved", NULL);

  g_assert_cmpint (g_rename (path, to), ==, 0);
}

static void
replace_it (const char *path)
{
  g_autofree char *other = g_strconcat (path, ".other", NULL);

  g_assert_true (g_file_set_contents (other, "another", -1, NULL));
  g_assert_cmpint (g_rename (other, path), ==, 0);
}

static void
link_it (const char *path)
{
  g_autofree char *second = g_strconcat (path, ".second", NULL);

  g_assert_cmpint (link (path, second), ==, 0);
}

static void
test_taken_away_while_open (void)
{
  check_taken_away (unlink_it, "registry.sqlite");
  check_taken_away (rename_it, "registry.sqlite");
  check_taken_away (replace_it, "registry.sqlite");
  check_taken_away (link_it, "registry.sqlite");
  check_taken_away (unlink_it, "documents.sqlite");
}

static void
test_restored_is_told (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autofree char *path = test_place_path (place, "registry.sqlite");
  g_autofree char *note = NULL;
  g_autofree char *backup = NULL;
  g_autoptr (GError) error = NULL;
  HupanRegistry *registry = test_registry_create (place);

  edit (registry, "one");
  backup = hupan_registry_backup (registry, "manual", NULL, &error);
  g_assert_no_error (error);
  edit (registry, "two");
  test_registry_close (registry);
  g_assert_true (hupan_registry_restore (place->registry, backup, NULL, &error));
  g_assert_no_error (error);

  note = test_sql_text (path,
                        "SELECT label FROM history JOIN batch_text USING (batch) ORDER BY seq DESC LIMIT 1");
  g_assert_true (g_str_has_prefix (note, "Restored the backup of "));
  registry = test_registry_open (place, HUPAN_OPEN_NONE);
  g_assert_cmpuint (g_strv_length ((char **) hupan_registry_get_notices (registry)), ==, 0);
  assert_sound (registry);
  test_registry_close (registry);
}

static void
test_rename (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (GError) error = NULL;
  HupanRegistry *registry = test_registry_create (place);

  g_assert_false (hupan_registry_rename (registry, "  ", &error));
  g_assert_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (hupan_registry_rename (registry, " 湖畔 ", &error));
  g_assert_cmpstr (hupan_registry_get_name (registry), ==, "湖畔");
  test_registry_close (registry);
  registry = test_registry_open (place, HUPAN_OPEN_NONE);
  g_assert_cmpstr (hupan_registry_get_name (registry), ==, "湖畔");
  test_registry_close (registry);
}

static void
test_search_texts_made_anew (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autofree char *path = test_place_path (place, "registry.sqlite");
  g_autofree char *text = NULL;
  HupanRegistry *registry = test_registry_create (place);

  edit (registry, "Ünique");
  test_registry_close (registry);
  test_sql_run (
    path,
    "UPDATE search_text SET rules = 0, folded = 'old'; UPDATE meta SET value = '0' WHERE key = 'fold_rules'");
  test_registry_close (test_registry_open (place, HUPAN_OPEN_NONE));
  text = test_sql_text (path, "SELECT folded FROM search_text");
  g_assert_nonnull (strstr (text, "unique"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/continuity/older-copy", test_older_copy);
  g_test_add_func ("/store/continuity/another-history", test_another_history);
  g_test_add_func ("/store/continuity/another-registry", test_another_registry);
  g_test_add_func ("/store/continuity/state-unreadable", test_state_unreadable);
  g_test_add_func ("/store/continuity/sudden-end", test_sudden_end);
  g_test_add_func ("/store/continuity/sudden-end-and-damage", test_sudden_end_and_damage);
  g_test_add_func ("/store/continuity/taken-away-while-open", test_taken_away_while_open);
  g_test_add_func ("/store/continuity/restored-is-told", test_restored_is_told);
  g_test_add_func ("/store/continuity/rename", test_rename);
  g_test_add_func ("/store/continuity/search-texts-made-anew", test_search_texts_made_anew);

  return g_test_run ();
}
