/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/common/hupan-page.h"

G_BEGIN_DECLS

/* Every record that is in the trash, of any kind, and the way back out of it. */
#define HUPAN_TYPE_TRASH_PAGE (hupan_trash_page_get_type ())
G_DECLARE_FINAL_TYPE (HupanTrashPage, hupan_trash_page, HUPAN, TRASH_PAGE, HupanPage)

GtkWidget *hupan_trash_page_new (void);

G_END_DECLS
