/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-reader-work.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

#include "hupan-sandbox.h"

/* Each does it the way the kernel sees it, and returns its answer: -1 with errno, or what it got. */

static long
try_open (void)
{
  return syscall (SYS_openat, AT_FDCWD, "/etc/passwd", O_RDONLY);
}

static long
try_create (void)
{
  return syscall (SYS_openat, AT_FDCWD, "/tmp/hupan-reader-was-here", O_WRONLY | O_CREAT, 0600);
}

static long
try_stat (void)
{
  struct stat st;

  return syscall (SYS_newfstatat, AT_FDCWD, "/etc/passwd", &st, 0);
}

static long
try_unlink (void)
{
  return syscall (SYS_unlinkat, AT_FDCWD, "/tmp/hupan-reader-was-here", 0);
}

static long
try_socket (void)
{
  return syscall (SYS_socket, AF_INET, SOCK_STREAM, 0);
}

static long
try_unix_socket (void)
{
  return syscall (SYS_socket, AF_UNIX, SOCK_STREAM, 0);
}

static long
try_send (void)
{
  return syscall (SYS_sendto, STDOUT_FILENO, "", 0, 0, NULL, 0);
}

static long
try_fork (void)
{
  long pid = syscall (SYS_clone, SIGCHLD, NULL, NULL, NULL, NULL);

  if (pid == 0)
    _exit (0);
  return pid;
}

static long
try_exec (void)
{
  char *const arguments[] = { (char *) "true", NULL };

  return syscall (SYS_execve, "/bin/true", arguments, NULL);
}

static long
try_kill (void)
{
  return syscall (SYS_kill, 1, 0);
}

static long
try_trace (void)
{
  return syscall (SYS_ptrace, PTRACE_TRACEME, 0, NULL, NULL);
}

static long
try_dup (void)
{
  return syscall (SYS_dup, STDOUT_FILENO);
}

static long
try_code (void)
{
  return (long) mmap (NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static long
try_limit (void)
{
  const struct rlimit limit = { RLIM_INFINITY, RLIM_INFINITY };

  return syscall (SYS_prlimit64, 0, RLIMIT_CPU, &limit, NULL);
}

static long
try_dumpable (void)
{
  return syscall (SYS_prctl, PR_SET_DUMPABLE, 1, 0, 0, 0);
}

#ifndef __SANITIZE_ADDRESS__
static long
try_memory (void)
{
  return (long) mmap (NULL, (gsize) 1 << 30, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}
#endif

static const struct
{
  const char *name;
  long (*run) (void);
} escapes[] = {
  { "open", try_open },
  { "create", try_create },
  { "stat", try_stat },
  { "unlink", try_unlink },
  { "socket", try_socket },
  { "unix-socket", try_unix_socket },
  { "send", try_send },
  { "fork", try_fork },
  { "exec", try_exec },
  { "kill", try_kill },
  { "trace", try_trace },
  { "dup", try_dup },
  { "code", try_code },
  { "limit", try_limit },
  { "dumpable", try_dumpable },
#ifndef __SANITIZE_ADDRESS__
  { "memory", try_memory },
#endif
};

void
hupan_reader_try_escapes (int file, int socket)
{
  g_autoptr (GError) error = NULL;

  if (!hupan_sandbox_enter (0, &error))
    {
      dprintf (socket, "%s\n", error->message);
      return;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (escapes); i++)
    {
      char line[64];
      long answer;

      errno = 0;
      answer = escapes[i].run ();
      g_snprintf (line, sizeof line, "%s %d\n", escapes[i].name, answer == -1 ? errno : 0);
      if (write (socket, line, strlen (line)) < 0)
        return;
    }
}
