/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HUPAN_TYPE_APPLICATION (hupan_application_get_type ())

G_DECLARE_FINAL_TYPE (HupanApplication, hupan_application, HUPAN, APPLICATION, AdwApplication)

HupanApplication *hupan_application_new (void);

G_END_DECLS
