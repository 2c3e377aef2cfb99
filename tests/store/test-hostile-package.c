/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Package files from people who mean harm, and from bad connections (reliability I5 as far as packages go, V7). */

#include "config.h"

#include "exchange/hupan-unpack.h"
#include "fixtures/test-records.h"
#include "fixtures/test-registry.h"
#include "store/hupan-safety.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct
{
  const char *name;
  GBytes *data;
  int type;           /* AE_IFREG, … */
  const char *target; /* of a link */
} Part;

/* The three parts of a good package, and the folder to try packages in. */
typedef struct
{
  TestPlace *place;
  char *file;
  GBytes *manifest;
  GBytes *registry;
  GBytes *documents;
} Fixture;

static GBytes *
read_part (struct archive *reader, const char *name)
{
  GByteArray *data = g_byte_array_new ();
  struct archive_entry *entry;
  guint8 chunk[8192];
  la_ssize_t n;

  g_assert_cmpint (archive_read_next_header (reader, &entry), ==, ARCHIVE_OK);
  g_assert_cmpstr (archive_entry_pathname (entry), ==, name);
  while ((n = archive_read_data (reader, chunk, sizeof chunk)) > 0)
    g_byte_array_append (data, chunk, (guint) n);
  g_assert_cmpint (n, ==, 0);
  return g_byte_array_free_to_bytes (data);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HupanBatch) batch = hupan_batch_new ("Tag", NULL, HUPAN_BATCH_NONE);
  g_autoptr (HupanRecord) draft = test_draft ("tag", "name", "One", NULL);
  struct archive *reader = archive_read_new ();
  HupanRegistry *registry;

  fixture->place = test_place_new ();
  fixture->file = g_build_filename (fixture->place->folder, "package.hupan", NULL);
  registry = test_registry_create (fixture->place);
  hupan_batch_create (batch, draft, NULL);
  g_assert_cmpint (hupan_registry_commit (registry, batch, NULL, NULL), !=, 0);
  g_assert_true (hupan_registry_pack (registry, fixture->file, NULL, NULL));
  test_registry_close (registry);

  archive_read_support_format_zip (reader);
  g_assert_cmpint (archive_read_open_filename (reader, fixture->file, 8192), ==, ARCHIVE_OK);
  fixture->manifest = read_part (reader, "manifest.json");
  fixture->registry = read_part (reader, "registry.sqlite");
  fixture->documents = read_part (reader, "documents.sqlite");
  archive_read_free (reader);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  test_place_free (fixture->place);
  g_free (fixture->file);
  g_bytes_unref (fixture->manifest);
  g_bytes_unref (fixture->registry);
  g_bytes_unref (fixture->documents);
}

static void
write_package (Fixture *fixture, const Part *parts, gsize n_parts)
{
  struct archive *writer = archive_write_new ();

  archive_write_set_format_zip (writer);
  g_assert_cmpint (archive_write_open_filename (writer, fixture->file), ==, ARCHIVE_OK);
  for (gsize i = 0; i < n_parts; i++)
    {
      struct archive_entry *entry = archive_entry_new ();
      gsize size = 0;
      gconstpointer data = parts[i].data != NULL ? g_bytes_get_data (parts[i].data, &size) : NULL;

      archive_entry_set_pathname (entry, parts[i].name);
      archive_entry_set_filetype (entry, parts[i].type != 0 ? (unsigned) parts[i].type : AE_IFREG);
      archive_entry_set_perm (entry, 0600);
      archive_entry_set_size (entry, (la_int64_t) size);
      if (parts[i].target != NULL)
        archive_entry_set_symlink (entry, parts[i].target);
      g_assert_cmpint (archive_write_header (writer, entry), ==, ARCHIVE_OK);
      if (size > 0)
        g_assert_cmpint (archive_write_data (writer, data, size), ==, (la_ssize_t) size);
      archive_entry_free (entry);
    }
  g_assert_cmpint (archive_write_free (writer), ==, ARCHIVE_OK);
}

static void
assert_refused (Fixture *fixture)
{
  g_autofree char *folder = g_build_filename (fixture->place->folder, "in", "unpacked", NULL);
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;

  g_assert_false (hupan_registry_unpack (fixture->file, folder, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (error->domain, ==, HUPAN_STORE_ERROR);
  g_test_message ("%s", error->message);

  /* Nothing is left, neither in its place nor beside it. */
  dir = g_dir_open (parent, 0, NULL);
  g_assert_nonnull (dir);
  g_assert_null (g_dir_read_name (dir));
}

#define WRITE(fixture, ...)                                             \
  G_STMT_START                                                          \
  {                                                                     \
    const Part parts_[] = { __VA_ARGS__ };                              \
    write_package ((fixture), parts_, G_N_ELEMENTS (parts_));           \
    assert_refused (fixture);                                           \
  }                                                                     \
  G_STMT_END

#define MANIFEST { "manifest.json", fixture->manifest }
#define REGISTRY { "registry.sqlite", fixture->registry }
#define DOCUMENTS { "documents.sqlite", fixture->documents }

static void
test_good (Fixture *fixture, gconstpointer data)
{
  const Part parts[] = { MANIFEST, REGISTRY, DOCUMENTS };
  g_autofree char *folder = g_build_filename (fixture->place->folder, "unpacked", NULL);
  g_autoptr (GError) error = NULL;

  write_package (fixture, parts, G_N_ELEMENTS (parts));
  g_assert_true (hupan_registry_unpack (fixture->file, folder, NULL, &error));
  g_assert_no_error (error);
}

static void
test_no_zip (Fixture *fixture, gconstpointer data)
{
  static const char *const contents[] = { "", "PK", "PK\003\004 and so on", "name,country\n", "SQLite format 3" };

  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_assert_true (g_file_set_contents (fixture->file, contents[i], -1, NULL));
      assert_refused (fixture);
    }
  g_remove (fixture->file);
  assert_refused (fixture);
  g_assert_cmpint (mkfifo (fixture->file, 0600), ==, 0);
  assert_refused (fixture);
  g_remove (fixture->file);
  g_assert_cmpint (g_mkdir (fixture->file, 0700), ==, 0);
  assert_refused (fixture);
}

static void
test_parts (Fixture *fixture, gconstpointer data)
{
  WRITE (fixture, REGISTRY, DOCUMENTS);
  WRITE (fixture, REGISTRY, MANIFEST, DOCUMENTS);
  WRITE (fixture, MANIFEST);
  WRITE (fixture, MANIFEST, REGISTRY);
  WRITE (fixture, MANIFEST, DOCUMENTS, REGISTRY);
  WRITE (fixture, MANIFEST, REGISTRY, DOCUMENTS, REGISTRY);
  WRITE (fixture, MANIFEST, REGISTRY, REGISTRY, DOCUMENTS);
  WRITE (fixture, MANIFEST, MANIFEST, REGISTRY, DOCUMENTS);
  WRITE (fixture, MANIFEST, REGISTRY, DOCUMENTS, { "setup.exe", fixture->documents });
  WRITE (fixture, MANIFEST, REGISTRY, { "documents.sqlite-wal", fixture->documents });
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = {
    "../registry.sqlite", "/tmp/registry.sqlite", "./registry.sqlite", "x/registry.sqlite", "registry.sqlite/", "REGISTRY.SQLITE",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    WRITE (fixture, MANIFEST, { names[i], fixture->registry }, DOCUMENTS);
  WRITE (fixture, MANIFEST, { "registry.sqlite", NULL, AE_IFLNK, "/etc/passwd" }, DOCUMENTS);
  WRITE (fixture, MANIFEST, { "registry.sqlite", NULL, AE_IFDIR }, DOCUMENTS);
}

static GBytes *
bytes_replaced (GBytes *bytes, const char *old, const char *new_text)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GString) changed = g_string_new (text);

  g_assert_cmpuint (g_string_replace (changed, old, new_text, 1), ==, 1);
  return g_bytes_new (changed->str, changed->len);
}

static void
test_manifest (Fixture *fixture, gconstpointer data)
{
  static const char *const rubbish[] = { "", "[]", "{}", "null", "{\"manifest\": 1}", "\xff\xfe", "{\"manifest\": 1e99999}" };
  static const struct
  {
    const char *old;
    const char *new_text;
  } lies[] = {
    { "\"manifest\" : 1", "\"manifest\" : 2" },
    { "\"size\" : ", "\"size\" : 1" },
    { "\"size\" : ", "\"size\" : -" },
    { "\"size\" : ", "\"size\" : 9000000000" },
    { "\"sha256\" : \"", "\"sha256\" : \"0" },
    { "\"registry.sqlite\"", "\"../registry.sqlite\"" },
    { "\"seq\" : 1", "\"seq\" : 2" },
    { "\"tag\" : 1", "\"tag\" : 2" },
    { "\"format\" : 2", "\"format\" : 1" },
    { "\"uuid\" : \"", "\"uuid\" : \"x" },
    { "\"head\" : \"", "\"head\" : \"zz" },
  };
  g_autoptr (GBytes) deep = NULL;
  g_autoptr (GBytes) large = NULL;
  g_autofree char *brackets = g_strnfill (100000, '[');
  g_autofree char *spaces = g_strnfill (2 * 1024 * 1024, ' ');

  for (gsize i = 0; i < G_N_ELEMENTS (rubbish); i++)
    {
      g_autoptr (GBytes) manifest = g_bytes_new (rubbish[i], strlen (rubbish[i]));

      WRITE (fixture, { "manifest.json", manifest }, REGISTRY, DOCUMENTS);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      g_autoptr (GBytes) manifest = bytes_replaced (fixture->manifest, lies[i].old, lies[i].new_text);

      WRITE (fixture, { "manifest.json", manifest }, REGISTRY, DOCUMENTS);
    }
  deep = g_bytes_new (brackets, strlen (brackets));
  WRITE (fixture, { "manifest.json", deep }, REGISTRY, DOCUMENTS);
  large = g_bytes_new (spaces, strlen (spaces));
  WRITE (fixture, { "manifest.json", large }, REGISTRY, DOCUMENTS);
}

/* 100 MB of zeros in 100 KB: more comes out than was said. */
static void
test_bomb (Fixture *fixture, gconstpointer data)
{
  const gsize size = 100 * 1000 * 1000;
  g_autoptr (GBytes) zeros = g_bytes_new_take (g_malloc0 (size), size);

  WRITE (fixture, MANIFEST, { "registry.sqlite", zeros }, DOCUMENTS);
}

/* Whether a byte belongs to the framing of a zip between two parts: times and the like, which say nothing that is read. */
static gboolean
is_framing (const char *content, gsize length, gsize at)
{
  for (gsize i = at > 128 ? at - 128 : 0; i < at + 32 && i + 4 <= length; i++)
    if (memcmp (content + i, "PK\003\004", 4) == 0 || memcmp (content + i, "PK\007\010", 4) == 0)
      return TRUE;

  return FALSE;
}

static void
test_bits (Fixture *fixture, gconstpointer data)
{
  const Part parts[] = { MANIFEST, REGISTRY, DOCUMENTS };
  g_autofree char *content = NULL;
  gsize length;

  write_package (fixture, parts, G_N_ELEMENTS (parts));
  g_assert_true (g_file_get_contents (fixture->file, &content, &length, NULL));
  for (int i = 0; i < 20; i++)
    {
      /* In the compressed data; the directory at the end of a zip is not read. */
      gsize at = (gsize) g_test_rand_int_range (2000, (gint32) (length * 8 / 10));

      if (is_framing (content, length, at))
        continue;

      content[at] ^= 0x10;
      g_assert_true (g_file_set_contents (fixture->file, content, (gssize) length, NULL));
      assert_refused (fixture);
      content[at] ^= 0x10;
    }
  for (gsize cut = length * 9 / 10; cut > 100; cut = cut * 3 / 4)
    {
      g_assert_true (g_file_set_contents (fixture->file, content, (gssize) cut, NULL));
      assert_refused (fixture);
    }
}

/* A package that is whole in itself, with a registry in it that is not ours. */
static void
test_tampered (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->place->folder, "tampered.sqlite", NULL);
  g_autofree char *old_sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, fixture->registry);
  g_autofree char *old_size = g_strdup_printf ("%" G_GSIZE_FORMAT, g_bytes_get_size (fixture->registry));
  g_autofree char *new_sum = NULL;
  g_autofree char *new_size = NULL;
  g_autofree char *content = NULL;
  g_autoptr (GBytes) tampered = NULL;
  g_autoptr (GBytes) half = NULL;
  g_autoptr (GBytes) manifest = NULL;
  gsize length;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (fixture->registry, NULL), (gssize) g_bytes_get_size (fixture->registry), NULL));
  test_sql_run (path, "CREATE TRIGGER spy AFTER UPDATE ON person BEGIN DELETE FROM topic; END");
  new_sum = test_file_sum (path);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  tampered = g_bytes_new (content, length);
  new_size = g_strdup_printf ("%" G_GSIZE_FORMAT, length);
  half = bytes_replaced (fixture->manifest, old_sum, new_sum);
  manifest = bytes_replaced (half, old_size, new_size);
  WRITE (fixture, { "manifest.json", manifest }, { "registry.sqlite", tampered }, DOCUMENTS);
}

#define ADD(name, func) g_test_add ("/store/hostile-package/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("good", test_good);
  ADD ("no-zip", test_no_zip);
  ADD ("parts", test_parts);
  ADD ("names", test_names);
  ADD ("manifest", test_manifest);
  ADD ("bomb", test_bomb);
  ADD ("bits", test_bits);
  ADD ("tampered", test_tampered);

  return g_test_run ();
}
