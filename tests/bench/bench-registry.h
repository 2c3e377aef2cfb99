/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bench/bench.h"
#include "core/hupan-batch.h"

G_BEGIN_DECLS

char *bench_registry_ensure (Bench *bench, guint n); /* the folder of a registry of n universities */

HupanBatch *bench_registry_new_batch (guint first, guint n); /* that makes n more universities */
void        bench_registry_copy (const char *folder, const char *copy);
void        bench_registry_remove (const char *folder);

G_END_DECLS
