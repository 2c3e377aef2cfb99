/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <unicode/umachine.h>

G_BEGIN_DECLS

/* Between GLib's UTF-8 and ICU's UTF-16. */
UChar *hupan_icu_from_utf8 (const char *text, int32_t *length);
char  *hupan_icu_to_utf8 (const UChar *text, int32_t length);

/* Transliterates by an ICU rule set ("Any-Latin; Latin-ASCII"). Each id is opened once and kept; thread-safe. */
char  *hupan_icu_transliterate (const char *id, const char *text);

/* Where the words of a text begin: a byte offset for each piece between two word boundaries, and the length of the
 * text at the end. ICU cuts Chinese, Japanese and Thai by dictionary. */
GArray *hupan_icu_break_words (const char *text);

G_END_DECLS
