/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/hupan-kind.h"

G_BEGIN_DECLS

/* How words in a file are recognised: headings, choices, names of records. Two wordings are one if they differ only in
 * case, accents, spaces and punctuation, or in the way Chinese is written: "E-Mail" and "email", 電郵 and 电邮. */
char *hupan_wording_key (const char *text);

/* Such a key without what says which of several it is: "topic2", "2ndtopic", "secondtopic" and "第二课题" give "topic" and
 * "课题". Returns: (transfer full) (nullable): NULL: it says nothing of the kind. */
char *hupan_wording_key_without_ordinal (const char *key);

/* The wordings of a text of the program in every language it comes with, the source's own first. Returns: (transfer
 * full); the language of the interface plays no part, so that a file means the same to everybody. */
char **hupan_wording_in_all_languages (const char *context, const char *message);

/* A choice of an enumeration by its name, its label in any language, or a word that people use for it ("PhD", "prospect").
 * Returns NULL if it is none of them. */
const char *hupan_wording_find_choice (const HupanField *field, const char *text);

/* The choices that a text which is none of them has in it, or is part of: "Interview stage", 待面试（线上）. Returns: (transfer
 * full): of const HupanChoice *, in the order of the field. */
GPtrArray *hupan_wording_list_likely_choices (const HupanField *field, const char *text);

G_END_DECLS
