/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the programme is made of, seldom changed: each a list like any other. */

#include "config.h"

#include "ui/hupan-places.h"

#include <glib/gi18n.h>

static const HupanSection calls_sections[] = {
  { HUPAN_SECTION_FIELDS, NC_ ("section", "Call"), "status opens_on closes_on target notes" },
  { HUPAN_SECTION_PARTS, NC_ ("section", "Required Documents"), "requirement" },
  { HUPAN_SECTION_RELATED, NC_ ("section", "Candidates"), "application", "call" },
  { HUPAN_SECTION_PARTS, NC_ ("section", "Other Languages"), "translation" },
  { 0 },
};

const HupanPlace hupan_calls_place = {
  .name = "calls",
  .kind = "call",
  .icon_name = "hupan-call-symbolic",
  .group = NC_ ("place group", "Setup"),
  .empty_description = N_ ("Rounds of recruitment with their dates and targets belong here."),
  .new_label = N_ ("New Call"),
  .help = "stages-and-targets",
  .subtitle = "status",
  .sections = calls_sections,
};

static const HupanSection targets_sections[] = {
  { HUPAN_SECTION_FIELDS, NC_ ("section", "Target"), "metric comparison value period_start period_end definition" },
  { HUPAN_SECTION_PARTS, NC_ ("section", "Other Languages"), "translation" },
  { 0 },
};

const HupanPlace hupan_targets_place = {
  .name = "targets",
  .kind = "target",
  .icon_name = "hupan-target-symbolic",
  .group = NC_ ("place group", "Setup"),
  .empty_description = N_ ("What the programme has promised, such as thirty who enter within a year, belongs here."),
  .new_label = N_ ("New Target"),
  .help = "stages-and-targets",
  .subtitle = "metric",
  .sections = targets_sections,
};

static const HupanSection award_policies_sections[] = {
  { HUPAN_SECTION_FIELDS, NC_ ("section", "Award Policy"),
    "amount district_name district_code valid_from valid_until definition" },
  { HUPAN_SECTION_PARTS, NC_ ("section", "Other Languages"), "translation" },
  { 0 },
};

const HupanPlace hupan_award_policies_place = {
  .name = "award-policies",
  .kind = "award_policy",
  .icon_name = "hupan-award-symbolic",
  .group = NC_ ("place group", "Setup"),
  .empty_description = N_ ("What is paid to those who complete the station and stay in the district belongs here."),
  .new_label = N_ ("New Award Policy"),
  .help = "stages-and-targets",
  .subtitle = "amount district_name",
  .sections = award_policies_sections,
};

static const HupanSection sites_sections[] = {
  { HUPAN_SECTION_FIELDS, NC_ ("section", "Site"), "city country time_zone notes" },
  { HUPAN_SECTION_RELATED, NC_ ("section", "Topics"), "topic", "site" },
  { HUPAN_SECTION_PARTS, NC_ ("section", "Other Languages"), "translation" },
  { 0 },
};

const HupanPlace hupan_sites_place = {
  .name = "sites",
  .kind = "site",
  .icon_name = "hupan-site-symbolic",
  .group = NC_ ("place group", "Setup"),
  .empty_description = N_ ("The places where the unit works belong here."),
  .new_label = N_ ("New Site"),
  .help = "first-steps",
  .subtitle = "city country",
  .sections = sites_sections,
};

static const HupanSection host_units_sections[] = {
  { HUPAN_SECTION_FIELDS, NC_ ("section", "Host Unit"), "site notes" },
  { HUPAN_SECTION_RELATED, NC_ ("section", "Topics"), "topic", "host_unit" },
  { HUPAN_SECTION_PARTS, NC_ ("section", "Other Languages"), "translation" },
  { 0 },
};

const HupanPlace hupan_host_units_place = {
  .name = "host-units",
  .kind = "host_unit",
  .icon_name = "hupan-host-unit-symbolic",
  .group = NC_ ("place group", "Setup"),
  .empty_description = N_ ("The units that employ postdocs belong here."),
  .new_label = N_ ("New Host Unit"),
  .help = "first-steps",
  .subtitle = "site",
  .sections = host_units_sections,
};

static const HupanSection fields_sections[] = {
  { HUPAN_SECTION_FIELDS, NC_ ("section", "Research Field"), "notes" },
  { HUPAN_SECTION_RELATED, NC_ ("section", "Topics"), "topic", "field" },
  { HUPAN_SECTION_PARTS, NC_ ("section", "Other Languages"), "translation" },
  { 0 },
};

const HupanPlace hupan_fields_place = {
  .name = "fields",
  .kind = "research_field",
  .icon_name = "hupan-field-symbolic",
  .group = NC_ ("place group", "Setup"),
  .empty_description = N_ ("The fields that topics are grouped by belong here."),
  .new_label = N_ ("New Research Field"),
  .help = "first-steps",
  .sections = fields_sections,
};

static const HupanSection tags_sections[] = {
  { HUPAN_SECTION_FIELDS, NC_ ("section", "Tag"), "notes" },
  { HUPAN_SECTION_RELATED, NC_ ("section", "Candidates"), "application", "tags" },
  { HUPAN_SECTION_PARTS, NC_ ("section", "Other Languages"), "translation" },
  { 0 },
};

const HupanPlace hupan_tags_place = {
  .name = "tags",
  .kind = "tag",
  .icon_name = "hupan-tag-symbolic",
  .group = NC_ ("place group", "Setup"),
  .empty_description = N_ ("Words to mark candidates with belong here."),
  .new_label = N_ ("New Tag"),
  .help = "first-steps",
  .sections = tags_sections,
};
