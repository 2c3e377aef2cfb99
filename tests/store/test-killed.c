/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* kill -9 at any moment: while editing and importing (reliability D1, C3), backing up (B1), restoring (B4), updating the
 * format (V4), making a registry and unpacking one. */

#include "config.h"

#include "core/hupan-clock.h"
#include "exchange/hupan-unpack.h"
#include "fixtures/test-child.h"
#include "fixtures/test-format.h"
#include "fixtures/test-records.h"
#include "fixtures/test-registry.h"
#include "store/hupan-contents.h"
#include "store/hupan-manifest.h"
#include "store/hupan-safety.h"
#include "store/hupan-snapshot.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define IMPORTED 60
#define ROWS 600 /* what there is to be copied */

static gint64
commit_tags (HupanRegistry *registry, const char *name, guint n, HupanBatchFlags flags)
{
  g_autoptr (HupanBatch) batch = hupan_batch_new (name, NULL, flags);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("%s-%u", name, i);
      g_autoptr (HupanRecord) draft = test_draft ("tag", "name", text, NULL);

      hupan_batch_create (batch, draft, NULL);
    }
  return hupan_registry_commit (registry, batch, NULL, NULL);
}

static TestPlace *
place_with_rows (guint n)
{
  TestPlace *place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);

  g_assert_cmpint (commit_tags (registry, "row", n, HUPAN_BATCH_NONE), !=, 0);
  test_registry_close (registry);
  return place;
}

typedef struct
{
  TestPlace *place;
  guint next; /* number of the next action */
} Editing;

/* Action k is an import when k is a multiple of ten, otherwise one new tag. */
static void
edit_cb (gpointer data)
{
  Editing *editing = data;
  HupanRegistry *registry = hupan_registry_open (editing->place->registry, HUPAN_OPEN_NONE, NULL, NULL);

  if (registry == NULL)
    _exit (1);
  for (guint k = editing->next;; k++)
    {
      g_autofree char *name = g_strdup_printf ("%u", k);

      if (commit_tags (registry, name, k % 10 == 0 ? IMPORTED : 1, k % 10 == 0 ? HUPAN_BATCH_IMPORT : HUPAN_BATCH_NONE) == 0)
        _exit (2);
      test_child_confirm ();
    }
}

static void
edit_once_cb (gpointer data)
{
  HupanRegistry *registry = hupan_registry_open (((TestPlace *) data)->registry, HUPAN_OPEN_NONE, NULL, NULL);

  if (registry == NULL || commit_tags (registry, "first", 1, HUPAN_BATCH_NONE) == 0)
    _exit (1);
  hupan_registry_close (registry);
}

/* How many actions there are in the file: all that were confirmed, and at most the one that was on its way. */
static guint
count_actions (TestPlace *place, guint from)
{
  g_autofree char *path = test_place_path (place, "registry.sqlite");

  for (guint k = from;; k++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM tag WHERE name LIKE '%u-%%'", k);
      g_autofree char *count = test_sql_text (path, sql);
      int expected = k % 10 == 0 ? IMPORTED : 1;

      if (g_str_equal (count, "0"))
        return k;
      g_assert_cmpint (atoi (count), ==, expected);
    }
}

static void
test_editing (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  Editing editing = { .place = place };
  guint confirmed = 0;
  gint64 usec;

  test_registry_close (test_registry_create (place));
  usec = test_child_run (edit_once_cb, place, -1).usec;
  for (guint round = 0; round < test_times (100); round++)
    {
      TestChildEnd end = test_child_run (edit_cb, &editing, test_child_moment (3 * usec));
      HupanRegistry *registry;
      guint actions;

      g_assert_true (end.killed);
      registry = test_registry_open (place, HUPAN_OPEN_NONE);
      if (round % 10 == 0)
        test_registry_assert_sound (registry);
      test_registry_close (registry);

      actions = count_actions (place, editing.next);
      g_assert_cmpuint (actions, >=, editing.next + end.confirmed);
      g_assert_cmpuint (actions, <=, editing.next + end.confirmed + 1);
      confirmed += end.confirmed;
      editing.next = actions;
    }
  g_test_message ("%u actions confirmed, none lost", confirmed);
  g_assert_cmpuint (confirmed, >, 0);
}

/* Action k adds the content "document k" and the record that has it. */
static gboolean
attach (HupanRegistry *registry, const char *owner, guint k)
{
  g_autofree char *name = g_strdup_printf ("document %u", k);
  g_autoptr (GBytes) content = g_bytes_new (name, strlen (name));
  g_autoptr (HupanBatch) batch = hupan_batch_new (name, NULL, HUPAN_BATCH_NONE);
  g_autoptr (HupanRecord) draft = NULL;
  g_autofree char *sha256 = NULL;
  gboolean added;

  if (!hupan_contents_add (registry, content, &sha256, &added, NULL, NULL))
    return FALSE;
  draft = test_draft ("document", "name", name, "university", owner, "media_type", "text/plain", "size", "10", "sha256", sha256, NULL);
  hupan_batch_create (batch, draft, NULL);
  return hupan_registry_commit (registry, batch, NULL, NULL) != 0;
}

static char *
make_owner (HupanRegistry *registry)
{
  g_autoptr (HupanBatch) batch = hupan_batch_new ("Owner", NULL, HUPAN_BATCH_NONE);
  g_autoptr (HupanRecord) draft = test_draft ("university", "name", "Owner", NULL);
  gint64 id = hupan_batch_create (batch, draft, NULL);

  g_assert_cmpint (hupan_registry_commit (registry, batch, NULL, NULL), !=, 0);
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

typedef struct
{
  TestPlace *place;
  char *owner;
  guint next;
} Attaching;

static void
attach_cb (gpointer data)
{
  Attaching *attaching = data;
  HupanRegistry *registry = hupan_registry_open (attaching->place->registry, HUPAN_OPEN_NONE, NULL, NULL);

  if (registry == NULL)
    _exit (1);
  for (guint k = attaching->next;; k++)
    {
      if (!attach (registry, attaching->owner, k))
        _exit (2);
      test_child_confirm ();
    }
}

/* No record without its content, and after the next start no content without a record. */
static void
test_attaching (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  Attaching attaching = { place, make_owner (registry), 0 };
  g_autofree char *records = test_place_path (place, "registry.sqlite");
  g_autofree char *contents = test_place_path (place, "documents.sqlite");
  guint confirmed = 0;
  gint64 usec = g_get_monotonic_time ();

  g_assert_true (attach (registry, attaching.owner, attaching.next++));
  test_registry_close (registry);
  test_registry_close (test_registry_open (place, HUPAN_OPEN_NONE));
  usec = g_get_monotonic_time () - usec;
  for (guint round = 0; round < test_times (60); round++)
    {
      TestChildEnd end = test_child_run (attach_cb, &attaching, test_child_moment (3 * usec));
      g_autofree char *n_records = NULL;
      g_autofree char *n_contents = NULL;

      g_assert_true (end.killed);
      registry = test_registry_open (place, HUPAN_OPEN_NONE);
      if (round % 10 == 0)
        test_registry_assert_sound (registry);
      test_registry_close (registry);

      n_records = test_sql_text (records, "SELECT count (*) FROM document");
      n_contents = test_sql_text (contents, "SELECT count (*) FROM content");
      g_assert_cmpstr (n_records, ==, n_contents);
      g_assert_cmpuint ((guint) atoi (n_records), >=, attaching.next + end.confirmed);
      g_assert_cmpuint ((guint) atoi (n_records), <=, attaching.next + end.confirmed + 1);
      attaching.next = (guint) atoi (n_records);
      confirmed += end.confirmed;
    }
  g_test_message ("%u documents confirmed, none lost", confirmed);
  g_assert_cmpuint (confirmed, >, 0);
  g_free (attaching.owner);
}

static void
backup_cb (gpointer data)
{
  HupanRegistry *registry = hupan_registry_open (((TestPlace *) data)->registry, HUPAN_OPEN_NONE, NULL, NULL);
  g_autofree char *path = registry != NULL ? hupan_registry_backup (registry, "manual", NULL, NULL) : NULL;

  if (path == NULL)
    _exit (1);
  hupan_registry_close (registry);
}

static void
assert_backups_whole (TestPlace *place)
{
  g_autoptr (GPtrArray) backups = hupan_registry_list_backups (place->registry, NULL);

  for (guint i = 0; i < backups->len; i++)
    {
      HupanBackup *backup = backups->pdata[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (HupanManifest) manifest = hupan_manifest_load (backup->path, &error);

      g_assert_no_error (error);
      g_assert_true (hupan_snapshot_verify (backup->path, manifest, NULL, &error));
      g_assert_no_error (error);
    }
}

static void
test_backing_up (void)
{
  g_autoptr (TestPlace) place = place_with_rows (ROWS);
  gint64 usec = test_child_run (backup_cb, place, -1).usec;
  guint killed = 0;

  for (guint round = 0; round < test_times (40); round++)
    {
      g_autoptr (TestPlace) copy = test_place_new ();

      test_registry_copy (place, copy);
      killed += test_child_run (backup_cb, copy, test_child_moment (usec)).killed;
      assert_backups_whole (copy);
      test_registry_close (test_registry_open (copy, HUPAN_OPEN_NONE));
    }
  g_assert_cmpuint (killed, >, 0);
}

typedef struct
{
  TestPlace *place;
  const char *backup;
} Restoring;

static void
restore_cb (gpointer data)
{
  Restoring *restoring = data;

  if (!hupan_registry_restore (restoring->place->registry, restoring->backup, NULL, NULL))
    _exit (1);
}

static void
test_restoring (void)
{
  g_autoptr (TestPlace) place = place_with_rows (ROWS);
  HupanRegistry *registry = test_registry_open (place, HUPAN_OPEN_NONE);
  g_autofree char *backup = hupan_registry_backup (registry, "manual", NULL, NULL);
  gint64 usec;
  guint killed = 0, restored = 0;

  g_assert_cmpint (commit_tags (registry, "newer", 10, HUPAN_BATCH_NONE), !=, 0);
  test_registry_close (registry);
  {
    g_autoptr (TestPlace) copy = test_place_new ();
    Restoring restoring = { copy, backup };

    test_registry_copy (place, copy);
    usec = test_child_run (restore_cb, &restoring, -1).usec;
  }

  for (guint round = 0; round < test_times (100); round++)
    {
      g_autoptr (TestPlace) copy = test_place_new ();
      g_autofree char *path = test_place_path (copy, "registry.sqlite");
      g_autofree char *rows = NULL;
      g_autofree char *newer = NULL;
      Restoring restoring = { copy, backup };

      test_registry_copy (place, copy);
      killed += test_child_run (restore_cb, &restoring, test_child_moment (usec)).killed;

      /* The old or the new, whole. */
      registry = test_registry_open (copy, HUPAN_OPEN_NONE);
      g_assert_null (hupan_registry_get_read_only_reason (registry));
      test_registry_close (registry);
      rows = test_sql_text (path, "SELECT count (*) FROM tag WHERE name LIKE 'row-%'");
      newer = test_sql_text (path, "SELECT count (*) FROM tag WHERE name LIKE 'newer-%'");
      g_assert_cmpint (atoi (rows), ==, ROWS);
      g_assert_true (g_str_equal (newer, "0") || g_str_equal (newer, "10"));
      restored += g_str_equal (newer, "0");
    }
  g_test_message ("%u killed, %u restored", killed, restored);
  g_assert_cmpuint (killed, >, 0);
}

static void
open_cb (gpointer data)
{
  HupanRegistry *registry = hupan_registry_open (((TestPlace *) data)->registry, HUPAN_OPEN_NONE, NULL, NULL);

  if (registry == NULL)
    _exit (1);
  hupan_registry_close (registry);
}

static void
test_updating (void)
{
  g_autoptr (TestPlace) place = place_with_rows (ROWS);
  gint64 usec;
  guint killed = 0;

  test_format_install (test_format_next, TEST_NEXT_FORMAT);
  {
    g_autoptr (TestPlace) copy = test_place_new ();

    test_registry_copy (place, copy);
    usec = test_child_run (open_cb, copy, -1).usec;
  }
  for (guint round = 0; round < test_times (60); round++)
    {
      g_autoptr (TestPlace) copy = test_place_new ();
      g_autofree char *path = test_place_path (copy, "registry.sqlite");
      g_autofree char *rows = NULL;
      HupanRegistry *registry;

      test_registry_copy (place, copy);
      killed += test_child_run (open_cb, copy, test_child_moment (usec)).killed;
      registry = test_registry_open (copy, HUPAN_OPEN_NONE);
      if (round % 10 == 0)
        test_registry_assert_sound (registry);
      test_registry_close (registry);
      rows = test_sql_text (path, "SELECT count (*) || ' ' || user_version FROM tag, pragma_user_version WHERE colour = 1");
      g_assert_cmpstr (rows, ==, G_STRINGIFY (ROWS) " " G_STRINGIFY (TEST_NEXT_FORMAT));
      assert_backups_whole (copy);
    }
  test_format_remove ();
  g_assert_cmpuint (killed, >, 0);
}

static void
create_cb (gpointer data)
{
  HupanRegistry *registry = hupan_registry_create (((TestPlace *) data)->registry, "Lakeside", NULL);

  if (registry == NULL)
    _exit (1);
  hupan_registry_close (registry);
}

static void
test_making (void)
{
  gint64 usec = 0;

  for (guint round = 0; round < test_times (40); round++)
    {
      g_autoptr (TestPlace) place = test_place_new ();
      TestChildEnd end = test_child_run (create_cb, place, round == 0 ? -1 : test_child_moment (usec));

      usec = round == 0 ? end.usec : usec;
      if (g_file_test (place->registry, G_FILE_TEST_EXISTS))
        test_registry_close (test_registry_open (place, HUPAN_OPEN_NONE));
      else
        test_registry_close (test_registry_create (place));
    }
}

typedef struct
{
  TestPlace *place;
  const char *package;
} Unpacking;

static void
unpack_cb (gpointer data)
{
  Unpacking *unpacking = data;

  if (!hupan_registry_unpack (unpacking->package, unpacking->place->registry, NULL, NULL))
    _exit (1);
}

static void
test_unpacking (void)
{
  g_autoptr (TestPlace) place = place_with_rows (ROWS);
  g_autofree char *package = g_build_filename (place->folder, "package.hupan", NULL);
  HupanRegistry *registry = test_registry_open (place, HUPAN_OPEN_NONE);
  gint64 usec = 0;

  g_assert_true (hupan_registry_pack (registry, package, NULL, NULL));
  test_registry_close (registry);
  for (guint round = 0; round < test_times (40); round++)
    {
      g_autoptr (TestPlace) copy = test_place_new ();
      Unpacking unpacking = { copy, package };
      TestChildEnd end = test_child_run (unpack_cb, &unpacking, round == 0 ? -1 : test_child_moment (usec));

      usec = round == 0 ? end.usec : usec;
      if (g_file_test (copy->registry, G_FILE_TEST_EXISTS))
        test_registry_close (test_registry_open (copy, HUPAN_OPEN_NONE));
      else
        g_assert_true (hupan_registry_unpack (package, copy->registry, NULL, NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/killed/editing", test_editing);
  g_test_add_func ("/store/killed/attaching", test_attaching);
  g_test_add_func ("/store/killed/backing-up", test_backing_up);
  g_test_add_func ("/store/killed/restoring", test_restoring);
  g_test_add_func ("/store/killed/updating", test_updating);
  g_test_add_func ("/store/killed/making", test_making);
  g_test_add_func ("/store/killed/unpacking", test_unpacking);

  return g_test_run ();
}
