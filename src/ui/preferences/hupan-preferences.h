/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HUPAN_TYPE_PREFERENCES (hupan_preferences_get_type ())
G_DECLARE_FINAL_TYPE (HupanPreferences, hupan_preferences, HUPAN, PREFERENCES, AdwPreferencesDialog)

AdwDialog *hupan_preferences_new (void);

G_END_DECLS
