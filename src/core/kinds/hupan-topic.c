/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-kinds.h"

#include <glib/gi18n.h>

/* Research fields, and the topics the unit recruits for with their fellows and classification codes. */

static const HupanField research_field_fields[] = {
  { "name", NC_ ("field", "Name"), HUPAN_TYPE_TEXT,
    HUPAN_FIELD_REQUIRED | HUPAN_FIELD_UNIQUE | HUPAN_FIELD_SEARCHED | HUPAN_FIELD_NAME | HUPAN_FIELD_TRANSLATABLE },
  { "notes", NC_ ("field", "Notes"), HUPAN_TYPE_LONG_TEXT },
  { NULL },
};

static const HupanColumn research_field_columns[] = {
  { "name", NULL, "name", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_SEARCHED | HUPAN_COLUMN_TITLE, 28 },
  { "topics", NC_ ("field", "Topics"), "topic:field", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_COUNT, 8 },
  { NULL },
};

const HupanKind hupan_research_field_kind = {
  .name = "research_field",
  .plural = "fields",
  .label = NC_ ("kind", "Research field"),
  .label_plural = NC_ ("kind", "Research fields"),
  .flags = HUPAN_KIND_LISTED,
  .title = "name",
  .fields = research_field_fields,
  .columns = research_field_columns,
};

static const HupanChoice topic_statuses[] = {
  { "draft", NC_ ("topic_status", "Draft") },
  { "open", NC_ ("topic_status", "Open") },
  { "paused", NC_ ("topic_status", "Paused") },
  { "filled", NC_ ("topic_status", "Filled") },
  { "closed", NC_ ("topic_status", "Closed") },
  { NULL },
};

static const HupanField topic_fields[] = {
  { "code", NC_ ("field", "Code"), HUPAN_TYPE_TEXT, HUPAN_FIELD_UNIQUE | HUPAN_FIELD_SEARCHED,
    .headings = "Topic code|编号|课题编号" },
  { "title", NC_ ("field", "Title"), HUPAN_TYPE_TEXT,
    HUPAN_FIELD_REQUIRED | HUPAN_FIELD_SEARCHED | HUPAN_FIELD_NAME | HUPAN_FIELD_TRANSLATABLE,
    .headings = "Topic|课题|题目|课题名称" },
  { "abstract", NC_ ("field", "Abstract"), HUPAN_TYPE_LONG_TEXT, HUPAN_FIELD_SEARCHED | HUPAN_FIELD_TRANSLATABLE,
    .headings = "Description|摘要|简介" },
  { "field", NC_ ("field", "Research field"), HUPAN_TYPE_REFERENCE, .target = "research_field",
    .headings = "Field|研究领域|领域" },
  { "keywords", NC_ ("field", "Keywords"), HUPAN_TYPE_TEXT, HUPAN_FIELD_LIST | HUPAN_FIELD_SEARCHED,
    .headings = "关键词" },
  { "site", NC_ ("field", "Site"), HUPAN_TYPE_REFERENCE, .target = "site", .headings = "站点|地点" },
  { "host_unit", NC_ ("field", "Host unit"), HUPAN_TYPE_REFERENCE, .target = "host_unit" },
  { "status", NC_ ("field", "Status"), HUPAN_TYPE_ENUM, HUPAN_FIELD_REQUIRED, .choices = topic_statuses,
    .context = "topic_status", .initial = "draft", .headings = "状态" },
  { "open_from", NC_ ("field", "Open from"), HUPAN_TYPE_DATE, .headings = "开放日期" },
  { "open_until", NC_ ("field", "Open until"), HUPAN_TYPE_DATE, .headings = "Deadline|截止日期" },
  { "slots", NC_ ("field", "Places"), HUPAN_TYPE_INTEGER, .initial = "1", .headings = "Slots|名额" },
  { "compute_need", NC_ ("field", "Compute need"), HUPAN_TYPE_LONG_TEXT, HUPAN_FIELD_SEARCHED, .headings = "算力需求" },
  { "path_into_use", NC_ ("field", "Path into use"), HUPAN_TYPE_LONG_TEXT, HUPAN_FIELD_SEARCHED },
  { "ethics_review", NC_ ("field", "Needs ethics review"), HUPAN_TYPE_FLAG, .initial = "0" },
  { "export_control", NC_ ("field", "Export control"), HUPAN_TYPE_FLAG, .initial = "0" },
  { "notes", NC_ ("field", "Notes"), HUPAN_TYPE_LONG_TEXT, HUPAN_FIELD_SEARCHED, .headings = "备注" },
  { NULL },
};

static const HupanColumn topic_columns[] = {
  { "code", NULL, "code", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_SEARCHED, 10 },
  { "title", NULL, "title", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_SEARCHED | HUPAN_COLUMN_TITLE, 36 },
  { "field", NULL, "field", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_SEARCHED | HUPAN_COLUMN_FACET, 20 },
  { "site", NULL, "site", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_SEARCHED | HUPAN_COLUMN_FACET, 12 },
  { "status", NULL, "status", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_FACET, 8 },
  { "fellows", NC_ ("field", "Fellows"), "topic_fellow:topic.fellow",
    HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_SEARCHED | HUPAN_COLUMN_FACET, 18 },
  { "slots", NULL, "slots", HUPAN_COLUMN_SHOWN, 6 },
  { "applicants", NC_ ("field", "Applicants"), "topic_preference:topic.application",
    HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_COUNT, 8 },
  { "open_from", NULL, "open_from", HUPAN_COLUMN_NONE, 10 },
  { "open_until", NULL, "open_until", HUPAN_COLUMN_SHOWN, 10 },
  { "host_unit", NULL, "host_unit", HUPAN_COLUMN_FACET, 16 },
  { "keywords", NULL, "keywords", HUPAN_COLUMN_SEARCHED | HUPAN_COLUMN_FACET, 24 },
  { "universities", NC_ ("field", "Universities of applicants"),
    "topic_preference:topic.application.person.education:person.university", HUPAN_COLUMN_FACET, 24 },
  { "other_titles", NC_ ("field", "Other wordings"), "translation:owner.text", HUPAN_COLUMN_SEARCHED, 24 },
  { NULL },
};

static void
check_topic (HupanRecord *record, GPtrArray *problems)
{
  hupan_check_order (record, problems, "open_from", "open_until");
  hupan_check_range (record, problems, "slots", 0, 10000);
}

const HupanKind hupan_topic_kind = {
  .name = "topic",
  .plural = "topics",
  .label = NC_ ("kind", "Topic"),
  .label_plural = NC_ ("kind", "Topics"),
  .flags = HUPAN_KIND_LISTED,
  .title = "title",
  .fields = topic_fields,
  .columns = topic_columns,
  .check = check_topic,
};

static const HupanChoice fellow_roles[] = {
  { "lead", NC_ ("fellow_role", "Lead mentor") },
  { "co", NC_ ("fellow_role", "Co-mentor") },
  { "industry", NC_ ("fellow_role", "Industry mentor") },
  { NULL },
};

static const HupanField topic_fellow_fields[] = {
  { "topic", NC_ ("field", "Topic"), HUPAN_TYPE_REFERENCE, HUPAN_FIELD_REQUIRED | HUPAN_FIELD_OWNER,
    .target = "topic" },
  { "fellow", NC_ ("field", "Fellow"), HUPAN_TYPE_REFERENCE, HUPAN_FIELD_REQUIRED, .target = "fellow" },
  { "role", NC_ ("field", "Role"), HUPAN_TYPE_ENUM, HUPAN_FIELD_REQUIRED, .choices = fellow_roles,
    .context = "fellow_role", .initial = "lead" },
  { "weight", NC_ ("field", "Weight"), HUPAN_TYPE_DECIMAL, .initial = "1" },
  { NULL },
};

static void
check_topic_fellow (HupanRecord *record, GPtrArray *problems)
{
  hupan_check_range (record, problems, "weight", 0, 10);
}

const HupanKind hupan_topic_fellow_kind = {
  .name = "topic_fellow",
  .plural = "topic-fellows",
  .label = NC_ ("kind", "Fellow on a topic"),
  .label_plural = NC_ ("kind", "Fellows on a topic"),
  .flags = HUPAN_KIND_PART,
  .title = "fellow.person.name",
  .fields = topic_fellow_fields,
  .check = check_topic_fellow,
};

static const HupanField topic_code_fields[] = {
  { "topic", NC_ ("field", "Topic"), HUPAN_TYPE_REFERENCE, HUPAN_FIELD_REQUIRED | HUPAN_FIELD_OWNER,
    .target = "topic" },
  { "scheme", NC_ ("field", "Scheme"), HUPAN_TYPE_TEXT, HUPAN_FIELD_REQUIRED },
  { "code", NC_ ("field", "Code"), HUPAN_TYPE_TEXT, HUPAN_FIELD_REQUIRED | HUPAN_FIELD_SEARCHED },
  { "label", NC_ ("field", "Label"), HUPAN_TYPE_TEXT, HUPAN_FIELD_SEARCHED },
  { NULL },
};

const HupanKind hupan_topic_code_kind = {
  .name = "topic_code",
  .plural = "topic-codes",
  .label = NC_ ("kind", "Classification code"),
  .label_plural = NC_ ("kind", "Classification codes"),
  .flags = HUPAN_KIND_PART,
  .title = "code",
  .fields = topic_code_fields,
};
