/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-editor.h"

G_BEGIN_DECLS

/* Edits yes or no. */
#define HUPAN_TYPE_FLAG_ROW (hupan_flag_row_get_type ())
G_DECLARE_FINAL_TYPE (HupanFlagRow, hupan_flag_row, HUPAN, FLAG_ROW, AdwActionRow)

GtkWidget *hupan_flag_row_new (const HupanField *field);

G_END_DECLS
