/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A text view that is always as high as its text. */
#define HUPAN_TYPE_GROWING_TEXT (hupan_growing_text_get_type ())
G_DECLARE_FINAL_TYPE (HupanGrowingText, hupan_growing_text, HUPAN, GROWING_TEXT, GtkTextView)

G_END_DECLS
