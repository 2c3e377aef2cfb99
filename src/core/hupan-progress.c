/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-progress.h"

#define INTERVAL (50 * G_TIME_SPAN_MILLISECOND)

/* A HupanProgress is handed down as a constant, so when it last spoke is kept by thread: work reports on the thread
 * that does it, and to one listener at a time. */
static _Thread_local const HupanProgress *last_progress;
static _Thread_local gint64 last_time;

/**
 * hupan_progress_report:
 * @progress: (nullable): who listens
 * @fraction: 0 to 1, or less than 0 if it is not known
 * @what: (nullable): what is being done, translated
 *
 * Call as often as convenient: all but the first report, the last (@fraction 1) and one every 50 ms are dropped.
 */
void
hupan_progress_report (const HupanProgress *progress,
                       double               fraction,
                       const char          *what)
{
  gint64 now;

  if (progress == NULL || progress->report == NULL)
    return;

  now = g_get_monotonic_time ();
  if (progress == last_progress && fraction < 1.0 && now - last_time < INTERVAL)
    return;

  last_progress = fraction < 1.0 ? progress : NULL;
  last_time = now;
  progress->report (fraction, what, progress->data);
}

gboolean
hupan_progress_is_cancelled (const HupanProgress  *progress,
                             GError              **error)
{
  return g_cancellable_set_error_if_cancelled (hupan_progress_get_cancellable (progress), error);
}

GCancellable *
hupan_progress_get_cancellable (const HupanProgress *progress)
{
  return progress != NULL ? progress->cancellable : NULL;
}
