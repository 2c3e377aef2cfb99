/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-kinds.h"

#include <glib/gi18n.h>

/* Calls, and the candidates who answer them: one application is one row in the list of candidates, and a person
 * with all their applications is the candidate file. */

static const HupanChoice call_statuses[] = {
  { "draft", NC_ ("call_status", "Draft") },
  { "open", NC_ ("call_status", "Open") },
  { "closed", NC_ ("call_status", "Closed") },
  { NULL },
};

static const HupanField call_fields[] = {
  { "name", NC_ ("field", "Name"), HUPAN_TYPE_TEXT,
    HUPAN_FIELD_REQUIRED | HUPAN_FIELD_UNIQUE | HUPAN_FIELD_SEARCHED | HUPAN_FIELD_NAME | HUPAN_FIELD_TRANSLATABLE },
  { "opens_on", NC_ ("field", "Opens on"), HUPAN_TYPE_DATE },
  { "closes_on", NC_ ("field", "Closes on"), HUPAN_TYPE_DATE },
  { "target", NC_ ("field", "Target"), HUPAN_TYPE_INTEGER },
  { "status", NC_ ("field", "Status"), HUPAN_TYPE_ENUM, HUPAN_FIELD_REQUIRED, .choices = call_statuses,
    .context = "call_status", .initial = "draft" },
  { "notes", NC_ ("field", "Notes"), HUPAN_TYPE_LONG_TEXT },
  { NULL },
};

static const HupanColumn call_columns[] = {
  { "name", NULL, "name", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_SEARCHED | HUPAN_COLUMN_TITLE, 20 },
  { "status", NULL, "status", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_FACET, 8 },
  { "opens_on", NULL, "opens_on", HUPAN_COLUMN_SHOWN, 10 },
  { "closes_on", NULL, "closes_on", HUPAN_COLUMN_SHOWN, 10 },
  { "target", NULL, "target", HUPAN_COLUMN_SHOWN, 8 },
  { "applications", NC_ ("field", "Applications"), "application:call", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_COUNT, 10 },
  { NULL },
};

static void
check_call (HupanRecord *record, GPtrArray *problems)
{
  hupan_check_order (record, problems, "opens_on", "closes_on");
  hupan_check_range (record, problems, "target", 0, 100000);
}

const HupanKind hupan_call_kind = {
  .name = "call",
  .plural = "calls",
  .label = NC_ ("kind", "Call"),
  .label_plural = NC_ ("kind", "Calls"),
  .flags = HUPAN_KIND_LISTED,
  .title = "name",
  .fields = call_fields,
  .columns = call_columns,
  .check = check_call,
};

static const HupanField tag_fields[] = {
  { "name", NC_ ("field", "Name"), HUPAN_TYPE_TEXT,
    HUPAN_FIELD_REQUIRED | HUPAN_FIELD_UNIQUE | HUPAN_FIELD_SEARCHED | HUPAN_FIELD_NAME | HUPAN_FIELD_TRANSLATABLE },
  { "notes", NC_ ("field", "Notes"), HUPAN_TYPE_LONG_TEXT },
  { NULL },
};

static const HupanColumn tag_columns[] = {
  { "name", NULL, "name", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_SEARCHED | HUPAN_COLUMN_TITLE, 20 },
  { "applications", NC_ ("field", "Candidates"), "application_tag:tag.application",
    HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_COUNT, 10 },
  { NULL },
};

const HupanKind hupan_tag_kind = {
  .name = "tag",
  .plural = "tags",
  .label = NC_ ("kind", "Tag"),
  .label_plural = NC_ ("kind", "Tags"),
  .flags = HUPAN_KIND_LISTED,
  .title = "name",
  .fields = tag_fields,
  .columns = tag_columns,
};

/* In the order of a candidate's way through the programme; the moves between them are the table of hupan-stages.c. */
static const HupanChoice stages[] = {
  { "lead", NC_ ("stage", "Lead") },
  { "submitted", NC_ ("stage", "Submitted") },
  { "screening", NC_ ("stage", "Screening") },
  { "under_review", NC_ ("stage", "Under review") },
  { "shortlisted", NC_ ("stage", "Shortlisted") },
  { "interview", NC_ ("stage", "Interview") },
  { "recommended", NC_ ("stage", "Recommended") },
  { "reserve", NC_ ("stage", "Reserve list") },
  { "offered", NC_ ("stage", "Offered") },
  { "accepted", NC_ ("stage", "Accepted") },
  { "entry_processing", NC_ ("stage", "Entry processing") },
  { "in_station", NC_ ("stage", "In station") },
  { "exit_review", NC_ ("stage", "Exit review") },
  { "out_station", NC_ ("stage", "Out of station") },
  { "rejected", NC_ ("stage", "Rejected") },
  { "withdrawn", NC_ ("stage", "Withdrawn") },
  { "declined", NC_ ("stage", "Declined") },
  { "lapsed", NC_ ("stage", "Lapsed") },
  { "rescinded", NC_ ("stage", "Rescinded") },
  { "terminated", NC_ ("stage", "Terminated") },
  { NULL },
};

static const HupanChoice channels[] = {
  { "direct", NC_ ("channel", "Direct") },
  { "university", NC_ ("channel", "Through a university") },
  { "fellow", NC_ ("channel", "Through a fellow") },
  { "event", NC_ ("channel", "Event") },
  { "job_board", NC_ ("channel", "Job board") },
  { "referral", NC_ ("channel", "Referral") },
  { "other", NC_ ("channel", "Other") },
  { NULL },
};

static const HupanField application_fields[] = {
  { "person", NC_ ("field", "Person"), HUPAN_TYPE_REFERENCE, HUPAN_FIELD_REQUIRED, .target = "person" },
  { "number", NC_ ("field", "Number"), HUPAN_TYPE_TEXT, HUPAN_FIELD_UNIQUE | HUPAN_FIELD_SEARCHED,
    .headings = "candidate_id|Application number|ID|编号|申请编号" },
  { "call", NC_ ("field", "Call"), HUPAN_TYPE_REFERENCE, .target = "call", .headings = "Round|批次|申请批次|招聘批次" },
  { "received_on", NC_ ("field", "Received on"), HUPAN_TYPE_DATE, .headings = "Applied|updated|申请日期|收到日期|申请时间|投递日期|投递时间|报名时间" },
  { "channel", NC_ ("field", "Channel"), HUPAN_TYPE_ENUM, .choices = channels, .headings = "Source|渠道|来源|招聘渠道" },
  { "stage", NC_ ("field", "Stage"), HUPAN_TYPE_ENUM, HUPAN_FIELD_REQUIRED | HUPAN_FIELD_MOVED | HUPAN_FIELD_OUTCOME,
    .choices = stages, .initial = "lead", .stamps = "stage_since", .headings = "Status|阶段|状态|进度|进展|申请进度|申请状态|当前阶段" },
  { "stage_since", NC_ ("field", "In stage since"), HUPAN_TYPE_DATE, HUPAN_FIELD_OUTCOME },
  { "decision", NC_ ("field", "Decision"), HUPAN_TYPE_TEXT, HUPAN_FIELD_OUTCOME, .headings = "决定" },
  { "decision_reason", NC_ ("field", "Reason"), HUPAN_TYPE_LONG_TEXT, HUPAN_FIELD_OUTCOME, .headings = "原因" },
  { "owner", NC_ ("field", "Responsible"), HUPAN_TYPE_TEXT, HUPAN_FIELD_SEARCHED | HUPAN_FIELD_PERSON,
    .headings = "Owner|负责人|经办人|联系人" },
  { "notes", NC_ ("field", "Notes"), HUPAN_TYPE_LONG_TEXT, HUPAN_FIELD_SEARCHED, .headings = "Comments|Remarks|备注" },
  { NULL },
};

static const HupanColumn application_columns[] = {
  { "name", NULL, "person.name", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_SEARCHED | HUPAN_COLUMN_TITLE, 18 },
  { "latin_name", NULL, "person.latin_name", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_SEARCHED, 18 },
  { "stage", NULL, "stage", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_FACET, 14 },
  { "topics", NC_ ("field", "Topics"), "topic_preference:application.topic",
    HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_SEARCHED | HUPAN_COLUMN_FACET, 30 },
  { "university", NC_ ("field", "University"), "person.education:person.university",
    HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_SEARCHED | HUPAN_COLUMN_FACET, 24 },
  { "country", NC_ ("field", "Country or region of degree"), "person.education:person.university.country",
    HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_SEARCHED | HUPAN_COLUMN_FACET, 16 },
  { "degree", NC_ ("field", "Degree"), "person.education:person.level", HUPAN_COLUMN_FACET, 14 },
  { "call", NULL, "call", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_SEARCHED | HUPAN_COLUMN_FACET, 8 },
  { "tags", NC_ ("field", "Tags"), "application_tag:application.tag",
    HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_SEARCHED | HUPAN_COLUMN_FACET, 14 },
  { "papers", NULL, "papers", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_FACET, 10 },
  { "received_on", NULL, "received_on", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_FACET, 10 },
  { "field", NC_ ("field", "Research field"), "topic_preference:application.topic.field", HUPAN_COLUMN_FACET, 20 },
  { "site", NC_ ("field", "Site"), "topic_preference:application.topic.site", HUPAN_COLUMN_FACET, 12 },
  { "number", NULL, "number", HUPAN_COLUMN_SEARCHED, 10 },
  { "channel", NULL, "channel", HUPAN_COLUMN_FACET, 14 },
  { "owner", NULL, "owner", HUPAN_COLUMN_SEARCHED | HUPAN_COLUMN_FACET, 14 },
  { "stage_since", NULL, "stage_since", HUPAN_COLUMN_FACET, 10 },
  { "days_in_stage", NULL, "days_in_stage", HUPAN_COLUMN_NONE, 8 },
  { "emails", NULL, "person.emails", HUPAN_COLUMN_SEARCHED, 22 },
  { "orcid", NULL, "person.orcid", HUPAN_COLUMN_SEARCHED, 18 },
  { "entry_date", NULL, "appointment:application.entry_date", HUPAN_COLUMN_FACET, 10 },
  { "planned_exit", NULL, "appointment:application.planned_exit", HUPAN_COLUMN_FACET, 10 },
  { "exit_date", NULL, "appointment:application.exit_date", HUPAN_COLUMN_FACET, 10 },
  { "exit_result", NULL, "appointment:application.exit_result", HUPAN_COLUMN_FACET, 10 },
  { "district", NULL, "destination:application.district_code", HUPAN_COLUMN_FACET, 10 },
  { "mentor", NULL, "appointment:application.mentor", HUPAN_COLUMN_FACET, 16 },
  { NULL },
};

const HupanKind hupan_application_kind = {
  .name = "application",
  .plural = "candidates",
  .label = NC_ ("kind", "Candidate"),
  .label_plural = NC_ ("kind", "Candidates"),
  .flags = HUPAN_KIND_LISTED,
  .title = "person.name",
  .embeds = "person",
  .fields = application_fields,
  .derived = hupan_application_derived,
  .columns = application_columns,
};

static const HupanField topic_preference_fields[] = {
  { "application", NC_ ("field", "Candidate"), HUPAN_TYPE_REFERENCE, HUPAN_FIELD_REQUIRED | HUPAN_FIELD_OWNER,
    .target = "application" },
  { "topic", NC_ ("field", "Topic"), HUPAN_TYPE_REFERENCE, HUPAN_FIELD_REQUIRED, .target = "topic",
    .headings = "Topics|Choice|Topic choice|Preference|Preferred topic|课题|意向课题|申请课题|拟研究课题|志愿|第一志愿|志愿课题|课题志愿|报考志愿" },
  { "rank", NC_ ("field", "Preference"), HUPAN_TYPE_INTEGER, .initial = "1" },
  { NULL },
};

const HupanKind hupan_topic_preference_kind = {
  .name = "topic_preference",
  .plural = "topic-preferences",
  .label = NC_ ("kind", "Topic preference"),
  .label_plural = NC_ ("kind", "Topic preferences"),
  .flags = HUPAN_KIND_PART,
  .title = "topic.title",
  .fields = topic_preference_fields,
};

static const HupanField application_tag_fields[] = {
  { "application", NC_ ("field", "Candidate"), HUPAN_TYPE_REFERENCE, HUPAN_FIELD_REQUIRED | HUPAN_FIELD_OWNER,
    .target = "application" },
  { "tag", NC_ ("field", "Tag"), HUPAN_TYPE_REFERENCE, HUPAN_FIELD_REQUIRED, .target = "tag", .headings = "Tags|标签" },
  { NULL },
};

const HupanKind hupan_application_tag_kind = {
  .name = "application_tag",
  .plural = "application-tags",
  .label = NC_ ("kind", "Tag of a candidate"),
  .label_plural = NC_ ("kind", "Tags of a candidate"),
  .flags = HUPAN_KIND_PART,
  .title = "tag.name",
  .fields = application_tag_fields,
};
