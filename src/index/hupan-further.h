/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-column-store.h"
#include "hupan-source.h"

G_BEGIN_DECLS

/* Further columns: those whose path goes on from that of another column, their base. The country of a candidate's
 * university says nothing of a row that the university does not, so it takes no code a row and is not read with the
 * rows: what it has is a table from the values of its base to its own, and from that one from list to list. */

gboolean hupan_further_read (HupanColumnStore *store, guint column, HupanSource *source, const char *lang, GArray *changed,
                             const HupanProgress *progress, GError **error);

G_END_DECLS
