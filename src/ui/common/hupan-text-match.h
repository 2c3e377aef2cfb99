/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* The words of a search, to be shown in bold where they are found in a text. */
typedef struct _HupanTextMatch HupanTextMatch;

HupanTextMatch *hupan_text_match_new (const char *search);
void            hupan_text_match_free (HupanTextMatch *self);
gboolean        hupan_text_match_mark (HupanTextMatch *self, const char *text, PangoAttrList *attributes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanTextMatch, hupan_text_match_free)

G_END_DECLS
