/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which record each row is: append-only, so that results that were given out earlier can go on reading while one
 * thread appends. Ids are made in the order of time (hupan_id_new), so those of rows that came together lie close
 * together and cost two bytes each. */
typedef struct _HupanIds HupanIds;

#define HUPAN_NO_ROW G_MAXUINT32

HupanIds *hupan_ids_new (void);
HupanIds *hupan_ids_ref (HupanIds *self);
void      hupan_ids_unref (HupanIds *self);
guint     hupan_ids_append (HupanIds *self, gint64 id); /* the row; each id once */
guint     hupan_ids_get_n (HupanIds *self);
gint64    hupan_ids_get (HupanIds *self, guint row);
guint     hupan_ids_find (HupanIds *self, gint64 id);   /* HUPAN_NO_ROW: none */
gsize     hupan_ids_get_size (HupanIds *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanIds, hupan_ids_unref)

G_END_DECLS
