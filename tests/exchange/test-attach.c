/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Documents on their way in: what is added, what is refused and why, what is there already (reliability F1 to F3), and that
 * nothing is left of what was stopped. */

#include "exchange/hupan-attach.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "core/hupan-clock.h"
#include "exchange/hupan-export.h"
#include "exchange/hupan-sample.h"
#include "exchange/hupan-unpack.h"
#include "fixtures/test-records.h"
#include "fixtures/test-registry.h"
#include "store/hupan-contents.h"
#include "store/hupan-safety.h"

#define MIB (1024 * 1024)

typedef struct
{
  TestRecords *records;
  char *files; /* folder */
  gint64 candidate;
  gint64 other;
} Fixture;

static gint64
add_candidate (TestRecords *records,
               const char  *name)
{
  gint64 person = test_records_create (records, test_draft ("person", "name", name, NULL));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, person);

  return test_records_create (records, test_draft ("application", "person", id, NULL));
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  hupan_clock_set_today ("2026-03-02");
  fixture->records = test_records_new ();
  fixture->files = g_dir_make_tmp ("files-XXXXXX", NULL);
  fixture->candidate = add_candidate (fixture->records, "李明");
  fixture->other = add_candidate (fixture->records, "Ada Lovelace");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  test_records_free (fixture->records);
  g_free (fixture->files);
}

/* A file of a size that begins so. Its other bytes are zeros, which take no room on the disk. */
static GFile *
make_file (Fixture    *fixture,
           const char *name,
           const char *begin,
           gint64      size)
{
  g_autofree char *path = g_build_filename (fixture->files, name, NULL);

  g_assert_true (g_file_set_contents (path, begin, -1, NULL));
  if (size > 0)
    g_assert_cmpint (truncate (path, size), ==, 0);
  return g_file_new_for_path (path);
}

static GPtrArray *
incoming (GFile *first,
          ...)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_incoming_free);
  va_list arguments;

  va_start (arguments, first);
  for (GFile *file = first; file != NULL; file = va_arg (arguments, GFile *))
    {
      g_ptr_array_add (all, hupan_incoming_new_file (file));
      g_object_unref (file);
    }
  va_end (arguments);

  return all;
}

static HupanAttached *
attach (Fixture         *fixture,
        gint64           owner,
        GPtrArray       *files,
        HupanAttachFlags flags)
{
  g_autoptr (GPtrArray) all = files;
  g_autoptr (GError) error = NULL;
  HupanAttached *attached = hupan_attach (fixture->records->registry, hupan_kind_get ("application"), owner, all, flags, NULL, NULL, &error);

  g_assert_no_error (error);
  return attached;
}

static const char *
get_repeat (HupanAttached *attached,
            guint          i)
{
  return ((HupanRepeat *) g_ptr_array_index (attached->repeats, i))->sentence;
}

#define assert_documents(fixture, expected) \
  test_records_assert_rows ((fixture)->records, \
                            "SELECT name, kind, status, received_on, confidentiality, media_type, size, deleted_at IS NOT NULL" \
                            " FROM document ORDER BY name, id", expected)
#define assert_n_contents(fixture, n) \
  G_STMT_START \
  { \
    g_autofree char *path_ = g_build_filename (hupan_registry_get_folder ((fixture)->records->registry), "documents.sqlite", NULL); \
    g_autofree char *rows_ = NULL; \
    test_records_close ((fixture)->records); \
    rows_ = test_sql_rows (path_, "SELECT count (*) FROM content"); \
    test_records_reopen ((fixture)->records); \
    g_assert_cmpstr (rows_, ==, n "\n"); \
  } \
  G_STMT_END

static void
test_add (Fixture      *fixture,
          gconstpointer data)
{
  g_autoptr (HupanAttached) attached =
    attach (fixture, fixture->candidate, incoming (make_file (fixture, "简历.pdf", "%PDF-1.7\n", 0), make_file (fixture, "护照.jpg", "\xff\xd8\xff\xe0", 0),
                                                   make_file (fixture, "recommendation.txt", "He is good.\n", 0), NULL), HUPAN_ATTACH_NONE);

  g_assert_cmpuint (attached->n_added, ==, 3);
  g_assert_cmpuint (attached->repeats->len, ==, 0);
  g_assert_cmpuint (attached->refused->len, ==, 0);
  assert_documents (fixture, "recommendation.txt|reference_letter|received|2026-03-02|reference_letter|text/plain|12|0\n"
                             "护照.jpg|identity|received|2026-03-02|restricted|image/jpeg|4|0\n"
                             "简历.pdf|cv|received|2026-03-02|normal|application/pdf|9|0");
  test_registry_assert_sound (fixture->records->registry);
  test_records_assert_rows (fixture->records, "SELECT label FROM batch_text ORDER BY batch DESC LIMIT 1", "3 documents added to 李明");
}

static void
test_undo (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (HupanAttached) attached =
    attach (fixture, fixture->candidate, incoming (make_file (fixture, "cv.pdf", "%PDF-1.7\n", 0), make_file (fixture, "b.pdf", "%PDF-1.8\n", 0), NULL),
            HUPAN_ATTACH_NONE);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (hupan_registry_undo (fixture->records->registry, 0, NULL, &error), !=, 0);
  g_assert_no_error (error);
  assert_documents (fixture, "");
  g_assert_cmpint (hupan_registry_redo (fixture->records->registry, NULL, &error), !=, 0);
  g_assert_no_error (error);
  assert_documents (fixture, "b.pdf|other|received|2026-03-02|normal|application/pdf|9|0\n"
                             "cv.pdf|cv|received|2026-03-02|normal|application/pdf|9|0");
  test_registry_assert_sound (fixture->records->registry);
}

/* The same content: twice at once, again here, and with somebody else. */
static void
test_same_twice (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (HupanAttached) first =
    attach (fixture, fixture->candidate, incoming (make_file (fixture, "cv.pdf", "%PDF-1.7\n", 0), make_file (fixture, "copy.pdf", "%PDF-1.7\n", 0), NULL),
            HUPAN_ATTACH_NONE);
  g_autoptr (HupanAttached) again = attach (fixture, fixture->candidate, incoming (make_file (fixture, "again.pdf", "%PDF-1.7\n", 0), NULL), HUPAN_ATTACH_NONE);
  g_autoptr (HupanAttached) elsewhere = attach (fixture, fixture->other, incoming (make_file (fixture, "ada.pdf", "%PDF-1.7\n", 0), NULL), HUPAN_ATTACH_NONE);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (first->n_added, ==, 1);
  g_assert_cmpstr (get_repeat (first, 0), ==, "Already here: “cv.pdf”.");
  g_assert_cmpuint (again->n_added, ==, 0);
  g_assert_cmpint (again->batch, ==, 0);
  g_assert_cmpstr (get_repeat (again, 0), ==, "Already here: “cv.pdf”.");
  g_assert_cmpuint (elsewhere->n_added, ==, 0);
  g_assert_cmpstr (get_repeat (elsewhere, 0), ==, "Already here: “cv.pdf” of 李明.");

  /* When the user says so it is added there too, and kept once. */
  g_assert_cmpint (hupan_attach_repeats (fixture->records->registry, elsewhere->repeats, NULL, &error), !=, 0);
  g_assert_no_error (error);
  assert_documents (fixture, "ada.pdf|other|received|2026-03-02|normal|application/pdf|9|0\n"
                             "cv.pdf|cv|received|2026-03-02|normal|application/pdf|9|0");
  assert_n_contents (fixture, "1");
}

static void
test_again_flag (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (HupanAttached) first = attach (fixture, fixture->candidate, incoming (make_file (fixture, "cv.pdf", "%PDF-1.7\n", 0), NULL), HUPAN_ATTACH_NONE);
  g_autoptr (HupanAttached) other = attach (fixture, fixture->other, incoming (make_file (fixture, "cv.pdf", "%PDF-1.7\n", 0), NULL), HUPAN_ATTACH_AGAIN);
  g_autoptr (HupanAttached) same = attach (fixture, fixture->other, incoming (make_file (fixture, "cv.pdf", "%PDF-1.7\n", 0), NULL), HUPAN_ATTACH_AGAIN);

  g_assert_cmpuint (other->n_added, ==, 1);
  g_assert_cmpuint (same->n_added, ==, 0);
}

/* What is in the trash is not here. */
static void
test_again_after_trash (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (HupanAttached) first = attach (fixture, fixture->candidate, incoming (make_file (fixture, "cv.pdf", "%PDF-1.7\n", 0), NULL), HUPAN_ATTACH_NONE);
  g_autoptr (GPtrArray) found = hupan_registry_find (fixture->records->registry, hupan_kind_get ("document"), "name", "cv.pdf", NULL);
  HupanBatch *batch = hupan_batch_new ("Trash", NULL, HUPAN_BATCH_NONE);
  g_autoptr (HupanAttached) again = NULL;

  hupan_batch_trash (batch, g_ptr_array_index (found, 0));
  test_records_commit (fixture->records, batch);
  again = attach (fixture, fixture->candidate, incoming (make_file (fixture, "cv.pdf", "%PDF-1.7\n", 0), NULL), HUPAN_ATTACH_NONE);
  g_assert_cmpuint (again->n_added, ==, 1);
  assert_n_contents (fixture, "1");
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->files, "folder", NULL);
  g_autofree char *pipe = g_build_filename (fixture->files, "pipe", NULL);
  g_autoptr (HupanAttached) attached = NULL;
  g_autoptr (GString) all = g_string_new (NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  attached = attach (fixture, fixture->candidate,
                     incoming (make_file (fixture, "large.pdf", "%PDF-1.7\n", 50 * MIB + 1), make_file (fixture, "empty.pdf", "", 0),
                               g_file_new_for_path (folder), g_file_new_for_path (pipe), g_file_new_build_filename (fixture->files, "none.pdf", NULL),
                               make_file (fixture, "good.pdf", "%PDF-1.7\n", 0), NULL), HUPAN_ATTACH_NONE);
  for (guint i = 0; i < attached->refused->len; i++)
    g_string_append_printf (all, "%s\n", (const char *) g_ptr_array_index (attached->refused, i));

  g_assert_cmpuint (attached->n_added, ==, 1); /* the good one all the same */
  g_assert_cmpuint (attached->refused->len, ==, 5);
  g_assert_nonnull (strstr (all->str, "“large.pdf” has 50.0 MiB. A document may have at most 50 MiB.\n"));
  g_assert_nonnull (strstr (all->str, "“empty.pdf” is empty.\n“folder” is a folder. Add the files in it.\n“pipe” is no file.\n“none.pdf” cannot be read: "));
  assert_n_contents (fixture, "1");
}

/* Five files that are small enough each. */
static void
test_too_many (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_incoming_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanAttached) attached = NULL;

  for (int i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d.pdf", i);
      g_autoptr (GFile) file = make_file (fixture, name, "%PDF-1.7\n", 45 * MIB);

      g_ptr_array_add (files, hupan_incoming_new_file (file));
    }
  attached = hupan_attach (fixture->records->registry, hupan_kind_get ("application"), fixture->candidate, files, HUPAN_ATTACH_NONE, NULL, NULL, &error);
  g_assert_null (attached);
  g_assert_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "These files have 225.0 MiB together. At most 200 MiB can be added at a time."));
  assert_n_contents (fixture, "0");
}

/* F2: whatever the file is called, and nothing is written anywhere under its name. */
static void
test_odd_names (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *long_name = g_strnfill (250, 'x');
  g_autoptr (GBytes) one = g_bytes_new_static ("%PDF-1", 6), two = g_bytes_new_static ("%PDF-2", 6), three = g_bytes_new_static ("%PDF-3", 6),
                     four = g_bytes_new_static ("%PDF-4", 6), five = g_bytes_new_static ("%PDF-5", 6);
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_incoming_free);
  g_autofree char *expected = NULL;
  g_autoptr (HupanAttached) attached = NULL;

  g_ptr_array_add (files, hupan_incoming_new_bytes ("../../x", one));
  g_ptr_array_add (files, hupan_incoming_new_bytes ("\xe2\x80\xae" "fdp.exe", two));
  g_ptr_array_add (files, hupan_incoming_new_bytes ("<b>", three));
  g_ptr_array_add (files, hupan_incoming_new_bytes (long_name, four));
  g_ptr_array_add (files, hupan_incoming_new_bytes ("bad\xff.pdf", five));
  attached = attach (fixture, fixture->candidate, files, HUPAN_ATTACH_NONE);
  g_assert_cmpuint (attached->n_added, ==, 5);
  long_name[120] = '\0';
  expected = g_strdup_printf ("<b>\nbad\xef\xbf\xbd.pdf\nfdp.exe\nx\n%s", long_name);
  test_records_assert_rows (fixture->records, "SELECT name FROM document ORDER BY name", expected);
}

typedef struct
{
  GCancellable *cancellable;
  guint n;
} Stopping;

static void
stop_cb (gpointer data)
{
  Stopping *stopping = data;

  if (++stopping->n == 2)
    g_cancellable_cancel (stopping->cancellable);
}

/* Stopped in the middle: nothing is added, and no content stays. */
static void
test_cancelled (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GPtrArray) files = incoming (make_file (fixture, "first.pdf", "%PDF-1\n", 0), make_file (fixture, "second.pdf", "%PDF-2\n", 30 * MIB), NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const HupanProgress progress = { .cancellable = cancellable };
  Stopping stopping = { cancellable, 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanAttached) attached = NULL;

  hupan_registry_set_yield_func (fixture->records->registry, stop_cb, &stopping);
  attached =
    hupan_attach (fixture->records->registry, hupan_kind_get ("application"), fixture->candidate, files, HUPAN_ATTACH_NONE, NULL, &progress, &error);
  hupan_registry_set_yield_func (fixture->records->registry, NULL, NULL);
  g_assert_null (attached);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_documents (fixture, "");
  assert_n_contents (fixture, "0");
}

/* Backup and restore, package and unpacking: records and contents stay together. */
static void
test_copies (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (HupanAttached) attached = attach (fixture, fixture->candidate, incoming (make_file (fixture, "cv.pdf", "%PDF-1.7\n", 3 * MIB), NULL), HUPAN_ATTACH_NONE);
  g_autofree char *folder = g_strdup (hupan_registry_get_folder (fixture->records->registry));
  g_autofree char *package = g_build_filename (fixture->files, "all.hupan", NULL);
  g_autofree char *unpacked = g_build_filename (fixture->files, "unpacked", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = hupan_registry_backup (fixture->records->registry, "manual", NULL, &error);
  g_autoptr (HupanRegistry) registry = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GBytes) content = NULL;

  g_assert_no_error (error);
  g_assert_true (hupan_registry_pack (fixture->records->registry, package, NULL, &error));
  g_assert_no_error (error);

  /* What came after the backup is gone with going back to it. */
  hupan_attached_free (attach (fixture, fixture->candidate, incoming (make_file (fixture, "later.pdf", "%PDF-1.8\n", 0), NULL), HUPAN_ATTACH_NONE));
  test_records_close (fixture->records);
  g_assert_true (hupan_registry_restore (folder, backup, NULL, &error));
  g_assert_no_error (error);
  test_records_reopen (fixture->records);
  assert_documents (fixture, "cv.pdf|cv|received|2026-03-02|normal|application/pdf|3145728|0");
  assert_n_contents (fixture, "1");
  test_registry_assert_sound (fixture->records->registry);

  g_assert_true (hupan_registry_unpack (package, unpacked, NULL, &error));
  g_assert_no_error (error);
  registry = hupan_registry_open (unpacked, HUPAN_OPEN_NONE, NULL, &error);
  g_assert_no_error (error);
  found = hupan_registry_find (registry, hupan_kind_get ("document"), "name", "cv.pdf", &error);
  content = hupan_contents_read (registry, hupan_record_get (g_ptr_array_index (found, 0), "sha256"), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (content), ==, 3 * MIB);
  test_registry_assert_sound (registry);
  hupan_registry_close (registry);
}

/* Confidential ones are in no export unless asked for. */
static void
test_export (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (HupanAttached) attached =
    attach (fixture, fixture->candidate, incoming (make_file (fixture, "cv.pdf", "%PDF-1.7\n", 0), make_file (fixture, "passport.pdf", "%PDF-1.8\n", 0), NULL),
            HUPAN_ATTACH_NONE);
  const HupanKind *kind = hupan_kind_get ("document");
  const HupanColumn *columns[] = { hupan_kind_get_column (kind, "name"), hupan_kind_get_column (kind, "size"), NULL };
  static const struct { HupanExportFormat format; const char *expected; } rows[] = {
    { HUPAN_EXPORT_TEXT, "cv.pdf\t9 bytes\n" },
    { HUPAN_EXPORT_TEXT | HUPAN_EXPORT_CONFIDENTIAL, "cv.pdf\t9 bytes\npassport.pdf\t9 bytes\n" },
    { HUPAN_EXPORT_CSV, "\xEF\xBB\xBF" "File name,Size\r\ncv.pdf,9 bytes\r\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = hupan_export_dup_text (fixture->records->registry, kind, columns, NULL, HUPAN_EXPORT_ALL, "en", rows[i].format, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

/* The sample's documents are whole, marked as sample, the same each time, and gone with it. */
static void
test_sample (Fixture      *fixture,
             gconstpointer data)
{
  HupanRegistry *registry = fixture->records->registry;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  HupanBatch *removal;

  g_assert_cmpint (hupan_sample_add (registry, NULL, &error), !=, 0);
  g_assert_no_error (error);
  test_registry_assert_sound (registry);
  test_records_assert_rows (fixture->records, "SELECT count (*) >= 100, count (DISTINCT application) >= 36, min (origin), max (origin) FROM document",
                            "1|1|sample|sample");
  /* Who is in the station has what entering takes. */
  test_records_assert_rows (fixture->records,
                            "SELECT count (*) FROM application a WHERE stage IN ('in_station', 'exit_review', 'out_station') AND"
                            " (SELECT count (DISTINCT d.kind) FROM document d WHERE d.application = a.id AND d.status = 'verified'"
                            " AND d.kind IN ('degree_certificate', 'entry_agreement')) <> 2", "0");

  registry = fixture->records->registry;
  removal = hupan_sample_dup_removal (registry, &kept, &error);
  g_assert_no_error (error);
  test_records_commit (fixture->records, removal);
  assert_documents (fixture, "");
  g_assert_cmpint (hupan_registry_undo (fixture->records->registry, 0, NULL, &error), !=, 0);
  g_assert_no_error (error);
  test_registry_assert_sound (fixture->records->registry);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/exchange/attach/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("add", test_add);
  ADD ("undo", test_undo);
  ADD ("same-twice", test_same_twice);
  ADD ("again-flag", test_again_flag);
  ADD ("again-after-trash", test_again_after_trash);
  ADD ("refused", test_refused);
  ADD ("too-many", test_too_many);
  ADD ("odd-names", test_odd_names);
  ADD ("cancelled", test_cancelled);
  ADD ("copies", test_copies);
  ADD ("export", test_export);
  ADD ("sample", test_sample);
  return g_test_run ();
}
