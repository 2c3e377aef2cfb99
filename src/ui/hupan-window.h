/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HUPAN_TYPE_WINDOW (hupan_window_get_type ())

G_DECLARE_FINAL_TYPE (HupanWindow, hupan_window, HUPAN, WINDOW, AdwApplicationWindow)

HupanWindow *hupan_window_new (AdwApplication *application);

G_END_DECLS
