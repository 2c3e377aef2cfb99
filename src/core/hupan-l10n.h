/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Languages are BCP 47 tags here ("en", "zh-CN"). */

/* The language the interface speaks: what the user chose in the preferences (hupan_ui_set_language(), before any other
 * thread runs, because it tells gettext too), else what the environment says. The text is static. */
const char *hupan_ui_language (void);
void        hupan_ui_set_language (const char *language); /* NULL: the environment's */

/* Translations into any language that Hupan is shipped in, whatever the interface speaks: files come with headings and
 * values in all of them. */
const char *const *hupan_l10n_list_languages (void); /* English, being the source, comes first */
const char *hupan_l10n_find_language (const char *tag); /* the one of them that a tag means: "zh", "zh-Hans" is "zh-CN"; NULL: none */
const char *hupan_l10n_translate (const char *language, const char *context, const char *message);

/* Words and what they stand for: a table from folded texts (hupan_fold()) to values, both static. The first of two
 * equal words stays. The third function adds a message with its translations into every language. */
GHashTable *hupan_words_table_new (void);
void        hupan_words_table_add (GHashTable *words, const char *text, const char *value);
void        hupan_words_table_add_message (GHashTable *words, const char *context, const char *message, const char *value);
const char *hupan_words_table_look_up (GHashTable *words, const char *text);

/* Such a table that depends on the interface's language, made when it is first asked for in one. */
typedef struct
{
  GHashTable *(*make) (const char *language);
  GMutex mutex;
  GHashTable *by_language;
} HupanWordsTables;

GHashTable *hupan_words_tables_get (HupanWordsTables *tables);

G_END_DECLS
