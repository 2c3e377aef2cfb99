/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-kinds.h"

#include <glib/gi18n.h>

/* What the programme has promised, and what it will cost: local policy, so data and not code. The figures that are held
 * against them are counted in desk/hupan-overview.c. */

static const HupanChoice metrics[] = {
  { "entered", NC_ ("metric", "Entered the station") },
  { "completed", NC_ ("metric", "Completed the station") },
  { NULL },
};

/* "100 within three years" may mean that 100 are enough, or that they are not. */
static const HupanChoice comparisons[] = {
  { "at_least", NC_ ("comparison", "At least") },
  { "more_than", NC_ ("comparison", "More than") },
  { NULL },
};

static const HupanField target_fields[] = {
  { "name", NC_ ("field", "Name"), HUPAN_TYPE_TEXT,
    HUPAN_FIELD_REQUIRED | HUPAN_FIELD_UNIQUE | HUPAN_FIELD_SEARCHED | HUPAN_FIELD_NAME | HUPAN_FIELD_TRANSLATABLE },
  { "metric", NC_ ("field", "What is counted"), HUPAN_TYPE_ENUM, HUPAN_FIELD_REQUIRED, .choices = metrics,
    .initial = "entered" },
  { "period_start", NC_ ("field", "First day"), HUPAN_TYPE_DATE, HUPAN_FIELD_REQUIRED },
  { "period_end", NC_ ("field", "Last day"), HUPAN_TYPE_DATE, HUPAN_FIELD_REQUIRED },
  { "comparison", NC_ ("field", "How many are enough"), HUPAN_TYPE_ENUM, HUPAN_FIELD_REQUIRED, .choices = comparisons,
    .initial = "at_least" },
  { "value", NC_ ("field", "Number"), HUPAN_TYPE_INTEGER, HUPAN_FIELD_REQUIRED, .headings = "Target|目标人数" },
  { "definition", NC_ ("field", "Definition"), HUPAN_TYPE_LONG_TEXT, HUPAN_FIELD_SEARCHED | HUPAN_FIELD_TRANSLATABLE },
  { NULL },
};

static const HupanColumn target_columns[] = {
  { "name", NULL, "name", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_SEARCHED | HUPAN_COLUMN_TITLE, 24 },
  { "metric", NULL, "metric", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_FACET, 18 },
  { "comparison", NULL, "comparison", HUPAN_COLUMN_SHOWN, 10 },
  { "value", NULL, "value", HUPAN_COLUMN_SHOWN, 8 },
  { "period_start", NULL, "period_start", HUPAN_COLUMN_SHOWN, 10 },
  { "period_end", NULL, "period_end", HUPAN_COLUMN_SHOWN, 10 },
  { NULL },
};

static void
check_target (HupanRecord *record, GPtrArray *problems)
{
  hupan_check_order (record, problems, "period_start", "period_end");
  hupan_check_range (record, problems, "value", 1, 1000000);
}

const HupanKind hupan_target_kind = {
  .name = "target",
  .plural = "targets",
  .label = NC_ ("kind", "Target"),
  .label_plural = NC_ ("kind", "Targets"),
  .flags = HUPAN_KIND_LISTED,
  .title = "name",
  .fields = target_fields,
  .columns = target_columns,
  .check = check_target,
};

static const HupanField award_policy_fields[] = {
  { "name", NC_ ("field", "Name"), HUPAN_TYPE_TEXT,
    HUPAN_FIELD_REQUIRED | HUPAN_FIELD_UNIQUE | HUPAN_FIELD_SEARCHED | HUPAN_FIELD_NAME | HUPAN_FIELD_TRANSLATABLE },
  { "amount", NC_ ("field", "Amount per person"), HUPAN_TYPE_MONEY, HUPAN_FIELD_REQUIRED },
  { "district_code", NC_ ("field", "District code"), HUPAN_TYPE_TEXT, HUPAN_FIELD_REQUIRED },
  { "district_name", NC_ ("field", "District name"), HUPAN_TYPE_TEXT, HUPAN_FIELD_SEARCHED | HUPAN_FIELD_TRANSLATABLE },
  { "valid_from", NC_ ("field", "For entries from"), HUPAN_TYPE_DATE, HUPAN_FIELD_REQUIRED },
  { "valid_until", NC_ ("field", "For entries until"), HUPAN_TYPE_DATE },
  { "definition", NC_ ("field", "Definition"), HUPAN_TYPE_LONG_TEXT, HUPAN_FIELD_SEARCHED | HUPAN_FIELD_TRANSLATABLE },
  { NULL },
};

static const HupanColumn award_policy_columns[] = {
  { "name", NULL, "name", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_SEARCHED | HUPAN_COLUMN_TITLE, 24 },
  { "amount", NULL, "amount", HUPAN_COLUMN_SHOWN, 14 },
  { "district_name", NULL, "district_name", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_SEARCHED, 14 },
  { "district_code", NULL, "district_code", HUPAN_COLUMN_NONE, 10 },
  { "valid_from", NULL, "valid_from", HUPAN_COLUMN_SHOWN, 10 },
  { "valid_until", NULL, "valid_until", HUPAN_COLUMN_SHOWN, 10 },
  { NULL },
};

static void
check_award_policy (HupanRecord *record, GPtrArray *problems)
{
  hupan_check_district (record, problems, "district_code");
  hupan_check_order (record, problems, "valid_from", "valid_until");
}

const HupanKind hupan_award_policy_kind = {
  .name = "award_policy",
  .plural = "award-policies",
  .label = NC_ ("kind", "Award policy"),
  .label_plural = NC_ ("kind", "Award policies"),
  .flags = HUPAN_KIND_LISTED,
  .title = "name",
  .fields = award_policy_fields,
  .columns = award_policy_columns,
  .check = check_award_policy,
};
