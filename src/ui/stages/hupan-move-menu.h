/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "desk/hupan-desk-moves.h"

G_BEGIN_DECLS

/* The moves of one candidate as a popover: forward, back, out of the way, reopened. A move that something stands against is
 * there with what that is; it can be read, by keyboard and screen reader too, and not be chosen. */
GtkWidget *hupan_move_menu_new (HupanDesk *desk, GPtrArray *moves);

/* The same, read from the registry and opened at a place of a widget. */
void hupan_move_menu_popup (GtkWidget *widget, HupanDesk *desk, gint64 id, const GdkRectangle *at);

G_END_DECLS
