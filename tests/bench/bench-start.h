/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bench/bench.h"

G_BEGIN_DECLS

/* How long the program takes to start. A start is measured in a process of its own: this program, called with what
 * to show; bench_start_show () is what it does then. Needs a display. */
void bench_start (Bench *bench);
int  bench_start_show (const char *folder);

G_END_DECLS
