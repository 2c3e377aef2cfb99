/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-kinds.h"

#include <glib/gi18n.h>

/* Papers: what a document is called and whom it belongs to. Its content is in documents.sqlite, once for each SHA-256,
 * however many records have it. Which papers a candidate must bring is said by the call. */

static const HupanChoice document_kinds[] = {
  { "cv", NC_ ("document_kind", "Curriculum vitae") },
  { "transcript", NC_ ("document_kind", "Transcript") },
  { "degree_certificate", NC_ ("document_kind", "Degree certificate") },
  { "publication", NC_ ("document_kind", "Publication") },
  { "research_proposal", NC_ ("document_kind", "Research proposal") },
  { "reference_letter", NC_ ("document_kind", "Reference letter") },
  { "identity", NC_ ("document_kind", "Identity document") },
  { "entry_agreement", NC_ ("document_kind", "Entry agreement") },
  { "contract", NC_ ("document_kind", "Contract") },
  { "photo", NC_ ("document_kind", "Photo") },
  { "other", NC_ ("document_kind", "Other") },
  { NULL },
};

static const HupanChoice confidentialities[] = {
  { "normal", NC_ ("confidentiality", "Normal") },
  { "restricted", NC_ ("confidentiality", "Restricted") },
  { "reference_letter", NC_ ("confidentiality", "Reference letter") },
  { NULL },
};

static const HupanChoice document_statuses[] = {
  { "received", NC_ ("document_status", "Received") },
  { "verified", NC_ ("document_status", "Verified") },
  { "rejected", NC_ ("document_status", "Not accepted") },
  { NULL },
};

static const HupanField document_fields[] = {
  { "name", NC_ ("field", "File name"), HUPAN_TYPE_TEXT, HUPAN_FIELD_REQUIRED | HUPAN_FIELD_SEARCHED | HUPAN_FIELD_NAME },
  { "kind", NC_ ("field", "Kind of document"), HUPAN_TYPE_ENUM, HUPAN_FIELD_REQUIRED, .choices = document_kinds,
    .context = "document_kind", .initial = "other" },
  { "application", NC_ ("field", "Candidate"), HUPAN_TYPE_REFERENCE, HUPAN_FIELD_FOLLOWS, .target = "application" },
  { "topic", NC_ ("field", "Topic"), HUPAN_TYPE_REFERENCE, HUPAN_FIELD_FOLLOWS, .target = "topic" },
  { "university", NC_ ("field", "University"), HUPAN_TYPE_REFERENCE, HUPAN_FIELD_FOLLOWS, .target = "university" },
  { "status", NC_ ("field", "Status"), HUPAN_TYPE_ENUM, HUPAN_FIELD_REQUIRED, .choices = document_statuses,
    .context = "document_status", .initial = "received" },
  { "language", NC_ ("field", "Language"), HUPAN_TYPE_LANGUAGE },
  { "received_on", NC_ ("field", "Received on"), HUPAN_TYPE_DATE },
  { "valid_until", NC_ ("field", "Valid until"), HUPAN_TYPE_DATE },
  { "confidentiality", NC_ ("field", "Confidentiality"), HUPAN_TYPE_ENUM, HUPAN_FIELD_REQUIRED,
    .choices = confidentialities, .initial = "normal" },
  { "notes", NC_ ("field", "Notes"), HUPAN_TYPE_LONG_TEXT, HUPAN_FIELD_SEARCHED },
  { "media_type", NC_ ("field", "Media type"), HUPAN_TYPE_TEXT, HUPAN_FIELD_REQUIRED | HUPAN_FIELD_HIDDEN },
  { "size", NC_ ("field", "Size"), HUPAN_TYPE_SIZE, HUPAN_FIELD_REQUIRED | HUPAN_FIELD_HIDDEN },
  { "sha256", NC_ ("field", "SHA-256"), HUPAN_TYPE_TEXT, HUPAN_FIELD_REQUIRED | HUPAN_FIELD_HIDDEN }, /* hexadecimal */
  { NULL },
};

static const HupanColumn document_columns[] = {
  { "name", NULL, "name", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_SEARCHED | HUPAN_COLUMN_TITLE, 24 },
  { "kind", NULL, "kind", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_FACET, 16 },
  { "candidate", NULL, "application", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_SEARCHED, 18 },
  { "status", NULL, "status", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_FACET, 10 },
  { "received_on", NULL, "received_on", HUPAN_COLUMN_SHOWN, 10 },
  { "size", NULL, "size", HUPAN_COLUMN_SHOWN, 8 },
  { "valid_until", NULL, "valid_until", HUPAN_COLUMN_SHOWN, 10 },
  { "language", NULL, "language", HUPAN_COLUMN_FACET, 12 },
  { "confidentiality", NULL, "confidentiality", HUPAN_COLUMN_SHOWN | HUPAN_COLUMN_FACET, 12 },
  { "university", NULL, "university", HUPAN_COLUMN_SEARCHED | HUPAN_COLUMN_FACET, 18 },
  { "topic", NULL, "topic", HUPAN_COLUMN_SEARCHED | HUPAN_COLUMN_FACET, 18 },
  { "media_type", NULL, "media_type", HUPAN_COLUMN_NONE, 16 },
  { NULL },
};

/* A paper has one place: looked for in the file of one candidate, or with one topic or university. */
static void
check_document (HupanRecord *record, GPtrArray *problems)
{
  static const char *const owners[] = { "application", "topic", "university" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    n += hupan_record_get (record, owners[i]) != NULL;
  if (n != 1)
    hupan_problems_add (problems, NULL, _ ("A document belongs to one candidate, topic or university."));
}

const HupanKind hupan_document_kind = {
  .name = "document",
  .plural = "documents",
  .label = NC_ ("kind", "Document"),
  .label_plural = NC_ ("kind", "Documents"),
  .flags = HUPAN_KIND_LISTED | HUPAN_KIND_KEPT,
  .title = "name",
  .fields = document_fields,
  .confidential = "confidentiality",
  .columns = document_columns,
  .check = check_document,
};

static const HupanField requirement_fields[] = {
  { "call", NC_ ("field", "Call"), HUPAN_TYPE_REFERENCE, HUPAN_FIELD_REQUIRED | HUPAN_FIELD_OWNER, .target = "call" },
  { "document_kind", NC_ ("field", "Kind of document"), HUPAN_TYPE_ENUM, HUPAN_FIELD_REQUIRED,
    .choices = document_kinds, .context = "document_kind", .initial = "cv" },
  { "notes", NC_ ("field", "Notes"), HUPAN_TYPE_TEXT },
  { "position", NC_ ("field", "Position"), HUPAN_TYPE_INTEGER, HUPAN_FIELD_HIDDEN },
  { NULL },
};

const HupanKind hupan_requirement_kind = {
  .name = "requirement",
  .plural = "requirements",
  .label = NC_ ("kind", "Required document"),
  .label_plural = NC_ ("kind", "Required documents"),
  .flags = HUPAN_KIND_PART,
  .title = "document_kind",
  .fields = requirement_fields,
};

/* What was done about a paper that is not there. */
static const HupanChoice request_states[] = {
  { "requested", NC_ ("request_state", "Requested") },
  { "waived", NC_ ("request_state", "Waived") },
  { NULL },
};

static const HupanField document_request_fields[] = {
  { "application", NC_ ("field", "Candidate"), HUPAN_TYPE_REFERENCE, HUPAN_FIELD_REQUIRED | HUPAN_FIELD_OWNER,
    .target = "application" },
  { "document_kind", NC_ ("field", "Kind of document"), HUPAN_TYPE_ENUM, HUPAN_FIELD_REQUIRED,
    .choices = document_kinds, .context = "document_kind" },
  { "state", NC_ ("field", "State"), HUPAN_TYPE_ENUM, HUPAN_FIELD_REQUIRED, .choices = request_states,
    .context = "request_state", .initial = "requested", .stamps = "since" },
  { "since", NC_ ("field", "Since"), HUPAN_TYPE_DATE },
  { "reason", NC_ ("field", "Reason"), HUPAN_TYPE_TEXT },
  { NULL },
};

const HupanKind hupan_document_request_kind = {
  .name = "document_request",
  .plural = "document-requests",
  .label = NC_ ("kind", "Requested document"),
  .label_plural = NC_ ("kind", "Requested documents"),
  .flags = HUPAN_KIND_PART,
  .title = "document_kind",
  .fields = document_request_fields,
};
