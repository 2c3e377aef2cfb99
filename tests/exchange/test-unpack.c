/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A reader that was led astray by a package, and says what it should not (reliability I1): the program takes parts only at their place,
 * under their names and up to their sizes, and leaves nothing of what it refuses. Packages that are hostile themselves are in
 * tests/store/test-hostile-package.c. */

#include "config.h"

#include "exchange/hupan-unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <signal.h>
#include <string.h>

#include "fixtures/test-reader.h"
#include "fixtures/test-registry.h"
#include "store/hupan-safety.h"

typedef struct
{
  TestPlace *place;
  char *file;
  GBytes *parts[3]; /* of a good package */
} Fixture;

static const char *const names[] = { "manifest.json", "registry.sqlite", "documents.sqlite" };

static void
set_up (Fixture *fixture, gconstpointer data)
{
  struct archive *reader = archive_read_new ();
  HupanRegistry *registry;

  fixture->place = test_place_new ();
  fixture->file = g_build_filename (fixture->place->folder, "package.hupan", NULL);
  registry = test_registry_create (fixture->place);
  g_assert_true (hupan_registry_pack (registry, fixture->file, NULL, NULL));
  test_registry_close (registry);

  archive_read_support_format_zip (reader);
  g_assert_cmpint (archive_read_open_filename (reader, fixture->file, 8192), ==, ARCHIVE_OK);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GByteArray *bytes = g_byte_array_new ();
      struct archive_entry *entry;
      guint8 chunk[8192];
      la_ssize_t n;

      g_assert_cmpint (archive_read_next_header (reader, &entry), ==, ARCHIVE_OK);
      g_assert_cmpstr (archive_entry_pathname (entry), ==, names[i]);
      while ((n = archive_read_data (reader, chunk, sizeof chunk)) > 0)
        g_byte_array_append (bytes, chunk, (guint) n);
      fixture->parts[i] = g_byte_array_free_to_bytes (bytes);
    }
  archive_read_free (reader);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  test_reader_real ();
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_bytes_unref (fixture->parts[i]);
  g_free (fixture->file);
  test_place_free (fixture->place);
}

static void
append_frame (GByteArray *said, HupanFrameType type, gconstpointer bytes, gsize size)
{
  const guint32 head[2] = { type, (guint32) size };

  g_byte_array_append (said, (const guint8 *) head, sizeof head);
  g_byte_array_append (said, bytes, (guint) size);
}

/* m r d: a part begins with its name; M R D: its bytes; others are lies. */
static void
say (Fixture *fixture, GByteArray *said, char word)
{
  static const guint64 numbers[2];

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (word == names[i][0])
        append_frame (said, HUPAN_FRAME_PART, names[i], strlen (names[i]) + 1);
      else if (word == g_ascii_toupper (names[i][0]))
        append_frame (said, HUPAN_FRAME_BYTES, g_bytes_get_data (fixture->parts[i], NULL), g_bytes_get_size (fixture->parts[i]));
      else
        continue;
      return;
    }

  switch (word)
    {
    case '+': /* one byte more */
      append_frame (said, HUPAN_FRAME_BYTES, "x", 1);
      break;
    case '0':
      append_frame (said, HUPAN_FRAME_BYTES, "", 0);
      break;
    case '/':
      append_frame (said, HUPAN_FRAME_PART, "../registry.sqlite", sizeof "../registry.sqlite");
      break;
    case '?':
      append_frame (said, HUPAN_FRAME_PART, "\xff\xfe", 3);
      break;
    case '_':
      append_frame (said, HUPAN_FRAME_PART, "registry.sqlite", strlen ("registry.sqlite")); /* no zero byte */
      break;
    case 't':
      append_frame (said, HUPAN_FRAME_TABLE, "UTF-8\0,", 8);
      break;
    case 'w':
      append_frame (said, HUPAN_FRAME_ROW, numbers, sizeof numbers);
      break;
    case '.':
      append_frame (said, HUPAN_FRAME_END, numbers, sizeof (guint64));
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
unpack_said (Fixture *fixture, const char *words, int ending, GError **error)
{
  g_autoptr (GByteArray) said = g_byte_array_new ();
  g_autofree char *folder = g_build_filename (fixture->place->folder, "in", "unpacked", NULL);
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autoptr (GDir) dir = NULL;

  for (const char *word = words; *word != '\0'; word++)
    say (fixture, said, *word);
  test_reader_fake ((const char *) said->data, said->len, ending);
  if (hupan_registry_unpack (fixture->file, folder, NULL, error))
    return TRUE;

  dir = g_dir_open (parent, 0, NULL);
  g_assert_nonnull (dir);
  g_assert_null (g_dir_read_name (dir)); /* nothing is left, neither in its place nor beside it */
  return FALSE;
}

static void
test_forged (Fixture *fixture, gconstpointer data)
{
  static const char *const lies[] = {
    ".",     "M",        "0",         "r",          "/",           "mM.",       "mM/RdD.",   "mMrRdD+.",  "mMrR+dD.", "mMr+RdD.",
    "mM+rRdD.", "mMrdD.", "mMrRd.",   "mMrDdR.",    "mMdDrR.",     "mMrRrRdD.", "mMmMrRdD.", "mMrRdDrR.", "mMrR0dD.", "mM?RdD.",
    "mM_RdD.", "t",      "mMt",       "w",          "mMrRwdD.",    "mMrRdD",    "mMrRdDw",   "m.",        "mRrRdD.",  "rRmMdD.",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      g_autoptr (GError) error = NULL;

      if (unpack_said (fixture, lies[i], 0, &error))
        g_error ("%s was believed", lies[i]);
      g_assert_cmpuint (error->domain, ==, HUPAN_STORE_ERROR);
      g_test_message ("%s: %s", lies[i], error->message);
    }
}

/* The same, said as it is. */
static void
test_good (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (unpack_said (fixture, "mMrRdD.", 0, &error));
  g_assert_no_error (error);
}

static void
test_killed (Fixture *fixture, gconstpointer data)
{
  static const char *const beginnings[] = { "", "m", "mM", "mMr", "mMrR", "mMrRdD" };

  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (unpack_said (fixture, beginnings[i], SIGKILL, &error));
      g_assert_cmpuint (error->domain, ==, HUPAN_STORE_ERROR);
    }
}

static gpointer
cancel_in_thread (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return NULL;
}

/* A reader that says no more: whoever waits can stop, and no process stays. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) said = g_byte_array_new ();
  g_autofree char *folder = g_build_filename (fixture->place->folder, "unpacked", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const HupanProgress progress = { .cancellable = cancellable };
  g_autoptr (GArray) children = NULL;
  g_autoptr (GError) error = NULL;
  GThread *thread;

  say (fixture, said, 'm');
  test_reader_fake ((const char *) said->data, said->len, -1);
  thread = g_thread_new ("cancel", cancel_in_thread, cancellable);
  g_assert_false (hupan_registry_unpack (fixture->file, folder, &progress, &error));
  g_thread_join (thread);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  children = test_reader_list_children ();
  g_assert_cmpuint (children->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/exchange/unpack/good", Fixture, NULL, set_up, test_good, tear_down);
  g_test_add ("/exchange/unpack/forged", Fixture, NULL, set_up, test_forged, tear_down);
  g_test_add ("/exchange/unpack/killed", Fixture, NULL, set_up, test_killed, tear_down);
  g_test_add ("/exchange/unpack/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  return g_test_run ();
}
