/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How long work says how far it is and learns that it should stop. Passed down by pointer, NULL where nobody
 * listens. report is called on the thread that does the work, at most every 50 ms. */
typedef struct
{
  GCancellable *cancellable;                                          /* borrowed, may be NULL */
  void (*report) (double fraction, const char *what, gpointer data);  /* 0 to 1; < 0: not known */
  gpointer data;
} HupanProgress;

void          hupan_progress_report (const HupanProgress *progress, double fraction, const char *what);
gboolean      hupan_progress_is_cancelled (const HupanProgress *progress, GError **error);
GCancellable *hupan_progress_get_cancellable (const HupanProgress *progress);

G_END_DECLS
