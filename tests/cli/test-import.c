/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>

#include "fixtures/test-ctl.h"

#define NEW_ROWS 287
#define UPDATED_ROWS 9
#define BAD_ROWS 4

static char *
write_file (const char *name,
            const char *text,
            const char *encoding)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("import-XXXXXX", &error);
  char *path = g_build_filename (folder, name, NULL);
  gsize size;
  g_autofree char *bytes = g_convert (text, -1, encoding, "UTF-8", NULL, &size, &error);

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, bytes, size, NULL));
  return path;
}

/* 300 applications as an office in Hangzhou would send them: new ones, some of the sample's at another stage, and four
 * with one mistake each. */
static char *
write_applications (void)
{
  static const char *const bad[BAD_ROWS] = {
    "B-1,孙一,bad1@example.org,0000-0002-1825-0098,浙江大学,ME-01,submitted,2025-01-05",
    "B-2,孙二,not an address,,浙江大学,ME-01,submitted,2025-01-05",
    "B-3,孙三,bad3@example.org,,浙江大学,ME-01,submitted,2025-02-30",
    "B-4,孙四,bad4@example.org,,没有这所大学,ME-01,submitted,2025-01-05",
  };
  g_autoptr (GString) text = g_string_new ("编号,姓名,邮箱,ORCID,毕业院校,意向课题,阶段,申请日期\n");

  for (guint i = 1; i <= NEW_ROWS; i++)
    g_string_append_printf (text, "N-%03u,诸葛%u,n%u@example.org,,浙江大学,LU-01,submitted,2025-01-%02u\n", i, i, i, 1 + i % 28);
  for (guint i = 1; i <= UPDATED_ROWS; i++)
    g_string_append_printf (text, "2024-%04u,,,,,,withdrawn,\n", i);
  for (guint i = 0; i < BAD_ROWS; i++)
    g_string_append_printf (text, "%s\n", bad[i]);

  return write_file ("applications.csv", text->str, "GB18030");
}

static guint
count_candidates (const char *registry,
                  const char *filter)
{
  g_autofree char *out = filter != NULL ? test_ctl (registry, "list", "candidates", "--count", "--filter", filter, NULL)
                                        : test_ctl (registry, "list", "candidates", "--count", NULL);

  return atoi (out);
}

/* What there is to see of a record, but not how often it was changed. */
static char *
dup_shown (const char *registry,
           const char *kind,
           const char *id)
{
  g_autofree char *text = test_ctl (registry, "show", kind, id, NULL);
  char *version = strstr (text, "\nVersion");

  g_assert_nonnull (version);
  *version = '\0';
  return g_steal_pointer (&text);
}

/* T10: all or nothing, the encoding detected, undone in one step. */
static void
test_gb18030 (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *file = write_applications ();
  g_autofree char *problems = g_strconcat (file, ".problems.csv", NULL);
  g_autofree char *before = dup_shown (registry, "candidates", "2024-0007");
  guint withdrawn = count_candidates (registry, "stage=withdrawn");
  g_autofree char *dry = test_ctl (registry, "import", "candidates", file, "--dry-run", NULL);
  g_autofree char *refused = test_ctl_fails (registry, 1, "import", "candidates", file, NULL);
  g_autofree char *out = NULL, *again = NULL, *undone = NULL, *reasons = NULL, *after = NULL, *check = NULL;

  g_assert_true (g_str_has_suffix (dry, "287 new, 9 updated, 0 unchanged, 4 errors\n"));
  g_assert_nonnull (strstr (refused, "Line 298: ORCID"));
  g_assert_nonnull (strstr (refused, "--only-good"));
  g_assert_cmpuint (count_candidates (registry, NULL), ==, 420);

  out = test_ctl (registry, "import", "candidates", file, "--only-good", "--problems", problems, NULL);
  g_assert_cmpstr (out, ==, dry);
  g_assert_cmpuint (count_candidates (registry, NULL), ==, 420 + NEW_ROWS);
  g_assert_cmpuint (count_candidates (registry, "stage=withdrawn"), >, withdrawn);
  g_assert_true (g_file_get_contents (problems, &reasons, NULL, NULL));
  g_assert_nonnull (strstr (reasons, "没有这所大学"));
  again = test_ctl (registry, "import", "candidates", file, "--only-good", NULL);
  g_assert_true (g_str_has_suffix (again, "0 new, 0 updated, 296 unchanged, 4 errors\n"));

  undone = test_ctl (registry, "undo", NULL);
  g_assert_cmpuint (count_candidates (registry, NULL), ==, 420);
  g_assert_cmpuint (count_candidates (registry, "stage=withdrawn"), ==, withdrawn);
  after = dup_shown (registry, "candidates", "2024-0007");
  g_assert_cmpstr (after, ==, before);
  check = test_ctl (registry, "check", NULL);
}

/* What many rows have in common is said once, with what is likely meant, and so is which columns are left out. */
static void
test_said_once (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autoptr (GString) text = g_string_new ("2025年博士后申请人汇总表,,,\n姓名,毕业院校,性别,状态\n");
  g_autofree char *file = NULL, *said = NULL, *chinese = NULL;

  for (guint i = 0; i < 30; i++)
    g_string_append_printf (text, "诸葛%u,浙大,男,lead\n", i);
  g_string_append (text, "合计,,30,\n");
  file = write_file ("once.csv", text->str, "UTF-8");

  said = test_ctl_fails (registry, 1, "import", "candidates", file, NULL);
  g_assert_true (g_str_has_prefix (said,
                                   "This column is left out: “性别”.\n"
                                   "30 lines (3, 4, 5, 6, 7, …): 毕业院校: No university is called “浙大”. Did you mean “Zhejiang University”?\n"
                                   "Line 33: "));
  chinese = test_ctl_fails (registry, 1, "import", "candidates", file, "--language", "zh-CN", NULL);
  g_assert_nonnull (strstr (chinese, "30 行（3、4、5、6、7、…）：毕业院校：没有名为“浙大”的高校。是否指“浙江大学”？\n"));
}

/* An import of many rows is preceded by a backup. */
static void
test_backup (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *file = write_applications ();
  g_autofree char *out = test_ctl (registry, "import", "candidates", file, "--only-good", NULL);
  g_autofree char *list = test_ctl (registry, "backup", "--list", NULL);

  g_assert_nonnull (strstr (list, "-import"));
}

static void
test_encoding (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *file = write_file ("names.csv", "Number,Name\nL-1,Jürgen Weiß\nL-2,Théo Lefèvre\n", "ISO-8859-1");
  g_autofree char *asked = test_ctl_fails (registry, 1, "import", "candidates", file, NULL);
  g_autofree char *out = test_ctl (registry, "import", "candidates", file, "--encoding", "ISO-8859-1", NULL);
  g_autofree char *name = test_ctl_get (registry, "candidates", "L-1", "person.name");

  g_assert_nonnull (strstr (asked, "--encoding"));
  g_assert_nonnull (strstr (asked, "windows-1252"));
  g_assert_cmpstr (name, ==, "Jürgen Weiß");
}

static void
test_refused (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *no_name = write_file ("none.csv", "Colour,Size\nred,3\n", "UTF-8");
  g_autofree char *json = write_file ("x.json", "{", "UTF-8");
  g_autofree char *missing = test_ctl_fails (registry, 1, "import", "candidates", "/nonexistent.csv", NULL);
  g_autofree char *unmapped = test_ctl_fails (registry, 1, "import", "candidates", no_name, NULL);
  g_autofree char *broken = test_ctl_fails (registry, 1, "import", "universities", json, NULL);
  g_autofree char *kind = test_ctl_fails (registry, 2, "import", "educations", no_name, NULL);

  g_assert_nonnull (strstr (missing, "nonexistent.csv"));
  g_assert_nonnull (strstr (kind, "There are: "));
}

/* T11 without merging: who is known by an ORCID iD is not entered again, and undoing gives back what was, exactly. */
static void
test_known_person (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *orcid = test_ctl_get (registry, "candidates", "2024-0007", "person.orcid");
  g_autofree char *before = dup_shown (registry, "candidates", "2024-0007");
  g_autofree char *text = g_strdup_printf ("Number,Name,ORCID,Affiliation\n2024-0007,Zeynep Aydin,%s,Testing University\n", orcid);
  g_autofree char *file = write_file ("again.csv", text, "UTF-8");
  g_autofree char *out = test_ctl (registry, "import", "candidates", file, NULL);
  g_autofree char *name = test_ctl_get (registry, "candidates", "2024-0007", "person.name");
  g_autofree char *undone = NULL, *after = NULL;

  g_assert_true (g_str_has_suffix (out, "0 new, 1 updated, 0 unchanged, 0 errors\n"));
  g_assert_cmpstr (name, ==, "Zeynep Aydin");
  undone = test_ctl (registry, "undo", NULL);
  after = dup_shown (registry, "candidates", "2024-0007");
  g_assert_cmpstr (after, ==, before);
}

/* T04, the other half: ROR brings what it owns up to date, but not what staff verified. */
static void
test_ror_respects_staff (void)
{
  static const char ror[] =
    "{\"id\": \"https://ror.org/00a2xv884\", \"status\": \"active\", \"types\": [\"education\"], \"established\": 1898,"
    " \"names\": [{\"value\": \"Zhejiang University\", \"lang\": \"en\", \"types\": [\"label\", \"ror_display\"]},"
    "             {\"value\": \"浙大\", \"lang\": \"zh\", \"types\": [\"label\"]}],"
    " \"domains\": [], \"links\": [], \"external_ids\": [], \"relationships\": [],"
    " \"locations\": [{\"geonames_id\": 1808926, \"geonames_details\": {\"name\": \"Hangzhou\", \"country_code\": \"CN\","
    "   \"country_name\": \"China\", \"lat\": 30.29365, \"lng\": 120.16142}}],"
    " \"admin\": {\"created\": {\"date\": \"2018-11-14\", \"schema_version\": \"1.0\"},"
    "   \"last_modified\": {\"date\": \"2024-12-11\", \"schema_version\": \"2.1\"}}}\n";
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *file = write_file ("ror.json", ror, "UTF-8");
  g_autofree char *set = test_ctl (registry, "set", "universities", "https://ror.org/00a2xv884", "native_name=浙江大學", NULL);
  g_autofree char *out = test_ctl (registry, "import", "universities", file, NULL);
  g_autofree char *native = test_ctl_get (registry, "universities", "https://ror.org/00a2xv884", "native_name");
  g_autofree char *year = test_ctl_get (registry, "universities", "https://ror.org/00a2xv884", "established");

  g_assert_true (g_str_has_suffix (out, "0 new, 1 updated, 0 unchanged, 0 errors\n"));
  g_assert_cmpstr (native, ==, "浙江大學");
  g_assert_cmpstr (year, ==, "1898");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/gb18030", test_gb18030);
  g_test_add_func ("/import/said-once", test_said_once);
  g_test_add_func ("/import/backup", test_backup);
  g_test_add_func ("/import/encoding", test_encoding);
  g_test_add_func ("/import/refused", test_refused);
  g_test_add_func ("/import/known-person", test_known_person);
  g_test_add_func ("/import/ror-respects-staff", test_ror_respects_staff);
  return g_test_run ();
}
