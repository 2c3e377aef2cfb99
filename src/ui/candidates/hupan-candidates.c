/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/hupan-places.h"

#include <glib/gi18n.h>

#include "ui/documents/hupan-checklist-group.h"
#include "ui/documents/hupan-document-group.h"
#include "ui/stages/hupan-stage-group.h"

static const HupanSection sections[] = {
  { HUPAN_SECTION_OWN, .create = hupan_stage_group_new },
  { HUPAN_SECTION_FIELDS, NC_ ("section", "Application"),
    "stage stage_since call number received_on channel owner decision decision_reason" },
  { HUPAN_SECTION_PARTS, NC_ ("section", "In Station"), "appointment" },
  { HUPAN_SECTION_PARTS, NC_ ("section", "After the Station"), "destination" },
  { HUPAN_SECTION_OWN, .create = hupan_checklist_group_new, .keeps = TRUE },
  { HUPAN_SECTION_OWN, .create = hupan_document_group_new, .keeps = TRUE },
  { HUPAN_SECTION_PARTS, NC_ ("section", "Topic Preferences"), "topic_preference" },
  { HUPAN_SECTION_PARTS, NC_ ("section", "Education"), "education" },
  { HUPAN_SECTION_PARTS, NC_ ("section", "Tags"), "application_tag" },
  { HUPAN_SECTION_FIELDS, NC_ ("section", "Contact"), "person.emails person.phones person.website person.orcid" },
  { HUPAN_SECTION_FIELDS, NC_ ("section", "Person"),
    "person.name person.latin_name person.family_name person.given_name person.name_order person.phonetic person.sort_as "
    "person.affiliation person.languages person.nationalities person.birth_date" },
  { HUPAN_SECTION_SIBLINGS, NC_ ("section", "Other Applications"), "application" },
  { HUPAN_SECTION_SIBLINGS, NC_ ("section", "Also a Fellow"), "fellow" },
  { HUPAN_SECTION_FIELDS, NC_ ("section", "Notes"), "notes person.notes" },
  { 0 },
};

const HupanPlace hupan_candidates_place = {
  .name = "candidates",
  .kind = "application",
  .icon_name = "hupan-candidate-symbolic",
  .empty_description = N_ ("People who might come, apply or have come as postdocs belong here."),
  .new_label = N_ ("New Candidate"),
  .help = "stages-and-targets",
  .again_label = N_ ("_New Application for This Person"),
  .takes_files = TRUE,
  .subtitle = "person.latin_name stage",
  .sections = sections,
};
