/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bench/bench.h"

G_BEGIN_DECLS

/* The goals of the index: no display, no registry. */
void bench_engine_search (Bench *bench);
void bench_engine_sort (Bench *bench);
void bench_engine_facets (Bench *bench);
void bench_engine_memory (Bench *bench);

G_END_DECLS
