/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/hupan-field.h"

G_BEGIN_DECLS

/* A popover to choose a country or region, a language or a time zone from, by typing any of its names.
 *
 * Signals: "chosen" (const char *value). */
#define HUPAN_TYPE_PICKER (hupan_picker_get_type ())
G_DECLARE_FINAL_TYPE (HupanPicker, hupan_picker, HUPAN, PICKER, GtkPopover)

GtkWidget *hupan_picker_new (HupanType type);

G_END_DECLS
