/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that takes texts and files from outside apart, fed with what nobody would send (reliability I10): a table of
 * entries. As a test each gets its seeds and a few thousand changes of them, always the same ones, so that under the sanitizers
 * any of them can be had again; -m thorough makes a hundred times as many. Built with -Dfuzz=true and clang it is a program for libFuzzer:
 * HUPAN_FUZZ=csv build/tests/hupan-fuzz. */

#define _GNU_SOURCE 1 /* memfd_create () */

#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "core/hupan-date.h"
#include "core/hupan-fold.h"
#include "core/hupan-init.h"
#include "core/hupan-kind.h"
#include "core/hupan-period.h"
#include "exchange/hupan-ror.h"
#include "exchange/hupan-unpack.h"
#include "fixtures/test-registry.h"
#include "index/hupan-query.h"
#include "index/hupan-terms.h"
#include "reader/hupan-csv.h"
#include "reader/hupan-encoding.h"
#include "reader/hupan-frame.h"
#include "reader/hupan-json-split.h"
#include "reader/hupan-leaves.h"
#include "store/hupan-manifest.h"
#include "store/hupan-safety.h"

#define INPUT_MOST 65536

/* --- What is fed ------------------------------------------------------------------------------------------------- */

static int
open_memory (const char *data, gsize size)
{
  int fd = memfd_create ("input", MFD_CLOEXEC);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, data, size), ==, (gssize) size);
  g_assert_cmpint (lseek (fd, 0, SEEK_SET), ==, 0);
  return fd;
}

/* Text for what is only ever given valid UTF-8. */
static char *
make_text (const char *data, gsize size)
{
  return g_utf8_make_valid (data, (gssize) size);
}

static void
feed_csv (const char *data, gsize size)
{
  g_autoptr (HupanDecoded) decoded = hupan_encoding_decode (data, size, NULL, NULL);
  g_autoptr (HupanCsv) csv = NULL;

  if (decoded == NULL)
    {
      g_auto (GStrv) guesses = hupan_encoding_guess (data, size);

      if (guesses == NULL || guesses[0] == NULL)
        return;
      decoded = hupan_encoding_decode (data, size, guesses[0], NULL);
      if (decoded == NULL)
        return;
    }
  g_assert_true (g_utf8_validate_len (decoded->text, decoded->length, NULL));
  csv = hupan_csv_parse (g_steal_pointer (&decoded->text), decoded->length, NULL, hupan_import_limits_default (), NULL, NULL);
  for (guint row = 0; csv != NULL && row < hupan_csv_get_n_rows (csv); row++)
    {
      g_assert_cmpuint (hupan_csv_get_line (csv, row), >, 0);
      hupan_csv_is_blank (csv, row);
      for (guint i = 0; i < hupan_csv_get_n_cells (csv, row); i++)
        g_assert_true (g_utf8_validate (hupan_csv_get_cell (csv, row, i), -1, NULL));
    }
}

static void
leaf_cb (const char *name, HupanLeafType type, const char *value, gpointer data)
{
  g_assert_true (g_utf8_validate (name, -1, NULL));
  g_assert_true (g_utf8_validate (value, -1, NULL));
}

static void
feed_leaves (const char *data, gsize size)
{
  hupan_leaves_parse (data, size, leaf_cb, NULL, NULL);
}

static gboolean
object_cb (const char *object, gsize length, guint line, gpointer data, GError **error)
{
  g_assert_cmpuint (line, >, 0);
  hupan_leaves_parse (object, length, leaf_cb, NULL, NULL);
  return TRUE;
}

/* Also what is packed: the source looks for itself. */
static void
feed_json (const char *data, gsize size)
{
  g_autofd int fd = open_memory (data, size);
  g_autoptr (HupanSource) source = hupan_source_new (fd, "records.json", hupan_import_limits_json (), NULL);

  if (source != NULL)
    hupan_json_split (source, hupan_import_limits_json (), object_cb, NULL, NULL, NULL);
}

static void
feed_frames (const char *data, gsize size)
{
  g_autofd int fd = open_memory (data, size);
  g_auto (HupanFrameReader) reader = { 0 };
  HupanFrame frame;
  HupanHeard heard;

  hupan_frame_reader_init (&reader, fd);
  do
    while ((heard = hupan_frame_take (&reader, &frame)) == HUPAN_HEARD_FRAME)
      {
        hupan_frame_get_number (&frame, 1000);
        while (hupan_frame_has_more (&frame) && !frame.broken)
          {
            const char *text = hupan_frame_get_text (&frame);

            g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
          }
        hupan_frame_is_whole (&frame);
      }
  while (heard == HUPAN_HEARD_NOTHING && hupan_frame_hear (&reader) > 0);
}

/* The whole way: the process that reads, what it says, and what ROR makes of it. */
static void
feed_ror (const char *data, gsize size)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "fuzz.json", NULL);
  g_autoptr (HupanReader) reader = NULL;
  g_autoptr (GPtrArray) records = NULL;
  HupanReading reading;

  g_assert_true (g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  reader = hupan_reader_start (path, HUPAN_READ_ROWS, NULL, NULL, NULL);
  if (reader == NULL || !hupan_reader_next (reader, &reading, NULL, NULL) || reading.type != HUPAN_FRAME_RECORDS)
    return;
  records = hupan_ror_read (reader, NULL, NULL);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      HupanRorRecord *record = records->pdata[i];

      g_assert_true ((record->problem == NULL) == (record->university != NULL));
    }
}

static void
feed_manifest (const char *data, gsize size)
{
  g_autoptr (HupanManifest) manifest = hupan_manifest_parse (data, (gssize) size, NULL);

  for (guint i = 0; manifest != NULL && i < manifest->files->len; i++)
    g_assert_null (strchr (((HupanManifestFile *) manifest->files->pdata[i])->name, '/'));
}

static void
feed_package (const char *data, gsize size)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autofree char *path = g_build_filename (place->folder, "package.hupan", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  if (hupan_registry_unpack (path, place->registry, NULL, &error))
    return;
  g_assert_cmpuint (error->domain, ==, HUPAN_STORE_ERROR);
  g_assert_false (g_file_test (place->registry, G_FILE_TEST_EXISTS)); /* nothing is left of what was refused */
}

static void
feed_search (const char *data, gsize size)
{
  g_autofree char *text = make_text (data, size);
  g_auto (GStrv) spellings = hupan_search_query (text);
  g_autofree char *folded = hupan_fold (text);
  g_autofree char *again = hupan_fold (folded);
  g_autofree char *romanised = hupan_romanise (text);
  g_autofree char *name = hupan_romanise_name (text);
  g_autofree char *stored = hupan_search_text (text, HUPAN_SEARCH_NAME);
  g_autofree char *person = hupan_search_text (text, HUPAN_SEARCH_PERSON);
  g_autofree char *key = hupan_sort_key (text);
  g_autoptr (HupanTerms) terms = hupan_terms_new (text);

  g_assert_cmpstr (again, ==, folded);
  g_assert_true (g_str_has_prefix (stored, folded));
  g_assert_true (g_str_is_ascii (romanised));
  for (guint i = 0; spellings[i] != NULL; i++)
    g_assert_true (g_utf8_validate (spellings[i], -1, NULL));
}

static void
feed_dates (const char *data, gsize size)
{
  g_autofree char *text = make_text (data, size);
  g_autofree char *iso = NULL;
  g_autofree char *canonical = NULL;
  g_autofree char *again = NULL;
  HupanDate date;
  HupanPeriod period;

  if (hupan_date_parse (text, &iso, NULL) && iso != NULL)
    g_assert_true (hupan_date_read (iso, &date));
  hupan_date_read (text, &date);
  hupan_period_read (text, &period);
  if (!hupan_period_parse (text, &canonical, NULL) || canonical == NULL)
    return;
  g_assert_true (hupan_period_read (canonical, &period));
  g_assert_cmpint (period.first, <=, period.last);
  g_assert_true (hupan_period_parse (canonical, &again, NULL));
  g_assert_cmpstr (again, ==, canonical);
  g_free (hupan_period_format (canonical));
}

static void
feed_query (const char *data, gsize size)
{
  g_autofree char *text = g_strndup (data, size);
  g_autoptr (HupanQuery) query = hupan_query_from_json (hupan_kind_get ("application"), text, NULL);
  g_autoptr (HupanQuery) again = NULL;
  g_autofree char *json = NULL;

  if (query == NULL)
    return;
  json = hupan_query_to_json (query);
  again = hupan_query_from_json (hupan_kind_get ("application"), json, NULL);
  g_assert_nonnull (again);
  g_assert_true (hupan_query_equal (query, again));
}

/* --- Entries ------------------------------------------------------------------------------------------------------- */

#define TEXT(text) { text, 0 }
#define BINARY(text) { text, sizeof (text) - 1 }

static const struct Entry
{
  const char *name;
  void (*feed) (const char *data, gsize size);
  guint n; /* how many changed inputs on each push */
  struct
  {
    const char *data;
    gsize size; /* with zero bytes in it; 0: a text, or with "file:" a file of the fixtures */
  } seeds[7];
} entries[] = {
  { "csv", feed_csv, 4000,
    { TEXT ("Name,E-mail\n李明,li@example.org\n\"a \"\"b\"\"\",\r\n"),
      TEXT ("sep=;\na;b;c\n1;;\"x\ny\"\n"),
      TEXT ("\xef\xbb\xbf" "a\tb\r\n\t\n\"\"\t\""),
      TEXT ("file:candidates-gb18030.csv"),
      BINARY ("\xff\xfe" "a\0,\0b\0\n\0") } },
  { "json", feed_json, 4000,
    { TEXT ("[{\"id\": \"https://ror.org/00a2xv884\", \"names\": [{\"value\": \"浙江大学\", \"types\": [\"label\"]}], \"x\": [1, true, null, -1.5e3]}]"),
      TEXT ("{\"a\": 1}\n{\"b\": {\"c\": [[], {}]}}\n"),
      TEXT ("{\"a\": \"\\ud83d\\ude00\\u0041\\n\"}"),
      TEXT ("file:formats/2.hupan") } },
  { "leaves", feed_leaves, 4000,
    { TEXT ("{\"a\": {\"b\": [1, \"x\", {\"c\": null}]}, \"d\": \"\\u00e9\"}"),
      TEXT ("{\"a\": 1, \"a\": 2}"),
      TEXT ("{\"n\": 1e999, \"m\": 9223372036854775808}") } },
  { "frames", feed_frames, 4000,
    { BINARY ("\x06\0\0\0\x08\0\0\0\0\0\0\0\0\0\0\0"),
      BINARY ("\x02\0\0\0\x08\0\0\0UTF-8\0,\0"),
      BINARY ("\x05\0\0\0\x14\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0a\0b\0") } },
  { "ror", feed_ror, 150,
    { TEXT ("[{\"id\": \"https://ror.org/00a2xv884\", \"status\": \"active\", \"established\": 1897, \"types\": [\"education\"],"
      " \"names\": [{\"value\": \"Zhejiang University\", \"lang\": \"en\", \"types\": [\"ror_display\", \"label\"]}],"
      " \"locations\": [{\"geonames_details\": {\"country_code\": \"CN\", \"name\": \"Hangzhou\"}}],"
      " \"links\": [{\"type\": \"website\", \"value\": \"https://www.zju.edu.cn\"}]}]") } },
  { "manifest", feed_manifest, 4000,
    { TEXT ("{\"uuid\": \"u\", \"name\": \"n\", \"why\": \"package\", \"written_by\": \"0.1.0\", \"made_at\": 1, \"format\": 2, \"seq\": 0,"
      " \"counts\": {\"tag\": 1}, \"files\": [{\"name\": \"registry.sqlite\", \"size\": 4096, \"sha256\": \"00\"}]}") } },
  { "package", feed_package, 400, { TEXT ("file:formats/2.hupan"),
      TEXT ("file:formats/1.hupan") } },
  { "search", feed_search, 1500,
    { TEXT ("Jörg Müller-Straße"),
      TEXT ("中国科学技术大学 上海交通大学"),
      TEXT ("Xi'an lüliang 0009-0009"),
      TEXT ("曾国藩 O’Neill ﬁ Ǆ İ ьѲьѲѲ"),
      TEXT ("서울대학교 ﷺ \xcc\x81\xcc\x81") } },
  { "dates", feed_dates, 6000, { TEXT ("2024-09-01"),
      TEXT ("1.9.2024"),
      TEXT ("2024-01..2025-06"),
      TEXT ("..2024"),
      TEXT ("2024年9月1日"),
      TEXT ("31 Sep 2024") } },
  { "query", feed_query, 4000,
    { TEXT ("{\"text\": \"li ming\", \"filters\": {\"stage\": [\"lead\", \"\"], \"received_on\": [\"2024..\"]}, \"sort\": [{\"column\": \"name\","
      " \"descending\": true}]}"),
      TEXT ("{}"),
      TEXT ("[]") } },
};

/* --- libFuzzer ------------------------------------------------------------------------------------------------------ */

#ifdef HUPAN_LIBFUZZER

int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static const struct Entry *chosen;

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  const char *name = g_getenv ("HUPAN_FUZZ");

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      if (g_strcmp0 (entries[i].name, name) == 0)
        chosen = &entries[i];
      if (chosen == NULL)
        g_printerr ("HUPAN_FUZZ=%s\n", entries[i].name);
    }
  if (chosen == NULL)
    exit (2);
  hupan_init_locale ();
  return 0;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  chosen->feed ((const char *) data, size);
  return 0;
}

#else

/* --- The same as a test --------------------------------------------------------------------------------------------- */

static GBytes *
load_seed (const char *data, gsize size)
{
  g_autofree char *path = NULL;
  char *content;

  if (size > 0 || !g_str_has_prefix (data, "file:"))
    return g_bytes_new (data, size > 0 ? size : strlen (data));
  path = g_build_filename (g_getenv ("HUPAN_FIXTURES"), data + strlen ("file:"), NULL);
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  return g_bytes_new_take (content, size);
}

static gsize
at (GRand *rand, gsize size)
{
  return (gsize) g_rand_int_range (rand, 0, (gint32) MAX (size, 1));
}

/* One to eight changes, such as damage, mistakes and malice make. */
static void
mutate (GArray *input, GBytes *other, GRand *rand)
{
  static const guint8 telling[] = { 0, 0xff, 0x7f, 0x80, '"', '\n', '\r', ',', '{', '}', '[', ']', '\\', '0', '9', '-', '.', ' ', 0xe4, 0xc3 };
  const guint n = 1u << g_rand_int_range (rand, 0, 4);

  for (guint i = 0; i < n; i++)
    {
      gsize size, where = at (rand, input->len), length = at (rand, MIN (input->len - where, 64) + 1);
      const guint8 *data;

      switch (g_rand_int_range (rand, 0, 7))
        {
        case 0:
          if (input->len > 0)
            ((guint8 *) input->data)[where] ^= (guint8) (1 << g_rand_int_range (rand, 0, 8));
          break;
        case 1:
          if (input->len > 0)
            ((guint8 *) input->data)[where] = telling[g_rand_int_range (rand, 0, G_N_ELEMENTS (telling))];
          break;
        case 2:
          g_array_insert_vals (input, (guint) where, &telling[g_rand_int_range (rand, 0, G_N_ELEMENTS (telling))], 1);
          break;
        case 3:
          if (length > 0 && where + length <= input->len)
            g_array_remove_range (input, (guint) where, (guint) length);
          break;
        case 4:
          if (where + length <= input->len && input->len < INPUT_MOST)
            {
              g_autofree guint8 *copy = g_memdup2 (input->data + where, MAX (length, 1));

              g_array_insert_vals (input, (guint) at (rand, input->len), copy, (guint) length);
            }
          break;
        case 5:
          data = g_bytes_get_data (other, &size);
          if (size > 0 && input->len < INPUT_MOST)
            {
              gsize from = at (rand, size);

              g_array_insert_vals (input, (guint) where, data + from, (guint) MIN (size - from, 64));
            }
          break;
        default:
          if (g_rand_int_range (rand, 0, 4) == 0)
            g_array_set_size (input, (guint) where);
        }
    }
}

static void
test_entry (gconstpointer data)
{
  const struct Entry *entry = data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260302);
  g_autoptr (GPtrArray) seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  const guint n = g_test_thorough () ? 100 * entry->n : test_is_sanitized () ? MAX (entry->n / 3, 50) : entry->n;

  for (gsize i = 0; i < G_N_ELEMENTS (entry->seeds) && entry->seeds[i].data != NULL; i++)
    g_ptr_array_add (seeds, load_seed (entry->seeds[i].data, entry->seeds[i].size));
  entry->feed ("", 0);
  for (guint i = 0; i < seeds->len; i++)
    entry->feed (g_bytes_get_data (seeds->pdata[i], NULL), g_bytes_get_size (seeds->pdata[i]));
  for (guint i = 0; i < n; i++)
    {
      GBytes *seed = seeds->pdata[at (rand, seeds->len)];
      g_autoptr (GArray) input = g_array_new (FALSE, FALSE, 1);
      g_autofree char *exact = NULL; /* without room behind it, so that reading beyond the end is seen */

      g_array_append_vals (input, g_bytes_get_data (seed, NULL), (guint) g_bytes_get_size (seed));
      mutate (input, seeds->pdata[at (rand, seeds->len)], rand);
      exact = g_memdup2 (input->data, input->len);
      entry->feed (exact != NULL ? exact : "", input->len);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autofree char *path = g_strconcat ("/fuzz/", entries[i].name, NULL);

      g_test_add_data_func (path, &entries[i], test_entry);
    }
  return g_test_run ();
}

#endif
