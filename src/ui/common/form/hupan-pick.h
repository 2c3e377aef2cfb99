/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/hupan-field.h"

G_BEGIN_DECLS

/* One value of a type that has a known list of them: a country or region, a language, a time zone. */
#define HUPAN_TYPE_PICK (hupan_pick_get_type ())
G_DECLARE_FINAL_TYPE (HupanPick, hupan_pick, HUPAN, PICK, GObject)

const char *hupan_pick_get_value (HupanPick *self); /* canonical text */
const char *hupan_pick_get_name (HupanPick *self);  /* in the interface's language */
const char *hupan_pick_get_mark (HupanPick *self);  /* a flag; "" for none */

/* How well it answers a search, words of it in any order: 0 is the whole of a name or code, then the beginning, the
 * beginning of a word, any place; -1 does not answer. @spellings: an array of those of each word, see
 * hupan_search_query (). Every name counts: in the interface's language, in English, in Chinese, its own. */
int hupan_pick_match (HupanPick *self, GPtrArray *spellings);

/* All picks of a type, those most often met first, then by name. Made once, on a thread, because romanising a few
 * thousand names takes a while; the list is empty until then. */
GListModel *hupan_pick_get_all (HupanType type); /* transfer none */

char *hupan_pick_dup_name (HupanType type, const char *value); /* with its flag, for people */

G_END_DECLS
