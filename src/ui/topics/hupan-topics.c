/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/hupan-places.h"

#include <glib/gi18n.h>

#include "ui/documents/hupan-document-group.h"

static const HupanSection sections[] = {
  { HUPAN_SECTION_FIELDS, NC_ ("section", "Topic"), "status field site host_unit slots open_from open_until keywords" },
  { HUPAN_SECTION_FIELDS, NC_ ("section", "Abstract"), "abstract" },
  { HUPAN_SECTION_PARTS, NC_ ("section", "Fellows"), "topic_fellow" },
  { HUPAN_SECTION_RELATED, NC_ ("section", "Applicants"), "application", "topics" },
  { HUPAN_SECTION_OWN, .create = hupan_document_group_new, .keeps = TRUE },
  { HUPAN_SECTION_FIELDS, NC_ ("section", "Compute and Use"), "compute_need path_into_use ethics_review export_control" },
  { HUPAN_SECTION_PARTS, NC_ ("section", "Classification"), "topic_code" },
  { HUPAN_SECTION_PARTS, NC_ ("section", "Other Languages"), "translation" },
  { HUPAN_SECTION_FIELDS, NC_ ("section", "Notes"), "notes" },
  { 0 },
};

const HupanPlace hupan_topics_place = {
  .name = "topics",
  .kind = "topic",
  .icon_name = "hupan-topic-symbolic",
  .empty_description = N_ ("Research topics that look for postdocs belong here."),
  .new_label = N_ ("New Topic"),
  .help = "searching",
  .subtitle = "code field",
  .sections = sections,
};
