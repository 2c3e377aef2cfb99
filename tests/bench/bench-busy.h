/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bench/bench.h"

G_BEGIN_DECLS

/* Fetching rows while something long is going on. */
void bench_busy (Bench *bench);

G_END_DECLS
