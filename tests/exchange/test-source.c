/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "fixtures/test-shared.h"
#include "reader/hupan-reader.h"
#include "reader/hupan-source.h"

static char *
temporary (const char *name)
{
  return g_build_filename (g_get_tmp_dir (), name, NULL);
}

static char *
write_plain (const char *name,
             const char *text,
             gsize       length)
{
  char *path = temporary (name);

  g_assert_true (g_file_set_contents (path, text, length, NULL));
  return path;
}

static void
add_entry (struct archive *archive,
           const char     *name,
           const char     *text,
           gsize           length)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, length);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  archive_write_data (archive, text, length);
  archive_entry_free (entry);
}

/* Names and texts in turn, ended by NULL; one name-less text for gzip. */
static char *
write_zip (const char *name,
           ...)
{
  char *path = temporary (name);
  struct archive *archive = archive_write_new ();
  const char *entry_name;
  va_list args;

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  va_start (args, name);
  while ((entry_name = va_arg (args, const char *)) != NULL)
    {
      const char *text = va_arg (args, const char *);
      add_entry (archive, entry_name, text, strlen (text));
    }
  va_end (args);
  archive_write_free (archive);
  return path;
}

static char *
write_gzip (const char *name,
            const char *text,
            gsize       length)
{
  char *path = temporary (name);
  struct archive *archive = archive_write_new ();

  archive_write_set_format_raw (archive);
  archive_write_add_filter_gzip (archive);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  add_entry (archive, "data", text, length);
  archive_write_free (archive);
  return path;
}

static char *
read_path (const char              *path,
           const HupanImportLimits *limits,
           GError                 **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofd int fd = hupan_reader_open_file (path, error);
  g_autoptr (HupanSource) source = fd >= 0 ? hupan_source_new (fd, name, limits, error) : NULL;
  gsize length;

  return source != NULL ? hupan_source_read_all (source, &length, NULL, error) : NULL;
}

static void
assert_reads (const char *path,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = read_path (path, hupan_import_limits_default (), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_refused (const char *path,
                int         code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = read_path (path, hupan_import_limits_default (), &error);

  g_assert_null (text);
  g_assert_error (error, HUPAN_IMPORT_ERROR, code);
}

static void
test_forms (void)
{
  g_autofree char *plain = write_plain ("plain.csv", "a,b\n", 4);
  g_autofree char *gzip = write_gzip ("packed.csv.gz", "a,b\n", 4);
  g_autofree char *zip = write_zip ("packed.zip", "data.csv", "a,b\n", NULL);
  g_autofree char *dump = write_zip ("v2.zip", "v2.csv", "csv", "v2-ror-data.json", "old", "v2-ror-data_schema_v2.json", "new",
                                     "__MACOSX/._v2-ror-data_schema_v2.json", "junk", NULL);

  assert_reads (plain, "a,b\n");
  assert_reads (gzip, "a,b\n");
  assert_reads (zip, "a,b\n");
  assert_reads (dump, "new");
}

static void
test_refusals (void)
{
  g_autofree char *empty = write_plain ("empty.csv", "", 0);
  g_autofree char *database = write_plain ("registry.sqlite", "SQLite format 3", 16);
  g_autofree char *renamed = write_plain ("renamed.csv", "SQLite format 3", 16);
  g_autofree char *xls = write_plain ("old.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
  g_autofree char *pdf = write_plain ("a.pdf", "%PDF-1.4\n", 9);
  g_autofree char *two = write_zip ("two.zip", "a.csv", "1", "b.csv", "2", NULL);
  g_autofree char *none = write_zip ("none.zip", "a.png", "1", NULL);
  g_autofree char *cut = write_plain ("cut.gz", "\x1F\x8B\x08\x00\x00\x00", 6);
  g_autofree char *fifo = temporary ("pipe.csv");
  g_autofree char *missing = temporary ("missing.csv");
  g_autoptr (GError) error = NULL;

  assert_refused (empty, HUPAN_IMPORT_ERROR_FORMAT);
  assert_refused (database, HUPAN_IMPORT_ERROR_FORMAT);
  assert_refused (renamed, HUPAN_IMPORT_ERROR_FORMAT);
  assert_refused (xls, HUPAN_IMPORT_ERROR_FORMAT);
  assert_refused (pdf, HUPAN_IMPORT_ERROR_FORMAT);
  assert_refused (two, HUPAN_IMPORT_ERROR_FORMAT);
  assert_refused (none, HUPAN_IMPORT_ERROR_FORMAT);
  assert_refused (cut, HUPAN_IMPORT_ERROR_FORMAT);
  assert_refused (g_get_tmp_dir (), HUPAN_IMPORT_ERROR_FORMAT);

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  assert_refused (fifo, HUPAN_IMPORT_ERROR_FORMAT);

  g_assert_cmpint (hupan_reader_open_file (missing, &error), ==, -1);
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

/* I5: bombs stop by what comes out of them. */
static void
test_bombs (void)
{
  g_autofree char *zeros = g_malloc0 (32 << 20);
  g_autofree char *ratio = write_gzip ("bomb.gz", zeros, 32 << 20);
  g_autoptr (GString) many = g_string_new (NULL);
  g_autofree char *path = temporary ("many.zip");
  HupanImportLimits small = *hupan_import_limits_default ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  struct archive *archive = archive_write_new ();

  assert_refused (ratio, HUPAN_IMPORT_ERROR_LIMIT);

  small.max_bytes = 1 << 20;
  small.max_ratio = G_MAXUINT;
  text = read_path (ratio, &small, &error);
  g_assert_null (text);
  g_assert_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_LIMIT);

  archive_write_set_format_zip (archive);
  archive_write_open_filename (archive, path);
  for (guint i = 0; i < 2001; i++)
    {
      g_string_printf (many, "%u.png", i);
      add_entry (archive, many->str, "", 0);
    }
  archive_write_free (archive);
  assert_refused (path, HUPAN_IMPORT_ERROR_LIMIT);
}

/* --- Archives made by hand (I5) -------------------------------------------------------------------------------------- */

typedef struct
{
  const char *name;
  const char *data;
  guint16 flags;     /* 1: encrypted; 8: sizes come behind the data */
  guint32 said_size; /* 0: the true one */
  guint32 mode;      /* Unix; 0: a file */
  gboolean overlaps; /* its data are those of the entry before */
} Entry;

static void
put (GByteArray *out, guint64 number, guint n_bytes)
{
  for (guint i = 0; i < n_bytes; i++)
    {
      guint8 byte = number >> (8 * i);

      g_byte_array_append (out, &byte, 1);
    }
}

static guint32
checksum (const char *text)
{
  guint32 crc = 0xFFFFFFFF;

  for (; *text != '\0'; text++)
    {
      crc ^= (guint8) *text;
      for (guint bit = 0; bit < 8; bit++)
        crc = (crc >> 1) ^ (crc & 1 ? 0xEDB88320 : 0);
    }

  return ~crc;
}

static void
put_entry (GByteArray *out, const Entry *entry, gboolean central, guint32 offset)
{
  guint32 size = strlen (entry->data), said = entry->said_size != 0 ? entry->said_size : size;
  gboolean later = entry->flags & 8 && !central;

  put (out, central ? 0x02014B50 : 0x04034B50, 4);
  if (central)
    put (out, 0x0314, 2);
  put (out, 20, 2);
  put (out, entry->flags, 2);
  put (out, 0, 2); /* stored */
  put (out, 0, 4);
  put (out, later ? 0 : checksum (entry->data), 4);
  put (out, later ? 0 : said, 4);
  put (out, later ? 0 : said, 4);
  put (out, strlen (entry->name), 2);
  put (out, 0, 2);
  if (central)
    {
      put (out, 0, 6);
      put (out, (entry->mode != 0 ? entry->mode : 0100644) << 16, 4);
      put (out, offset, 4);
    }
  g_byte_array_append (out, (const guint8 *) entry->name, strlen (entry->name));
}

static char *
write_crafted (const Entry *entries, guint n)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autofree guint32 *offsets = g_new0 (guint32, n);
  guint32 start;

  for (guint i = 0; i < n; i++)
    {
      offsets[i] = entries[i].overlaps ? offsets[i - 1] : out->len;
      if (entries[i].overlaps)
        continue;
      put_entry (out, &entries[i], FALSE, 0);
      g_byte_array_append (out, (const guint8 *) entries[i].data, strlen (entries[i].data));
      if (entries[i].flags & 8)
        {
          put (out, 0x08074B50, 4);
          put (out, checksum (entries[i].data), 4);
          put (out, strlen (entries[i].data), 4);
          put (out, strlen (entries[i].data), 4);
        }
    }
  start = out->len;
  for (guint i = 0; i < n; i++)
    put_entry (out, &entries[i], TRUE, offsets[i]);
  put (out, 0x06054B50, 4);
  put (out, 0, 4);
  put (out, n, 2);
  put (out, n, 2);
  put (out, out->len - 12 - start, 4);
  put (out, start, 4);
  put (out, 0, 2);

  return write_plain ("crafted.zip", (const char *) out->data, out->len);
}

/* Names are never paths: what they say decides only whether an entry looks like a table. */
static void
test_crafted (void)
{
  static const struct
  {
    Entry entries[2];
    const char *expected; /* NULL: refused */
  } archives[] = {
    { { { "../../../../tmp/escaped.csv", "a,b\n" } }, "a,b\n" },
    { { { "/etc/absolute.csv", "a,b\n" } }, "a,b\n" },
    { { { "C:\\windows\\drive.csv", "a,b\n" } }, "a,b\n" },
    { { { "later.csv", "a,b\n", .flags = 8 } }, "a,b\n" },
    { { { "link.csv", "/etc/passwd", .mode = 0120777 } }, NULL },
    { { { "folder.csv", "", .mode = 0040755 } }, NULL },
    { { { "pipe.csv", "", .mode = 0010644 } }, "" },
    { { { "twice.csv", "a\n" }, { "twice.csv", "b\n" } }, NULL },
    { { { "under.csv", "a\n" }, { "over.csv", "a\n", .overlaps = TRUE } }, "a\n" }, /* read once */
    { { { "secret.csv", "a,b\n", .flags = 1 } }, NULL },
    { { { "lies.csv", "a,b\n", .said_size = 4000000 } }, NULL },
    { { { "inner.zip", "PK\003\004" } }, NULL },
    { { { "inner.csv.gz", "\037\213" } }, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (archives); i++)
    {
      guint n = archives[i].entries[1].name != NULL ? 2 : 1;
      g_autofree char *path = write_crafted (archives[i].entries, n);
      g_autoptr (GError) error = NULL;
      g_autofree char *text = read_path (path, hupan_import_limits_default (), &error);

      g_test_message ("%s: %s", archives[i].entries[0].name, error != NULL ? error->message : text);
      g_assert_cmpstr (text, ==, archives[i].expected);
      if (error != NULL)
        g_assert_true (error->domain == HUPAN_IMPORT_ERROR);
      g_assert_false (g_file_test ("/tmp/escaped.csv", G_FILE_TEST_EXISTS));
    }
}

/* Damaged and hostile archives: each ends with text or with a sentence. */
static void
test_hostile (void)
{
  static const char *const folders[] = { "hostile/yauzl-zip/failure", "hostile/yauzl-zip/success", "hostile/generated" };

  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_auto (GStrv) paths = test_shared_list (folders[i], "");

      for (guint j = 0; paths != NULL && paths[j] != NULL; j++)
        {
          g_autoptr (GError) error = NULL;
          g_autofree char *text = read_path (paths[j], hupan_import_limits_default (), &error);

          g_assert_cmpint (text != NULL, ==, error == NULL);
          if (error != NULL)
            g_assert_true (error->domain == HUPAN_IMPORT_ERROR);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/source/forms", test_forms);
  g_test_add_func ("/exchange/source/refusals", test_refusals);
  g_test_add_func ("/exchange/source/bombs", test_bombs);
  g_test_add_func ("/exchange/source/crafted", test_crafted);
  g_test_add_func ("/exchange/source/hostile", test_hostile);
  return g_test_run ();
}
