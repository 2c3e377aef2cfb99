/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-registry.h"

G_BEGIN_DECLS

/* Brings a registry that is being opened from format `from` to the newest: a verified backup, then everything in one
 * transaction, checked before it is committed. Whatever happens leaves the old format or the new, whole. */
gboolean hupan_migrate (HupanRegistry *registry, guint from, const HupanProgress *progress, GError **error);

G_END_DECLS
