/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Languages: BCP 47 tags, and the names that ICU gives them. */
const char *const *hupan_language_list (void); /* for pickers: ISO 639-1 and the two ways of writing Chinese, by tag */
const char *hupan_language_get_name (const char *tag); /* in the interface's language; static; @tag if unknown */
const char *hupan_language_get_own_name (const char *tag); /* "Deutsch" */

/* A tag, or a name in English, Chinese, the interface's language or the language itself. */
gboolean hupan_language_parse (const char *text, char **tag, GError **error);

/* IANA time zones, of the form Area/City, sorted, and UTC. */
const char *const *hupan_time_zone_list (void);
gboolean hupan_time_zone_parse (const char *text, char **id, GError **error);

G_END_DECLS
