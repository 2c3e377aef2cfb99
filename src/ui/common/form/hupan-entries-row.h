/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-editor.h"

G_BEGIN_DECLS

/* Edits a list of values, an entry for each and an empty one for the next. */
#define HUPAN_TYPE_ENTRIES_ROW (hupan_entries_row_get_type ())
G_DECLARE_FINAL_TYPE (HupanEntriesRow, hupan_entries_row, HUPAN, ENTRIES_ROW, AdwPreferencesRow)

GtkWidget *hupan_entries_row_new (const HupanField *field);

G_END_DECLS
