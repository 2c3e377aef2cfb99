/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The keyboard shortcuts: one table for what the keys do and for the window that tells of them. */
void hupan_shortcuts_install (GtkApplication *application);
void hupan_shortcuts_present (GtkWidget *parent);

G_END_DECLS
