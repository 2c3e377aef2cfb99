/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "hupan-row.h"
#include "hupan-row-cache.h"
#include "hupan-rows.h"

G_BEGIN_DECLS

#define HUPAN_TYPE_LIST_MODEL (hupan_list_model_get_type ())
G_DECLARE_FINAL_TYPE (HupanListModel, hupan_list_model, HUPAN, LIST_MODEL, GObject)

HupanListModel *hupan_list_model_new (void);

void            hupan_list_model_set_fetch (HupanListModel *self, HupanFetchFunc func, gpointer data, GDestroyNotify destroy);
void            hupan_list_model_set_columns (HupanListModel *self, const HupanColumn *const *columns, gsize n);
void            hupan_list_model_set_rows (HupanListModel *self, HupanRows rows);
void            hupan_list_model_set_first_rows (HupanListModel *self, HupanRows rows, guint n);
void            hupan_list_model_show_all (HupanListModel *self);
HupanRows       hupan_list_model_get_rows (HupanListModel *self);
void            hupan_list_model_set_visible (HupanListModel *self, guint first, guint last);

guint           hupan_list_model_get_n_selected (HupanListModel *self);
gint64         *hupan_list_model_dup_selected_ids (HupanListModel *self, gsize *n);
gboolean        hupan_list_model_is_only_selected (HupanListModel *self, gint64 id);
void            hupan_list_model_select_id (HupanListModel *self, gint64 id);
gint64          hupan_list_model_get_cursor (HupanListModel *self);

G_END_DECLS
