/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Contents of documents: kept once, found when damaged and never handed out then, brought back from a backup, let go
 * only when nothing can bring their document back (reliability decision 6, D10, F3). */

#include "config.h"

#include "fixtures/test-records.h"
#include "fixtures/test-registry.h"
#include "store/hupan-contents.h"
#include "store/hupan-safety.h"

#include <string.h>

#define LARGE (3 * 1024 * 1024 + 17)

static GBytes *
make_content (gsize size, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint8 *data = g_malloc (size);

  for (gsize i = 0; i < size; i++)
    data[i] = (guint8) g_rand_int (random);
  return g_bytes_new_take (data, size);
}

static char *
add (HupanRegistry *registry, GBytes *content, gboolean expect_added)
{
  g_autoptr (GError) error = NULL;
  char *sha256 = NULL;
  gboolean added;

  g_assert_true (hupan_contents_add (registry, content, &sha256, &added, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (added, ==, expect_added);
  return sha256;
}

static gint64
add_candidate (TestRecords *self, const char *name)
{
  gint64 person = test_records_create (self, test_draft ("person", "name", name, NULL));
  g_autofree char *reference = g_strdup_printf ("%" G_GINT64_FORMAT, person);

  return test_records_create (self, test_draft ("application", "person", reference, NULL));
}

static gint64
add_document (TestRecords *self, gint64 application, const char *name, const char *sha256)
{
  g_autofree char *reference = g_strdup_printf ("%" G_GINT64_FORMAT, application);

  return test_records_create (self, test_draft ("document", "name", name, "application", reference, "media_type",
                                                "application/pdf", "size", "1", "sha256", sha256, NULL));
}

static HupanContentState
look (TestRecords *self, const char *sha256)
{
  g_autoptr (GError) error = NULL;
  HupanContentState state;

  g_assert_true (hupan_contents_look (self->registry, sha256, &state, NULL, &error));
  g_assert_no_error (error);
  return state;
}

static void
assert_reads (TestRecords *self, const char *sha256, GBytes *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) read = hupan_contents_read (self->registry, sha256, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (read, expected));
}

static char *
documents_path (TestRecords *self)
{
  return g_build_filename (hupan_registry_get_folder (self->registry), "documents.sqlite", NULL);
}

static void
tamper (TestRecords *self, const char *sql)
{
  g_autofree char *path = documents_path (self);

  test_records_close (self);
  test_sql_run (path, sql);
  test_records_reopen (self);
}

static char *
ask (TestRecords *self, const char *sql)
{
  g_autofree char *path = documents_path (self);
  char *answer;

  test_records_close (self);
  answer = test_sql_rows (path, sql);
  test_records_reopen (self);
  return answer;
}

static char *
dup_findings (TestRecords *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = hupan_registry_check (self->registry, NULL, &error);

  g_assert_no_error (error);
  g_ptr_array_add (findings, NULL);
  return g_strjoinv ("\n", (char **) findings->pdata);
}

/* Read back with SQLite itself. */
static void
test_add (void)
{
  g_autoptr (TestRecords) self = test_records_new ();
  g_autoptr (GBytes) small = g_bytes_new_static ("%PDF-1.7\nhello", 14);
  g_autoptr (GBytes) large = make_content (LARGE, 1);
  g_autofree char *one = add (self->registry, small, TRUE);
  g_autofree char *other = add (self->registry, large, TRUE);
  g_autofree char *again = add (self->registry, large, FALSE);
  g_autofree char *expected = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, large);
  gint64 candidate = add_candidate (self, "李明");
  g_autofree char *rows = NULL;
  g_autofree char *sum = NULL;

  g_assert_cmpstr (other, ==, expected);
  g_assert_cmpstr (again, ==, expected);
  assert_reads (self, one, small);
  assert_reads (self, other, large);
  add_document (self, candidate, "hello.pdf", one);
  add_document (self, candidate, "large.pdf", other);
  rows = ask (self, "SELECT length (sha256), length (data), size FROM content ORDER BY size");
  sum = g_strdup_printf ("32|14|14\n32|%d|%d\n", LARGE, LARGE);
  g_assert_cmpstr (rows, ==, sum);
  assert_reads (self, other, large);
  test_registry_assert_sound (self->registry);
}

/* A crash leaves a content without a record: it is gone after the next start. One that undo or the trash can bring back
 * stays. */
static void
test_collect (void)
{
  g_autoptr (TestRecords) self = test_records_new ();
  g_autoptr (GBytes) orphan = make_content (1000, 1), kept = make_content (1000, 2), trashed = make_content (1000, 3),
                     undone = make_content (1000, 4);
  g_autofree char *a = add (self->registry, orphan, TRUE);
  g_autofree char *b = add (self->registry, kept, TRUE);
  g_autofree char *c = add (self->registry, trashed, TRUE);
  g_autofree char *d = add (self->registry, undone, TRUE);
  gint64 candidate = add_candidate (self, "李明");
  g_autoptr (HupanBatch) batch = hupan_batch_new ("Trash", NULL, HUPAN_BATCH_NONE);
  g_autoptr (HupanRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  add_document (self, candidate, "kept.pdf", b);
  record = test_records_get (self, "document", add_document (self, candidate, "trashed.pdf", c));
  hupan_batch_trash (batch, record);
  hupan_registry_commit (self->registry, batch, NULL, &error);
  g_assert_no_error (error);
  add_document (self, candidate, "undone.pdf", d);
  g_assert_cmpint (hupan_registry_undo (self->registry, 0, NULL, &error), !=, 0);
  g_assert_cmpint (look (self, a), ==, HUPAN_CONTENT_WHOLE);

  test_records_close (self);
  test_records_reopen (self);
  g_assert_cmpint (look (self, a), ==, HUPAN_CONTENT_MISSING);
  g_assert_cmpint (look (self, b), ==, HUPAN_CONTENT_WHOLE);
  g_assert_cmpint (look (self, c), ==, HUPAN_CONTENT_WHOLE);
  g_assert_cmpint (look (self, d), ==, HUPAN_CONTENT_WHOLE);
  g_assert_cmpint (hupan_registry_redo (self->registry, NULL, &error), !=, 0);
  g_assert_no_error (error);
  assert_reads (self, d, undone);
  test_registry_assert_sound (self->registry);
}

/* Only those that are asked about. */
static void
test_collect_some (void)
{
  g_autoptr (TestRecords) self = test_records_new ();
  g_autoptr (GBytes) first = make_content (1000, 1), second = make_content (1000, 2), used = make_content (1000, 3);
  g_autofree char *a = add (self->registry, first, TRUE);
  g_autofree char *b = add (self->registry, second, TRUE);
  g_autofree char *c = add (self->registry, used, TRUE);
  g_autoptr (GPtrArray) some = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  add_document (self, add_candidate (self, "Ada"), "used.pdf", c);
  g_ptr_array_add (some, a);
  g_ptr_array_add (some, c);
  g_assert_true (hupan_contents_collect (self->registry, some, &error));
  g_assert_no_error (error);
  g_assert_cmpint (look (self, a), ==, HUPAN_CONTENT_MISSING);
  g_assert_cmpint (look (self, b), ==, HUPAN_CONTENT_WHOLE);
  g_assert_cmpint (look (self, c), ==, HUPAN_CONTENT_WHOLE);
}

static void
assert_refused (TestRecords *self, const char *sha256, HupanStoreError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) read = hupan_contents_read (self->registry, sha256, NULL, &error);

  g_assert_null (read);
  g_assert_error (error, HUPAN_STORE_ERROR, (int) code);
}

/* Flipped bits, a piece cut off, a size that lies, and nothing at all. */
static void
test_damaged (void)
{
  static const struct
  {
    const char *sql;
    HupanContentState state;
    const char *finding;
  } damages[] = {
    { "UPDATE content SET data = unhex ('00' || substr (hex (data), 3))", HUPAN_CONTENT_DAMAGED,
      "“cv.pdf” of 李明 is damaged. Restore it from a backup." },
    { "UPDATE content SET data = substr (data, 1, size - 1)", HUPAN_CONTENT_DAMAGED,
      "“cv.pdf” of 李明 is damaged. Restore it from a backup." },
    { "UPDATE content SET size = size + 1", HUPAN_CONTENT_DAMAGED, "“cv.pdf” of 李明 is damaged. Restore it from a backup." },
    { "DELETE FROM content", HUPAN_CONTENT_MISSING, "The content of “cv.pdf” of 李明 is missing. Restore it from a backup." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (TestRecords) self = test_records_new ();
      g_autoptr (GBytes) content = make_content (300000, i);
      g_autofree char *sha256 = add (self->registry, content, TRUE);
      gint64 document = add_document (self, add_candidate (self, "李明"), "cv.pdf", sha256);
      g_autoptr (HupanRecord) record = NULL;
      g_autofree char *findings = NULL;
      g_autofree char *healed = NULL;

      tamper (self, damages[i].sql);
      g_assert_cmpint (look (self, sha256), ==, damages[i].state);
      assert_refused (self, sha256, damages[i].state == HUPAN_CONTENT_MISSING ? HUPAN_STORE_ERROR_NOT_FOUND : HUPAN_STORE_ERROR_DAMAGED);
      record = test_records_get (self, "document", document); /* the record opens all the same */
      g_assert_cmpstr (hupan_record_get (record, "name"), ==, "cv.pdf");
      findings = dup_findings (self);
      g_assert_cmpstr (findings, ==, damages[i].finding);

      /* The same file again heals it. */
      healed = add (self->registry, content, TRUE);
      g_assert_cmpstr (healed, ==, sha256);
      assert_reads (self, sha256, content);
      test_registry_assert_sound (self->registry);
    }
}

/* A page in the middle of a content that is no page of one any more: SQLite says that the file is corrupt, and everything else
 * goes on. */
static void
test_damaged_page (void)
{
  g_autoptr (TestRecords) self = test_records_new ();
  g_autoptr (GBytes) content = make_content (300000, 1), second = make_content (300000, 2);
  g_autofree char *sha256 = add (self->registry, content, TRUE);
  gint64 candidate = add_candidate (self, "李明");
  g_autofree char *path = documents_path (self);
  g_autofree char *file = NULL;
  g_autofree char *other = NULL;
  gsize size;

  add_document (self, candidate, "cv.pdf", sha256);
  test_records_close (self);
  g_assert_true (g_file_get_contents (path, &file, &size, NULL));
  memset (file + size / 2 / 4096 * 4096, 0xff, 4);
  g_assert_true (g_file_set_contents_full (path, file, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  test_records_reopen (self);

  g_assert_cmpint (look (self, sha256), ==, HUPAN_CONTENT_DAMAGED);
  assert_refused (self, sha256, HUPAN_STORE_ERROR_DAMAGED);
  other = add (self->registry, second, TRUE);
  add_document (self, candidate, "other.pdf", other);
  assert_reads (self, other, second);
}

/* D10: from the newest backup that has it whole, and the history says so. */
static void
test_restore (void)
{
  g_autoptr (TestRecords) self = test_records_new ();
  g_autoptr (GBytes) content = make_content (300000, 1);
  g_autofree char *sha256 = add (self->registry, content, TRUE);
  g_autofree char *backup = NULL;
  g_autofree char *damaged = NULL;
  g_autoptr (GPtrArray) batches = NULL;
  g_autofree char *note = NULL;
  g_autoptr (GError) error = NULL;

  add_document (self, add_candidate (self, "李明"), "cv.pdf", sha256);
  g_assert_false (hupan_contents_restore (self->registry, sha256, NULL, &error));
  g_assert_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  backup = hupan_registry_backup (self->registry, "manual", NULL, &error);
  g_assert_no_error (error);
  tamper (self, "UPDATE content SET data = zeroblob (size)");
  damaged = hupan_registry_backup (self->registry, "manual", NULL, &error); /* a newer one, with the damage in it or not */
  g_assert_no_error (error);
  g_assert_cmpint (look (self, sha256), ==, HUPAN_CONTENT_DAMAGED);
  g_assert_true (hupan_contents_restore (self->registry, sha256, NULL, &error));
  g_assert_no_error (error);
  assert_reads (self, sha256, content);
  test_registry_assert_sound (self->registry);
  note = test_records_dump (self, "SELECT count (*) FROM batch_text WHERE label LIKE 'Restored the content of “cv.pdf” of 李明 from%'");
  g_assert_cmpstr (note, ==, "1");
}

static void
test_too_large (void)
{
  g_autoptr (TestRecords) self = test_records_new ();
  g_autofree guint8 *zeros = g_malloc0 (HUPAN_CONTENT_LARGEST + 1);
  g_autoptr (GBytes) largest = g_bytes_new (zeros, HUPAN_CONTENT_LARGEST);
  g_autoptr (GBytes) larger = g_bytes_new (zeros, HUPAN_CONTENT_LARGEST + 1);
  g_autofree char *sha256 = add (self->registry, largest, TRUE);
  g_autofree char *none = NULL;
  g_autoptr (GError) error = NULL;
  gboolean added;

  assert_reads (self, sha256, largest);
  g_assert_false (hupan_contents_add (self->registry, larger, &none, &added, NULL, &error));
  g_assert_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_INVALID);
}

static void
test_cancelled (void)
{
  g_autoptr (TestRecords) self = test_records_new ();
  g_autoptr (GBytes) content = make_content (LARGE, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const HupanProgress progress = { .cancellable = cancellable };
  g_autofree char *none = NULL;
  g_autofree char *count = NULL;
  g_autoptr (GError) error = NULL;
  gboolean added;

  g_cancellable_cancel (cancellable);
  g_assert_false (hupan_contents_add (self->registry, content, &none, &added, &progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  count = ask (self, "SELECT count (*) FROM content");
  g_assert_cmpstr (count, ==, "0\n");
}

static void
count_yield_cb (gpointer data)
{
  (*(guint *) data)++;
}

/* Between the pieces of a large content those who wait for records are served. */
static void
test_yields (void)
{
  g_autoptr (TestRecords) self = test_records_new ();
  g_autoptr (GBytes) content = make_content (LARGE, 1);
  g_autofree char *sha256 = NULL;
  guint n = 0;

  hupan_registry_set_yield_func (self->registry, count_yield_cb, &n);
  sha256 = add (self->registry, content, TRUE);
  hupan_registry_set_yield_func (self->registry, NULL, NULL);
  g_assert_cmpuint (n, >, 0);
}

static void
test_read_only (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  g_autoptr (GBytes) content = make_content (1000, 1), second = make_content (1000, 2);
  g_autofree char *sha256 = NULL;
  g_autofree char *none = NULL;
  g_autoptr (GBytes) read = NULL;
  g_autoptr (GError) error = NULL;
  gboolean added;

  sha256 = add (registry, content, TRUE);
  test_registry_close (registry);
  registry = test_registry_open (place, HUPAN_OPEN_READ_ONLY);
  read = hupan_contents_read (registry, sha256, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (read, content)); /* and nothing is let go of */
  g_assert_false (hupan_contents_add (registry, second, &none, &added, NULL, &error));
  g_assert_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_READ_ONLY);
  test_registry_close (registry);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/contents/add", test_add);
  g_test_add_func ("/store/contents/collect", test_collect);
  g_test_add_func ("/store/contents/collect-some", test_collect_some);
  g_test_add_func ("/store/contents/damaged", test_damaged);
  g_test_add_func ("/store/contents/damaged-page", test_damaged_page);
  g_test_add_func ("/store/contents/restore", test_restore);
  g_test_add_func ("/store/contents/too-large", test_too_large);
  g_test_add_func ("/store/contents/cancelled", test_cancelled);
  g_test_add_func ("/store/contents/yields", test_yields);
  g_test_add_func ("/store/contents/read-only", test_read_only);
  return g_test_run ();
}
