/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-page.h"

G_BEGIN_DECLS

#define HUPAN_TYPE_LIST_PAGE (hupan_list_page_get_type ())
G_DECLARE_FINAL_TYPE (HupanListPage, hupan_list_page, HUPAN, LIST_PAGE, HupanPage)

GtkWidget *hupan_list_page_new (void);

/* What dropping files on the list does, where its place takes them; for tests. */
gboolean   hupan_list_page_drop (HupanListPage *self, const GValue *files);

G_END_DECLS
