/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-editor.h"

G_BEGIN_DECLS

/* Edits one of the choices of an enumeration. */
#define HUPAN_TYPE_CHOICE_ROW (hupan_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (HupanChoiceRow, hupan_choice_row, HUPAN, CHOICE_ROW, AdwComboRow)

GtkWidget *hupan_choice_row_new (const HupanField *field);

G_END_DECLS
