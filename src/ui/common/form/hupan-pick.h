/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* One value of a type that has a known list of them (hupan-picks.h): a country or region, a language, a time zone. */
#define HUPAN_TYPE_PICK (hupan_pick_get_type ())
G_DECLARE_FINAL_TYPE (HupanPick, hupan_pick, HUPAN, PICK, GObject)

HupanPick  *hupan_pick_new (const char *value, const char *name, const char *mark, const char *const *others);
const char *hupan_pick_get_value (HupanPick *self); /* canonical text */

/* Those met most often come first, then all by their names. */
void hupan_pick_set_rank (HupanPick *self, guint rank);
int  hupan_pick_compare (gconstpointer a, gconstpointer b, gpointer data);

/* How well it answers a search, words of it in any order: 0 is the whole of a name or code, then the beginning, the
 * beginning of a word, any place; -1 does not answer. @spellings: an array of those of each word, see
 * hupan_search_query (). Every name counts: in the interface's language, in English, in Chinese, its own. */
int hupan_pick_match (HupanPick *self, GPtrArray *spellings);

G_END_DECLS
