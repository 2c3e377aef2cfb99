/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bench/bench.h"

G_BEGIN_DECLS

/* The goals of lists on the screen; these need a display. */
void bench_list_jump (Bench *bench);
void bench_list_swap (Bench *bench);
void bench_list_block (Bench *bench);

G_END_DECLS
