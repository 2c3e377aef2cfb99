/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/hupan-guards.h"
#include "store/hupan-registry.h"

G_BEGIN_DECLS

/* Who leads which topic, and how many places of the fellows are taken now. A place is taken by each candidate who is in
 * station or in exit review: on the topic of the appointment (else the one ranked first) by the weight of the fellow there, and
 * wholly if the fellow is the mentor of the appointment without being a fellow of that topic. */
typedef struct _HupanMentors HupanMentors;

HupanMentors *hupan_mentors_load (HupanRegistry *registry, const char *lang, const HupanProgress *progress, GError **error);
void          hupan_mentors_free (HupanMentors *self);

gint64        hupan_mentors_get_lead (HupanMentors *self, gint64 topic); /* a fellow; 0: none */
double        hupan_mentors_get_load (HupanMentors *self, gint64 fellow);
void          hupan_mentors_describe (HupanMentors *self, gint64 topic, const char *title, HupanMentorFacts *facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanMentors, hupan_mentors_free)

G_END_DECLS
