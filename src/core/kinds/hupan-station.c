/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-kinds.h"

#include <glib/gi18n.h>

/* The time in the station, and where it leads: one candidate file has at most one appointment, with its dates from entry
 * to exit, and afterwards one destination or more, which decide on the award. */

static const HupanChoice exit_results[] = {
  { "passed", NC_ ("exit_result", "Passed") },
  { "failed", NC_ ("exit_result", "Failed") },
  { "left", NC_ ("exit_result", "Left early") },
  { NULL },
};

static const HupanField appointment_fields[] = {
  { "application", NC_ ("field", "Candidate"), HUPAN_TYPE_REFERENCE,
    HUPAN_FIELD_REQUIRED | HUPAN_FIELD_OWNER | HUPAN_FIELD_UNIQUE, .target = "application" },
  { "entry_date", NC_ ("field", "Entry date"), HUPAN_TYPE_DATE, .headings = "Entered on|进站时间" },
  { "planned_exit", NC_ ("field", "Planned exit"), HUPAN_TYPE_DATE, .headings = "拟出站日期" },
  { "exit_date", NC_ ("field", "Exit date"), HUPAN_TYPE_DATE, .headings = "Left on|出站时间" },
  { "exit_result", NC_ ("field", "Exit result"), HUPAN_TYPE_ENUM, .choices = exit_results },
  { "certificate_no", NC_ ("field", "Certificate number"), HUPAN_TYPE_TEXT, HUPAN_FIELD_SEARCHED,
    .headings = "博士后证书号" },
  { "mentor", NC_ ("field", "Mentor"), HUPAN_TYPE_REFERENCE, .target = "fellow" },
  { "assigned_topic", NC_ ("field", "Assigned topic"), HUPAN_TYPE_REFERENCE, .target = "topic" },
  { "assigned_site", NC_ ("field", "Assigned site"), HUPAN_TYPE_REFERENCE, .target = "site" },
  { "notes", NC_ ("field", "Notes"), HUPAN_TYPE_LONG_TEXT },
  { NULL },
};

static void
check_appointment (HupanRecord *record, GPtrArray *problems)
{
  hupan_check_order (record, problems, "entry_date", "planned_exit");
  hupan_check_order (record, problems, "entry_date", "exit_date");
  hupan_check_not_after_today (record, problems, "exit_date");
}

const HupanKind hupan_appointment_kind = {
  .name = "appointment",
  .plural = "appointments",
  .label = NC_ ("kind", "Appointment"),
  .label_plural = NC_ ("kind", "Appointments"),
  .flags = HUPAN_KIND_PART | HUPAN_KIND_OUTCOME,
  .title = "entry_date",
  .fields = appointment_fields,
  .check = check_appointment,
};

static const HupanField destination_fields[] = {
  { "application", NC_ ("field", "Candidate"), HUPAN_TYPE_REFERENCE, HUPAN_FIELD_REQUIRED | HUPAN_FIELD_OWNER,
    .target = "application" },
  { "employer", NC_ ("field", "Employer"), HUPAN_TYPE_TEXT, HUPAN_FIELD_REQUIRED | HUPAN_FIELD_SEARCHED,
    .headings = "工作单位" },
  { "district_code", NC_ ("field", "District code"), HUPAN_TYPE_TEXT, .headings = "行政区划代码" },
  { "contract_start", NC_ ("field", "Contract begins on"), HUPAN_TYPE_DATE },
  { "contract_months", NC_ ("field", "Months of contract"), HUPAN_TYPE_INTEGER },
  { "full_time", NC_ ("field", "Full time"), HUPAN_TYPE_FLAG, .initial = "1" },
  { "verified_by", NC_ ("field", "Verified by"), HUPAN_TYPE_TEXT, HUPAN_FIELD_PERSON },
  { NULL },
};

static void
check_destination (HupanRecord *record, GPtrArray *problems)
{
  hupan_check_district (record, problems, "district_code");
  hupan_check_range (record, problems, "contract_months", 1, 600);
}

const HupanKind hupan_destination_kind = {
  .name = "destination",
  .plural = "destinations",
  .label = NC_ ("kind", "Destination"),
  .label_plural = NC_ ("kind", "Destinations"),
  .flags = HUPAN_KIND_PART | HUPAN_KIND_OUTCOME,
  .title = "employer",
  .fields = destination_fields,
  .check = check_destination,
};
