/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-editor.h"

G_BEGIN_DECLS

/* Edits a country or region, a language or a time zone: shows its name and opens a picker. */
#define HUPAN_TYPE_PICK_ROW (hupan_pick_row_get_type ())
G_DECLARE_FINAL_TYPE (HupanPickRow, hupan_pick_row, HUPAN, PICK_ROW, AdwActionRow)

GtkWidget *hupan_pick_row_new (const HupanField *field);

G_END_DECLS
