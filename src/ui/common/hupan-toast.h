/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Short news, shown by the window that a widget is in. */
void hupan_toast_show (GtkWidget *from, AdwToast *toast); /* takes it */
void hupan_toast (GtkWidget *from, const char *message);
void hupan_toast_notice (GtkWidget *from, const char *message);
void hupan_toast_undo (GtkWidget *from, const char *message);
void hupan_toast_redo (GtkWidget *from, const char *message);
void hupan_toast_error (GtkWidget *from, const char *heading, const GError *error);

G_END_DECLS
