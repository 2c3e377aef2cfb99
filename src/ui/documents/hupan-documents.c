/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/hupan-places.h"

#include <glib/gi18n.h>

#include "hupan-document-group.h"

static const HupanSection sections[] = {
  { HUPAN_SECTION_OWN, .create = hupan_document_group_new, .keeps = TRUE },
  { HUPAN_SECTION_FIELDS, NC_ ("section", "Document"),
    "kind status application topic university language received_on valid_until confidentiality size" },
  { HUPAN_SECTION_FIELDS, NC_ ("section", "Notes"), "notes" },
  { 0 },
};

/* Documents are made where they belong: on the page of a candidate, a topic or a university. */
const HupanPlace hupan_documents_place = {
  .name = "documents",
  .kind = "document",
  .icon_name = "hupan-document-symbolic",
  .help = "stages-and-targets",
  .empty_description = N_ ("Documents of candidates, topics and universities are listed here. Drop files on the page of the "
                           "one that they belong to."),
  .subtitle = "kind status",
  .sections = sections,
};
