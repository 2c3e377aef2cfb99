/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Countries and regions: ISO 3166-1 alpha-2 codes, and the names that ICU or the academy gives them.
 *
 * An academy chooses its own wording in countries.conf, looked for in the user's configuration folder (hupan/) and then
 * in the program's data folder; a group for each language, a line for each code:
 *
 *     [en]
 *     MO=Macau
 *     [zh]
 *     KR=大韩民国
 *
 * A wording for "zh" is good for "zh-CN" too. */
const char *const *hupan_country_list (void); /* every code, sorted by code */
gboolean    hupan_country_is_code (const char *code);
const char *hupan_country_get_name (const char *code); /* in the interface's language; static; @code if unknown */
const char *hupan_country_get_name_in (const char *code, const char *language);
char       *hupan_country_dup_flag (const char *code); /* two regional indicator letters */

/* A code of two or three letters, or a name in English, Chinese, the interface's language or the academy's wording. */
gboolean hupan_country_parse (const char *text, char **code, GError **error);

G_END_DECLS
