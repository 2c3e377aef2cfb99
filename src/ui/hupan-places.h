/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/hupan-place.h"

extern const HupanPlace hupan_overview_place;
extern const HupanPlace hupan_universities_place;
extern const HupanPlace hupan_topics_place;
extern const HupanPlace hupan_candidates_place;
extern const HupanPlace hupan_documents_place;
extern const HupanPlace hupan_fellows_place;
extern const HupanPlace hupan_calls_place;
extern const HupanPlace hupan_targets_place;
extern const HupanPlace hupan_award_policies_place;
extern const HupanPlace hupan_sites_place;
extern const HupanPlace hupan_host_units_place;
extern const HupanPlace hupan_fields_place;
extern const HupanPlace hupan_tags_place;
extern const HupanPlace hupan_trash_place;
