/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-registry.h"

G_BEGIN_DECLS

/* What stands between a batch and the disk: hupan-commit.c asks it before a transaction begins, tells it when one is
 * committed, and asks it what to do when one failed. Never called within a transaction, nor while a statement is on
 * loan, because a failing disk makes it close the file and open it again. batch is NULL for what is no batch. */
gboolean hupan_guard_before (HupanRegistry *registry, HupanBatch *batch, GError **error);
void     hupan_guard_committed (HupanRegistry *registry);
gboolean hupan_guard_failed (HupanRegistry *registry, HupanBatch *batch, const GError *error); /* TRUE: try once more */

G_END_DECLS
