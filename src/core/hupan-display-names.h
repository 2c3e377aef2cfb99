/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What ICU calls regions and languages, in any language. Static texts, kept for each pair; thread-safe. NULL: ICU has no
 * name for it. */
const char *hupan_icu_get_region_name (const char *language, const char *region, gboolean is_short);
const char *hupan_icu_get_language_name (const char *language, const char *tag);

G_END_DECLS
