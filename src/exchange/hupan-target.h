/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/hupan-kind.h"

G_BEGIN_DECLS

/* Where the value of a CSV column goes: a field of the kind itself ("country"), of the record that is edited with it
 * ("person.emails"), or of its parts ("education.university", "topic_preference.topic"). */
typedef enum
{
  HUPAN_TARGET_OWN = 1,
  HUPAN_TARGET_EMBEDDED, /* of the record that kind->embeds refers to */
  HUPAN_TARGET_PART,     /* of one part; the columns of a row make up that part */
  HUPAN_TARGET_LIST,     /* of several parts, a value in the cell for each */
} HupanTargetRole;

typedef struct
{
  char *name;
  HupanTargetRole role;
  const HupanKind *kind;   /* that has the field */
  const HupanField *field;
  gboolean on_embedded;    /* PART: of the embedded record */
  gboolean ranked;         /* LIST: the order of the values is stored in "rank", and the cell is the whole list */
} HupanTarget;

/* Every target of a kind, in the order of menus; shared, never freed. */
GPtrArray         *hupan_targets_of_kind (const HupanKind *kind);
const HupanTarget *hupan_target_find (const HupanKind *kind, const char *name);
char              *hupan_target_dup_label (const HupanTarget *target);
const HupanKind   *hupan_kind_get_embedded (const HupanKind *kind);

/* Whether a cell for a part may hold several values with semicolons between them: of what is chosen, not of what is
 * written, where a semicolon may be part of the text. */
gboolean hupan_target_field_may_repeat (const HupanField *field);

/* Whether several columns may have the target, as "Topic 1" and "Topic 2" do: their values are put together in the order of
 * the columns, and of a part each column is about another one. */
gboolean hupan_target_may_repeat (const HupanTarget *target);

/* How well a heading names a target, 0 (not at all) to 4 (its name in the program). */
int hupan_target_match_heading (const HupanTarget *target, const char *heading_key);

/* The target for each heading, NULL where there is none. Each target once, but for headings that are alike or say which of
 * several they are: "Topic", "Topic 2". */
GPtrArray       *hupan_targets_guess (const HupanKind *kind, const char *const *headings);
const HupanKind *hupan_kind_guess (const char *const *headings);

G_END_DECLS
