/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Completes a restoration that a crash cut short, or does nothing. Under the registry's lock, before anything else looks
 * at the files. */
gboolean hupan_restore_is_pending (const char *folder);
gboolean hupan_restore_finish (const char *folder, GError **error);
void     hupan_restore_clean (const char *folder);

G_END_DECLS
