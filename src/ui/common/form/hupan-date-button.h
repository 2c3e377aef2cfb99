/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A button that opens a calendar.
 *
 * Signals: "opened" (): say which day it shows, with set_date; "chosen" (const char *date): ISO 8601. */
#define HUPAN_TYPE_DATE_BUTTON (hupan_date_button_get_type ())
G_DECLARE_FINAL_TYPE (HupanDateButton, hupan_date_button, HUPAN, DATE_BUTTON, GtkWidget)

GtkWidget *hupan_date_button_new (void);
void       hupan_date_button_set_date (HupanDateButton *self, const char *date); /* also to the month or year; NULL: today */

G_END_DECLS
