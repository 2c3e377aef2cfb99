/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-kinds.h"

#include <glib/gi18n.h>

/* People: who they are, what they studied, and the fellows among them. */

static const HupanChoice name_orders[] = {
  { "given_first", NC_ ("name_order", "Given name first") },
  { "family_first", NC_ ("name_order", "Family name first") },
  { NULL },
};

static const HupanField person_fields[] = {
  { "name", NC_ ("field", "Full name"), HUPAN_TYPE_TEXT,
    HUPAN_FIELD_REQUIRED | HUPAN_FIELD_SEARCHED | HUPAN_FIELD_NAME | HUPAN_FIELD_PERSON,
    .headings = "display_name|Name|Candidate|姓名|名字|中文姓名|候选人|申请人|申请人姓名" },
  { "latin_name", NC_ ("field", "Name in Latin letters"), HUPAN_TYPE_TEXT,
    HUPAN_FIELD_SEARCHED | HUPAN_FIELD_NAME | HUPAN_FIELD_PERSON,
    .headings = "Latin name|English name|拼音|姓名拼音|英文名|英文姓名|外文姓名" },
  { "family_name", NC_ ("field", "Family name"), HUPAN_TYPE_TEXT, HUPAN_FIELD_SEARCHED | HUPAN_FIELD_PERSON,
    .headings = "Surname|Last name|姓" },
  { "given_name", NC_ ("field", "Given name"), HUPAN_TYPE_TEXT, HUPAN_FIELD_SEARCHED, .headings = "First name|名" },
  { "name_order", NC_ ("field", "Name order"), HUPAN_TYPE_ENUM, .choices = name_orders },
  { "phonetic", NC_ ("field", "Phonetic reading"), HUPAN_TYPE_TEXT, HUPAN_FIELD_SEARCHED | HUPAN_FIELD_NAME,
    .headings = "Pinyin|Kana|读音" },
  { "sort_as", NC_ ("field", "Sort as"), HUPAN_TYPE_TEXT, HUPAN_FIELD_NONE },
  { "emails", NC_ ("field", "E-mail"), HUPAN_TYPE_EMAIL, HUPAN_FIELD_LIST | HUPAN_FIELD_SEARCHED,
    .headings = "Email|E-mail address|Mail|邮箱|电子邮箱|电子邮件|邮箱地址|邮件地址|E-mail地址" },
  { "phones", NC_ ("field", "Phone"), HUPAN_TYPE_PHONE, HUPAN_FIELD_LIST | HUPAN_FIELD_SEARCHED,
    .headings = "Telephone|Mobile|电话|手机|手机号|手机号码|联系电话|联系方式" },
  { "orcid", NC_ ("field", "ORCID iD"), HUPAN_TYPE_ORCID, HUPAN_FIELD_UNIQUE | HUPAN_FIELD_SEARCHED,
    .headings = "ORCID" },
  { "affiliation", NC_ ("field", "Affiliation"), HUPAN_TYPE_TEXT, HUPAN_FIELD_SEARCHED, .headings = "单位|工作单位|现单位|所在单位|现工作单位" },
  { "languages", NC_ ("field", "Languages"), HUPAN_TYPE_LANGUAGE, HUPAN_FIELD_LIST, .headings = "Language|locale|语言|語言" },
  { "website", NC_ ("field", "Website"), HUPAN_TYPE_URL, HUPAN_FIELD_NONE, .headings = "Homepage|个人主页" },
  { "nationalities", NC_ ("field", "Nationality"), HUPAN_TYPE_COUNTRY, HUPAN_FIELD_LIST | HUPAN_FIELD_RESTRICTED,
    .headings = "Citizenship|国籍" },
  { "birth_date", NC_ ("field", "Date of birth"), HUPAN_TYPE_DATE, HUPAN_FIELD_RESTRICTED,
    .headings = "Birthday|Born|DOB|birth_year|出生日期|出生年月|出生年份|生日" },
  { "notes", NC_ ("field", "Notes"), HUPAN_TYPE_LONG_TEXT, HUPAN_FIELD_SEARCHED },
  { NULL },
};

static void
check_person (HupanRecord *record, GPtrArray *problems)
{
  hupan_check_not_after_today (record, problems, "birth_date");
}

const HupanKind hupan_person_kind = {
  .name = "person",
  .plural = "people",
  .label = NC_ ("kind", "Person"),
  .label_plural = NC_ ("kind", "People"),
  .title = "name",
  .fields = person_fields,
  .check = check_person,
};

static const HupanChoice education_levels[] = {
  { "bachelor", NC_ ("education_level", "Bachelor") },
  { "master", NC_ ("education_level", "Master") },
  { "doctoral_candidate", NC_ ("education_level", "Doctoral candidate") },
  { "doctor", NC_ ("education_level", "Doctor") },
  { "postdoc", NC_ ("education_level", "Postdoc") },
  { "other", NC_ ("education_level", "Other") },
  { NULL },
};

static const HupanField education_fields[] = {
  { "person", NC_ ("field", "Person"), HUPAN_TYPE_REFERENCE, HUPAN_FIELD_REQUIRED | HUPAN_FIELD_OWNER,
    .target = "person" },
  { "level", NC_ ("field", "Degree"), HUPAN_TYPE_ENUM, HUPAN_FIELD_REQUIRED, .choices = education_levels,
    .context = "education_level", .initial = "doctor", .headings = "Degree level|学位|学历|最高学位|最高学历" },
  { "university", NC_ ("field", "University"), HUPAN_TYPE_REFERENCE, .target = "university",
    .headings = "Institution|Alma mater|ror_id|毕业院校|毕业学校|学校|院校|博士毕业院校|博士毕业学校|博士院校|博士学位授予单位|学位授予单位" },
  { "field_of_study", NC_ ("field", "Field of study"), HUPAN_TYPE_TEXT, HUPAN_FIELD_SEARCHED,
    .headings = "Subject|Major|专业|博士专业|所学专业" },
  { "degree_date", NC_ ("field", "Degree date"), HUPAN_TYPE_DATE, .headings = "Graduation|Graduated|Degree awarded|PhD awarded|Date of PhD|毕业日期|毕业时间|毕业年月|毕业年份|博士毕业日期|博士毕业时间|获博士学位时间|获学位时间" },
  { "thesis", NC_ ("field", "Thesis"), HUPAN_TYPE_TEXT, HUPAN_FIELD_SEARCHED, .headings = "论文题目|博士论文题目|学位论文题目" },
  { "supervisor", NC_ ("field", "Supervisor"), HUPAN_TYPE_TEXT, HUPAN_FIELD_SEARCHED | HUPAN_FIELD_PERSON,
    .headings = "导师|博士导师|博士生导师" },
  { "position", NC_ ("field", "Position"), HUPAN_TYPE_INTEGER, HUPAN_FIELD_HIDDEN },
  { NULL },
};

const HupanKind hupan_education_kind = {
  .name = "education",
  .plural = "educations",
  .label = NC_ ("kind", "Education"),
  .label_plural = NC_ ("kind", "Education"),
  .flags = HUPAN_KIND_PART,
  .title = "level",
  .fields = education_fields,
};

static const HupanChoice fellow_statuses[] = {
  { "active", NC_ ("fellow_status", "Active") },
  { "on_leave", NC_ ("fellow_status", "On leave") },
  { "former", NC_ ("fellow_status", "Former") },
  { NULL },
};

static const HupanField fellow_fields[] = {
  { "person", NC_ ("field", "Person"), HUPAN_TYPE_REFERENCE, HUPAN_FIELD_REQUIRED, .target = "person" },
  { "title", NC_ ("field", "Academic title"), HUPAN_TYPE_TEXT, HUPAN_FIELD_SEARCHED, .headings = "Title|职称" },
  { "site", NC_ ("field", "Site"), HUPAN_TYPE_REFERENCE, .target = "site", .headings = "站点" },
  { "status", NC_ ("field", "Status"), HUPAN_TYPE_ENUM, HUPAN_FIELD_REQUIRED, .choices = fellow_statuses,
    .context = "fellow_status", .initial = "active", .headings = "状态" },
  { "max_load", NC_ ("field", "Capacity"), HUPAN_TYPE_DECIMAL, .initial = "3", .headings = "Max load|指导名额" },
  { "notes", NC_ ("field", "Notes"), HUPAN_TYPE_LONG_TEXT, HUPAN_FIELD_SEARCHED },
  { NULL },
};

static const HupanColumn fellow_columns[] = {
  { "name", NULL, "person.name", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_SEARCHED | HUPAN_COLUMN_TITLE, 20 },
  { "latin_name", NULL, "person.latin_name", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_SEARCHED, 18 },
  { "title", NULL, "title", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_SEARCHED | HUPAN_COLUMN_FACET, 16 },
  { "site", NULL, "site", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_SEARCHED | HUPAN_COLUMN_FACET, 12 },
  { "fields", NC_ ("field", "Research fields"), "fellow_field:fellow.field",
    HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_SEARCHED | HUPAN_COLUMN_FACET, 24 },
  { "status", NULL, "status", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_FACET, 8 },
  { "topics", NC_ ("field", "Topics"), "topic_fellow:fellow.topic", HUPAN_COLUMN_SEARCHED | HUPAN_COLUMN_FACET, 24 },
  { "topic_count", NC_ ("field", "Number of topics"), "topic_fellow:fellow.topic",
    HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_COUNT, 8 },
  { "max_load", NULL, "max_load", HUPAN_COLUMN_SHOWN, 8 },
  { "emails", NULL, "person.emails", HUPAN_COLUMN_SEARCHED, 20 },
  { "orcid", NULL, "person.orcid", HUPAN_COLUMN_SEARCHED, 18 },
  { NULL },
};

static void
check_fellow (HupanRecord *record, GPtrArray *problems)
{
  hupan_check_range (record, problems, "max_load", 0, 100);
}

const HupanKind hupan_fellow_kind = {
  .name = "fellow",
  .plural = "fellows",
  .label = NC_ ("kind", "Fellow"),
  .label_plural = NC_ ("kind", "Fellows"),
  .flags = HUPAN_KIND_LISTED | HUPAN_KIND_ONCE,
  .title = "person.name",
  .embeds = "person",
  .fields = fellow_fields,
  .columns = fellow_columns,
  .check = check_fellow,
};

static const HupanField fellow_field_fields[] = {
  { "fellow", NC_ ("field", "Fellow"), HUPAN_TYPE_REFERENCE, HUPAN_FIELD_REQUIRED | HUPAN_FIELD_OWNER,
    .target = "fellow" },
  { "field", NC_ ("field", "Research field"), HUPAN_TYPE_REFERENCE, HUPAN_FIELD_REQUIRED, .target = "research_field" },
  { NULL },
};

const HupanKind hupan_fellow_field_kind = {
  .name = "fellow_field",
  .plural = "fellow-fields",
  .label = NC_ ("kind", "Research field of a fellow"),
  .label_plural = NC_ ("kind", "Research fields of a fellow"),
  .flags = HUPAN_KIND_PART,
  .title = "field.name",
  .fields = fellow_field_fields,
};
