/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-scan-plan.h"
#include "hupan-registry-private.h"

G_BEGIN_DECLS

/* hupan_registry_scan() for any range; ids matter only where it is by id. */
gboolean hupan_scan_run (HupanRegistry *self, const HupanKind *kind, const char *const *paths, HupanScanRange range,
                         const gint64 *ids, gsize n_ids, const char *lang, HupanScanFunc func, gpointer data,
                         const HupanProgress *progress, GError **error);

G_END_DECLS
