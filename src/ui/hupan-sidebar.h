/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "common/hupan-place.h"
#include "desk/hupan-desk.h"

G_BEGIN_DECLS

#define HUPAN_TYPE_SIDEBAR (hupan_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (HupanSidebar, hupan_sidebar, HUPAN, SIDEBAR, AdwBin)

void hupan_sidebar_set_desk (HupanSidebar *self, HupanDesk *desk);
void hupan_sidebar_select (HupanSidebar *self, const HupanPlace *place);

G_END_DECLS
