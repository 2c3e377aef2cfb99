/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/hupan-kind.h"

G_BEGIN_DECLS

/* Rows that were copied in a spreadsheet, with headings above them or not. */
gboolean hupan_pasting_is_blank (const char *text); /* nullable */
char    *hupan_pasting_dup_headed (const char *rows, const char *const *headings);

G_END_DECLS
