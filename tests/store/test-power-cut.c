/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Power cuts (reliability D2): all that the disk is told is written down, and from that are made the disks that a cut at
 * any moment could have left (test-cut.h). Every change that was confirmed must be on each of them. */

#include "config.h"

#include "fixtures/test-cut.h"
#include "fixtures/test-records.h"
#include "fixtures/test-registry.h"
#include "fixtures/test-vfs.h"
#include "store/hupan-place.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#define ACTIONS 60
#define IMPORTED 40

static void
act (HupanRegistry *registry, guint k)
{
  g_autofree char *label = g_strdup_printf ("%u", k);
  g_autoptr (HupanBatch) batch = hupan_batch_new (label, NULL, HUPAN_BATCH_NONE);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < (k % 10 == 0 ? IMPORTED : 1); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u-%u", k, i);
      g_autoptr (HupanRecord) draft = test_draft ("tag", "name", name, NULL);

      hupan_batch_create (batch, draft, NULL);
    }
  hupan_registry_commit (registry, batch, NULL, &error);
  g_assert_no_error (error);
}

/* SQLite is told of a disk that promises nothing about what a write may leave. */
static int
pass_cb (TestVfsOperation operation, const char *path, gint64 offset, gconstpointer data, gsize size, gpointer user_data)
{
  return SQLITE_OK;
}

/* Two sessions of thirty actions each. The registry is there, and on the disk, before they begin. */
static TestCut *
record (TestPlace *place)
{
  HupanRegistry *registry;
  TestCut *cut;

  test_registry_close (test_registry_create (place));
  cut = test_cut_begin (place->folder);
  test_vfs_install (pass_cb, NULL);
  registry = test_registry_open (place, HUPAN_OPEN_NONE);
  for (guint k = 1; k <= ACTIONS; k++)
    {
      act (registry, k);
      test_cut_confirm (cut);
      if (k != ACTIONS / 2)
        continue;
      test_registry_close (registry);
      registry = test_registry_open (place, HUPAN_OPEN_NONE);
    }
  test_registry_close (registry);
  test_vfs_remove ();
  test_cut_end (cut);
  return cut;
}

static guint
count_actions (TestPlace *image)
{
  g_autofree char *path = test_place_path (image, "registry.sqlite");
  g_autofree char *rows = test_sql_rows (path, "SELECT CAST (name AS INTEGER) AS k, count (*) FROM tag GROUP BY k ORDER BY k");
  g_auto (GStrv) lines = g_strsplit (rows, "\n", -1);
  guint k = 0;

  for (; lines[k] != NULL && *lines[k] != '\0'; k++)
    {
      g_autofree char *whole = g_strdup_printf ("%u|%d", k + 1, (k + 1) % 10 == 0 ? IMPORTED : 1);

      g_assert_cmpstr (lines[k], ==, whole);
    }
  return k;
}

static gboolean
probe_little (const char *folder, HupanPlace *found)
{
  *found = (HupanPlace) { .free_bytes = 1 }; /* so that no ballast is made in hundreds of folders */
  return TRUE;
}

static void
test_power_cut (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  g_autoptr (TestCut) cut = NULL;
  guint disks = test_times (500);

  hupan_place_set_probe (probe_little);
  cut = record (place);
  g_test_message ("%u events", test_cut_get_n_events (cut));
  for (guint i = 0; i < disks; i++)
    {
      g_autoptr (TestPlace) disk = test_place_new ();
      guint at = (guint) g_rand_int_range (rand, 0, (gint32) test_cut_get_n_events (cut) + 1);
      guint confirmed = test_cut_make_disk (cut, at, rand, disk->folder);
      HupanRegistry *registry = test_registry_open (disk, HUPAN_OPEN_NONE);
      guint actions;

      g_assert_null (hupan_registry_get_read_only_reason (registry));
      if (i % 10 == 0)
        test_registry_assert_sound (registry);
      test_registry_close (registry);
      actions = count_actions (disk);
      g_assert_cmpuint (actions, >=, confirmed);
      g_assert_cmpuint (actions, <=, confirmed + 1);
    }
  hupan_place_set_probe (NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/power-cut/disks", test_power_cut);

  return g_test_run ();
}
