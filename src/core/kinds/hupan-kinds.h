/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "../hupan-record.h"

G_BEGIN_DECLS

extern const HupanKind hupan_research_field_kind;
extern const HupanKind hupan_site_kind;
extern const HupanKind hupan_host_unit_kind;
extern const HupanKind hupan_university_kind;
extern const HupanKind hupan_university_name_kind;
extern const HupanKind hupan_person_kind;
extern const HupanKind hupan_education_kind;
extern const HupanKind hupan_fellow_kind;
extern const HupanKind hupan_fellow_field_kind;
extern const HupanKind hupan_topic_kind;
extern const HupanKind hupan_topic_fellow_kind;
extern const HupanKind hupan_topic_code_kind;
extern const HupanKind hupan_call_kind;
extern const HupanKind hupan_tag_kind;
extern const HupanKind hupan_application_kind;
extern const HupanKind hupan_topic_preference_kind;
extern const HupanKind hupan_application_tag_kind;
extern const HupanKind hupan_appointment_kind;
extern const HupanKind hupan_destination_kind;
extern const HupanKind hupan_document_kind;
extern const HupanKind hupan_requirement_kind;
extern const HupanKind hupan_document_request_kind;
extern const HupanKind hupan_target_kind;
extern const HupanKind hupan_award_policy_kind;
extern const HupanKind hupan_translation_kind;
extern const HupanKind hupan_saved_view_kind;

extern const HupanDerived hupan_application_derived[];

/* Rules across or on fields that several kinds share; each adds a problem in words. NULL values pass. */
void hupan_check_range (HupanRecord *record, GPtrArray *problems, const char *field, double least, double most);
void hupan_check_order (HupanRecord *record, GPtrArray *problems, const char *first, const char *last);
void hupan_check_not_after_today (HupanRecord *record, GPtrArray *problems, const char *field);
void hupan_check_district (HupanRecord *record, GPtrArray *problems, const char *field);

G_END_DECLS
