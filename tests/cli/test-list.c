/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>

#include "fixtures/test-ctl.h"

static guint
count (const char *registry,
       const char *kind,
       const char *filter,
       const char *other)
{
  g_autofree char *out = NULL;

  if (other != NULL)
    out = test_ctl (registry, "list", kind, "--count", "--filter", filter, "--filter", other, NULL);
  else if (filter != NULL)
    out = test_ctl (registry, "list", kind, "--count", "--filter", filter, NULL);
  else
    out = test_ctl (registry, "list", kind, "--count", NULL);

  return atoi (out);
}

static const char *
member (JsonNode   *rows,
        guint       row,
        const char *name)
{
  JsonArray *array = json_node_get_array (rows);

  g_assert_cmpuint (json_array_get_length (array), >, row);
  return json_object_get_string_member_with_default (json_array_get_object_element (array, row), name, NULL);
}

static void
test_counts (void)
{
  const struct { const char *kind; guint n; } kinds[] = {
    { "universities", 120 }, { "sites", 8 }, { "host-units", 1 }, { "fields", 10 }, { "topics", 24 },
    { "fellows", 40 },       { "calls", 1 }, { "tags", 6 },       { "candidates", 420 },
  };
  g_autofree char *registry = test_ctl_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpuint (count (registry, kinds[i].kind, NULL, NULL), ==, kinds[i].n);
  g_assert_cmpuint (count (registry, "university", NULL, NULL), ==, 120); /* the singular will do */
}

/* T02: the first hit each time. */
static void
test_find_one_university (void)
{
  static const char *const searches[] = { "浙大", "zhejiang", "zjdx", "浙江大学", "ZJU" };
  g_autofree char *registry = test_ctl_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autoptr (JsonNode) rows = test_ctl_json (registry, "list", "universities", "--search", searches[i], "--format", "json", NULL);

      g_assert_cmpstr (member (rows, 0, "native_name"), ==, "浙江大学");
    }
}

static void
test_acronyms (void)
{
  const struct { const char *search, *name; } cases[] = {
    { "MIT", "Massachusetts Institute of Technology" },
    { "ETH", "ETH Zurich" },
    { "KAIST", "Korea Advanced Institute of Science and Technology" },
    { "斯坦福", "Stanford University" },
  };
  g_autofree char *registry = test_ctl_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) rows = test_ctl_json (registry, "list", "universities", "--search", cases[i].search, "--format", "json", NULL);

      g_assert_cmpstr (member (rows, 0, "name"), ==, cases[i].name);
    }
}

/* Of two that answer equally well the partner comes first. */
static void
test_partners_first (void)
{
  static const char *const statuses[] = { "none", "partner" };
  static const char *const firsts[] = { "Nanyang Technological University", "National Taiwan University" };
  g_autofree char *registry = test_ctl_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autofree char *assignment = g_strconcat ("partner_status=", statuses[i], NULL);
      g_autofree char *set = test_ctl (registry, "set", "universities", "National Taiwan University", assignment, NULL);
      g_autoptr (JsonNode) rows = test_ctl_json (registry, "list", "universities", "--search", "NTU", "--format", "json", NULL);

      g_assert_cmpstr (member (rows, 0, "name"), ==, firsts[i]);
    }
}

/* Canonical value or label; the same field twice is "or", different ones are "and". */
static void
test_filters (void)
{
  g_autofree char *registry = test_ctl_sample ();
  guint sg = count (registry, "universities", "country=SG", NULL);
  guint nz = count (registry, "universities", "country=New Zealand", NULL);

  g_assert_cmpuint (sg, ==, 4);
  g_assert_cmpuint (nz, ==, 1);
  g_assert_cmpuint (count (registry, "universities", "country=singapore", NULL), ==, 4);
  g_assert_cmpuint (count (registry, "universities", "country=SG", "country=NZ"), ==, 5);
  g_assert_cmpuint (count (registry, "universities", "country=SG", "city=Wellington"), ==, 0);
  g_assert_cmpuint (count (registry, "universities", "partner_status=Former partner", NULL), ==, 5);
  g_assert_cmpuint (count (registry, "candidates", "stage=in_station", NULL), ==, 22);
  g_assert_cmpuint (count (registry, "candidates", "stage=In station", "stage=exit_review"), ==, 24);
  g_assert_cmpuint (count (registry, "topics", "site=Singapore", NULL), ==, 2);
  g_assert_cmpuint (count (registry, "universities", "country=AQ", NULL), ==, 0);
}

/* T01, without a window: partners in one country, then "nan". */
static void
test_partners_in_one_country (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autoptr (JsonNode) rows = test_ctl_json (registry, "list", "universities", "--filter", "country=Singapore", "--filter",
                                             "partner_status=partner", "--search", "nan", "--format", "json", NULL);

  g_assert_cmpstr (member (rows, 0, "name"), ==, "Nanyang Technological University");
  g_assert_cmpuint (count (registry, "universities", "country=Singapore", "partner_status=partner"), ==, 4);
}

static void
test_bad_filters (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *no_equals = test_ctl_fails (registry, 2, "list", "topics", "--filter", "site", NULL);
  g_autofree char *unknown = test_ctl_fails (registry, 2, "list", "topics", "--filter", "sites=Hangzhou", NULL);
  g_autofree char *value = test_ctl_fails (registry, 2, "list", "topics", "--filter", "site=Hangzhuo", NULL);
  g_autofree char *stage = test_ctl_fails (registry, 2, "list", "candidates", "--filter", "stage=intreview", NULL);
  g_autofree char *order = test_ctl_fails (registry, 2, "list", "topics", "--sort", "code:down", NULL);

  g_assert_nonnull (strstr (no_equals, "country=SG"));
  g_assert_nonnull (strstr (unknown, "Did you mean “site”?"));
  g_assert_nonnull (strstr (value, "Did you mean “Hangzhou”?"));
  g_assert_nonnull (strstr (stage, "Did you mean “Interview”?"));
  g_assert_nonnull (strstr (order, "down"));
}

static guint
sum_counts (JsonNode *facet)
{
  guint sum = 0;

  for (guint i = 0; i < json_array_get_length (json_node_get_array (facet)); i++)
    sum += json_object_get_int_member (json_array_get_object_element (json_node_get_array (facet), i), "count");

  return sum;
}

static void
test_periods (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autoptr (JsonNode) years = test_ctl_json (registry, "facets", "candidates", "received_on", "--format", "json", NULL);
  g_autofree char *first = g_strdup_printf ("received_on=%s", member (years, 0, "value"));
  g_autofree char *second = g_strdup_printf ("received_on=%s", member (years, 1, "value"));
  g_autofree char *both = g_strdup_printf ("%s..%s", second, member (years, 0, "value"));
  g_autofree char *later = g_strdup_printf ("%s..", first);
  JsonObject *newest = json_array_get_object_element (json_node_get_array (years), 0);

  g_assert_cmpstr (member (years, 0, "value"), >, member (years, 1, "value"));
  g_assert_cmpuint (sum_counts (years), ==, 420);
  g_assert_cmpint (json_object_get_int_member (newest, "count"), ==, count (registry, "candidates", first, NULL));
  g_assert_cmpuint (count (registry, "candidates", first, NULL), >, 0);
  g_assert_cmpuint (count (registry, "candidates", later, NULL), ==, count (registry, "candidates", first, NULL));
  g_assert_cmpuint (count (registry, "candidates", both, NULL), ==,
                    count (registry, "candidates", first, NULL) + count (registry, "candidates", second, NULL));
  g_assert_cmpuint (count (registry, "candidates", both, NULL), ==, count (registry, "candidates", first, second));
  g_assert_cmpuint (count (registry, "candidates", "received_on=..1999", NULL), ==, 0);
  g_assert_cmpuint (count (registry, "candidates", "received_on=1900..", NULL), ==,
                    420 - count (registry, "candidates", "received_on=", NULL));
}

static void
test_bad_periods (void)
{
  static const struct { const char *filter, *sentence; } cases[] = {
    { "received_on=soon", "“soon” is not a date" },
    { "received_on=2024-02-30..", "month 2 of 2024 has 29 days" },
    { "stage_since=2025..2024", "“2025..2024” ends before it begins." },
    { "received_on=..", "“..” names no date" },
  };
  g_autofree char *registry = test_ctl_sample ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *said = test_ctl_fails (registry, 2, "list", "candidates", "--filter", cases[i].filter, NULL);

      g_assert_nonnull (strstr (said, cases[i].sentence));
    }
}

static void
test_sort (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autoptr (JsonNode) up = test_ctl_json (registry, "list", "topics", "--sort", "code", "--format", "json", NULL);
  g_autoptr (JsonNode) down = test_ctl_json (registry, "list", "topics", "--sort", "code:desc", "--format", "json", "--limit", "3", NULL);
  g_autoptr (JsonNode) two = test_ctl_json (registry, "list", "universities", "--sort", "country:desc,established", "--filter",
                                            "country=NZ", "--filter", "country=SG", "--columns", "name,country",
                                            "--format", "json", NULL);

  g_assert_cmpuint (json_array_get_length (json_node_get_array (up)), ==, 24);
  g_assert_cmpstr (member (up, 0, "code"), ==, "AI-01");
  g_assert_cmpuint (json_array_get_length (json_node_get_array (down)), ==, 3);
  g_assert_cmpstr (member (down, 0, "code"), ==, "VI-02");
  g_assert_cmpstr (member (two, 0, "country"), ==, "SG");
  g_assert_cmpstr (member (two, 0, "name"), ==, "National University of Singapore");
  g_assert_cmpstr (member (two, 4, "country"), ==, "NZ");
}

/* Columns begin at the same cell of a terminal although 浙江大学 takes eight of them in four characters. */
static void
test_table (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *out = test_ctl (registry, "list", "universities", "--search", "Hangzhou", "--sort", "name", "--columns",
                                   "native_name,city", NULL);

  g_assert_cmpstr (out, ==, "Native name  City\n"
                            "西湖大学     Hangzhou\n"
                            "浙江大学     Hangzhou\n");
}

static void
test_csv (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *out = test_ctl (registry, "list", "universities", "--search", "Los Angeles", "--columns", "name,city",
                                   "--format", "csv", NULL);

  g_assert_nonnull (strstr (out, "Name,City\r\n\"University of California, Los Angeles\",Los Angeles\r\n"));
}

static void
test_ids (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autoptr (JsonNode) rows = test_ctl_json (registry, "list", "sites", "--format", "json", NULL);
  g_autofree char *table = test_ctl (registry, "list", "sites", "--columns", "id,name", "--sort", "name", NULL);
  JsonObject *first = json_array_get_object_element (json_node_get_array (rows), 0);
  g_autoptr (GList) members = json_object_get_members (first);

  g_assert_cmpstr (members->data, ==, "id");
  g_assert_true (json_node_get_value_type (json_object_get_member (first, "id")) == G_TYPE_STRING);
  g_assert_true (g_str_has_prefix (table, "id  "));
}

static void
test_facets (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autoptr (JsonNode) all = test_ctl_json (registry, "facets", "universities", "country", "--format", "json", NULL);
  g_autoptr (JsonNode) own = test_ctl_json (registry, "facets", "universities", "country", "--filter", "country=SG", "--format", "json", NULL);
  g_autoptr (JsonNode) other = test_ctl_json (registry, "facets", "universities", "country", "--filter", "partner_status=former", "--format", "json", NULL);
  g_autofree char *table = test_ctl (registry, "facets", "candidates", "stage", NULL);
  JsonObject *first = json_array_get_object_element (json_node_get_array (all), 0);

  g_assert_cmpuint (json_array_get_length (json_node_get_array (all)), ==, 42);
  g_assert_cmpstr (json_object_get_string_member (first, "value"), ==, "CN");
  g_assert_cmpstr (json_object_get_string_member (first, "label"), ==, "China");
  g_assert_cmpint (json_object_get_int_member (first, "count"), ==, 22);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (own)), ==, 42); /* its own filter does not count */
  g_assert_cmpuint (json_array_get_length (json_node_get_array (other)), ==, 5);
  g_assert_nonnull (strstr (table, "Rejected"));
}

static void
test_export (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *folder = g_path_get_dirname (registry);
  g_autofree char *csv = g_build_filename (folder, "topics.csv", NULL);
  g_autofree char *json = g_build_filename (folder, "topics.json", NULL);
  g_autofree char *dotted = g_build_filename (folder, ".", "topics", NULL);
  g_autofree char *written = NULL;
  g_autofree char *same = NULL;
  g_autofree char *out = test_ctl (registry, "export", "topics", csv, NULL);
  g_autofree char *without_ending = test_ctl (registry, "export", "topics", dotted, NULL);
  g_autofree char *more = test_ctl (registry, "export", "topics", json, "--filter", "site=Singapore", NULL);
  g_autoptr (JsonNode) piped = test_ctl_json (registry, "export", "topics", "-", "--format", "json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (csv, &written, NULL, NULL));
  g_assert_true (g_str_has_prefix (written, "\xef\xbb\xbf" "Code,Title,"));
  g_assert_true (g_file_get_contents (dotted, &same, NULL, NULL));
  g_assert_cmpstr (same, ==, written);
  json_parser_load_from_file (parser, json, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (json_parser_get_root (parser))), ==, 2);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (piped)), ==, 24);
}

/* Nothing found is nothing written, in every form. */
static void
test_nothing_found (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *folder = g_path_get_dirname (registry);
  g_autofree char *file = g_build_filename (folder, "none.csv", NULL);
  g_autofree char *count = test_ctl (registry, "list", "candidates", "--search", "zzzzqqq", "--count", NULL);
  g_autofree char *csv = test_ctl (registry, "list", "tags", "--search", "zzzzqqq", "--format", "csv", NULL);
  g_autoptr (JsonNode) json = test_ctl_json (registry, "list", "candidates", "--search", "zzzzqqq", "--format", "json", NULL);
  g_autoptr (JsonNode) facets = test_ctl_json (registry, "facets", "candidates", "stage", "--search", "zzzzqqq", "--format", "json", NULL);
  g_autofree char *out = test_ctl (registry, "export", "tags", file, "--search", "zzzzqqq", NULL);
  g_autofree char *written = NULL;

  g_assert_cmpstr (count, ==, "0\n");
  g_assert_cmpuint (json_array_get_length (json_node_get_array (json)), ==, 0);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (facets)), ==, 0);
  g_assert_true (g_file_get_contents (file, &written, NULL, NULL));
  g_assert_cmpstr (written, ==, "\xEF\xBB\xBFName,Candidates\r\n");
  g_assert_nonnull (strstr (csv, "Name,Candidates"));
}

/* F9: what left the registry is in its history, in words and for programs. */
static void
test_export_is_noted (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *folder = g_path_get_dirname (registry);
  g_autofree char *csv = g_build_filename (folder, "topics.csv", NULL);
  g_autofree char *out = test_ctl (registry, "export", "topics", csv, "--filter", "site=Singapore", NULL);
  g_autofree char *piped = test_ctl (registry, "export", "topics", "-", NULL);
  g_autofree char *listed = test_ctl (registry, "list", "topics", "--format", "csv", NULL);
  g_autofree char *history = test_ctl (registry, "history", NULL);
  g_autoptr (JsonNode) entries = test_ctl_json (registry, "history", "--limit", "2", "--format", "json", NULL);
  g_autoptr (JsonNode) none = test_ctl_json (registry, "history", "--limit", "0", "--format", "json", NULL);
  JsonObject *entry = json_array_get_object_element (json_node_get_array (entries), 1);
  JsonObject *fields = json_object_get_object_member (entry, "fields");

  g_assert_nonnull (strstr (history, "Export of Topics: 2 rows to “topics.csv”\n"));
  g_assert_nonnull (strstr (history, "Export of Topics: 24 rows\n"));
  g_assert_null (strstr (history, folder));
  g_assert_cmpuint (json_array_get_length (json_node_get_array (none)), ==, 0);

  g_assert_cmpstr (json_object_get_string_member (entry, "action"), ==, "export");
  g_assert_cmpstr (json_object_get_string_member (entry, "kind"), ==, "topic");
  g_assert_true (json_object_get_null_member (entry, "id"));
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (fields, "rows"), "after"), ==, "2");
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (fields, "restricted"), "after"), ==, "0");
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (fields, "file"), "after"), ==, "topics.csv");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/list/counts", test_counts);
  g_test_add_func ("/list/find-one-university", test_find_one_university);
  g_test_add_func ("/list/acronyms", test_acronyms);
  g_test_add_func ("/list/partners-first", test_partners_first);
  g_test_add_func ("/list/filters", test_filters);
  g_test_add_func ("/list/partners-in-one-country", test_partners_in_one_country);
  g_test_add_func ("/list/bad-filters", test_bad_filters);
  g_test_add_func ("/list/periods", test_periods);
  g_test_add_func ("/list/bad-periods", test_bad_periods);
  g_test_add_func ("/list/sort", test_sort);
  g_test_add_func ("/list/table", test_table);
  g_test_add_func ("/list/csv", test_csv);
  g_test_add_func ("/list/ids", test_ids);
  g_test_add_func ("/list/facets", test_facets);
  g_test_add_func ("/list/export", test_export);
  g_test_add_func ("/list/nothing-found", test_nothing_found);
  g_test_add_func ("/list/export-is-noted", test_export_is_noted);
  return g_test_run ();
}
