/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bench/bench.h"

G_BEGIN_DECLS

/* How long the program takes to start, and how much memory it takes then. Each start is a process of its own: this
 * program, called with what to show; bench_start_show () and _weigh () are what it does then. Needs a display. */
void bench_start (Bench *bench);
void bench_weight (Bench *bench);
void bench_start_show (const char *folder) G_GNUC_NORETURN;
void bench_start_weigh (const char *folder) G_GNUC_NORETURN;

G_END_DECLS
