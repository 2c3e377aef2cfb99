/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/hupan-registry.h"

G_BEGIN_DECLS

/* The records of one kind by what people call them: their id, code or identifier; else their name; else any other
 * wording. Read from the registry once, so that a file with ten thousand references needs no query for any of them. */
typedef struct _HupanLookup HupanLookup;

HupanLookup *hupan_lookup_new  (HupanRegistry *registry, const HupanKind *kind, const HupanProgress *progress, GError **error);
void         hupan_lookup_free (HupanLookup *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanLookup, hupan_lookup_free)

/* Returns: the id; 0 if there is none or, with *several set, if the wording fits several. */
gint64      hupan_lookup_find      (HupanLookup *self, const char *text, gboolean *several);
const char *hupan_lookup_get_title (HupanLookup *self, gint64 id);
void        hupan_lookup_add       (HupanLookup *self, gint64 id, const char *title); /* a record that is about to be made */

G_END_DECLS
