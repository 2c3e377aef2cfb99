/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/hupan-safety.h"
#include "ui/hupan-window.h"

G_BEGIN_DECLS

/* Asks whether this backup (its path) should take the place of the registry in folder, which the window may have open or
 * may have failed to open; does it, and opens what is there then. */
void hupan_restoring_ask (HupanWindow *window, const char *folder, const HupanBackup *backup);

G_END_DECLS
