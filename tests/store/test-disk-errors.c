/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every change of a file fails once, or from then on, with every kind of error (reliability D3, D4, D5, V4, V9). What
 * was reported as done is done, what was reported as failed is not or whole, and the registry can be opened and worked
 * with after. All places with -m thorough, otherwise about a thousand. */

#include "config.h"

#include "core/hupan-clock.h"
#include "fixtures/test-format.h"
#include "fixtures/test-registry.h"
#include "fixtures/test-vfs.h"
#include "store/hupan-safety.h"

#include <sqlite3.h>

#define IMPORTED 40

/* What a registry is from the outside, but for ids and times. Tags "later …" are what the tests add at the end. */
static const char what_there_is[] =
  "SELECT 'tag', name, notes, version, deleted_at IS NULL FROM tag WHERE name NOT LIKE 'later%' ORDER BY name;"
  "SELECT 'site', name, city, version, deleted_at IS NULL FROM site ORDER BY name;"
  "SELECT 'search', count (*) FROM search_text s WHERE NOT EXISTS (SELECT 1 FROM tag t WHERE t.id = s.record AND t.name LIKE 'later%');"
  "SELECT 'name', value FROM meta WHERE key = 'name'";

/* NULL with an error where even reading fails; it is there. */
static HupanRecord *
find_kept (HupanRegistry *registry, GError **error)
{
  g_autoptr (GPtrArray) found = hupan_registry_find (registry, hupan_kind_get ("tag"), "name", "kept", error);

  if (found == NULL)
    return NULL;
  g_assert_cmpuint (found->len, ==, 1);
  return g_object_ref (found->pdata[0]);
}

static gboolean
commit (HupanRegistry *registry, HupanBatch *batch, GError **error)
{
  gint64 id = hupan_registry_commit (registry, batch, NULL, error);

  g_object_unref (batch);
  return id != 0;
}

static gboolean
create (HupanRegistry *registry, const char *kind, const char *name, GError **error)
{
  HupanBatch *batch = hupan_batch_new ("Create", NULL, HUPAN_BATCH_NONE);
  g_autoptr (HupanRecord) draft = hupan_record_new_draft (hupan_kind_get (kind));
  g_autoptr (HupanRecord) named = hupan_record_with (draft, "name", name);

  hupan_batch_create (batch, named, NULL);
  return commit (registry, batch, error);
}

static gboolean
do_create (HupanRegistry *registry, GError **error)
{
  return create (registry, "tag", "new", error);
}

static gboolean
do_set (HupanRegistry *registry, GError **error)
{
  g_autoptr (HupanRecord) record = find_kept (registry, error);
  HupanBatch *batch;

  if (record == NULL)
    return FALSE;
  batch = hupan_batch_new ("Set", NULL, HUPAN_BATCH_NONE);
  hupan_batch_set (batch, record, "notes", "After");
  return commit (registry, batch, error);
}

static gboolean
do_trash (HupanRegistry *registry, GError **error)
{
  g_autoptr (HupanRecord) record = find_kept (registry, error);
  HupanBatch *batch;

  if (record == NULL)
    return FALSE;
  batch = hupan_batch_new ("Trash", NULL, HUPAN_BATCH_NONE);
  hupan_batch_trash (batch, record);
  return commit (registry, batch, error);
}

static gboolean
do_undo (HupanRegistry *registry, GError **error)
{
  return hupan_registry_undo (registry, 0, NULL, error) != 0;
}

static gboolean
do_redo (HupanRegistry *registry, GError **error)
{
  return hupan_registry_redo (registry, NULL, error) != 0;
}

static gboolean
do_two_edits (HupanRegistry *registry, GError **error)
{
  g_autoptr (GError) local = NULL;

  /* The second is asked for even where the first failed, as an impatient user does. */
  do_create (registry, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      do_set (registry, NULL);
      return FALSE;
    }
  return do_set (registry, error);
}

static gboolean
do_import (HupanRegistry *registry, GError **error)
{
  HupanBatch *batch = hupan_batch_new ("Import", NULL, HUPAN_BATCH_IMPORT);

  for (int i = 0; i < IMPORTED; i++)
    {
      g_autofree char *name = g_strdup_printf ("imported %02d", i);
      g_autoptr (HupanRecord) draft = hupan_record_new_draft (hupan_kind_get ("tag"));
      g_autoptr (HupanRecord) named = hupan_record_with (draft, "name", name);

      hupan_batch_create (batch, named, "csv");
    }
  return commit (registry, batch, error);
}

static gboolean
do_rename (HupanRegistry *registry, GError **error)
{
  return hupan_registry_rename (registry, "Riverside", error);
}

static gboolean
do_backup (HupanRegistry *registry, GError **error)
{
  g_autofree char *path = hupan_registry_backup (registry, "manual", NULL, error);

  return path != NULL;
}

static gboolean
do_pack (HupanRegistry *registry, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (hupan_registry_get_folder (registry));
  g_autofree char *file = g_build_filename (parent, "package.hupan", NULL);

  return hupan_registry_pack (registry, file, NULL, error);
}

typedef struct
{
  const char *name;
  gboolean (*run) (HupanRegistry *registry, GError **error);
} Action;

static const Action actions[] = {
  { "create", do_create }, { "set", do_set },             { "trash", do_trash },   { "undo", do_undo },
  { "redo", do_redo },     { "two-edits", do_two_edits }, { "import", do_import }, { "rename", do_rename },
  { "backup", do_backup }, { "pack", do_pack },
};

static const struct
{
  const char *name;
  int code;
} kinds[] = {
  { "full", SQLITE_FULL },
  { "write", SQLITE_IOERR_WRITE },
  { "sync", SQLITE_IOERR_FSYNC },
};

/* One registry for all, with something to undo and something to redo. */
static TestPlace *base;

static void
make_base (void)
{
  HupanRegistry *registry;

  base = test_place_new ();
  registry = test_registry_create (base);
  g_assert_true (create (registry, "tag", "kept", NULL));
  g_assert_true (create (registry, "tag", "to undo", NULL));
  g_assert_true (create (registry, "tag", "to redo", NULL));
  g_assert_true (do_undo (registry, NULL));
  test_registry_close (registry);
}

static char *
look (TestPlace *place)
{
  g_autofree char *path = test_place_path (place, "registry.sqlite");

  return test_sql_rows (path, what_there_is);
}

static char *
look_after (const Action *action)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry;
  g_autoptr (GError) error = NULL;

  test_registry_copy (base, place);
  registry = test_registry_open (place, HUPAN_OPEN_NONE);
  g_assert_true (action->run (registry, &error));
  g_assert_no_error (error);
  test_registry_close (registry);
  return look (place);
}

static void
work_on (HupanRegistry *registry)
{
  g_autofree char *name = g_strdup_printf ("later %u", g_random_int ());
  g_autoptr (GError) error = NULL;

  if (!create (registry, "tag", name, &error))
    g_assert_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_READ_ONLY);
}

static void
check_error (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_cmpuint (error->domain, ==, HUPAN_STORE_ERROR);

  /* V9: a disk that fails is no damaged registry. */
  g_assert_cmpint (error->code, !=, HUPAN_STORE_ERROR_DAMAGED);
  g_assert_cmpint (error->code, !=, HUPAN_STORE_ERROR_NOT_A_REGISTRY);
}

/* FALSE when n is beyond the last change, so that nothing failed. */
static gboolean
fail_at (const Action *action, int code, gboolean sticky, guint n, const char *before, const char *after)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  HupanRegistry *registry;
  gboolean ok;
  guint count;

  test_registry_copy (base, place);
  registry = test_registry_open (place, HUPAN_OPEN_NONE);
  test_vfs_fail_begin (n, sticky, code);
  ok = action->run (registry, &error);
  count = test_vfs_fail_end ();
  if (!ok)
    check_error (error);
  work_on (registry);
  test_registry_close (registry);

  found = look (place);
  if (ok)
    g_assert_cmpstr (found, ==, after);
  else if (!g_str_equal (found, before) && !g_str_equal (found, after) && action->run != do_two_edits)
    g_error ("%s, change %u, error %d: half done:\n%s", action->name, n, code, found);

  registry = test_registry_open (place, HUPAN_OPEN_NONE);
  g_assert_null (hupan_registry_get_read_only_reason (registry));
  test_registry_assert_sound (registry);
  work_on (registry);
  test_registry_close (registry);
  return n <= count;
}

/* Every change is too much for each push; then it is some of the first, where most happens, and steps beyond. */
static guint
next (guint n)
{
  guint step = n < 8 ? 1 : MAX (n / 4, 3);

  if (g_test_thorough ())
    return n + 1;
  return n + (test_is_sanitized () ? 4 * step : step);
}

static void
test_action (gconstpointer data)
{
  const Action *action = data;
  g_autofree char *before = look (base);
  g_autofree char *after = NULL;
  guint runs = 0;

  test_vfs_fail_begin (0, FALSE, SQLITE_OK);
  after = look_after (action);
  for (gsize kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    for (int sticky = 0; sticky < 2; sticky++)
      for (guint n = 1; fail_at (action, kinds[kind].code, sticky != 0, n, before, after); n = next (n))
        runs++;
  g_test_message ("%s: %u places", action->name, runs);
  g_assert_cmpuint (runs, >, 0);
}

/* The update of a registry that is being opened: the old format or the new, and the next start completes it. */
static gboolean
fail_update_at (int code, gboolean sticky, guint n, const char *before)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = test_place_path (place, "registry.sqlite");
  g_autofree char *halfway = NULL;
  g_autofree char *version = NULL;
  g_autofree char *found = NULL;
  HupanRegistry *registry;
  guint count;

  test_registry_copy (base, place);
  test_vfs_fail_begin (n, sticky, code);
  registry = hupan_registry_open (place->registry, HUPAN_OPEN_NONE, NULL, &error);
  if (registry == NULL)
    check_error (error);
  else
    hupan_registry_close (registry);
  count = test_vfs_fail_end ();
  g_clear_object (&registry);

  halfway = test_sql_text (path, "PRAGMA user_version");
  g_assert_true (g_str_equal (halfway, G_STRINGIFY (TEST_FORMAT)) || g_str_equal (halfway, G_STRINGIFY (TEST_NEXT_FORMAT)));
  found = look (place);
  g_assert_cmpstr (found, ==, before);

  registry = test_registry_open (place, HUPAN_OPEN_NONE);
  test_registry_assert_sound (registry);
  test_registry_close (registry);
  version = test_sql_text (path, "PRAGMA user_version");
  g_assert_cmpstr (version, ==, G_STRINGIFY (TEST_NEXT_FORMAT));
  return n <= count;
}

static void
test_update (void)
{
  g_autofree char *before = look (base);
  guint runs = 0;

  test_vfs_fail_begin (0, FALSE, SQLITE_OK);
  test_format_install (test_format_next, TEST_NEXT_FORMAT);
  for (gsize kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    for (int sticky = 0; sticky < 2; sticky++)
      for (guint n = 1; fail_update_at (kinds[kind].code, sticky != 0, n, before); n = next (n))
        runs++;
  test_format_remove ();
  g_test_message ("update: %u places", runs);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  make_base ();
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *path = g_strconcat ("/store/disk-errors/", actions[i].name, NULL);

      g_test_add_data_func (path, &actions[i], test_action);
    }
  g_test_add_func ("/store/disk-errors/update", test_update);
  result = g_test_run ();
  test_place_free (base);
  return result;
}
