/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One compiled message catalogue (a .mo file), read by its own means: gettext() speaks one language at a time. */
typedef struct _HupanCatalogue HupanCatalogue;

HupanCatalogue *hupan_catalogue_open (const char *path, GError **error);
void            hupan_catalogue_free (HupanCatalogue *self);
const char     *hupan_catalogue_look_up (const HupanCatalogue *self, const char *context, const char *message);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanCatalogue, hupan_catalogue_free)

G_END_DECLS
