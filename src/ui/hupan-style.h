/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* Makes the program's own style sheet and icons known to the default display. */
void hupan_style_install (void);
void hupan_style_follow_settings (GSettings *settings);
