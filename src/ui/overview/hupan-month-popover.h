/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A year to step through, and its months: activates "overview.month" with one, or with "" for today. */
#define HUPAN_TYPE_MONTH_POPOVER (hupan_month_popover_get_type ())
G_DECLARE_FINAL_TYPE (HupanMonthPopover, hupan_month_popover, HUPAN, MONTH_POPOVER, GtkPopover)

void hupan_month_popover_show (HupanMonthPopover *self, const char *today, const char *month); /* month: "" for today */

G_END_DECLS
