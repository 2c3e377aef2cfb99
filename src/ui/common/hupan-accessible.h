/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void hupan_accessible_name_button (GtkWidget *button, const char *name);
void hupan_accessible_name_row (AdwPreferencesRow *row);
void hupan_accessible_name_lists (GtkWidget *widget, const char *name);

G_END_DECLS
