/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "core/hupan-clock.h"
#include "core/kinds/hupan-kinds.h"
#include "fixtures/test-import.h"
#include "fixtures/test-registry.h"
#include "fixtures/test-shared.h"

static void
test_candidates (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  const char *text = "编号,姓名,邮箱,毕业院校,学位,课题,阶段,标签,批次\n"
                     "A1,王小明,wang@example.org,浙江大学,博士,T-02;T-01,applied,ai;urgent,2024\n"
                     "A2,Li Na,li@example.org,00a2xv884,PhD candidate,smart breeding,面试,AI,2024\n";

  test_import_basics (registry);
  test_import_text (registry, NULL, text, "2 new, 0 updated, 0 unchanged, 0 errors");
  test_assert_scan (registry, &hupan_application_kind, CANDIDATE_PATHS,
                   "A1 | 王小明 | wang@example.org | submitted | Zhejiang University | Video compression+Smart breeding\n"
                   "A2 | Li Na | li@example.org | interview | Zhejiang University | Smart breeding\n");
  test_assert_scan (registry, &hupan_application_kind, "person.education:person.level call.@title application_tag:application.tag.@title",
                   "doctor | 2024 | ai+urgent\ndoctoral_candidate | 2024 | ai\n");

  /* The same file twice. */
  test_import_text (registry, NULL, text, "0 new, 0 updated, 2 unchanged, 0 errors");

  test_registry_close (registry);
}

static void
test_update (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  g_autoptr (HupanImport) import = NULL;

  test_import_basics (registry);
  test_import_text (registry, NULL,
               "number,name,email,university,degree,topics,stage,tags,notes\n"
               "A1,Wang Wei,wang@example.org,Zhejiang University,PhD candidate,T-01;T-02,screening,ai,keep me\n",
               "1 new, 0 updated, 0 unchanged, 0 errors");

  import = test_import_read_text ("number,name,email,university,degree,topics,stage,tags,notes\n"
                      "A1,Wang Wei,wang@example.com,Zhejiang University,PhD,T-02;T-03,interview,urgent,\n",
                      NULL);
  test_import_compare (import, registry);
  test_import_assert_counts (import, "0 new, 1 updated, 0 unchanged, 0 errors");
  test_import_assert_message (import, 0,
                  "Tag “urgent” is added.\n"
                  "E-mail changes from “wang@example.org” to “wang@example.org; wang@example.com”.\n"
                  "Stage changes from “Screening” to “Interview”.\n"
                  "Degree changes from “Doctoral candidate” to “Doctor”.\n"
                  "Preference changes from “2” to “1”.\n"
                  "Topic preference “Oncotherapy” is added.\n"
                  "Topic preference “Smart breeding” is moved to the trash.\n"
                  "Tag of a candidate “urgent” is added.");
  test_import_commit (import, registry);
  test_assert_scan (registry, &hupan_application_kind, CANDIDATE_PATHS " notes application_tag:application.tag.@title",
                   "A1 | Wang Wei | wang@example.org+wang@example.com | interview | Zhejiang University | "
                   "Video compression+Oncotherapy | keep me | ai+urgent\n");

  test_registry_close (registry);
}

static void
test_matching (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);

  test_import_text (registry, &hupan_application_kind,
               "number,name,orcid,email,birth_date,call\n"
               "N1,One,0000-0002-1825-0097,one@example.org,1990-01-01,2024\n"
               "N2,Two,,two@example.org,1991-01-01,2024\n"
               "N3,Three,,,1992-01-01,2024\n"
               "N4,Three,,,1993-01-01,2024\n",
               "4 new, 0 updated, 0 unchanged, 0 errors");

  /* By number, ORCID iD, address in any case, name with date of birth; the last is somebody else. */
  test_import_text (registry, &hupan_application_kind, "number,name\nN2,Two\n", "0 new, 0 updated, 1 unchanged, 0 errors");
  test_import_text (registry, &hupan_application_kind, "name,orcid\nOne,https://orcid.org/0000-0002-1825-0097\n",
               "0 new, 0 updated, 1 unchanged, 0 errors");
  test_import_text (registry, &hupan_application_kind, "name,birth_date\nThree,1993-01-01\nThree,1994-01-01\n",
               "1 new, 0 updated, 1 unchanged, 0 errors");

  /* The same person answers another call: a second application of one person. */
  test_import_text (registry, &hupan_application_kind, "number,name,email,call\nN9,Two,two@example.org,2025\n",
               "1 new, 0 updated, 0 unchanged, 0 errors");
  test_assert_scan (registry, &hupan_person_kind, "name #application:person", "One | 1\nTwo | 2\nThree | 1\nThree | 1\nThree | 1\n");

  /* Which of the two applications? */
  test_import_text (registry, &hupan_application_kind, "name,email,stage\nTwo,two@example.org,offered\n",
               "0 new, 0 updated, 0 unchanged, 1 errors");
  test_import_text (registry, &hupan_application_kind, "name,email,call,stage\nTwo,two@example.org,2025,offered\n",
               "0 new, 1 updated, 0 unchanged, 0 errors");

  /* The ORCID iD of another. */
  test_import_text (registry, &hupan_application_kind, "number,name,orcid\nN3,Three,0000-0002-1825-0097\n",
               "0 new, 0 updated, 0 unchanged, 1 errors");

  test_registry_close (registry);
}

static void
test_problems (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "problems.csv", NULL);
  g_autoptr (HupanImport) import = NULL;
  g_autoptr (HupanImport) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *saved = NULL;
  gsize length;

  test_import_basics (registry);
  import = test_import_read_text ("number,name,email,orcid,university,topics,stage,birth_date,tags\n"
                      "1,Good,good@example.org,,Tsinghua University,T-01,lead,1990-05-17,new\n"
                      "2,,a@example.org,,,,,,\n"
                      "3,Bad mail,not an address,,,,,,\n"
                      "4,Bad iD,,0000-0002-1825-0098,,,,,\n"
                      "5,No such,,,University of Nowhere,T-99,,,lost\n"
                      "6,Two of them,,,York University,,,,\n"
                      "7,Stage,,,,,hopeful,,\n"
                      "8,Born,,,,,,1990-02-30,\n"
                      "1,Again,,,,,,,\n"
                      "10,Short\n"
                      "11,\"quo\"ted,,,,,,,\n",
                      &hupan_application_kind);
  test_import_compare (import, registry);
  test_import_assert_counts (import, "1 new, 0 updated, 0 unchanged, 10 errors");
  test_import_assert_message (import, 1, "name: “Full name” is needed.");
  g_assert_true (g_str_has_prefix (hupan_import_get_row_message (import, 2), "email: "));
  g_assert_true (g_str_has_prefix (hupan_import_get_row_message (import, 3), "orcid: "));
  test_import_assert_message (import, 4,
                  "university: No university is called “University of Nowhere”.\n"
                  "topics: No topic is called “T-99” or has this code.");
  test_import_assert_message (import, 5, "university: Several universities are called “York University”. Their ROR IDs tell them apart.");
  g_assert_true (g_str_has_prefix (hupan_import_get_row_message (import, 6), "stage: "));
  g_assert_true (g_str_has_prefix (hupan_import_get_row_message (import, 7), "birth_date: "));
  test_import_assert_message (import, 8, "number: Line 2 is about the same record.");
  test_import_assert_message (import, 9, "The row has 2 cells, but there are 9 headings.");
  g_assert_nonnull (strstr (hupan_import_get_row_message (import, 10), "quotation mark"));
  g_assert_cmpuint (hupan_import_get_row_line (import, 10), ==, 12);

  g_assert_null (hupan_import_dup_batch (import, FALSE, &error));
  g_assert_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_ROWS);
  g_clear_error (&error);

  hupan_import_save_problems (import, path, &error);
  g_assert_no_error (error);
  saved = test_read (path, &length);
  g_assert_true (g_str_has_prefix (saved, "\xEF\xBB\xBFLine,Column,Value,Reason\r\n"));
  g_assert_nonnull (strstr (saved, "\r\n6,university,University of Nowhere,No university is called “University of Nowhere”.\r\n"));

  /* Only the good row, and no tag of a bad one. */
  test_import_commit (import, registry);
  test_assert_scan (registry, &hupan_application_kind, "person.name", "Good\n");
  test_assert_scan (registry, &hupan_tag_kind, "name", "new\n");

  test_registry_close (registry);
}

/* What a list exports of several degrees. */
static void
test_several_degrees (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  const char *text = "number,name,university,degree,thesis\n"
                     "1,A,Zhejiang University; Tsinghua University,Doctor; Master,\"One; two\"\n"
                     "2,B,Zhejiang University,Doctor; Master,\n"
                     "3,C,Zhejiang University; Tsinghua University,Master,\n"
                     "4,D,Zhejiang University; Tsinghua University,Doctor; Master; Bachelor,\n";

  test_import_basics (registry);
  test_import_text (registry, &hupan_application_kind, text, "3 new, 0 updated, 0 unchanged, 1 errors");
  test_assert_scan (registry, &hupan_education_kind, "person.name university.@title level thesis",
                   "A | Zhejiang University | doctor | One; two\nA | Tsinghua University | master | \n"
                   "B | Zhejiang University | doctor | \nB | Zhejiang University | master | \n"
                   "C | Zhejiang University | master | \nC | Tsinghua University | master | \n");
  test_import_text (registry, &hupan_application_kind, text, "0 new, 0 updated, 3 unchanged, 1 errors");

  test_registry_close (registry);
}

/* A choice or degree in a column of its own: in the order of the columns, and an empty cell between them is none. */
static void
test_several_columns (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  const char *text = "number,name,Email 1,Email 2,第一志愿,第二志愿,第三志愿,Tag 1,Tag 2,University 1,Degree 1,Thesis 1,University 2,Degree 2,Thesis 2\n"
                     "1,A,a@example.org,b@example.org,T-02,T-01,,x,y;x,Zhejiang University,PhD,One,Tsinghua University,Master,Two\n"
                     "2,B,,c@example.org,T-03,,T-02,,,,,,Tsinghua University,,\n"
                     "3,C,,,,,T-01;T-02,z,,Zhejiang University,,Three,,,\n"
                     "4,D,,,T-01,T-01,,,,,,,,,\n"
                     "5,E,,,,,,,,Zhejiang University; Tsinghua University,,,,,\n";

  test_import_basics (registry);
  test_import_text (registry, &hupan_application_kind, text, "4 new, 0 updated, 0 unchanged, 1 errors");
  test_assert_scan (registry, &hupan_application_kind,
                    "number person.emails topic_preference:application.topic.@title topic_preference:application.rank "
                    "application_tag:application.tag.@title",
                    "1 | a@example.org+b@example.org | Video compression+Smart breeding | 1+2 | x+y\n"
                    "2 | c@example.org | Oncotherapy+Video compression | 1+2 | \n"
                    "3 |  | Smart breeding+Video compression | 1+2 | z\n"
                    "4 |  | Smart breeding | 1 | \n");
  test_assert_scan (registry, &hupan_education_kind, "person.name university.@title level thesis",
                    "A | Zhejiang University | doctor | One\nA | Tsinghua University | master | Two\n"
                    "B | Tsinghua University | doctor | \nC | Zhejiang University | doctor | Three\n");
  test_import_text (registry, &hupan_application_kind, text, "0 new, 0 updated, 4 unchanged, 1 errors");

  /* Somebody is known by an address in any of the columns, and a degree in one column is that of the first university. */
  test_import_text (registry, &hupan_application_kind,
                    "name,email,email2,university,university 2,degree\n"
                    "B,other@example.org,C@example.org,Zhejiang University,York University,Master\n"
                    "B,other@example.org,C@example.org,Zhejiang University,Tsinghua University,Master\n",
                    "0 new, 0 updated, 0 unchanged, 2 errors");
  test_import_text (registry, &hupan_application_kind,
                    "name,email,email2,university,university 2,degree\n"
                    "B,other@example.org,C@example.org,Zhejiang University,Tsinghua University,Master\n",
                    "0 new, 1 updated, 0 unchanged, 0 errors");
  test_assert_scan (registry, &hupan_education_kind, "person.name university.@title level",
                    "A | Zhejiang University | doctor\nA | Tsinghua University | master\n"
                    "B | Tsinghua University | doctor\nC | Zhejiang University | doctor\nB | Zhejiang University | master\n");

  test_registry_close (registry);
}

/* Education and the appointment in one file; the appointment is the only one, which the same file a second time finds again. */
static void
test_appointment (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  const char *text = "number,name,entry_date,university,degree,appointment.notes\n"
                     "1,A,2024-09-01,Zhejiang University,PhD,\"One\ntwo\"\n"
                     "2,B,,Tsinghua University,Master,\n"
                     "3,C,2025-03-01,,,\n";

  test_import_basics (registry);
  test_import_text (registry, &hupan_application_kind, text, "3 new, 0 updated, 0 unchanged, 0 errors");
  test_import_text (registry, &hupan_application_kind, text, "0 new, 0 updated, 3 unchanged, 0 errors");
  test_import_text (registry, &hupan_application_kind, "number,degree,entry_date,exit_date\n1,,2024-09-02,2025-09-01\n",
                    "0 new, 1 updated, 0 unchanged, 0 errors");
  test_assert_scan (registry, &hupan_education_kind, "person.name university.@title level",
                    "A | Zhejiang University | doctor\nB | Tsinghua University | master\n");
  test_assert_scan (registry, &hupan_appointment_kind, "application.number entry_date exit_date notes",
                    "1 | 2024-09-02 | 2025-09-01 | One+two\n3 | 2025-03-01 |  | \n");

  test_registry_close (registry);
}

/* A record that the file calls by its name in another language is that record, and is not renamed. */
static void
test_other_wording (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);

  test_import_text (registry, &hupan_university_kind, "Name,Names,Country,City\nTU Wien,Vienna University of Technology;维也纳工业大学,AT,\n",
               "1 new, 0 updated, 0 unchanged, 0 errors");
  test_import_text (registry, &hupan_university_kind, "Name,Country,City\n维也纳工业大学,奥地利,Vienna\n",
               "0 new, 1 updated, 0 unchanged, 0 errors");
  test_assert_scan (registry, &hupan_university_kind, "name city", "TU Wien | Vienna\n");
  test_import_text (registry, &hupan_university_kind, "Name,Country\nVienna University of Technology,DE\n",
               "1 new, 0 updated, 0 unchanged, 0 errors");

  test_registry_close (registry);
}

/* Somebody who answers two calls in one file is one person with two applications; the first row makes the person, unless it
 * has a problem. */
static void
test_two_calls (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  const char *text = "number,name,email,call,stage\n"
                     "1,Wang,wang@example.org,2024,rejected\n"
                     "2,Wang,wang@example.org,2025,lead\n"
                     "3,Wang,wang@example.org,2025,lead\n"
                     "4,Li,li@example.org,2024,nonsense\n"
                     "5,Li,li@example.org,2025,lead\n";

  test_import_text (registry, &hupan_application_kind, text, "3 new, 0 updated, 0 unchanged, 2 errors");
  test_assert_scan (registry, &hupan_person_kind, "name #application:person", "Wang | 2\nLi | 1\n");
  test_import_text (registry, &hupan_application_kind, text, "0 new, 0 updated, 3 unchanged, 2 errors");

  test_registry_close (registry);
}

/* A tag that a bad row names first is still made for a good one. */
static void
test_made_records (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);

  test_import_text (registry, &hupan_application_kind, "name,stage,tags,call\nBad,nonsense,a;b,Spring\nGood,lead,b,Spring\n",
               "1 new, 0 updated, 0 unchanged, 1 errors");
  test_assert_scan (registry, &hupan_tag_kind, "name", "b\n");
  test_assert_scan (registry, &hupan_call_kind, "name status", "Spring | draft\n");
  test_registry_close (registry);
}

static void
test_universities (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  g_autoptr (HupanBatch) batch = hupan_batch_new ("edit", NULL, HUPAN_BATCH_NONE);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  test_import_basics (registry);
  /* By ROR ID in any form; by name and country; a new one where the country differs. */
  test_import_text (registry, &hupan_university_kind,
               "ror_id,name,country,city\n00a2xv884,Zhejiang University,CN,Hangzhou\n,york university,Canada,Toronto\n,York University,GB,\n",
               "1 new, 2 updated, 0 unchanged, 0 errors");

  /* What staff verified is not touched by a table either. */
  found = hupan_registry_find (registry, &hupan_university_kind, "ror_id", "https://ror.org/00a2xv884", &error);
  hupan_batch_set (batch, g_ptr_array_index (found, 0), "city", "Hangzhou (Zijingang)");
  hupan_registry_commit (registry, batch, NULL, &error);
  g_assert_no_error (error);
  test_import_text (registry, &hupan_university_kind, "ror_id,name,city\n00a2xv884,Zhejiang University,Hangzhou\n",
               "0 new, 0 updated, 1 unchanged, 0 errors");

  test_registry_close (registry);
}

static void
test_fellows (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  const char *text = "Family name,Given name,Academic title,Site,Research fields,Email,Capacity\n"
                     "Chen,Li,Professor,Hangzhou,AI;Chips,chen@example.org,\"2,5\"\n"
                     "欧阳,修,研究员,杭州,AI,,3\n";

  test_import_text (registry, &hupan_site_kind, "Name,City,Country,Time zone\nHangzhou,Hangzhou,CN,Asia/Shanghai\n杭州,,CN,Asia/Shanghai\n",
               "2 new, 0 updated, 0 unchanged, 0 errors");
  test_import_text (registry, &hupan_research_field_kind, "Name\nAI\nChips\n", "2 new, 0 updated, 0 unchanged, 0 errors");
  test_import_text (registry, &hupan_fellow_kind, text, "2 new, 0 updated, 0 unchanged, 0 errors");
  test_assert_scan (registry, &hupan_fellow_kind, "person.name person.name_order max_load site.@title fellow_field:fellow.field.@title",
                   "Li Chen | given_first | 2.5 | Hangzhou | AI+Chips\n欧阳修 | family_first | 3 | 杭州 | AI\n");
  test_import_text (registry, &hupan_fellow_kind, text, "0 new, 0 updated, 2 unchanged, 0 errors");

  test_registry_close (registry);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  hupan_clock_set_today ("2026-03-01");
  g_test_add_func ("/exchange/rows/candidates", test_candidates);
  g_test_add_func ("/exchange/rows/update", test_update);
  g_test_add_func ("/exchange/rows/matching", test_matching);
  g_test_add_func ("/exchange/rows/problems", test_problems);
  g_test_add_func ("/exchange/rows/several-degrees", test_several_degrees);
  g_test_add_func ("/exchange/rows/several-columns", test_several_columns);
  g_test_add_func ("/exchange/rows/appointment", test_appointment);
  g_test_add_func ("/exchange/rows/other-wording", test_other_wording);
  g_test_add_func ("/exchange/rows/two-calls", test_two_calls);
  g_test_add_func ("/exchange/rows/made-records", test_made_records);
  g_test_add_func ("/exchange/rows/universities", test_universities);
  g_test_add_func ("/exchange/rows/fellows", test_fellows);
  return g_test_run ();
}
