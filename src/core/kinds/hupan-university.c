/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-kinds.h"

#include <glib/gi18n.h>

/* Partner universities, as ROR describes an organisation, and their names in all languages. */

static const HupanChoice ror_statuses[] = {
  { "active", NC_ ("ror_status", "Active") },
  { "inactive", NC_ ("ror_status", "Inactive") },
  { "withdrawn", NC_ ("ror_status", "Withdrawn") },
  { NULL },
};

static const HupanChoice partner_statuses[] = {
  { "partner", NC_ ("partner_status", "Partner") },
  { "prospect", NC_ ("partner_status", "Prospect") },
  { "former", NC_ ("partner_status", "Former partner") },
  { "none", NC_ ("partner_status", "No partner") },
  { NULL },
};

static const HupanField university_fields[] = {
  { "name", NC_ ("field", "Name"), HUPAN_TYPE_TEXT,
    HUPAN_FIELD_REQUIRED | HUPAN_FIELD_SEARCHED | HUPAN_FIELD_NAME | HUPAN_FIELD_TRANSLATABLE | HUPAN_FIELD_EXTERNAL,
    .headings = "University|Institution|Organisation|Organization|大学|学校|名称|校名" },
  { "native_name", NC_ ("field", "Native name"), HUPAN_TYPE_TEXT,
    HUPAN_FIELD_SEARCHED | HUPAN_FIELD_NAME | HUPAN_FIELD_EXTERNAL,
    .headings = "Local name|本地名称|中文名" },
  { "country", NC_ ("field", "Country or region"), HUPAN_TYPE_COUNTRY, HUPAN_FIELD_EXTERNAL,
    .headings = "Country|country_code|国家|国家或地区|国家代码" },
  { "subdivision", NC_ ("field", "State or province"), HUPAN_TYPE_TEXT, HUPAN_FIELD_EXTERNAL },
  { "city", NC_ ("field", "City"), HUPAN_TYPE_TEXT, HUPAN_FIELD_SEARCHED | HUPAN_FIELD_EXTERNAL, .headings = "城市" },
  { "partner_status", NC_ ("field", "Partnership"), HUPAN_TYPE_ENUM, HUPAN_FIELD_REQUIRED,
    .choices = partner_statuses, .initial = "prospect", .headings = "Status|合作状态" },
  { "website", NC_ ("field", "Website"), HUPAN_TYPE_URL, HUPAN_FIELD_EXTERNAL, .headings = "URL|Homepage|网址|网站" },
  { "domains", NC_ ("field", "Domains"), HUPAN_TYPE_TEXT, HUPAN_FIELD_LIST | HUPAN_FIELD_SEARCHED | HUPAN_FIELD_EXTERNAL },
  { "established", NC_ ("field", "Established"), HUPAN_TYPE_INTEGER, HUPAN_FIELD_EXTERNAL, .headings = "Founded|建校年份" },
  { "ror_id", NC_ ("field", "ROR ID"), HUPAN_TYPE_ROR_ID, HUPAN_FIELD_UNIQUE | HUPAN_FIELD_SEARCHED,
    .headings = "ROR|ROR编号|ROR編號" },
  { "ror_status", NC_ ("field", "ROR status"), HUPAN_TYPE_ENUM, HUPAN_FIELD_EXTERNAL, .choices = ror_statuses },
  { "latitude", NC_ ("field", "Latitude"), HUPAN_TYPE_DECIMAL, HUPAN_FIELD_EXTERNAL, .headings = "lat|纬度" },
  { "longitude", NC_ ("field", "Longitude"), HUPAN_TYPE_DECIMAL, HUPAN_FIELD_EXTERNAL, .headings = "lng|lon|经度" },
  { "owner", NC_ ("field", "Responsible"), HUPAN_TYPE_TEXT, HUPAN_FIELD_SEARCHED | HUPAN_FIELD_PERSON,
    .headings = "Owner|负责人" },
  { "notes", NC_ ("field", "Notes"), HUPAN_TYPE_LONG_TEXT, HUPAN_FIELD_SEARCHED, .headings = "备注" },
  { "verified_fields", NC_ ("field", "Verified fields"), HUPAN_TYPE_TEXT, HUPAN_FIELD_LIST | HUPAN_FIELD_HIDDEN },
  { NULL },
};

static const HupanColumn university_columns[] = {
  { "name", NULL, "name", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_SEARCHED | HUPAN_COLUMN_TITLE, 28 },
  { "native_name", NULL, "native_name", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_SEARCHED, 18 },
  { "country", NULL, "country", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_SEARCHED | HUPAN_COLUMN_FACET, 18 },
  { "city", NULL, "city", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_SEARCHED | HUPAN_COLUMN_FACET, 13 },
  { "partner_status", NULL, "partner_status",
    HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_FACET | HUPAN_COLUMN_FOREMOST, 12 },
  { "candidates", NC_ ("field", "Candidates"), "education:university.person.application:person",
    HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_COUNT, 10 },
  { "other_names", NC_ ("field", "Other names"), "university_name:university.name", HUPAN_COLUMN_SEARCHED, 24 },
  { "established", NULL, "established", HUPAN_COLUMN_NONE, 8 },
  { "website", NULL, "website", HUPAN_COLUMN_SEARCHED, 20 },
  { "domains", NULL, "domains", HUPAN_COLUMN_SEARCHED, 16 },
  { "ror_id", NULL, "ror_id", HUPAN_COLUMN_SEARCHED, 24 },
  { "ror_status", NULL, "ror_status", HUPAN_COLUMN_FACET, 10 },
  { "owner", NULL, "owner", HUPAN_COLUMN_SEARCHED | HUPAN_COLUMN_FACET, 14 },
  { NULL },
};

static void
check_university (HupanRecord *record, GPtrArray *problems)
{
  hupan_check_range (record, problems, "latitude", -90, 90);
  hupan_check_range (record, problems, "longitude", -180, 180);
  hupan_check_range (record, problems, "established", 800, 2200);
}

const HupanKind hupan_university_kind = {
  .name = "university",
  .plural = "universities",
  .label = NC_ ("kind", "University"),
  .label_plural = NC_ ("kind", "Universities"),
  .flags = HUPAN_KIND_LISTED,
  .title = "name",
  .translations = "university_name",
  .fields = university_fields,
  .columns = university_columns,
  .check = check_university,
};

static const HupanChoice name_kinds[] = {
  { "label", NC_ ("name_kind", "Name") },
  { "alias", NC_ ("name_kind", "Alias") },
  { "acronym", NC_ ("name_kind", "Acronym") },
  { NULL },
};

static const HupanField university_name_fields[] = {
  { "university", NC_ ("field", "University"), HUPAN_TYPE_REFERENCE, HUPAN_FIELD_REQUIRED | HUPAN_FIELD_OWNER,
    .target = "university" },
  { "name", NC_ ("field", "Name"), HUPAN_TYPE_TEXT, HUPAN_FIELD_REQUIRED | HUPAN_FIELD_SEARCHED | HUPAN_FIELD_NAME },
  { "lang", NC_ ("field", "Language"), HUPAN_TYPE_LANGUAGE },
  { "kind", NC_ ("field", "Kind of name"), HUPAN_TYPE_ENUM, HUPAN_FIELD_REQUIRED, .choices = name_kinds,
    .context = "name_kind", .initial = "label" },
  { "source", NC_ ("field", "Source"), HUPAN_TYPE_TEXT, HUPAN_FIELD_NONE },
  { "verified", NC_ ("field", "Verified"), HUPAN_TYPE_FLAG, HUPAN_FIELD_NONE, .initial = "0" },
  { NULL },
};

const HupanKind hupan_university_name_kind = {
  .name = "university_name",
  .plural = "university-names",
  .label = NC_ ("kind", "Name"),
  .label_plural = NC_ ("kind", "Names"),
  .flags = HUPAN_KIND_PART,
  .title = "name",
  .fields = university_name_fields,
};
