/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/hupan-window.h"

G_BEGIN_DECLS

/* The open registry: its name, what is in it, its backups, packages and checks. */
#define HUPAN_TYPE_REGISTRY_DIALOG (hupan_registry_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HupanRegistryDialog, hupan_registry_dialog, HUPAN, REGISTRY_DIALOG, AdwPreferencesDialog)

AdwDialog *hupan_registry_dialog_new (HupanWindow *window);

G_END_DECLS
