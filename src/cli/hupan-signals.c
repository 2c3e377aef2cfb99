/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-signals.h"

#include <pthread.h>
#include <signal.h>

static int caught; /* atomic */

static void
fill (sigset_t *set)
{
  sigemptyset (set);
  sigaddset (set, SIGINT);
  sigaddset (set, SIGTERM);
  sigaddset (set, SIGHUP);
}

/* Nothing is done in a signal handler, where little may be done: a thread of its own waits for the signals. */
static gpointer
wait_for_signals (gpointer data)
{
  GCancellable *cancellable = data;
  sigset_t set;
  int number;

  fill (&set);
  if (sigwait (&set, &number) != 0)
    return NULL;
  g_atomic_int_set (&caught, number);
  g_cancellable_cancel (cancellable);

  if (sigwait (&set, &number) == 0)
    {
      signal (number, SIG_DFL);
      pthread_sigmask (SIG_UNBLOCK, &set, NULL);
      raise (number);
    }
  return NULL;
}

/* Who ignores a signal (nohup) has chosen that for the programs it starts. */
static gboolean
is_ignored (int number)
{
  struct sigaction action;

  return sigaction (number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

GCancellable *
hupan_signals_watch (void)
{
  static GCancellable *cancellable;
  sigset_t set;

  if (cancellable != NULL)
    return cancellable;

  cancellable = g_cancellable_new ();
  fill (&set);
  if (is_ignored (SIGHUP))
    sigdelset (&set, SIGHUP);
  pthread_sigmask (SIG_BLOCK, &set, NULL);
  g_thread_unref (g_thread_new ("signals", wait_for_signals, cancellable));

  return cancellable;
}

int
hupan_signals_get_caught (void)
{
  return g_atomic_int_get (&caught);
}
