/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-registry-private.h"

G_BEGIN_DECLS

/* Called for each entry, newest first; takes entry over. erased: its values are gone with a person. trashed: the record
 * that it removed was in the trash. Return FALSE to stop. */
typedef gboolean (*HupanHistoryFunc) (HupanHistoryEntry *entry, gboolean erased, gboolean trashed, gpointer data);

/* The lines of the history for which a condition on h (history), with parameter $1 as bound to value, holds. */
gboolean hupan_history_read (HupanRegistry *self, const char *condition, gint64 value, guint limit, HupanHistoryFunc func,
                             gpointer data, GError **error);

G_END_DECLS
