/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Chinese characters, one by one and in the phrases in which they are read in another way. */

gboolean    hupan_han_is (gunichar c);
gunichar    hupan_han_simplify (gunichar c); /* 學 is 学; any other character is itself */
const char *hupan_han_read (gunichar c);     /* pinyin without tones, ü as u; "" if it has no reading; static */

/* A phrase at the beginning of @text that is read in a way of its own: sets how many characters it has and their
 * syllables, with spaces between them. @text is simplified. NULL: none. */
const char *hupan_han_read_phrase (const char *text, guint *n_chars);

/* The same for a Chinese family name, which is nearly always one character, sometimes two. Those of one character that
 * is read as always are not in the table. */
const char *hupan_han_read_family_name (const char *text, guint *n_chars);

/* A reading of ours for a single character, for hupan_han_read(). NULL: ICU is right. */
const char *hupan_han_read_character (gunichar c);

G_END_DECLS
