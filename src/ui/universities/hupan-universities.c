/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/hupan-places.h"

#include <glib/gi18n.h>

#include "ui/documents/hupan-document-group.h"

static const HupanSection sections[] = {
  { HUPAN_SECTION_FIELDS, NC_ ("section", "University"),
    "partner_status owner country subdivision city website domains established" },
  { HUPAN_SECTION_PARTS, NC_ ("section", "Names"), "university_name" },
  { HUPAN_SECTION_OWN, .create = hupan_document_group_new, .keeps = TRUE },
  { HUPAN_SECTION_RELATED, NC_ ("section", "Candidates from Here"), "application", "university" },
  { HUPAN_SECTION_RELATED, NC_ ("section", "Topics They Prefer"), "topic", "universities" },
  { HUPAN_SECTION_FIELDS, NC_ ("section", "Register"), "ror_id ror_status latitude longitude" },
  { HUPAN_SECTION_FIELDS, NC_ ("section", "Notes"), "notes" },
  { 0 },
};

const HupanPlace hupan_universities_place = {
  .name = "universities",
  .kind = "university",
  .icon_name = "hupan-university-symbolic",
  .empty_description = N_ ("Universities that send you postdocs belong here. Import them from ROR, or add one."),
  .new_label = N_ ("New University"),
  .help = "searching",
  .subtitle = "native_name country",
  .sections = sections,
};
