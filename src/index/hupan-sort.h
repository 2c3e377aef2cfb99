/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "hupan-query.h"
#include "hupan-column-store.h"

G_BEGIN_DECLS

HupanRowNumbers *hupan_sort_rows (const HupanColumnStore *store, const guint64 *rows, guint n, const guint8 *scores,
                                  const HupanSort *sort, gsize n_sort, GCancellable *cancellable);

G_END_DECLS
