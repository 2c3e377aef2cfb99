/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What is shown when no registry is open: the ways to one. */
#define HUPAN_TYPE_WELCOME (hupan_welcome_get_type ())
G_DECLARE_FINAL_TYPE (HupanWelcome, hupan_welcome, HUPAN, WELCOME, AdwBin)

GtkWidget *hupan_welcome_new (void);

G_END_DECLS
