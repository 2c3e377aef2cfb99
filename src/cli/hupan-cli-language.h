/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The language that hupanctl speaks, and in which it shows names of records: --language, wherever it stands among the words;
 * else HUPAN_LANGUAGE; else that of the locale. What is chosen in the window's preferences is for the window. Called before
 * anything is said, so also before the options are read. */
gboolean hupan_cli_choose_language (const char *const *words, GError **error);

G_END_DECLS
