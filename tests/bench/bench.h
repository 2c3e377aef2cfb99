/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the benchmarks share. A benchmark measures ours and the base in one run, each many times and in turn, and
 * says a line for each number of rows: hupan-bench.c has the table of them. */

typedef struct
{
  const char *cache; /* folder where made data is kept between runs */
} Bench;

/* The numbers of rows to measure at, ending with 0: all of them, or the one that was asked for. */
extern const guint *bench_sizes;

void bench_set_size (guint size);

/* Milliseconds of processor time of this thread, of the clock. */
double bench_cpu_ms (void);
double bench_clock_ms (void);

gsize bench_read_anonymous_memory (void);

/* Samples of one measurement. */
typedef struct
{
  GArray *values;
} BenchSamples;

BenchSamples *bench_samples_new (void);
void          bench_samples_free (BenchSamples *self);
void          bench_samples_add (BenchSamples *self, double value);
double        bench_samples_median (BenchSamples *self);
double        bench_samples_max (BenchSamples *self);
double        bench_samples_percentile (BenchSamples *self, guint percent);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchSamples, bench_samples_free)

void bench_line_of (const char *goal, guint rows, double ours, double base, const char *unit, double limit);
void bench_line (const char *goal, guint rows, double ours_ms, double base_ms, double limit);
void bench_note (const char *format, ...) G_GNUC_PRINTF (1, 2);

G_END_DECLS
