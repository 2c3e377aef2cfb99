/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * hupan_pages_resize:
 * @data: (nullable) (transfer full): as it was handed over for the size before; NULL for 0
 * @before: its size in bytes
 * @after: the size to be; 0 frees
 *
 * Memory for arrays that grow large and live long. From some size on they have pages of their own, which grow without
 * being copied and are given back to the last one. malloc would put them among what comes and goes while they are
 * filled, and the holes that this leaves are worth several bytes a row.
 *
 * Returns: (transfer full): aligned as by malloc; what was not there before is not initialized
 */
gpointer hupan_pages_resize (gpointer data, gsize before, gsize after);

/* The same if it does not have the size yet, and then with room to grow further. */
gpointer hupan_pages_reserve (gpointer data, gsize *allocated, gsize wanted);

G_END_DECLS
