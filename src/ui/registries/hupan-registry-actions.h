/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/hupan-window.h"

G_BEGIN_DECLS

/* The window's actions on registries: making, opening, looking into and leaving them. */
void hupan_registry_actions_install (GtkWidgetClass *window_class);
void hupan_window_open_file (HupanWindow *self, GFile *file);

GMenuModel *hupan_registries_create_menu (const char *except);

G_END_DECLS
