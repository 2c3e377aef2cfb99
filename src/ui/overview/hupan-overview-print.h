/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "desk/hupan-overview.h"

G_BEGIN_DECLS

/* The overview on paper: to be run with a print dialog, or with an export filename. */
GtkPrintOperation *hupan_overview_print_new (HupanOverview *overview, const char *registry_name);

/* Lets the user choose where a PDF file goes, and says how that went. */
void hupan_overview_save_pdf (GtkWidget *from, HupanOverview *overview, const char *registry_name);
void hupan_overview_print (GtkWidget *from, HupanOverview *overview, const char *registry_name);

G_END_DECLS
