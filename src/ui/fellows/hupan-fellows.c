/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/hupan-places.h"

#include <glib/gi18n.h>

static const HupanSection sections[] = {
  { HUPAN_SECTION_FIELDS, NC_ ("section", "Fellow"), "status title site max_load" },
  { HUPAN_SECTION_PARTS, NC_ ("section", "Research Fields"), "fellow_field" },
  { HUPAN_SECTION_RELATED, NC_ ("section", "Topics"), "topic", "fellows" },
  { HUPAN_SECTION_FIELDS, NC_ ("section", "Contact"), "person.emails person.phones person.website person.orcid" },
  { HUPAN_SECTION_FIELDS, NC_ ("section", "Person"),
    "person.name person.latin_name person.family_name person.given_name person.name_order person.phonetic person.sort_as "
    "person.affiliation person.languages" },
  { HUPAN_SECTION_SIBLINGS, NC_ ("section", "Applications"), "application" },
  { HUPAN_SECTION_FIELDS, NC_ ("section", "Notes"), "notes person.notes" },
  { 0 },
};

const HupanPlace hupan_fellows_place = {
  .name = "fellows",
  .kind = "fellow",
  .icon_name = "hupan-fellow-symbolic",
  .empty_description = N_ ("Science fellows who mentor postdocs belong here."),
  .new_label = N_ ("New Fellow"),
  .help = "searching",
  .again_label = N_ ("Make This Person a _Fellow"),
  .subtitle = "title site",
  .sections = sections,
};
