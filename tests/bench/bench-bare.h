/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bench/bench.h"

G_BEGIN_DECLS

/* The least that keeping records with their history costs: the same rows, written by bare prepared statements with
 * neither rules nor hashes nor folding. */

/* Fills another file of the same format with all rows of the registry; milliseconds of processor time. */
double bench_bare_copy (const char *folder);

/* Saves edits of a record's stage to a copy of the registry, with all rows that a batch writes. */
typedef struct _BenchBareEdits BenchBareEdits;

BenchBareEdits *bench_bare_edits_new (const char *folder);
void            bench_bare_edits_free (BenchBareEdits *self);
void            bench_bare_edits_save (BenchBareEdits *self, gint64 application, const char *stage);

G_END_DECLS
