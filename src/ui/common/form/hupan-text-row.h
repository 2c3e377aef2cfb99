/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-editor.h"

G_BEGIN_DECLS

/* Edits a text of several lines; grows with it. */
#define HUPAN_TYPE_TEXT_ROW (hupan_text_row_get_type ())
G_DECLARE_FINAL_TYPE (HupanTextRow, hupan_text_row, HUPAN, TEXT_ROW, AdwPreferencesRow)

GtkWidget *hupan_text_row_new (const HupanField *field);

G_END_DECLS
