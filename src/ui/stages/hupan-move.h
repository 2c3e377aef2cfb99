/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "desk/hupan-desk-moves.h"

G_BEGIN_DECLS

/* The one way by which the window moves candidates: the button of a page, the selected rows of a list, a card of the
 * board. One candidate with nothing to ask goes at once, with a toast to take it back; what needs a reason or a date, and
 * several candidates, get a dialog first; and who cannot go stays, with a toast that says why. */
void hupan_move_start (GtkWidget *from, HupanDesk *desk, const gint64 *ids, gsize n_ids, const char *to);

/* The sentences that say why, one after the other. */
char *hupan_move_dup_obstacles (HupanMove *move);

G_END_DECLS
