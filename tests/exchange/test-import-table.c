/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "core/hupan-clock.h"
#include "core/hupan-l10n.h"
#include "core/kinds/hupan-kinds.h"
#include "exchange/hupan-encoding.h"
#include "exchange/hupan-import.h"
#include "exchange/hupan-target.h"
#include "exchange/hupan-wording.h"
#include "fixtures/test-registry.h"
#include "fixtures/test-shared.h"

/* --- Help --------------------------------------------------------------------------------------------------------- */

static char *
write_file (const char *name,
            const char *text,
            gssize      length)
{
  char *path = g_build_filename (g_get_tmp_dir (), name, NULL);

  g_assert_true (g_file_set_contents (path, text, length, NULL));
  return path;
}

static HupanImport *
read_path (const char      *path,
           const HupanKind *kind,
           const char      *encoding)
{
  g_autoptr (GError) error = NULL;
  HupanImport *import = hupan_import_read (path, kind, encoding, NULL, &error);

  g_assert_no_error (error);
  return import;
}

static HupanImport *
read_text (const char      *text,
           const HupanKind *kind)
{
  g_autofree char *path = write_file ("table.csv", text, -1);

  return read_path (path, kind, NULL);
}

static void
compare (HupanImport   *import,
         HupanRegistry *registry)
{
  g_autoptr (GError) error = NULL;

  hupan_import_compare (import, registry, NULL, &error);
  g_assert_no_error (error);
}

static char *
dup_counts (HupanImport *import)
{
  return g_strdup_printf ("%u new, %u updated, %u unchanged, %u errors", hupan_import_count (import, HUPAN_ROW_NEW),
                          hupan_import_count (import, HUPAN_ROW_UPDATE), hupan_import_count (import, HUPAN_ROW_UNCHANGED),
                          hupan_import_count (import, HUPAN_ROW_ERROR));
}

static void
show_errors (HupanImport *import)
{
  guint shown = 0;

  for (guint row = 0; row < hupan_import_get_n_rows (import) && shown < 10; row++)
    {
      if (hupan_import_get_row_state (import, row) != HUPAN_ROW_ERROR)
        continue;
      g_test_message ("line %u: %s", hupan_import_get_row_line (import, row), hupan_import_get_row_message (import, row));
      shown++;
    }
}

static gint64
commit (HupanImport   *import,
        HupanRegistry *registry)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanBatch) batch = hupan_import_dup_batch (import, TRUE, &error);
  gint64 id;

  g_assert_no_error (error);
  if (hupan_batch_is_empty (batch))
    return 0;
  id = hupan_registry_commit (registry, batch, NULL, &error);
  g_assert_no_error (error);
  return id;
}

static void
assert_counts (HupanImport *import,
               const char  *expected)
{
  g_autofree char *counts = dup_counts (import);

  if (strcmp (counts, expected) != 0)
    show_errors (import);
  g_assert_cmpstr (counts, ==, expected);
}

/* Reads, compares, commits what is good. */
static void
import_text (HupanRegistry   *registry,
             const HupanKind *kind,
             const char      *text,
             const char      *expected)
{
  g_autoptr (HupanImport) import = read_text (text, kind);

  compare (import, registry);
  assert_counts (import, expected);
  commit (import, registry);
}

static void
assert_message (HupanImport *import,
                guint        row,
                const char  *expected)
{
  g_assert_cmpstr (hupan_import_get_row_message (import, row), ==, expected);
}

typedef struct
{
  GString *text;
  guint n_paths;
} Dump;

static gboolean
dump_cb (gint64             id,
         const char *const *values,
         gpointer           data)
{
  Dump *dump = data;

  for (guint i = 0; i < dump->n_paths; i++)
    {
      g_autofree char *value = g_strdup (values[i] != NULL ? values[i] : "");

      g_string_append_printf (dump->text, "%s%s", i > 0 ? " | " : "", g_strdelimit (value, "\n", '+'));
    }
  g_string_append_c (dump->text, '\n');
  return TRUE;
}

/* What the registry holds, a record a line. */
static void
assert_registry (HupanRegistry   *registry,
                 const HupanKind *kind,
                 const char      *paths,
                 const char      *expected)
{
  g_auto (GStrv) list = g_strsplit (paths, " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);
  Dump dump = { text, g_strv_length (list) };
  g_autoptr (GError) error = NULL;

  hupan_registry_scan (registry, kind, (const char *const *) list, NULL, 0, NULL, dump_cb, &dump, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text->str, ==, expected);
}

#define CANDIDATE_PATHS "number person.name person.emails stage person.education:person.university.@title topic_preference:application.topic.@title"

static void
add_basics (HupanRegistry *registry)
{
  import_text (registry, &hupan_university_kind,
               "name,native_name,country,ror_id\n"
               "Zhejiang University,浙江大学,CN,https://ror.org/00a2xv884\n"
               "Tsinghua University,清华大学,CN,https://ror.org/03cve4549\n"
               "York University,,CA,\nYork University,,US,\n",
               "4 new, 0 updated, 0 unchanged, 0 errors");
  import_text (registry, &hupan_topic_kind, "code,title\nT-01,Smart breeding\nT-02,Video compression\nT-03,Oncotherapy\n",
               "3 new, 0 updated, 0 unchanged, 0 errors");
}

/* --- Mapping ------------------------------------------------------------------------------------------------------ */

static void
assert_mapping (const char      *headings,
                const HupanKind *kind,
                const char      *expected)
{
  g_autofree char *text = g_strconcat (headings, "\n", NULL);
  g_autoptr (HupanImport) import = read_text (text, NULL);
  g_autoptr (GString) mapping = g_string_new (NULL);

  for (guint i = 0; hupan_import_get_headings (import)[i] != NULL; i++)
    {
      const char *target = hupan_import_get_target (import, i);

      g_string_append_printf (mapping, "%s%s", i > 0 ? "," : "", target != NULL ? target : "-");
    }
  g_assert_cmpstr (mapping->str, ==, expected);
  g_assert_cmpstr (hupan_import_get_kind (import)->name, ==, kind->name);
}

static void
test_mapping (void)
{
  assert_mapping ("candidate_id,family_name,given_name,display_name,locale,email,orcid,country_code,ror_id,degree,birth_year,stage,topics,updated",
                  &hupan_application_kind,
                  "number,person.family_name,person.given_name,person.name,person.languages,person.emails,person.orcid,-,"
                  "education.university,education.level,person.birth_date,stage,topic_preference.topic,received_on");
  assert_mapping ("ror_id,name,native_name,country_code,city,lat,lng,website", &hupan_university_kind,
                  "ror_id,name,native_name,country,city,latitude,longitude,website");
  assert_mapping ("ROR编号,名称,本地名称,国家代码,城市,纬度,经度,网址", &hupan_university_kind,
                  "ror_id,name,native_name,country,city,latitude,longitude,website");
  assert_mapping ("ROR編號,名稱,本地名稱,國家代碼,城市,緯度,經度,網址", &hupan_university_kind,
                  "ror_id,name,native_name,country,city,latitude,longitude,website");
  assert_mapping ("姓名,邮箱,毕业院校,学位,意向课题,状态,标签,出生日期", &hupan_application_kind,
                  "person.name,person.emails,education.university,education.level,topic_preference.topic,stage,"
                  "application_tag.tag,person.birth_date");
  assert_mapping ("E-Mail;Full Name;  University ;Notes;Shoe size", &hupan_application_kind,
                  "person.emails,person.name,education.university,notes,-");
  assert_mapping ("Code,Title,Research field,Places,Keywords,Site", &hupan_topic_kind, "code,title,field,slots,keywords,site");
  assert_mapping ("课题编号,课题名称,研究领域,名额,截止日期", &hupan_topic_kind, "code,title,field,slots,open_until");
  assert_mapping ("Name,Academic title,Site,Research fields,Capacity,ORCID", &hupan_fellow_kind,
                  "person.name,title,site,fellow_field.field,max_load,person.orcid");
  assert_mapping ("Name,City,Country or region,Time zone", &hupan_site_kind, "name,city,country,time_zone");
}

static void
test_set_target (void)
{
  g_autoptr (HupanImport) import = read_text ("Name,Code name,Country\nA,B,CN\n", &hupan_university_kind);
  g_autofree char *label = hupan_import_dup_target_label (import, "university_name.name");

  g_assert_cmpstr (hupan_import_get_target (import, 0), ==, "name");
  g_assert_null (hupan_import_get_target (import, 1));
  hupan_import_set_target (import, 1, "name");
  g_assert_null (hupan_import_get_target (import, 0));
  g_assert_cmpstr (hupan_import_get_target (import, 1), ==, "name");
  hupan_import_set_target (import, 1, NULL);
  g_assert_null (hupan_import_get_target (import, 1));
  g_assert_true (g_strv_contains (hupan_import_list_targets (import), "university_name.name"));
  g_assert_false (g_strv_contains (hupan_import_list_targets (import), "verified_fields"));
  g_assert_cmpstr (label, ==, "Names");
}

static void
test_remember_mapping (void)
{
  const char *text = "Wer,Wo\nWang,Zhejiang University\n";
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  g_autoptr (HupanImport) first = read_text (text, &hupan_application_kind);
  g_autoptr (HupanImport) second = read_text (text, &hupan_application_kind);
  g_autoptr (HupanImport) other = read_text ("Wer,Wann\nWang,2024\n", &hupan_application_kind);
  g_autoptr (GError) error = NULL;

  g_assert_false (hupan_import_compare (first, registry, NULL, &error));
  g_assert_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_MAPPING);
  g_clear_error (&error);

  hupan_import_set_target (first, 0, "person.name");
  hupan_import_set_target (first, 1, "education.university");
  hupan_import_remember_mapping (first, registry, &error);
  g_assert_no_error (error);
  test_registry_close (registry);

  registry = test_registry_open (place, HUPAN_OPEN_NONE);
  hupan_import_recall_mapping (second, registry, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hupan_import_get_target (second, 0), ==, "person.name");
  g_assert_cmpstr (hupan_import_get_target (second, 1), ==, "education.university");
  hupan_import_recall_mapping (other, registry, &error);
  g_assert_no_error (error);
  g_assert_null (hupan_import_get_target (other, 0));
  test_registry_close (registry);
}

/* --- Rows --------------------------------------------------------------------------------------------------------- */

static void
test_candidates (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  const char *text = "编号,姓名,邮箱,毕业院校,学位,课题,阶段,标签,批次\n"
                     "A1,王小明,wang@example.org,浙江大学,博士,T-02;T-01,applied,ai;urgent,2024\n"
                     "A2,Li Na,li@example.org,00a2xv884,PhD candidate,smart breeding,面试,AI,2024\n";

  add_basics (registry);
  import_text (registry, NULL, text, "2 new, 0 updated, 0 unchanged, 0 errors");
  assert_registry (registry, &hupan_application_kind, CANDIDATE_PATHS,
                   "A1 | 王小明 | wang@example.org | submitted | Zhejiang University | Video compression+Smart breeding\n"
                   "A2 | Li Na | li@example.org | interview | Zhejiang University | Smart breeding\n");
  assert_registry (registry, &hupan_application_kind, "person.education:person.level call.@title application_tag:application.tag.@title",
                   "doctor | 2024 | ai+urgent\ndoctoral_candidate | 2024 | ai\n");

  /* The same file twice. */
  import_text (registry, NULL, text, "0 new, 0 updated, 2 unchanged, 0 errors");

  test_registry_close (registry);
}

static void
test_update (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  g_autoptr (HupanImport) import = NULL;

  add_basics (registry);
  import_text (registry, NULL,
               "number,name,email,university,degree,topics,stage,tags,notes\n"
               "A1,Wang Wei,wang@example.org,Zhejiang University,PhD candidate,T-01;T-02,screening,ai,keep me\n",
               "1 new, 0 updated, 0 unchanged, 0 errors");

  import = read_text ("number,name,email,university,degree,topics,stage,tags,notes\n"
                      "A1,Wang Wei,wang@example.com,Zhejiang University,PhD,T-02;T-03,interview,urgent,\n",
                      NULL);
  compare (import, registry);
  assert_counts (import, "0 new, 1 updated, 0 unchanged, 0 errors");
  assert_message (import, 0,
                  "Tag “urgent” is added.\n"
                  "E-mail changes from “wang@example.org” to “wang@example.org; wang@example.com”.\n"
                  "Stage changes from “Screening” to “Interview”.\n"
                  "Degree changes from “Doctoral candidate” to “Doctor”.\n"
                  "Preference changes from “2” to “1”.\n"
                  "Topic preference “Oncotherapy” is added.\n"
                  "Topic preference “Smart breeding” is moved to the trash.\n"
                  "Tag of a candidate “urgent” is added.");
  commit (import, registry);
  assert_registry (registry, &hupan_application_kind, CANDIDATE_PATHS " notes application_tag:application.tag.@title",
                   "A1 | Wang Wei | wang@example.org+wang@example.com | interview | Zhejiang University | "
                   "Video compression+Oncotherapy | keep me | ai+urgent\n");

  test_registry_close (registry);
}

static void
test_matching (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);

  import_text (registry, &hupan_application_kind,
               "number,name,orcid,email,birth_date,call\n"
               "N1,One,0000-0002-1825-0097,one@example.org,1990-01-01,2024\n"
               "N2,Two,,two@example.org,1991-01-01,2024\n"
               "N3,Three,,,1992-01-01,2024\n"
               "N4,Three,,,1993-01-01,2024\n",
               "4 new, 0 updated, 0 unchanged, 0 errors");

  /* By number, ORCID iD, address in any case, name with date of birth; the last is somebody else. */
  import_text (registry, &hupan_application_kind, "number,name\nN2,Two\n", "0 new, 0 updated, 1 unchanged, 0 errors");
  import_text (registry, &hupan_application_kind, "name,orcid\nOne,https://orcid.org/0000-0002-1825-0097\n",
               "0 new, 0 updated, 1 unchanged, 0 errors");
  import_text (registry, &hupan_application_kind, "name,birth_date\nThree,1993-01-01\nThree,1994-01-01\n",
               "1 new, 0 updated, 1 unchanged, 0 errors");

  /* The same person answers another call: a second application of one person. */
  import_text (registry, &hupan_application_kind, "number,name,email,call\nN9,Two,two@example.org,2025\n",
               "1 new, 0 updated, 0 unchanged, 0 errors");
  assert_registry (registry, &hupan_person_kind, "name #application:person", "One | 1\nTwo | 2\nThree | 1\nThree | 1\nThree | 1\n");

  /* Which of the two applications? */
  import_text (registry, &hupan_application_kind, "name,email,stage\nTwo,two@example.org,offered\n",
               "0 new, 0 updated, 0 unchanged, 1 errors");
  import_text (registry, &hupan_application_kind, "name,email,call,stage\nTwo,two@example.org,2025,offered\n",
               "0 new, 1 updated, 0 unchanged, 0 errors");

  /* The ORCID iD of another. */
  import_text (registry, &hupan_application_kind, "number,name,orcid\nN3,Three,0000-0002-1825-0097\n",
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

  add_basics (registry);
  import = read_text ("number,name,email,orcid,university,topics,stage,birth_date,tags\n"
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
  compare (import, registry);
  assert_counts (import, "1 new, 0 updated, 0 unchanged, 10 errors");
  assert_message (import, 1, "name: “Full name” is needed.");
  g_assert_true (g_str_has_prefix (hupan_import_get_row_message (import, 2), "email: "));
  g_assert_true (g_str_has_prefix (hupan_import_get_row_message (import, 3), "orcid: "));
  assert_message (import, 4,
                  "university: No university is called “University of Nowhere”.\n"
                  "topics: No topic is called “T-99” or has this code.");
  assert_message (import, 5, "university: Several universities are called “York University”. Their ROR IDs tell them apart.");
  g_assert_true (g_str_has_prefix (hupan_import_get_row_message (import, 6), "stage: "));
  g_assert_true (g_str_has_prefix (hupan_import_get_row_message (import, 7), "birth_date: "));
  assert_message (import, 8, "number: Line 2 is about the same record.");
  assert_message (import, 9, "The row has 2 cells, but there are 9 headings.");
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
  commit (import, registry);
  assert_registry (registry, &hupan_application_kind, "person.name", "Good\n");
  assert_registry (registry, &hupan_tag_kind, "name", "new\n");

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

  add_basics (registry);
  import_text (registry, &hupan_application_kind, text, "3 new, 0 updated, 0 unchanged, 1 errors");
  assert_registry (registry, &hupan_education_kind, "person.name university.@title level thesis",
                   "A | Zhejiang University | doctor | One; two\nA | Tsinghua University | master | \n"
                   "B | Zhejiang University | doctor | \nB | Zhejiang University | master | \n"
                   "C | Zhejiang University | master | \nC | Tsinghua University | master | \n");
  import_text (registry, &hupan_application_kind, text, "0 new, 0 updated, 3 unchanged, 1 errors");

  test_registry_close (registry);
}

/* A record that the file calls by its name in another language is that record, and is not renamed. */
static void
test_other_wording (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);

  import_text (registry, &hupan_university_kind, "Name,Names,Country,City\nTU Wien,Vienna University of Technology;维也纳工业大学,AT,\n",
               "1 new, 0 updated, 0 unchanged, 0 errors");
  import_text (registry, &hupan_university_kind, "Name,Country,City\n维也纳工业大学,奥地利,Vienna\n",
               "0 new, 1 updated, 0 unchanged, 0 errors");
  assert_registry (registry, &hupan_university_kind, "name city", "TU Wien | Vienna\n");
  import_text (registry, &hupan_university_kind, "Name,Country\nVienna University of Technology,DE\n",
               "1 new, 0 updated, 0 unchanged, 0 errors");

  test_registry_close (registry);
}

/* Every target is found by its label in every language that is shipped. */
static void
test_languages (void)
{
  static const HupanKind *const kinds[] = { &hupan_university_kind, &hupan_application_kind, &hupan_topic_kind, &hupan_fellow_kind };
  const char *const *languages = hupan_l10n_list_languages ();

  g_assert_cmpuint (g_strv_length ((char **) languages), >, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GPtrArray *targets = hupan_targets_of_kind (kinds[i]);

      for (guint j = 0; j < targets->len; j++)
        {
          const HupanTarget *target = g_ptr_array_index (targets, j);

          for (const char *const *language = languages; *language != NULL; language++)
            {
              const char *label = hupan_l10n_translate (*language, "field", target->field->label);
              g_autofree char *key = hupan_wording_key (label);

              g_assert_cmpint (hupan_target_match_heading (target, key), >, 0);
            }
        }
    }
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

  import_text (registry, &hupan_application_kind, text, "3 new, 0 updated, 0 unchanged, 2 errors");
  assert_registry (registry, &hupan_person_kind, "name #application:person", "Wang | 2\nLi | 1\n");
  import_text (registry, &hupan_application_kind, text, "0 new, 0 updated, 3 unchanged, 2 errors");

  test_registry_close (registry);
}

/* A tag that a bad row names first is still made for a good one. */
static void
test_made_records (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);

  import_text (registry, &hupan_application_kind, "name,stage,tags,call\nBad,nonsense,a;b,Spring\nGood,lead,b,Spring\n",
               "1 new, 0 updated, 0 unchanged, 1 errors");
  assert_registry (registry, &hupan_tag_kind, "name", "b\n");
  assert_registry (registry, &hupan_call_kind, "name status", "Spring | draft\n");
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

  add_basics (registry);
  /* By ROR ID in any form; by name and country; a new one where the country differs. */
  import_text (registry, &hupan_university_kind,
               "ror_id,name,country,city\n00a2xv884,Zhejiang University,CN,Hangzhou\n,york university,Canada,Toronto\n,York University,GB,\n",
               "1 new, 2 updated, 0 unchanged, 0 errors");

  /* What staff verified is not touched by a table either. */
  found = hupan_registry_find (registry, &hupan_university_kind, "ror_id", "https://ror.org/00a2xv884", &error);
  hupan_batch_set (batch, g_ptr_array_index (found, 0), "city", "Hangzhou (Zijingang)");
  hupan_registry_commit (registry, batch, NULL, &error);
  g_assert_no_error (error);
  import_text (registry, &hupan_university_kind, "ror_id,name,city\n00a2xv884,Zhejiang University,Hangzhou\n",
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

  import_text (registry, &hupan_site_kind, "Name,City,Country,Time zone\nHangzhou,Hangzhou,CN,Asia/Shanghai\n杭州,,CN,Asia/Shanghai\n",
               "2 new, 0 updated, 0 unchanged, 0 errors");
  import_text (registry, &hupan_research_field_kind, "Name\nAI\nChips\n", "2 new, 0 updated, 0 unchanged, 0 errors");
  import_text (registry, &hupan_fellow_kind, text, "2 new, 0 updated, 0 unchanged, 0 errors");
  assert_registry (registry, &hupan_fellow_kind, "person.name person.name_order max_load site.@title fellow_field:fellow.field.@title",
                   "Li Chen | given_first | 2.5 | Hangzhou | AI+Chips\n欧阳修 | family_first | 3 | 杭州 | AI\n");
  import_text (registry, &hupan_fellow_kind, text, "0 new, 0 updated, 2 unchanged, 0 errors");

  test_registry_close (registry);
}

/* --- T10 ---------------------------------------------------------------------------------------------------------- */

/* 300 rows: the first 9 are there already and have changed, the last 4 have something wrong. */
static char *
make_applications (guint first,
                   guint n,
                   guint n_wrong)
{
  GString *text = g_string_new ("编号,姓名,邮箱,毕业院校,学位,意向课题,状态\r\n");

  for (guint i = first; i < first + n; i++)
    {
      gboolean is_wrong = i >= first + n - n_wrong;

      g_string_append_printf (text, "H%04u,王%u明,c%u@example.org,%s,博士,T-0%u,%s\r\n", i, i, i,
                              is_wrong ? "无名大学" : "浙江大学", i % 3 + 1, n_wrong > 0 ? "面试" : "初审");
    }

  return g_string_free (text, FALSE);
}

static HupanImport *
read_gb18030 (const char *text,
              const char *encoding)
{
  gsize length;
  g_autofree char *bytes = g_convert (text, -1, "GB18030", "UTF-8", NULL, &length, NULL);
  g_autofree char *path = write_file ("申请.csv", bytes, length);

  return read_path (path, NULL, encoding);
}

static void
test_t10 (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  g_autofree char *known = make_applications (0, 9, 0);
  g_autofree char *all = make_applications (0, 300, 4);
  g_autoptr (HupanImport) before = read_text (known, NULL);
  g_autoptr (HupanImport) import = NULL;
  g_autoptr (HupanBatch) batch = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *after = NULL;

  add_basics (registry);
  compare (before, registry);
  commit (before, registry);

  import = read_gb18030 (all, NULL);
  g_assert_cmpstr (hupan_import_get_encoding (import), ==, "GB18030");
  g_assert_cmpuint (hupan_import_get_n_rows (import), ==, 300);
  g_assert_true (hupan_import_get_kind (import) == &hupan_application_kind);
  compare (import, registry);
  assert_counts (import, "287 new, 9 updated, 0 unchanged, 4 errors");
  g_assert_cmpstr (hupan_import_get_row_message (import, 299), ==, "毕业院校: No university is called “无名大学”.");
  g_assert_cmpuint (hupan_import_get_row_line (import, 299), ==, 301);

  /* All or nothing: nothing. */
  g_assert_null (hupan_import_dup_batch (import, FALSE, &error));
  g_assert_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_ROWS);
  g_clear_error (&error);

  batch = hupan_import_dup_batch (import, TRUE, &error);
  g_assert_cmpstr (hupan_batch_get_label (batch), ==, "Import of 申请.csv");
  hupan_registry_commit (registry, batch, NULL, &error);
  g_assert_no_error (error);
  compare (import, registry);
  assert_counts (import, "0 new, 0 updated, 296 unchanged, 4 errors");

  /* Undo removes exactly those, after a restart too. */
  test_registry_close (registry);
  registry = test_registry_open (place, HUPAN_OPEN_NONE);
  label = hupan_registry_dup_undo_label (registry);
  g_assert_cmpstr (label, ==, "Import of 申请.csv");
  hupan_registry_undo (registry, 0, NULL, &error);
  g_assert_no_error (error);
  compare (before, registry);
  assert_counts (before, "0 new, 0 updated, 9 unchanged, 0 errors");
  test_registry_close (registry);

  after = test_place_path (place, "registry.sqlite");
  label = (g_free (label), test_sql_text (after, "SELECT count(*) || ' ' || (SELECT count(*) FROM person) || ' ' || (SELECT count(*) FROM education) || ' ' || (SELECT count(*) FROM topic_preference) FROM application"));
  g_assert_cmpstr (label, ==, "9 9 9 9");
}

/* --- The shared files --------------------------------------------------------------------------------------------- */

static HupanImport *
read_shared (const char      *name,
             const HupanKind *kind,
             const char      *encoding)
{
  g_autofree char *path = test_shared_path (name);

  return path != NULL ? read_path (path, kind, encoding) : NULL;
}

static void
test_derived (void)
{
  static const struct
  {
    const char *name;
    const char *encoding;
    const char *separator;
    const char *counts;
  } files[] = {
    { "zh_excel_gb18030.csv", NULL, ",", "120 new, 0 updated, 0 unchanged, 0 errors" },
    { "zh_excel_gbk.csv", NULL, ",", "31 new, 0 updated, 0 unchanged, 0 errors" },
    { "hk_big5.csv", "Big5", ",", "7 new, 0 updated, 0 unchanged, 0 errors" },
    { "de_excel_cp1252_semicolon.csv", "windows-1252", ";", "71 new, 0 updated, 0 unchanged, 0 errors" },
    { "utf8_bom_crlf.csv", NULL, ",", "120 new, 0 updated, 0 unchanged, 0 errors" },
    { "utf8_nobom_lf_tab.tsv", NULL, "\t", "120 new, 0 updated, 0 unchanged, 0 errors" },
    { "excel_unicode_text_utf16le_bom_tab.txt", NULL, "\t", "120 new, 0 updated, 0 unchanged, 0 errors" },
    { "all_quoted.csv", NULL, ",", "120 new, 0 updated, 0 unchanged, 0 errors" },
    { "embedded_newlines_quotes_commas.csv", NULL, ",", "40 new, 0 updated, 0 unchanged, 0 errors" },
    { "utf8_nfd.csv", NULL, ",", "120 new, 0 updated, 0 unchanged, 0 errors" },
    { "formula_injection.csv", NULL, ",", "8 new, 0 updated, 0 unchanged, 0 errors" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *name = g_build_filename ("csv/derived", files[i].name, NULL);
      g_autoptr (HupanImport) import = read_shared (name, NULL, files[i].encoding);
      g_autoptr (TestPlace) place = NULL;
      HupanRegistry *registry;

      if (import == NULL)
        return;
      g_test_message ("%s", files[i].name);
      place = test_place_new ();
      registry = test_registry_create (place);
      g_assert_true (hupan_import_get_kind (import) == &hupan_university_kind);
      g_assert_cmpstr (hupan_import_get_separator (import), ==, files[i].separator);
      compare (import, registry);
      assert_counts (import, files[i].counts);
      commit (import, registry);
      compare (import, registry);
      g_assert_cmpuint (hupan_import_count (import, HUPAN_ROW_NEW) + hupan_import_count (import, HUPAN_ROW_UPDATE), ==, 0);
      test_registry_close (registry);
    }
}

/* Composed and decomposed spelling are one. */
static void
test_nfd (void)
{
  g_autoptr (HupanImport) nfc = read_shared ("csv/derived/utf8_bom_crlf.csv", NULL, NULL);
  g_autoptr (HupanImport) nfd = read_shared ("csv/derived/utf8_nfd.csv", NULL, NULL);
  g_autoptr (TestPlace) place = NULL;
  HupanRegistry *registry;

  if (nfc == NULL || nfd == NULL)
    return;

  place = test_place_new ();
  registry = test_registry_create (place);
  compare (nfc, registry);
  commit (nfc, registry);
  compare (nfd, registry);
  assert_counts (nfd, "0 new, 0 updated, 120 unchanged, 0 errors");
  test_registry_close (registry);
}

static void
test_bad_values (void)
{
  static const char *const columns[] = { "lat", "lng", NULL, "lat", NULL, "lat", "lat", NULL, NULL, "country_code", "website", NULL, "ror_id" };
  g_autoptr (HupanImport) import = read_shared ("csv/derived/bad_values.csv", NULL, NULL);
  g_autoptr (TestPlace) place = NULL;
  HupanRegistry *registry;

  if (import == NULL)
    return;

  place = test_place_new ();
  registry = test_registry_create (place);
  compare (import, registry);
  for (guint row = 0; row < G_N_ELEMENTS (columns); row++)
    {
      const char *message = hupan_import_get_row_message (import, row);
      gboolean is_error = hupan_import_get_row_state (import, row) == HUPAN_ROW_ERROR;

      g_test_message ("%u: %s", row, is_error ? message : "accepted");
      if (columns[row] != NULL)
        {
          g_assert_true (is_error);
          g_assert_true (g_str_has_prefix (message, columns[row]));
        }
    }
  test_registry_close (registry);
}

/* I8: the 5,000 synthetic candidates, at universities from ROR with topics from ANZSRC; twice. */
static void
test_sample_candidates (void)
{
  g_autoptr (HupanImport) universities = read_shared ("ror/ror_education_v2.jsonl.gz", NULL, NULL);
  g_autoptr (HupanImport) topics = read_shared ("subjects/anzsrc_for_2020.csv", &hupan_topic_kind, NULL);
  g_autoptr (HupanImport) candidates = read_shared ("names/sample_candidates_5000.csv.gz", NULL, NULL);
  g_autoptr (TestPlace) place = NULL;
  HupanRegistry *registry;

  if (universities == NULL || topics == NULL || candidates == NULL)
    return;

  place = test_place_new ();
  registry = test_registry_create (place);
  compare (universities, registry);
  commit (universities, registry);
  hupan_import_set_target (topics, 2, "title");
  compare (topics, registry);
  g_assert_cmpuint (hupan_import_count (topics, HUPAN_ROW_ERROR), ==, 0);
  commit (topics, registry);

  g_assert_true (hupan_import_get_kind (candidates) == &hupan_application_kind);
  compare (candidates, registry);
  assert_counts (candidates, "5000 new, 0 updated, 0 unchanged, 0 errors");
  commit (candidates, registry);
  compare (candidates, registry);
  assert_counts (candidates, "0 new, 0 updated, 5000 unchanged, 0 errors");
  test_registry_close (registry);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  hupan_clock_set_today ("2026-03-01");
  g_test_add_func ("/exchange/import/mapping", test_mapping);
  g_test_add_func ("/exchange/import/set-target", test_set_target);
  g_test_add_func ("/exchange/import/remember-mapping", test_remember_mapping);
  g_test_add_func ("/exchange/import/candidates", test_candidates);
  g_test_add_func ("/exchange/import/update", test_update);
  g_test_add_func ("/exchange/import/matching", test_matching);
  g_test_add_func ("/exchange/import/problems", test_problems);
  g_test_add_func ("/exchange/import/several-degrees", test_several_degrees);
  g_test_add_func ("/exchange/import/other-wording", test_other_wording);
  g_test_add_func ("/exchange/import/languages", test_languages);
  g_test_add_func ("/exchange/import/two-calls", test_two_calls);
  g_test_add_func ("/exchange/import/made-records", test_made_records);
  g_test_add_func ("/exchange/import/universities", test_universities);
  g_test_add_func ("/exchange/import/fellows", test_fellows);
  g_test_add_func ("/exchange/import/t10", test_t10);
  g_test_add_func ("/exchange/import/derived", test_derived);
  g_test_add_func ("/exchange/import/nfd", test_nfd);
  g_test_add_func ("/exchange/import/bad-values", test_bad_values);
  g_test_add_func ("/exchange/import/sample-candidates", test_sample_candidates);
  return g_test_run ();
}
