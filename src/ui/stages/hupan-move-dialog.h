/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "desk/hupan-desk.h"

G_BEGIN_DECLS

/* Asks what a move needs (a stage, a reason, the dates of an appointment), and shows who can move and who cannot, and
 * why, before anything is done. */
#define HUPAN_TYPE_MOVE_DIALOG (hupan_move_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HupanMoveDialog, hupan_move_dialog, HUPAN, MOVE_DIALOG, AdwDialog)

AdwDialog *hupan_move_dialog_new (HupanDesk *desk, const gint64 *ids, gsize n_ids, const char *to);

G_END_DECLS
