/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bench/bench.h"

G_BEGIN_DECLS

/* Documents: adding 1,000 files of 300 kB, opening a candidate who has 40, and checking a gigabyte beside sha256sum. */
void bench_documents (Bench *bench);

G_END_DECLS
