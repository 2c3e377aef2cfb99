/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Menu buttons whose menu is made when it is opened. GTK would make the rows of a menu, and of the menus in it, together
 * with the button, and most menus are never opened. */
void hupan_menu_button_set_menu (GtkMenuButton *button, GMenuModel *menu);

G_END_DECLS
