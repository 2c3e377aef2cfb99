/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-editor.h"

G_BEGIN_DECLS

/* Edits several countries, languages or time zones: each is a button that takes it away, and one more adds another. */
#define HUPAN_TYPE_PICK_LIST_ROW (hupan_pick_list_row_get_type ())
G_DECLARE_FINAL_TYPE (HupanPickListRow, hupan_pick_list_row, HUPAN, PICK_LIST_ROW, AdwPreferencesRow)

GtkWidget *hupan_pick_list_row_new (const HupanField *field);

G_END_DECLS
