/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *hupan_heading_new   (const char *title);
void       hupan_heading_add   (GtkWidget *heading, GtkWidget *beside);
GtkWidget *hupan_heading_above (GtkWidget *heading, GtkWidget *group);

G_END_DECLS
