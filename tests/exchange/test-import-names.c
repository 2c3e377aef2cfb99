/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "core/hupan-clock.h"
#include "core/kinds/hupan-kinds.h"
#include "exchange/hupan-likely.h"
#include "fixtures/test-import.h"
#include "fixtures/test-registry.h"
#include "fixtures/test-shared.h"

/* Names in a file that no record has: what is likely meant, what is said of them, and what somebody says they mean. */

static void
make_universities (HupanRegistry *registry)
{
  test_import_text (registry, &hupan_university_kind,
                    "name,native_name,names,country,city\n"
                    "Zhejiang University,浙江大学,,CN,Hangzhou\n"
                    "Zhejiang University of Technology,浙江工业大学,,CN,Hangzhou\n"
                    "Nanjing University,南京大学,,CN,Nanjing\n"
                    "Nankai University,南开大学,,CN,Tianjin\n"
                    "Massachusetts Institute of Technology,,MIT,US,Cambridge\n"
                    "University of Cambridge,,,GB,Cambridge\n"
                    "University of Oxford,,,GB,Oxford\n"
                    "Technical University of Munich,,,DE,Munich\n"
                    "York University,,York U,CA,Toronto\n"
                    "University of York,,York U,GB,York\n",
                    "10 new, 0 updated, 0 unchanged, 0 errors");
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *text = g_strdup_printf ("name\nUniversity of Somewhere %c\n", 'A' + i);

      test_import_text (registry, &hupan_university_kind, text, "1 new, 0 updated, 0 unchanged, 0 errors");
    }
}

static void
test_likely (void)
{
  static const char *const cases[][2] = {
    /* Abbreviations, of one and of two. */
    { "浙大", "Zhejiang University" },
    { "ZJU", "Zhejiang University|Zhejiang University of Technology" },
    { "南大", "Nanjing University|Nankai University" },
    /* Words of a name, whole or not, in any order; more than one record of them. */
    { "Univ. of Cambridge", "University of Cambridge" },
    { "Cambridge, University", "University of Cambridge" },
    { "TU Munich", "Technical University of Munich" },
    { "zhejiang", "Zhejiang University|Zhejiang University of Technology" },
    { "zhejiangdaxue", "Zhejiang University" },
    { "York U", "York University|University of York" },
    /* A name with something beside it. */
    { "浙江大学计算机学院", "Zhejiang University" },
    { "浙江大学（玉泉校区）", "Zhejiang University" },
    { "Department of Physics, University of Oxford", "University of Oxford" },
    { "Univ. of Oxford, UK", "University of Oxford" },
    { "MIT, USA", "Massachusetts Institute of Technology" },
    /* Misspelt. */
    { "Univeristy of Oxford", "University of Oxford" },
    { "Massachusets Institute of Technologie", "Massachusetts Institute of Technology" },
    { "浙汇大学", "Zhejiang University" },
    /* Of so many that say nothing, the one that is most like it, or none. */
    { "Cambridge Univ", "University of Cambridge" },
    { "University", "" },
    /* No name, and nothing of a city or another text that is no name. */
    { "Hangzhou", "" },
    { "没有这所大学", "" },
    { "University of Nowhere", "" },
    { "?", "" },
    { "", "" },
  };
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanLookup) lookup = NULL;
  g_autoptr (HupanLikely) likely = NULL;

  make_universities (registry);
  lookup = hupan_lookup_new (registry, &hupan_university_kind, NULL, &error);
  likely = hupan_likely_new (registry, &hupan_university_kind, NULL, &error);
  g_assert_no_error (error);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) ids = hupan_likely_find (likely, lookup, cases[i][0]);
      g_autoptr (GString) titles = g_string_new (NULL);

      for (guint j = 0; j < ids->len; j++)
        g_string_append_printf (titles, "%s%s", j > 0 ? "|" : "",
                                hupan_likely_get_title (likely, g_array_index (ids, gint64, j)));
      g_test_message ("%s", cases[i][0]);
      g_assert_cmpstr (titles->str, ==, cases[i][1]);
    }
  g_assert_null (hupan_likely_get_title (likely, 4711));

  test_registry_close (registry);
}

/* People are found by what they are called, topics by their titles. */
static void
test_other_kinds (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  g_autoptr (HupanImport) import = NULL;

  test_import_text (registry, &hupan_fellow_kind, "name,native name,email\nWang Xiaoming,王小明,w@example.org\nJörg Müller,,\n",
                    "2 new, 0 updated, 0 unchanged, 0 errors");
  test_import_text (registry, &hupan_topic_kind, "code,title\nT-01,Smart breeding of rice\n", "1 new, 0 updated, 0 unchanged, 0 errors");
  import = test_import_read_text ("name,mentor,topics\n1,WXM,Breeding of smart rice\n2,Jörg Muler,Smart breeding\n3,Nobody,T-02\n",
                                  &hupan_application_kind);
  test_import_compare (import, registry);
  test_import_assert_message (import, 0,
                              "mentor: No fellow is called “WXM”. Did you mean “Wang Xiaoming”?\n"
                              "topics: No topic is called “Breeding of smart rice” or has this code. Did you mean “Smart breeding of rice”?");
  test_import_assert_message (import, 1,
                              "mentor: No fellow is called “Jörg Muler”. Did you mean “Jörg Müller”?\n"
                              "topics: No topic is called “Smart breeding” or has this code. Did you mean “Smart breeding of rice”?");
  test_import_assert_message (import, 2,
                              "mentor: No fellow is called “Nobody”.\n"
                              "topics: No topic is called “T-02” or has this code.");
  test_registry_close (registry);
}

/* A choice that is none is told with those that may be meant, and a sum below the table is no candidate. */
static void
test_choices (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  g_autoptr (HupanImport) import = test_import_read_text ("序号,姓名,邮箱,状态,学位\n"
                                                          "1,A,,Interview stage,\n"
                                                          "2,B,,录用通知已寄出,博士\n"
                                                          "3,C,,hopeful,博士（工学）\n"
                                                          "合计,3 人,,,\n"
                                                          "4,合计,,lead,\n"
                                                          "5,D,,of,\n",
                                                          &hupan_application_kind);

  test_import_compare (import, registry);
  test_import_assert_counts (import, "1 new, 0 updated, 0 unchanged, 5 errors");
  test_import_assert_message (import, 0, "状态: “Interview stage” is not one of the choices for “Stage”. Did you mean “Interview”?");
  test_import_assert_message (import, 1, "状态: “录用通知已寄出” is not one of the choices for “Stage”. Did you mean “Offered”?");
  test_import_assert_message (import, 2,
                              "状态: “hopeful” is not one of the choices for “Stage”.\n"
                              "学位: “博士（工学）” is not one of the choices for “Degree”. Did you mean “Doctor”?");
  test_import_assert_message (import, 3, "The row seems to be a sum below the table and no record.");
  test_import_assert_message (import, 5, "状态: “of” is not one of the choices for “Stage”.");
  test_registry_close (registry);
}

#define CANDIDATES \
  "number,name,university,entry date\n" \
  "1,A,浙大,2024-09-01\n" \
  "2,B,York U,\n" \
  "3,C,\"Univ of Oxford; 浙 大 ; 浙大\",\n" \
  "4,D,浙大,someday\n" \
  "5,E,浙大,\n" \
  "6,F,浙大,\n" \
  "7,G,浙大,someday\n" \
  "8,H,University of Cambridge,\n"

static gint64
find_university (HupanRegistry *registry, const char *name)
{
  g_autoptr (GPtrArray) found = hupan_registry_find (registry, &hupan_university_kind, "name", name, NULL);

  g_assert_cmpuint (found->len, ==, 1);
  return hupan_record_get_id (g_ptr_array_index (found, 0));
}

static void
assert_group (HupanImport *import, guint i, guint n_rows, const char *lines, const char *text)
{
  const HupanProblemGroup *group = g_ptr_array_index (hupan_import_get_problem_groups (import), i);
  g_autofree char *group_lines = hupan_import_dup_lines (import, group->rows);
  g_autofree char *group_text = hupan_import_dup_group_text (import, group);

  g_assert_cmpuint (group->rows->len, ==, n_rows);
  g_assert_cmpstr (group_lines, ==, lines);
  g_assert_cmpstr (group_text, ==, text);
}

/* What is wrong with many rows is told once, and saved row by row. */
static void
test_groups (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "names.csv", NULL);
  g_autoptr (HupanImport) import = test_import_read_text (CANDIDATES, &hupan_application_kind);
  g_autoptr (HupanImport) saved = NULL;
  const HupanProblemGroup *group;
  g_autoptr (GError) error = NULL;

  make_universities (registry);
  g_assert_cmpuint (hupan_import_get_problem_groups (import)->len, ==, 0);
  test_import_compare (import, registry);
  test_import_assert_counts (import, "1 new, 0 updated, 0 unchanged, 7 errors");
  g_assert_cmpuint (hupan_import_get_problem_groups (import)->len, ==, 4);
  assert_group (import, 0, 6, "2, 4, 5, 6, 7, …", "university: No university is called “浙大”. Did you mean “Zhejiang University”?");
  assert_group (import, 1, 1, "3", "university: Several universities are called “York U”. Their ROR IDs tell them apart.");
  assert_group (import, 2, 1, "4", "university: No university is called “Univ of Oxford”. Did you mean “University of Oxford”?");
  group = g_ptr_array_index (hupan_import_get_problem_groups (import), 3);
  g_assert_cmpuint (group->rows->len, ==, 2);
  g_assert_null (group->meaning);

  /* Of several that have the name, it is theirs to be chosen from. */
  g_assert_cmpuint (hupan_import_get_meanings (import)->len, ==, 3);
  g_assert_cmpuint (((HupanMeaning *) g_ptr_array_index (hupan_import_get_meanings (import), 1))->likely->len, ==, 2);

  g_assert_true (hupan_import_save_problems (import, path, &error));
  g_assert_no_error (error);
  saved = test_import_read (path, &hupan_topic_kind, NULL);
  g_assert_cmpuint (hupan_import_get_n_rows (saved), ==, 11);
  g_assert_cmpstr (hupan_import_get_cell (saved, 4, 0), ==, "4");
  g_assert_cmpstr (hupan_import_get_cell (saved, 4, 3), ==, "No university is called “浙大”. Did you mean “Zhejiang University”?");

  test_registry_close (registry);
}

static const HupanMeaning *
get_meaning (HupanImport *import, guint i)
{
  return g_ptr_array_index (hupan_import_get_meanings (import), i);
}

/* Said once, it holds for all rows and all files, in the same registry and after it was opened again; until it is taken back, the
 * record is gone, or another is called so. */
static void
test_meanings (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  g_autoptr (HupanImport) import = test_import_read_text (CANDIDATES, &hupan_application_kind);
  g_autoptr (HupanImport) later = test_import_read_text ("name,university,email\nZ,浙 大,z@example.org\n", &hupan_application_kind);
  g_autoptr (HupanImport) last = test_import_read_text ("name,university\nY,浙大\nX,york u\n", &hupan_application_kind);
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanRecord) record = NULL;
  g_autoptr (HupanBatch) trash = NULL;
  gint64 zhejiang, york;

  make_universities (registry);
  zhejiang = find_university (registry, "Zhejiang University");
  york = find_university (registry, "University of York");
  test_import_compare (import, registry);

  hupan_import_set_meaning (import, &hupan_university_kind, "浙大", zhejiang);
  hupan_import_set_meaning (import, &hupan_university_kind, "york u", york);
  hupan_import_set_meaning (import, &hupan_university_kind, "Univ of Oxford", 4711);
  test_import_compare (import, registry);
  test_import_assert_counts (import, "5 new, 0 updated, 0 unchanged, 3 errors");
  g_assert_cmpint (get_meaning (import, 0)->id, ==, zhejiang);
  g_assert_cmpstr (get_meaning (import, 0)->title, ==, "Zhejiang University");
  g_assert_cmpuint (get_meaning (import, 0)->rows->len, ==, 6);
  g_assert_cmpint (get_meaning (import, 2)->id, ==, 0);
  test_import_commit (import, registry);
  test_assert_scan (registry, &hupan_education_kind, "person.name university.@title",
                    "A | Zhejiang University\nB | University of York\nE | Zhejiang University\nF | Zhejiang University\n"
                    "H | University of Cambridge\n");

  /* A person is known by a university that is called so. */
  test_import_compare (import, registry);
  test_import_assert_counts (import, "0 new, 0 updated, 5 unchanged, 3 errors");

  g_assert_true (hupan_import_remember_mapping (import, registry, &error));
  test_registry_close (registry);
  registry = test_registry_open (place, HUPAN_OPEN_NONE);
  g_assert_true (hupan_import_recall_mapping (later, registry, &error));
  test_import_compare (later, registry);
  test_import_assert_counts (later, "1 new, 0 updated, 0 unchanged, 0 errors");

  /* Taken back. */
  hupan_import_set_meaning (later, &hupan_university_kind, "浙大", 0);
  test_import_compare (later, registry);
  test_import_assert_counts (later, "0 new, 0 updated, 0 unchanged, 1 errors");
  g_assert_true (hupan_import_remember_mapping (later, registry, &error));
  g_assert_true (hupan_import_recall_mapping (last, registry, &error));
  test_import_compare (last, registry);
  test_import_assert_counts (last, "1 new, 0 updated, 0 unchanged, 1 errors");

  /* Gone. */
  record = hupan_registry_get_record (registry, &hupan_university_kind, york, &error);
  g_assert_no_error (error);
  trash = hupan_batch_new ("Gone", NULL, HUPAN_BATCH_NONE);
  hupan_batch_trash (trash, record);
  hupan_registry_commit (registry, trash, NULL, &error);
  g_assert_no_error (error);
  test_import_compare (last, registry);
  test_import_assert_counts (last, "1 new, 0 updated, 0 unchanged, 1 errors");
  g_assert_cmpuint (hupan_import_get_meanings (last)->len, ==, 1);

  test_registry_close (registry);
}

/* What is chosen fills in only where nothing has the name. */
static void
test_name_before_meaning (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  g_autoptr (HupanImport) import = test_import_read_text ("name,university\nA,浙大\n", &hupan_application_kind);

  make_universities (registry);
  hupan_import_set_meaning (import, &hupan_university_kind, "浙大", find_university (registry, "Nanjing University"));
  test_import_text (registry, &hupan_university_kind, "name,names\nZhejiang University,浙大\n", "0 new, 1 updated, 0 unchanged, 0 errors");
  test_import_compare (import, registry);
  g_assert_cmpuint (hupan_import_get_meanings (import)->len, ==, 0);
  test_import_commit (import, registry);
  test_assert_scan (registry, &hupan_education_kind, "person.name university.@title", "A | Zhejiang University\n");

  test_registry_close (registry);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  hupan_clock_set_today ("2026-03-01");
  g_test_add_func ("/exchange/names/likely", test_likely);
  g_test_add_func ("/exchange/names/other-kinds", test_other_kinds);
  g_test_add_func ("/exchange/names/choices", test_choices);
  g_test_add_func ("/exchange/names/groups", test_groups);
  g_test_add_func ("/exchange/names/meanings", test_meanings);
  g_test_add_func ("/exchange/names/name-before-meaning", test_name_before_meaning);
  return g_test_run ();
}
