/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>

#include "core/kinds/hupan-kinds.h"
#include "exchange/hupan-import.h"
#include "exchange/hupan-ror.h"
#include "fixtures/test-registry.h"
#include "fixtures/test-shared.h"
#include "reader/hupan-csv.h"
#include "reader/hupan-json-split.h"
#include "reader/hupan-leaves.h"
#include "reader/hupan-source.h"

static const char template_zju[] =
  "{\"id\":\"https://ror.org/00a2xv884\",\"status\":\"active\",\"established\":1897,\"types\":[\"education\"],"
  "\"domains\":[\"zju.edu.cn\"],"
  "\"links\":[{\"type\":\"wikipedia\",\"value\":\"https://en.wikipedia.org/wiki/Zhejiang_University\"},"
  "{\"type\":\"website\",\"value\":\"https://www.zju.edu.cn\"}],"
  "\"locations\":[{\"geonames_id\":1808926,\"geonames_details\":{\"country_code\":\"CN\","
  "\"country_subdivision_name\":\"Zhejiang\",\"lat\":30.29365,\"lng\":120.16142,\"name\":\"Hangzhou\"}}],"
  "\"names\":[{\"lang\":\"en\",\"types\":[\"label\",\"ror_display\"],\"value\":\"%s\"},"
  "{\"lang\":\"zh\",\"types\":[\"label\"],\"value\":\"%s\"},"
  "{\"lang\":null,\"types\":[\"acronym\"],\"value\":\"ZJU\"}],"
  "\"relationships\":[{\"id\":\"https://ror.org/00000000x\",\"type\":\"child\"}],\"external_ids\":[]}";

static char *
write_file (const char *name,
            const char *text)
{
  char *path = g_build_filename (g_get_tmp_dir (), name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static char *
zju (const char *name,
     const char *native_name)
{
  GString *text = g_string_new (template_zju);

  g_string_replace (text, "%s", name, 1);
  g_string_replace (text, "%s", native_name, 1);
  return g_string_free (text, FALSE);
}

static HupanImport *
read_path (const char *path)
{
  g_autoptr (GError) error = NULL;
  HupanImport *import = hupan_import_read (path, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (hupan_import_get_format (import), ==, HUPAN_IMPORT_ROR);
  return import;
}

static HupanImport *
read_text (const char *text)
{
  g_autofree char *path = write_file ("ror.json", text);

  return read_path (path);
}

static void
assert_counts (HupanImport *import,
               guint        n_new,
               guint        n_updated,
               guint        n_unchanged,
               guint        n_errors)
{
  for (guint row = 0; row < hupan_import_get_n_rows (import) && n_errors == 0; row++)
    {
      if (hupan_import_get_row_state (import, row) == HUPAN_ROW_ERROR)
        g_test_message ("line %u: %s", hupan_import_get_row_line (import, row), hupan_import_get_row_message (import, row));
    }
  g_assert_cmpuint (hupan_import_count (import, HUPAN_ROW_NEW), ==, n_new);
  g_assert_cmpuint (hupan_import_count (import, HUPAN_ROW_UPDATE), ==, n_updated);
  g_assert_cmpuint (hupan_import_count (import, HUPAN_ROW_UNCHANGED), ==, n_unchanged);
  g_assert_cmpuint (hupan_import_count (import, HUPAN_ROW_ERROR), ==, n_errors);
}

/* Compares and commits what is good; returns the batch's id. */
static gint64
apply (HupanImport   *import,
       HupanRegistry *registry)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanBatch) batch = NULL;
  gint64 id = 0;

  hupan_import_compare (import, registry, NULL, &error);
  g_assert_no_error (error);
  batch = hupan_import_dup_batch (import, TRUE, &error);
  g_assert_no_error (error);
  if (!hupan_batch_is_empty (batch))
    {
      id = hupan_registry_commit (registry, batch, NULL, &error);
      g_assert_no_error (error);
    }

  return id;
}

static HupanRecord *
find_university (HupanRegistry *registry,
                 const char    *ror_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = hupan_registry_find (registry, &hupan_university_kind, "ror_id", ror_id, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  return g_object_ref (g_ptr_array_index (found, 0));
}

/* The names in the registry, sorted: "kind lang name" with "|" between. */
static char *
dump_names (HupanRegistry *registry,
            HupanRecord   *university)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, hupan_record_get_id (university));
  g_autoptr (GPtrArray) parts = hupan_registry_find (registry, &hupan_university_name_kind, "university", id, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (8, g_free, TRUE);

  for (guint i = 0; i < parts->len; i++)
    {
      HupanRecord *part = g_ptr_array_index (parts, i);
      const char *lang = hupan_record_get (part, "lang");

      if (hupan_record_get_meta (part)->deleted_at == 0)
        g_ptr_array_add (names, g_strdup_printf ("%s %s %s", hupan_record_get (part, "kind"), lang != NULL ? lang : "-",
                                                 hupan_record_get (part, "name")));
    }
  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);

  return g_strjoinv ("|", (char **) names->pdata);
}

static void
test_fields (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  g_autofree char *text = zju ("Zhejiang University", "浙江大学");
  g_autoptr (HupanImport) import = read_text (text);
  g_autoptr (HupanRecord) university = NULL;
  g_autofree char *names = NULL;
  static const char *const expected[][2] = {
    { "name", "Zhejiang University" },
    { "native_name", "浙江大学" },
    { "country", "CN" },
    { "subdivision", "Zhejiang" },
    { "city", "Hangzhou" },
    { "latitude", "30.29365" },
    { "longitude", "120.16142" },
    { "website", "https://www.zju.edu.cn" },
    { "domains", "zju.edu.cn" },
    { "established", "1897" },
    { "ror_status", "active" },
    { "partner_status", "none" },
  };

  g_assert_cmpstr (hupan_import_get_cell (import, 0, 1), ==, "Zhejiang University");
  apply (import, registry);
  assert_counts (import, 1, 0, 0, 0);

  university = find_university (registry, "https://ror.org/00a2xv884");
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (hupan_record_get (university, expected[i][0]), ==, expected[i][1]);
  g_assert_cmpstr (hupan_record_get_meta (university)->origin, ==, "ror");
  names = dump_names (registry, university);
  g_assert_cmpstr (names, ==, "acronym - ZJU|label en Zhejiang University|label zh 浙江大学");

  test_registry_close (registry);
}

static void
test_forms (void)
{
  g_autofree char *one = zju ("Zhejiang University", "浙江大学");
  g_autofree char *bare = g_strdup ("{\"id\":\"https://ror.org/03cve4549\",\"names\":[{\"value\":\"Tsinghua University\",\"types\":[\"ror_display\"],\"lang\":\"en\"}]}");
  g_autofree char *array = g_strdup_printf ("[\n%s,\n%s\n]\n", one, bare);
  g_autofree char *lines = g_strdup_printf ("\xEF\xBB\xBF%s\n%s\n", one, bare);
  g_autoptr (HupanImport) from_array = read_text (array);
  g_autoptr (HupanImport) from_lines = read_text (lines);

  g_assert_cmpuint (hupan_import_get_n_rows (from_array), ==, 2);
  g_assert_cmpuint (hupan_import_get_row_line (from_array, 1), ==, 3);
  g_assert_cmpuint (hupan_import_get_n_rows (from_lines), ==, 2);
  g_assert_cmpstr (hupan_import_get_cell (from_lines, 1, 1), ==, "Tsinghua University");
}

/* T04: what staff verified stays, in fields and in names; the rest follows ROR. */
static void
test_verified (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  g_autofree char *first = zju ("Chekiang University", "浙江大學");
  g_autofree char *second = zju ("Zhejiang University", "浙大");
  g_autoptr (HupanImport) one = read_text (first);
  g_autoptr (HupanImport) two = read_text (second);
  g_autoptr (HupanRecord) university = NULL;
  g_autoptr (HupanRecord) after = NULL;
  g_autoptr (HupanBatch) batch = hupan_batch_new ("edit", NULL, HUPAN_BATCH_NONE);
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;

  apply (one, registry);
  university = find_university (registry, "https://ror.org/00a2xv884");

  /* A member of staff corrects the Chinese name, and that part too. */
  hupan_batch_set (batch, university, "native_name", "浙江大学");
  parts = hupan_registry_find (registry, &hupan_university_name_kind, "name", "浙江大學", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (parts->len, ==, 1);
  hupan_batch_set (batch, g_ptr_array_index (parts, 0), "name", "浙江大学");
  hupan_batch_set (batch, g_ptr_array_index (parts, 0), "verified", "1");
  hupan_registry_commit (registry, batch, NULL, &error);
  g_assert_no_error (error);

  apply (two, registry);
  assert_counts (two, 0, 1, 0, 0);
  after = find_university (registry, "https://ror.org/00a2xv884");
  g_assert_cmpstr (hupan_record_get (after, "name"), ==, "Zhejiang University");
  g_assert_cmpstr (hupan_record_get (after, "native_name"), ==, "浙江大学");
  names = dump_names (registry, after);
  g_assert_cmpstr (names, ==, "acronym - ZJU|label en Zhejiang University|label zh 浙江大学");

  /* The same file once more changes nothing. */
  apply (two, registry);
  assert_counts (two, 0, 0, 1, 0);

  test_registry_close (registry);
}

/* What staff moved to the trash does not come back with the next file. */
static void
test_trashed (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  g_autofree char *text = zju ("Zhejiang University", "浙江大学");
  g_autoptr (HupanImport) import = read_text (text);
  g_autoptr (HupanBatch) batch = hupan_batch_new ("x", NULL, HUPAN_BATCH_NONE);
  g_autoptr (HupanRecord) university = NULL;
  g_autoptr (GError) error = NULL;

  apply (import, registry);
  university = find_university (registry, "https://ror.org/00a2xv884");
  hupan_batch_trash (batch, university);
  hupan_registry_commit (registry, batch, NULL, &error);
  g_assert_no_error (error);

  apply (import, registry);
  assert_counts (import, 0, 0, 1, 0);
  g_assert_cmpstr (hupan_import_get_row_message (import, 0), ==, "This university is in the trash and stays there.");
  test_registry_close (registry);
}

/* I3, a record at a time: the others are still read. */
static void
test_bad_records (void)
{
  static const char *const bad[] = {
    "{\"id\":\"https://ror.org/00a2xv884\"}",
    "{\"names\":[{\"value\":\"No id\",\"types\":[\"label\"]}]}",
    "{\"id\":\"https://ror.org/00a2xv885\",\"names\":[{\"value\":\"Bad check digits\",\"types\":[\"ror_display\"]}]}",
    "{\"id\":\"https://ror.org/00a2xv884\",\"name\":\"Version 1\",\"country\":{\"country_code\":\"CN\"}}",
    "{\"id\":\"https://ror.org/00a2xv884\",\"names\":[{\"value\":\"Nu\\u0000l\",\"types\":[\"ror_display\"]}]}",
    "{\"id\":\"https://ror.org/00a2xv884\",\"names\":[{\"value\":\"Lone \\ud800\",\"types\":[\"ror_display\"]}]}",
    "{\"id\":\"https://ror.org/00a2xv884\",\"id\":\"https://ror.org/03cve4549\",\"names\":[{\"value\":\"Twice\",\"types\":[\"ror_display\"]}]}",
    "{\"id\":\"https://ror.org/00a2xv884\",\"established\":9223372036854775808,\"names\":[{\"value\":\"Old\",\"types\":[\"ror_display\"]}]}",
    "{\"id\":\"https://ror.org/00a2xv884\",\"locations\":[{\"geonames_details\":{\"lat\":1e99999}}],\"names\":[{\"value\":\"Far\",\"types\":[\"ror_display\"]}]}",
    "{\"id\":\"https://ror.org/00a2xv884\",\"locations\":[{\"geonames_details\":{\"lat\":91.5}}],\"names\":[{\"value\":\"North\",\"types\":[\"ror_display\"]}]}",
    "{\"id\":\"https://ror.org/00a2xv884\",\"names\":[{\"value\":\"Not strict\",\"types\":[\"ror_display\"]}], 'x':1}",
    "{\"id\":17,\"names\":{}}",
  };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (HupanImport) import = NULL;
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_string_append_printf (text, "%s\n", bad[i]);
  g_string_append (text, "{\"id\":\"https://ror.org/03cve4549\",\"names\":[{\"value\":\"Tsinghua University\",\"types\":[\"ror_display\"]}]}\n");

  import = read_text (text->str);
  hupan_import_compare (import, registry, NULL, &error);
  g_assert_no_error (error);
  for (guint row = 0; row < G_N_ELEMENTS (bad); row++)
    {
      if (hupan_import_get_row_state (import, row) != HUPAN_ROW_ERROR)
        g_error ("accepted: %s", bad[row]);
      g_assert_nonnull (hupan_import_get_row_message (import, row));
      g_assert_cmpuint (hupan_import_get_row_line (import, row), ==, row + 1);
    }
  assert_counts (import, 1, 0, 0, G_N_ELEMENTS (bad));
  g_assert_null (hupan_import_dup_batch (import, FALSE, &error));
  g_assert_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_ROWS);

  test_registry_close (registry);
}

static void
assert_file_refused (const char *text,
                     int         code)
{
  g_autofree char *path = write_file ("bad.json", text);
  g_autoptr (GError) error = NULL;

  g_assert_null (hupan_import_read (path, NULL, NULL, NULL, &error));
  g_assert_error (error, HUPAN_IMPORT_ERROR, code);
}

static void
test_bad_files (void)
{
  g_autoptr (GString) deep = g_string_new ("[{\"a\":");
  g_autoptr (GString) large = g_string_new ("{\"a\":\"");

  for (guint i = 0; i < 100; i++)
    g_string_append_c (deep, '[');
  for (guint i = 0; i < (1 << 20) + 10; i++)
    g_string_append_c (large, 'x');
  g_string_append (large, "\"}");

  assert_file_refused ("[{\"id\":1}", HUPAN_IMPORT_ERROR_FORMAT);
  assert_file_refused ("[{\"id\":\"", HUPAN_IMPORT_ERROR_FORMAT);
  assert_file_refused ("{} [", HUPAN_IMPORT_ERROR_FORMAT);
  assert_file_refused ("[1,2]", HUPAN_IMPORT_ERROR_FORMAT);
  assert_file_refused ("[]", HUPAN_IMPORT_ERROR_FORMAT);
  assert_file_refused ("[] {}", HUPAN_IMPORT_ERROR_FORMAT);
  assert_file_refused (deep->str, HUPAN_IMPORT_ERROR_LIMIT);
  assert_file_refused (large->str, HUPAN_IMPORT_ERROR_LIMIT);
}

static void
ignore_leaf_cb (const char *name, HupanLeafType type, const char *value, gpointer data)
{
}

static gboolean
parse_record_cb (const char *object, gsize length, guint line, gpointer data, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (!hupan_leaves_parse (object, length, ignore_leaf_cb, NULL, &problem))
    g_assert_true (problem->domain == HUPAN_IMPORT_ERROR);
  return TRUE;
}

/* What a reader does with a file, without a process for each. */
static gboolean
parse_here (const char *path, GError **error)
{
  g_autofd int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  g_autoptr (HupanSource) source = hupan_source_new (fd, "mutant.json", hupan_import_limits_json (), error);

  return source != NULL && hupan_json_split (source, hupan_import_limits_json (), parse_record_cb, NULL, NULL, error);
}

/* Whatever is in the file, reading it ends with records or with a sentence: three thousand times the parsers, and every
 * twentieth time all the way to the records. */
static void
test_mutants (void)
{
  static const char bytes[] = "{}[]\",:\\u0 -1e.ntf\n\0\xC3\xFF";
  g_autofree char *seed = zju ("Zhejiang University", "浙江大学");
  g_autofree char *two = g_strdup_printf ("[%s,%s]", seed, seed);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "mutant.json", NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240901);
  gsize length = strlen (two);
  guint n_parsed = 0, n_read = 0, n_refused = 0;

  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *mutant = g_memdup2 (two, length);
      g_autoptr (HupanImport) import = NULL;
      g_autoptr (GError) error = NULL;
      gboolean parsed;

      for (gint j = g_rand_int_range (rand, 1, 6); j > 0; j--)
        mutant[g_rand_int_range (rand, 1, length)] = bytes[g_rand_int_range (rand, 0, sizeof bytes - 1)];
      g_assert_true (g_file_set_contents_full (path, mutant, g_rand_boolean (rand) ? length : (gsize) g_rand_int_range (rand, 1, length),
                                               G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      parsed = parse_here (path, &error);
      g_assert_true (parsed || error->domain == HUPAN_IMPORT_ERROR);
      n_parsed += parsed;
      if (i % 20 != 0)
        continue;

      g_clear_error (&error);
      import = hupan_import_read (path, NULL, NULL, NULL, &error);
      g_assert_true (import != NULL || error->domain == HUPAN_IMPORT_ERROR);
      n_read += import != NULL;
      n_refused += import == NULL;
    }
  g_assert_cmpuint (n_parsed, >, 100);
  g_assert_cmpuint (n_read, >, 20);
  g_assert_cmpuint (n_refused, >, 20);
}

static HupanRorName *
name_new (const char *name,
          const char *lang,
          gboolean    is_display)
{
  HupanRorName *self = g_new0 (HupanRorName, 1);

  self->name = g_strdup (name);
  self->lang = g_strdup (lang);
  self->kind = "label";
  self->is_display = is_display;
  return self;
}

static void
test_native_name (void)
{
  static const struct
  {
    const char *country;
    const char *display_lang;
    const char *other_lang;
    gboolean has_native;
    gboolean is_display;
  } cases[] = {
    { "CN", "en", "zh", TRUE, FALSE },      { "CH", "fr", "de", TRUE, TRUE },  { "CH", "en", "it", TRUE, FALSE },
    { "DE", "en", "fr", FALSE, FALSE },     { "GB", "en", "gd", FALSE, FALSE }, { "SG", "en", "zh", TRUE, FALSE },
    { "US", "en", "es", FALSE, FALSE },     { "ES", "ca", "es", TRUE, TRUE },  { "AT", "de", "en", TRUE, TRUE },
    { "IN", "en", "hi", TRUE, FALSE },      { "TW", "en", "zh", TRUE, FALSE }, { "CA", "en", "fr", FALSE, FALSE },
    { "CA", "fr", "en", FALSE, FALSE },     { "KZ", "en", "kk", TRUE, FALSE },  { "NO", "en", "no", TRUE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) names = g_ptr_array_new ();
      HupanRorName *display = name_new ("display", cases[i].display_lang, TRUE);
      HupanRorName *other = name_new ("other", cases[i].other_lang, FALSE);
      const char *native;

      g_ptr_array_add (names, display);
      g_ptr_array_add (names, other);
      native = hupan_ror_choose_native_name (names, cases[i].country);
      if (cases[i].has_native)
        g_assert_cmpstr (native, ==, cases[i].is_display ? "display" : "other");
      else
        g_assert_null (native);

      g_free (display->name);
      g_free (display->lang);
      g_free (display);
      g_free (other->name);
      g_free (other->lang);
      g_free (other);
    }
}

/* Nine versions of one record, as they came out over the years; those of schema 1 are refused. */
static void
test_history (void)
{
  static const char *const versions[] = { "v1.41", "v1.43", "v1.54", "v1.54_v1", "v1.55", "v1.55_v1", "v1.67", "v1.67_v1", "v2.3" };
  g_autofree char *folder = test_shared_path ("ror/raw_samples/history_03cve4549");
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry;
  g_autoptr (HupanRecord) university = NULL;

  if (folder == NULL)
    return;

  registry = test_registry_create (place);
  for (gsize i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      g_autofree char *name = g_strconcat (versions[i], ".json", NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (HupanImport) import = read_path (path);
      g_autoptr (HupanImport) again = read_path (path);
      gboolean is_old = g_str_has_suffix (versions[i], "_v1") || i < 2;

      apply (import, registry);
      g_test_message ("%s: new %u, updated %u, unchanged %u, errors %u: %s", versions[i],
                      hupan_import_count (import, HUPAN_ROW_NEW), hupan_import_count (import, HUPAN_ROW_UPDATE),
                      hupan_import_count (import, HUPAN_ROW_UNCHANGED), hupan_import_count (import, HUPAN_ROW_ERROR),
                      hupan_import_get_row_message (import, 0));
      if (hupan_import_count (import, HUPAN_ROW_ERROR) > 0)
        {
          g_assert_true (is_old);
          continue;
        }

      /* What is there is what the file says, whatever came before. */
      apply (again, registry);
      assert_counts (again, 0, 0, 1, 0);
    }
  university = find_university (registry, "https://ror.org/03cve4549");
  g_assert_cmpstr (hupan_record_get (university, "name"), ==, "Tsinghua University");
  g_assert_cmpstr (hupan_record_get (university, "native_name"), ==, "清华大学");

  test_registry_close (registry);
}

/* The value of a fact, by heading. */
static const char *
get_fact (HupanCsv   *facts,
          guint       row,
          const char *heading)
{
  for (guint column = 0; column < hupan_csv_get_n_cells (facts, 0); column++)
    {
      if (strcmp (hupan_csv_get_cell (facts, 0, column), heading) == 0)
        return hupan_csv_get_cell (facts, row, column);
    }

  g_assert_not_reached ();
}

/* 120 universities whose values were checked by hand. Of one, ROR has no name in its own language, and the facts leave
 * out the one in another language of the country. */
static void
assert_facts (HupanRegistry *registry)
{
  static const struct
  {
    const char *field;
    const char *heading;
  } pairs[] = {
    { "name", "name" }, { "native_name", "native_name" }, { "country", "country_code" }, { "city", "city" }, { "established", "established" },
  };
  g_autofree char *path = test_shared_path ("sample_partners_120_extended.csv");
  g_autoptr (HupanCsv) facts = NULL;
  g_autoptr (GError) error = NULL;
  guint n_different = 0;
  gsize length;
  char *text;

  if (path == NULL)
    return;

  text = test_read (path, &length);
  facts = hupan_csv_parse (text, length, ",", hupan_import_limits_default (), NULL, &error);
  g_assert_no_error (error);
  for (guint row = 1; row < hupan_csv_get_n_rows (facts); row++)
    {
      g_autoptr (HupanRecord) university = find_university (registry, get_fact (facts, row, "ror_id"));

      if (g_str_equal (hupan_record_get (university, "name"), "Tel Aviv University"))
        continue;
      for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
        {
          const char *value = hupan_record_get (university, pairs[i].field);
          const char *fact = get_fact (facts, row, pairs[i].heading);

          if (strcmp (value != NULL ? value : "", fact) == 0)
            continue;
          g_test_message ("%s: %s is “%s”, the facts say “%s”", hupan_record_get (university, "name"), pairs[i].field, value, fact);
          n_different++;
        }
    }
  g_assert_cmpuint (n_different, ==, 0);
}

/* All education records: every one is taken, the 120 known ones as the facts say, and a second time nothing changes. */
static void
test_all (void)
{
  g_autofree char *path = test_shared_path ("ror/ror_education_v2.jsonl.gz");
  g_autoptr (TestPlace) place = NULL;
  g_autoptr (HupanImport) import = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;
  HupanRegistry *registry;

  if (path == NULL)
    return;

  place = test_place_new ();
  registry = test_registry_create (place);
  import = read_path (path);
  g_assert_cmpuint (hupan_import_get_n_rows (import), ==, 13933);
  apply (import, registry);
  assert_counts (import, 13933, 0, 0, 0);
  assert_facts (registry);
  apply (import, registry);
  assert_counts (import, 0, 0, 13933, 0);

  hupan_registry_undo (registry, 0, NULL, &error);
  g_assert_no_error (error);
  left = hupan_registry_find (registry, &hupan_university_kind, "origin", "ror", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (left->len, ==, 0);

  test_registry_close (registry);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/ror/fields", test_fields);
  g_test_add_func ("/exchange/ror/forms", test_forms);
  g_test_add_func ("/exchange/ror/verified", test_verified);
  g_test_add_func ("/exchange/ror/trashed", test_trashed);
  g_test_add_func ("/exchange/ror/bad-records", test_bad_records);
  g_test_add_func ("/exchange/ror/bad-files", test_bad_files);
  g_test_add_func ("/exchange/ror/mutants", test_mutants);
  g_test_add_func ("/exchange/ror/native-name", test_native_name);
  g_test_add_func ("/exchange/ror/history", test_history);
  g_test_add_func ("/exchange/ror/all", test_all);
  return g_test_run ();
}
