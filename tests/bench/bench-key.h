/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bench/bench.h"

G_BEGIN_DECLS

/* How long a key takes to be seen. Needs a display. */
void bench_key (Bench *bench);

G_END_DECLS
