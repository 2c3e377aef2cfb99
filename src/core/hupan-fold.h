/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How text is made comparable for searching and sorting. Stored folded text carries this number and is made anew
 * when the rules change. */
#define HUPAN_FOLD_RULES 1

char *hupan_fold (const char *text);            /* NFKD, lower case, no marks; ł ø đ ı ß æ œ þ spelled out */
char *hupan_romanise (const char *text);        /* folded and in a-z 0-9: "浙江大学" is "zhejiang daxue" */
char *hupan_romanise_name (const char *name);   /* the same with the special readings of Chinese surnames: 曾 Zeng */
char *hupan_sort_key (const char *text);        /* romanised, for byte order */
char *hupan_search_text (const char *text, gboolean is_person);

G_END_DECLS
