/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "desk/hupan-desk.h"

G_BEGIN_DECLS

/* What was done to the registry, by whom and when; any of it can be taken back, an import of last week too. */
#define HUPAN_TYPE_HISTORY_DIALOG (hupan_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HupanHistoryDialog, hupan_history_dialog, HUPAN, HISTORY_DIALOG, AdwDialog)

AdwDialog *hupan_history_dialog_new (HupanDesk *desk);

G_END_DECLS
