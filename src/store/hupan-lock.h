/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One process has a registry: flock(2) on the file `lock` in its folder, taken before SQLite opens anything. The file
 * says who holds it, for the message; it is never deleted, and the kernel frees the lock when its holder dies. */
typedef struct _HupanLock HupanLock;

HupanLock *hupan_lock_take (const char *folder, GError **error);
gboolean   hupan_lock_is_held (HupanLock *self);
void       hupan_lock_release (HupanLock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanLock, hupan_lock_release)

G_END_DECLS
