/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hupan-clock.h"
#include "core/hupan-l10n.h"
#include "core/kinds/hupan-kinds.h"
#include "exchange/hupan-target.h"
#include "exchange/hupan-wording.h"
#include "fixtures/test-import.h"
#include "fixtures/test-registry.h"

static void
assert_mapping (const char      *headings,
                const HupanKind *kind,
                const char      *expected)
{
  g_autofree char *text = g_strconcat (headings, "\n", NULL);
  g_autoptr (HupanImport) import = test_import_read_text (text, NULL);
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
  /* As the tables of staff have them. */
  assert_mapping ("申请人姓名,英文姓名,手机号码,邮箱地址,最高学历,博士毕业院校,博士专业,博士毕业时间,博士导师,申请批次,第一志愿,申请进度,投递日期,来源,性别",
                  &hupan_application_kind,
                  "person.name,person.latin_name,person.phones,person.emails,education.level,education.university,"
                  "education.field_of_study,education.degree_date,education.supervisor,call,topic_preference.topic,stage,received_on,"
                  "channel,-");
  /* Several of one kind, counted or not. */
  assert_mapping ("Name,Topic 1,Topic 2,3rd choice,University,Degree,University,Degree,Supervisor,Supervisor", &hupan_application_kind,
                  "person.name,topic_preference.topic,topic_preference.topic,topic_preference.topic,education.university,education.level,"
                  "education.university,education.level,education.supervisor,education.supervisor");
  assert_mapping ("姓名,邮箱,邮箱2,第一志愿,第二志愿,志愿三,毕业院校,第一导师,第二导师", &hupan_application_kind,
                  "person.name,person.emails,person.emails,topic_preference.topic,topic_preference.topic,topic_preference.topic,"
                  "education.university,education.supervisor,-");
  assert_mapping ("Full name,First name,Second name,Full name 2,Number,Number 2,Stage,Stage 2,Entry date,Entry date 2", &hupan_application_kind,
                  "person.name,person.given_name,-,-,number,-,stage,-,appointment.entry_date,-");
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
  g_autoptr (HupanImport) import = test_import_read_text ("Name,Code name,Country\nA,B,CN\n", &hupan_university_kind);
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

  /* Of names there may be several. */
  hupan_import_set_target (import, 1, "university_name.name");
  hupan_import_set_target (import, 0, "university_name.name");
  g_assert_cmpstr (hupan_import_get_target (import, 1), ==, "university_name.name");
}

static void
test_ordinals (void)
{
  static const char *const keys[][2] = {
    { "topic2", "topic" },   { "topic12", "topic" },     { "2ndtopic", "topic" },  { "secondtopic", "topic" },
    { "第二课题", "课题" },  { "第2志愿", "志愿" },      { "志愿二", "志愿" },     { "次选课题", "课题" },
    { "第一个课题", "课题" }, { "call2024", NULL },      { "2024", NULL },         { "一级学科", NULL },
    { "topic", NULL },       { "", NULL },               { "second", NULL },       { "2", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *stem = hupan_wording_key_without_ordinal (keys[i][0]);

      g_assert_cmpstr (stem, ==, keys[i][1]);
    }
}

/* What is computed has nowhere to go: its heading is known, in any language, and no other column's. */
static void
test_derived_headings (void)
{
  static const char *const headings[] = { "Days in stage", "days_in_stage", "当前阶段天数" };

  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      g_autofree char *text = g_strdup_printf ("Full name,%s,Stage\nWang,12,lead\n", headings[i]);
      g_autoptr (HupanImport) import = test_import_read_text (text, &hupan_application_kind);

      g_assert_cmpstr (hupan_import_get_target (import, 0), ==, "person.name");
      g_assert_null (hupan_import_get_target (import, 1));
      g_assert_cmpstr (hupan_import_get_target (import, 2), ==, "stage");
      g_assert_false (g_strv_contains (hupan_import_list_targets (import), "days_in_stage"));
    }
}

static void
test_remember_mapping (void)
{
  const char *text = "Wer,Wo\nWang,Zhejiang University\n";
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  g_autoptr (HupanImport) first = test_import_read_text (text, &hupan_application_kind);
  g_autoptr (HupanImport) second = test_import_read_text (text, &hupan_application_kind);
  g_autoptr (HupanImport) other = test_import_read_text ("Wer,Wann\nWang,2024\n", &hupan_application_kind);
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

/* Odd headings: two of one name, one of none, a byte order mark, lines before them. */
static void
test_odd_headings (void)
{
  g_autoptr (HupanImport) import = test_import_read_text ("\xEF\xBB\xBF\n,,\nName,,Name,Country\nA,B,C,CN\n\n,,,\n", &hupan_university_kind);
  g_autoptr (HupanImport) bare = test_import_read_text ("Name,Country", &hupan_university_kind);
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  g_autofree char *empty = test_write ("empty.csv", "\n\n,,\n", -1);
  g_autofree char *unknown = test_write ("unknown.csv", "Wer,Wo\n1,2\n", -1);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (hupan_import_get_target (import, 0), ==, "name");
  g_assert_null (hupan_import_get_target (import, 1));
  g_assert_null (hupan_import_get_target (import, 2));
  test_import_compare (import, registry);
  test_import_assert_counts (import, "1 new, 0 updated, 0 unchanged, 0 errors");
  g_assert_cmpuint (hupan_import_get_row_line (import, 0), ==, 4);

  test_import_compare (bare, registry);
  test_import_assert_counts (bare, "0 new, 0 updated, 0 unchanged, 0 errors");

  g_assert_null (hupan_import_read (empty, NULL, NULL, NULL, &error));
  g_assert_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_null (hupan_import_read (unknown, NULL, NULL, NULL, &error));
  g_assert_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_MAPPING);
  test_registry_close (registry);
}

/* The title of the table stands above its headings, and who made it; what is no title stays the headings. */
static void
test_titles (void)
{
  static const struct
  {
    const char *text;
    const HupanKind *kind;
    const char *first_heading;
    guint line; /* of the first row */
  } cases[] = {
    { "2025年度博士后申请人汇总表,,,,\n填表人：李,,,,\n\n序号,姓名,邮箱,毕业院校,状态\n1,王,a@example.org,,\n", NULL, "序号", 5 },
    { "2025年度博士后申请人汇总表\n序号,姓名,邮箱,毕业院校,状态\n1,王,a@example.org,,\n", &hupan_application_kind, "序号", 3 },
    { "Universities,\nName,Country,City\nA,CN,B\n", &hupan_university_kind, "Name", 3 },
    { "Name\nA\nB\n", &hupan_university_kind, "Name", 2 },
    { "Name,Shoe size,Hat\nName,Country,City\n", &hupan_university_kind, "Name", 2 },
    { "Wer,Wo\nName,City\n", &hupan_university_kind, "Wer", 2 },
    { "Wer,,\nAnna,Bonn,Rhein\n", &hupan_university_kind, "Wer", 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HupanImport) import = test_import_read_text (cases[i].text, cases[i].kind);

      g_assert_cmpstr (hupan_import_get_headings (import)[0], ==, cases[i].first_heading);
      g_assert_cmpuint (hupan_import_get_row_line (import, 0), ==, cases[i].line);
    }
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
              gboolean is_plural = target->role == HUPAN_TARGET_LIST && target->field->type != HUPAN_TYPE_REFERENCE;
              const char *label = is_plural ? hupan_l10n_translate (*language, "kind", target->kind->label_plural)
                                            : hupan_l10n_translate (*language, "field", target->field->label);
              g_autofree char *key = hupan_wording_key (label);

              g_assert_cmpint (hupan_target_match_heading (target, key), >, 0);
            }
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  hupan_clock_set_today ("2026-03-01");
  g_test_add_func ("/exchange/mapping/headings", test_mapping);
  g_test_add_func ("/exchange/mapping/set-target", test_set_target);
  g_test_add_func ("/exchange/mapping/ordinals", test_ordinals);
  g_test_add_func ("/exchange/mapping/remember-mapping", test_remember_mapping);
  g_test_add_func ("/exchange/mapping/derived-headings", test_derived_headings);
  g_test_add_func ("/exchange/mapping/titles", test_titles);
  g_test_add_func ("/exchange/mapping/odd-headings", test_odd_headings);
  g_test_add_func ("/exchange/mapping/languages", test_languages);
  return g_test_run ();
}
