/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-list-model.h"
#include "hupan-row-private.h"
#include "hupan-selection.h"

G_BEGIN_DECLS

/* The model in two files: rows (hupan-list-model.c), and which of them are selected (hupan-list-selection.c). */
struct _HupanListModel
{
  GObject parent_instance;

  /* owned */
  HupanRows rows;
  HupanRowCache *cache;
  HupanSelection *selection;
  GHashTable *live;    /* position -> HupanRow, not owned: the row forgets itself */
  GHashTable *carried; /* record id -> Place: texts shown before the rows were swapped, until newer ones come */

  guint n; /* as GTK knows it; differs from the rows' in the middle of a swap, and until hupan_list_model_show_all () */
  guint n_selected;
  guint settle_id;
  gint64 cursor; /* the record last selected by the user */
};

void hupan_list_model_settle_selection (HupanListModel *self);
void hupan_list_model_selection_iface_init (GtkSelectionModelInterface *iface);

G_END_DECLS
