/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench/bench.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static const guint all_sizes[] = { 1000, 20000, 1000000, 0 };
static guint one_size[] = { 0, 0 };

const guint *bench_sizes = all_sizes;

void
bench_set_size (guint size)
{
  one_size[0] = size;
  bench_sizes = one_size;
}

/* Bytes that belong to this process and to no file. */
gsize
bench_read_anonymous_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  line = strstr (status, "RssAnon:");
  return g_ascii_strtoull (line + strlen ("RssAnon:"), NULL, 10) * 1024;
}

static double
read_clock (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

double
bench_cpu_ms (void)
{
  return read_clock (CLOCK_THREAD_CPUTIME_ID);
}

double
bench_clock_ms (void)
{
  return read_clock (CLOCK_MONOTONIC);
}

BenchSamples *
bench_samples_new (void)
{
  BenchSamples *self = g_new0 (BenchSamples, 1);

  self->values = g_array_new (FALSE, FALSE, sizeof (double));
  return self;
}

void
bench_samples_free (BenchSamples *self)
{
  g_array_unref (self->values);
  g_free (self);
}

void
bench_samples_add (BenchSamples *self,
                   double        value)
{
  g_array_append_val (self->values, value);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

double
bench_samples_median (BenchSamples *self)
{
  g_array_sort (self->values, compare_doubles);
  return self->values->len > 0 ? g_array_index (self->values, double, self->values->len / 2) : 0;
}

double
bench_samples_percentile (BenchSamples *self,
                          guint         percent)
{
  g_array_sort (self->values, compare_doubles);
  return self->values->len > 0 ? g_array_index (self->values, double, (self->values->len - 1) * percent / 100) : 0;
}

double
bench_samples_max (BenchSamples *self)
{
  g_array_sort (self->values, compare_doubles);
  return self->values->len > 0 ? g_array_index (self->values, double, self->values->len - 1) : 0;
}

/**
 * bench_line_of:
 * @limit: the goal: how many times the base ours may be
 *
 * Says a result.
 */
void
bench_line_of (const char *goal,
               guint       rows,
               double      ours,
               double      base,
               const char *unit,
               double      limit)
{
  double ratio = ours / base;

  printf ("%s rows=%u ours=%.3g%s base=%.3g%s ratio=%.3g goal=%.3g %s\n", goal, rows, ours, unit, base, unit, ratio, limit,
          ratio <= limit ? "ok" : "short");
  fflush (stdout);
}

void
bench_line (const char *goal,
            guint       rows,
            double      ours_ms,
            double      base_ms,
            double      limit)
{
  bench_line_of (goal, rows, ours_ms, base_ms, "ms", limit);
}

/* Says something beside the results, for people. */
void
bench_note (const char *format,
            ...)
{
  va_list args;

  va_start (args, format);
  vfprintf (stderr, format, args);
  va_end (args);
  fputc ('\n', stderr);
}
