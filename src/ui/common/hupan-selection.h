/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "hupan-rows.h"

G_BEGIN_DECLS

/* Which records are selected. Speaks of positions to the list, but remembers records, so it survives another
 * order, a filter that hides some of them, and its clearing. */
typedef struct _HupanSelection HupanSelection;

HupanSelection *hupan_selection_new (void);
void            hupan_selection_free (HupanSelection *self);

void            hupan_selection_set_rows (HupanSelection *self, HupanRows rows);
gboolean        hupan_selection_settle (HupanSelection *self);
gboolean        hupan_selection_contains (HupanSelection *self, gint64 id);
void            hupan_selection_add (HupanSelection *self, guint position, guint n);
void            hupan_selection_remove (HupanSelection *self, guint position, guint n);
void            hupan_selection_clear (HupanSelection *self);

gboolean        hupan_selection_is_only (HupanSelection *self, gint64 id);
GtkBitset      *hupan_selection_get_listed (HupanSelection *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanSelection, hupan_selection_free)

G_END_DECLS
