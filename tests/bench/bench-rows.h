/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bench/bench.h"
#include "ui/common/hupan-row-cache.h"
#include "ui/common/hupan-rows.h"

G_BEGIN_DECLS

#define BENCH_N_COLUMNS 8

/* A kind with eight columns of text, and a database with a million records of it. */
extern const HupanKind bench_kind;

/* n records in an order that differs with turn. */
#define BENCH_TYPE_ROWS (bench_rows_get_type ())
G_DECLARE_FINAL_TYPE (BenchRows, bench_rows, BENCH, ROWS, GObject)

BenchRows *bench_rows_new (guint n, guint turn);
HupanRows  bench_rows_get (BenchRows *self);

/* Fetches from the database, at once and on this thread, as the desk does while the file is in memory. */
typedef struct _BenchTexts BenchTexts;

BenchTexts *bench_texts_open (Bench *bench);
void        bench_texts_close (BenchTexts *self);
void        bench_texts_fetch (HupanFetch *fetch, gpointer texts);
const char *bench_text (guint row, guint column); /* as in the database, from a table */

G_END_DECLS
