/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Power cuts (reliability D2): all that SQLite tells the disk is written down, and from that are made the disks that a
 * cut at any moment could have left, where of everything not yet synced any sectors may be there and any may be
 * missing. Every change that was confirmed must be on each of them. */

#include "config.h"

#include "fixtures/test-records.h"
#include "fixtures/test-registry.h"
#include "fixtures/test-vfs.h"
#include "store/hupan-place.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#define SECTOR 512
#define ACTIONS 60
#define IMPORTED 40

/* One thing that happened: a change of a file, or the confirmation of an action. */
typedef struct
{
  TestVfsOperation operation; /* 0: a confirmation */
  guint file;
  gint64 offset;
  GBytes *data;               /* of a write; at a confirmation, the content of the file `state` */
} Event;

static const char *const names[] = {
  "registry.sqlite",
  "registry.sqlite-journal",
  "documents.sqlite",
  "documents.sqlite-journal",
};

/* What the disk holds of a file: for certain, and what may or may not have arrived. */
typedef struct
{
  GByteArray *content;
  gboolean exists;
  GPtrArray *pending; /* borrowed Event */
} DiskFile;

static GPtrArray *events;
static TestPlace *place;

static void
event_free (Event *event)
{
  g_clear_pointer (&event->data, g_bytes_unref);
  g_free (event);
}

static guint
index_of (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      return i;
  g_error ("nobody should write to %s", path);
}

static int
record_cb (TestVfsOperation operation, const char *path, gint64 offset, gconstpointer data, gsize size, gpointer user_data)
{
  Event *event = g_new0 (Event, 1);

  event->operation = operation;
  event->file = index_of (path);
  event->offset = offset;
  event->data = operation == TEST_VFS_WRITE ? g_bytes_new (data, size) : NULL;
  g_ptr_array_add (events, event);
  return SQLITE_OK;
}

static void
confirm (void)
{
  g_autofree char *path = test_place_path (place, "state");
  Event *event = g_new0 (Event, 1);
  char *content = NULL;
  gsize length = 0;

  if (g_file_get_contents (path, &content, &length, NULL))
    event->data = g_bytes_new_take (content, length);
  g_ptr_array_add (events, event);
}

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
  confirm ();
}

/* Two sessions of thirty actions each. The registry is there, and on the disk, before they begin. */
static void
record (DiskFile *disk)
{
  HupanRegistry *registry;

  place = test_place_new ();
  test_registry_close (test_registry_create (place));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = test_place_path (place, names[i]);
      char *content = NULL;
      gsize length = 0;

      disk[i].exists = g_file_get_contents (path, &content, &length, NULL);
      disk[i].content = disk[i].exists ? g_byte_array_new_take ((guint8 *) content, length) : g_byte_array_new ();
    }

  events = g_ptr_array_new_with_free_func ((GDestroyNotify) event_free);
  test_vfs_install (record_cb, NULL);
  registry = test_registry_open (place, HUPAN_OPEN_NONE);
  for (guint k = 1; k <= ACTIONS; k++)
    {
      act (registry, k);
      if (k != ACTIONS / 2)
        continue;
      test_registry_close (registry);
      registry = test_registry_open (place, HUPAN_OPEN_NONE);
    }
  test_registry_close (registry);
  test_vfs_remove ();
}

static void
write_at (GByteArray *content, gint64 offset, const guint8 *data, gsize size)
{
  guint before = content->len;

  if (content->len < offset + size)
    {
      g_byte_array_set_size (content, (guint) (offset + size));
      memset (content->data + before, 0, content->len - before);
    }
  memcpy (content->data + offset, data, size);
}

static gboolean
arrives (GRand *rand, int percent)
{
  return percent == 100 || g_rand_int_range (rand, 0, 100) < percent;
}

/* Applies what of an event has arrived: each sector by itself with the given probability in percent. */
static void
apply (GByteArray *content, const Event *event, GRand *rand, int percent)
{
  const guint8 *data;
  gsize size;

  if (event->operation == TEST_VFS_TRUNCATE && arrives (rand, percent))
    g_byte_array_set_size (content, (guint) MIN (event->offset, content->len));
  if (event->operation != TEST_VFS_WRITE)
    return;
  data = g_bytes_get_data (event->data, &size);
  for (gsize done = 0, piece; done < size; done += piece)
    {
      gint64 at = event->offset + (gint64) done;

      piece = MIN (size - done, (gsize) (SECTOR - at % SECTOR));
      if (arrives (rand, percent))
        write_at (content, at, data + done, piece);
    }
}

static void
replay (DiskFile *file, const Event *event)
{
  switch (event->operation)
    {
    case TEST_VFS_WRITE:
    case TEST_VFS_TRUNCATE:
      g_ptr_array_add (file->pending, (gpointer) event);
      break;
    case TEST_VFS_SYNC:
      for (guint i = 0; i < file->pending->len; i++)
        apply (file->content, file->pending->pdata[i], NULL, 100);
      g_ptr_array_set_size (file->pending, 0);
      file->exists = TRUE;
      break;
    case TEST_VFS_CREATE:
      break;
    case TEST_VFS_DELETE:
      file->exists = FALSE;
      g_byte_array_set_size (file->content, 0);
      g_ptr_array_set_size (file->pending, 0);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
put (TestPlace *image, const char *name, gconstpointer data, gsize size)
{
  g_autofree char *path = test_place_path (image, name);

  g_assert_true (g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* Writes the disk of a cut before event number `cut`, and says how many actions were confirmed by then. */
static guint
make_image (const DiskFile *start, guint cut, GRand *rand, TestPlace *image)
{
  static const int percents[] = { 0, 20, 50, 80, 100 };
  DiskFile disk[G_N_ELEMENTS (names)];
  int percent = percents[g_rand_int_range (rand, 0, G_N_ELEMENTS (percents))];
  const Event *last = NULL;
  guint confirmed = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      disk[i].content = g_byte_array_new ();
      g_byte_array_append (disk[i].content, start[i].content->data, start[i].content->len);
      disk[i].exists = start[i].exists;
      disk[i].pending = g_ptr_array_new ();
    }
  for (guint i = 0; i < cut; i++)
    {
      const Event *event = events->pdata[i];

      if (event->operation != 0)
        replay (&disk[event->file], event);
      else
        {
          confirmed++;
          last = event;
        }
    }

  g_assert_cmpint (g_mkdir (image->registry, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gboolean arrived = disk[i].exists || g_rand_boolean (rand);

      for (guint j = 0; j < disk[i].pending->len; j++)
        apply (disk[i].content, disk[i].pending->pdata[j], rand, percent);
      if (arrived)
        put (image, names[i], disk[i].content->data, disk[i].content->len);
      g_byte_array_unref (disk[i].content);
      g_ptr_array_unref (disk[i].pending);
    }
  put (image, "ballast", "", 0);
  if (last != NULL && last->data != NULL)
    put (image, "state", g_bytes_get_data (last->data, NULL), g_bytes_get_size (last->data));
  return confirmed;
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
  DiskFile start[G_N_ELEMENTS (names)] = { 0 };
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  guint images = test_times (500);

  record (start);
  g_test_message ("%u events", events->len);
  hupan_place_set_probe (probe_little);
  for (guint i = 0; i < images; i++)
    {
      g_autoptr (TestPlace) image = test_place_new ();
      guint cut = (guint) g_rand_int_range (rand, 0, (gint32) events->len + 1);
      guint confirmed = make_image (start, cut, rand, image);
      HupanRegistry *registry = test_registry_open (image, HUPAN_OPEN_NONE);
      guint actions;

      g_assert_null (hupan_registry_get_read_only_reason (registry));
      if (i % 10 == 0)
        test_registry_assert_sound (registry);
      test_registry_close (registry);
      actions = count_actions (image);
      g_assert_cmpuint (actions, >=, confirmed);
      g_assert_cmpuint (actions, <=, confirmed + 1);
    }
  hupan_place_set_probe (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_byte_array_unref (start[i].content);
  g_ptr_array_unref (events);
  test_place_free (place);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/power-cut/images", test_power_cut);

  return g_test_run ();
}
