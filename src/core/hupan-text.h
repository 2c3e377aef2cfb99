/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is done to every text before it becomes a value: NFC, because the same name typed on two systems must be the
 * same bytes; white space at the ends removed; control characters and byte order marks removed. On one line (@lines
 * FALSE) any run of white space becomes one space, and the invisible marks that turn the direction of writing are
 * removed too: they come along when text is copied out of documents, nobody sees them, and they make two equal names
 * differ or a name be drawn as another ("Trojan Source"). ZWJ and ZWNJ stay, Persian and Indic spelling needs them. */
char  *hupan_text_clean (const char *text, gboolean lines);

/* The items of text between any of the separators (a string of them), clean, empty ones left out. */
char **hupan_text_split (const char *text, const char *separators);

/* Text with decimal digits of any script, and full-width letters and signs, in their ASCII form. */
char  *hupan_text_to_ascii (const char *text);

/* Which way a text runs, by the first letter that says so; @otherwise where none does. */
gboolean hupan_text_runs_right_to_left (const char *text, gboolean otherwise);

G_END_DECLS
