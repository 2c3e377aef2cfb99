/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-list-model.h"
#include "hupan-row.h"

G_BEGIN_DECLS

/* What a row and its model say to each other. */

HupanRow      *hupan_row_new (HupanListModel *model, guint position);
void           hupan_row_orphan (HupanRow *self);
void           hupan_row_invalidate (HupanRow *self);
void           hupan_row_set_texts (HupanRow *self, HupanTextPage *page, guint index, gboolean stale);
HupanTextPage *hupan_row_get_texts (HupanRow *self, guint *index);
void           hupan_row_changed (HupanRow *self);

void           hupan_list_model_forget_row (HupanListModel *self, guint position);
void           hupan_list_model_load_row (HupanListModel *self, HupanRow *row);
int            hupan_list_model_get_slot (HupanListModel *self, const HupanColumn *column);

G_END_DECLS
