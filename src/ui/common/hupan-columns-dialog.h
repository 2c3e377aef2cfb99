/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-table.h"

G_BEGIN_DECLS

/* The columns of a list, arranged by keyboard: shown or hidden, in which order, how wide, and by which the rows are sorted. What is
 * changed is seen in the list at once. */
#define HUPAN_TYPE_COLUMNS_DIALOG (hupan_columns_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HupanColumnsDialog, hupan_columns_dialog, HUPAN, COLUMNS_DIALOG, AdwDialog)

AdwDialog *hupan_columns_dialog_new (HupanTable *table);

G_END_DECLS
