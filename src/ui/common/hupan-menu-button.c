/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-menu-button.h"

static void
create_menu_cb (GtkMenuButton *button,
                gpointer       menu)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

/**
 * hupan_menu_button_set_menu:
 *
 * Gives a button a menu, in place of the one it has.
 */
void
hupan_menu_button_set_menu (GtkMenuButton *button,
                            GMenuModel    *menu)
{
  gtk_menu_button_set_menu_model (button, NULL);
  gtk_menu_button_set_create_popup_func (button, create_menu_cb, g_object_ref (menu), g_object_unref);
}
