/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/common/hupan-page.h"

G_BEGIN_DECLS

#define HUPAN_TYPE_OVERVIEW_PAGE (hupan_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (HupanOverviewPage, hupan_overview_page, HUPAN, OVERVIEW_PAGE, HupanPage)

GtkWidget *hupan_overview_page_new (void);

G_END_DECLS
