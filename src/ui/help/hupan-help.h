/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The help, in the window itself: inside a Flatpak there may be no other program that could show it. Pages are Mallard
 * (help/LANGUAGE/ID.page), so that they can be read outside as well. */

/* Opens the page that belongs to what the keyboard focus is in; else the list of pages. */
void        hupan_help_present   (GtkWidget *window);
const char *hupan_help_find_page (GtkWidget *window); /* that page; NULL: none */

/* What is shown in a widget, and in all within it, is explained on that page; id is static. */
void hupan_help_set_page (GtkWidget *widget, const char *id);

G_END_DECLS
