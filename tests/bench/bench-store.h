/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bench/bench.h"

G_BEGIN_DECLS

/* The goals of the registry and its images; no display. */
void bench_store_page (Bench *bench);
void bench_store_import (Bench *bench);
void bench_store_edit (Bench *bench);
void bench_store_load (Bench *bench);

G_END_DECLS
