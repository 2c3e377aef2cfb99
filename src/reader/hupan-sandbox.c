/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-sandbox.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib-unix.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#ifdef __SANITIZE_ADDRESS__
#define IS_SANITIZED 1
#else
#define IS_SANITIZED 0
#endif

#define MIB (G_GUINT64_CONSTANT (1) << 20)
#define MEMORY (1024 * MIB)
#define SECONDS 4

/* Standard input, output and error, counted. */
#define N_KEPT 3

static gboolean
fail (int saved_errno, const char *what, GError **error)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved_errno), "%s: %s", what, g_strerror (saved_errno));
  return FALSE;
}

static guint64
get_seconds (guint64 file_size)
{
  const guint64 seconds = SECONDS + file_size / MIB;

  return IS_SANITIZED ? 10 * seconds : seconds;
}

static gboolean
set_limits (guint64 file_size, GError **error)
{
  const guint64 seconds = get_seconds (file_size);
  const struct
  {
    int resource;
    rlim_t limit;
    const char *what;
  } limits[] = {
    { RLIMIT_AS, IS_SANITIZED ? RLIM_INFINITY : MEMORY, "RLIMIT_AS" },
    { RLIMIT_CPU, seconds, "RLIMIT_CPU" },
    { RLIMIT_CORE, 0, "RLIMIT_CORE" },
    { RLIMIT_FSIZE, 0, "RLIMIT_FSIZE" },
    { RLIMIT_NOFILE, N_KEPT, "RLIMIT_NOFILE" },
    { RLIMIT_NPROC, 0, "RLIMIT_NPROC" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      /* The second between the two is for the signal that says it was the time (SIGXCPU), not just the end (SIGKILL). */
      const struct rlimit limit = {
        .rlim_cur = limits[i].limit,
        .rlim_max = limits[i].limit + (limits[i].resource == RLIMIT_CPU),
      };

      if (setrlimit (limits[i].resource, &limit) != 0)
        return fail (errno, limits[i].what, error);
    }

  return TRUE;
}

gboolean
hupan_sandbox_enter (guint64 file_size, GError **error)
{
  int filter_errno;

  /* Who started it ends it. A Ctrl+C in a terminal reaches every process there, and is the parent's to understand. */
  signal (SIGINT, SIG_IGN);
  signal (SIGHUP, SIG_IGN);
  signal (SIGPIPE, SIG_IGN);
  if (prctl (PR_SET_PDEATHSIG, SIGKILL) != 0 || prctl (PR_SET_DUMPABLE, 0) != 0 ||
      prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    return fail (errno, "prctl", error);
  if (g_closefrom (N_KEPT) != 0)
    return fail (errno, "close", error);
  if (!set_limits (file_size, error))
    return FALSE;

  filter_errno = hupan_sandbox_filter_calls ();
  return filter_errno == 0 || fail (filter_errno, "seccomp", error);
}
