/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/hupan-registry.h"

G_BEGIN_DECLS

/* What show writes about a record: its own fields, those of the record it embeds, and the parts of both, by kind. */
typedef struct
{
  HupanRegistry *registry;
  HupanRecord *record;
  HupanRecord *embedded; /* NULL: none */
  GHashTable *derived;   /* const HupanField *, of either → char * */
} HupanShown;

/* The parts of one kind that a record has, in their order, not those in the trash; NULL with an error. */
GPtrArray *hupan_shown_find_parts (HupanRegistry *registry, const HupanKind *part, HupanRecord *owner, GError **error);

/* For programs: an object with every field in canonical text, "id" first, and arrays of parts. hupan-shown-json.c */
gboolean hupan_shown_print_json (HupanShown *shown, GError **error);

/* For people: a line for each field that has a value. hupan-shown-text.c */
gboolean hupan_shown_print_text (HupanShown *shown, GError **error);

G_END_DECLS
