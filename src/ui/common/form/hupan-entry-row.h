/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-editor.h"

G_BEGIN_DECLS

/* Edits one line of text, and every value that is written as one: numbers, dates, e-mail addresses, identifiers. */
#define HUPAN_TYPE_ENTRY_ROW (hupan_entry_row_get_type ())
G_DECLARE_FINAL_TYPE (HupanEntryRow, hupan_entry_row, HUPAN, ENTRY_ROW, AdwEntryRow)

GtkWidget *hupan_entry_row_new (const HupanField *field);

/* What an on-screen keyboard and an input method should know about a field. */
void hupan_field_get_input (const HupanField *field, GtkInputPurpose *purpose, GtkInputHints *hints);

G_END_DECLS
