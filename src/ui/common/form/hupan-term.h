/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/hupan-field.h"

G_BEGIN_DECLS

/* One value of a type that has a known list of them: a country or region, a language, a time zone. */
#define HUPAN_TYPE_TERM (hupan_term_get_type ())
G_DECLARE_FINAL_TYPE (HupanTerm, hupan_term, HUPAN, TERM, GObject)

const char *hupan_term_get_value (HupanTerm *self); /* canonical text */
const char *hupan_term_get_name (HupanTerm *self);  /* in the interface's language */
const char *hupan_term_get_mark (HupanTerm *self);  /* a flag; "" for none */

/* How well it answers a search, words of it in any order: 0 is the whole of a name or code, then the beginning, the
 * beginning of a word, any place; -1 does not answer. @spellings: an array of those of each word, see
 * hupan_search_query (). Every name counts: in the interface's language, in English, in Chinese, its own. */
int hupan_term_match (HupanTerm *self, GPtrArray *spellings);

/* All terms of a type, those most often met first, then by name. Made once, on a thread, because romanising a few
 * thousand names takes a while; the list is empty until then. */
GListModel *hupan_terms_get (HupanType type); /* transfer none */

char *hupan_term_dup_name (HupanType type, const char *value); /* with its flag, for people */

G_END_DECLS
