/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-registry.h"

G_BEGIN_DECLS

/* Brings a registry that is being opened from format `from` to the newest: a verified backup, then everything in one
 * transaction, checked before it is committed. Whatever happens leaves the old format or the new, whole. */
gboolean hupan_migrate (HupanRegistry *registry, guint from, const HupanProgress *progress, GError **error);

/* The same for one that can only be read: a copy in memory is brought to the newest format, and read in its place. Where that
 * fails it is read as it is, as far as that goes. */
void hupan_migrate_copy (HupanRegistry *registry, guint from, const HupanProgress *progress);

G_END_DECLS
