/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bench/bench.h"
#include "store/hupan-registry.h"

G_BEGIN_DECLS

/* A registry with the first n candidates (bench-candidates.h) and all that they refer to, made through the store as an
 * import makes it, and kept in the cache. */
char *bench_fill_registry (Bench *bench, guint n);

void bench_forget_registry (const char *folder);

HupanRegistry *bench_open_registry (const char *folder);

G_END_DECLS
