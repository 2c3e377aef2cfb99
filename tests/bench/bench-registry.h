/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bench/bench.h"

G_BEGIN_DECLS

char *bench_registry_ensure (Bench *bench, guint n); /* the folder of a registry of n universities */

G_END_DECLS
