/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One thread that does jobs in turn, urgent ones first. */
typedef struct _HupanWorker HupanWorker;

typedef enum
{
  HUPAN_WORKER_NORMAL,
  HUPAN_WORKER_URGENT, /* somebody looks at the place where the answer goes: the rows of a list */
} HupanWorkerPriority;

typedef void (*HupanWorkerFunc) (gpointer data);

/* What rest () is for: done on the worker's thread, with the same data, when after some work nothing came for a second. */
HupanWorker *hupan_worker_new (const char *name, HupanWorkerFunc rest, gpointer data);
void         hupan_worker_push (HupanWorker *self, HupanWorkerPriority priority, HupanWorkerFunc func, gpointer data);
void         hupan_worker_do_urgent (HupanWorker *self);
void         hupan_worker_free (HupanWorker *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanWorker, hupan_worker_free)

G_END_DECLS
