/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The newest changes; each opens the history. */
GtkWidget *hupan_overview_changes_new (void);
void       hupan_overview_changes_set (GtkWidget *group, GPtrArray *entries); /* of HupanBatchEntry */

G_END_DECLS
