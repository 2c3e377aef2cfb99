/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The registries of this user, to open one of. Signal "chosen" (char *folder). */
#define HUPAN_TYPE_REGISTRY_CHOOSER (hupan_registry_chooser_get_type ())
G_DECLARE_FINAL_TYPE (HupanRegistryChooser, hupan_registry_chooser, HUPAN, REGISTRY_CHOOSER, AdwDialog)

AdwDialog *hupan_registry_chooser_new (void);

G_END_DECLS
