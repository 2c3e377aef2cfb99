/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-sandbox.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#ifdef ARCHITECTURE

/* One step of the filter, a small program for the kernel (seccomp(2)). It sees the number of the call and its arguments
 * as numbers, not what they point to. */
#define LOAD(field) BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, field))
#define ANSWER(answer) BPF_STMT (BPF_RET | BPF_K, answer)
#define ALLOW ANSWER (SECCOMP_RET_ALLOW)
#define REFUSE ANSWER (SECCOMP_RET_ERRNO | EPERM)

#define IF_IS(value, then, otherwise) BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, value, then, otherwise)
#define IF_ANY(bits, then, otherwise) BPF_JUMP (BPF_JMP | BPF_JSET | BPF_K, bits, then, otherwise)

#define CALL(name) IF_IS (__NR_##name, 0, 1), ALLOW

/* The lower half of the third argument: what memory is to be used for. Never for code. */
#define CALL_WITHOUT_CODE(name)                                                                                        \
  IF_IS (__NR_##name, 0, 4), LOAD (args[2]), IF_ANY (PROT_EXEC, 0, 1), REFUSE, ALLOW

static const struct sock_filter filter[] = {
  /* A number means another call to another architecture. */
  LOAD (arch),
  IF_IS (ARCHITECTURE, 1, 0),
  ANSWER (SECCOMP_RET_KILL_PROCESS),
  LOAD (nr),

  /* The file, and what is said about it. */
  CALL (read),
  CALL (write),
  CALL (lseek),
  CALL (pread64),
  CALL (close),

  /* Memory. */
  CALL (brk),
  CALL (munmap),
  CALL (mremap),
  CALL (madvise),
  CALL (futex),
  CALL_WITHOUT_CODE (mmap),
  CALL_WITHOUT_CODE (mprotect),

  /* The clock (for how often progress is said), and numbers for hash tables. */
  CALL (clock_gettime),
  CALL (getrandom),

  /* The end. There is no call for signals here, also not to itself: abort() goes on to an instruction that traps. */
  CALL (rt_sigreturn),
  CALL (rt_sigprocmask),
  CALL (exit),
  CALL (exit_group),

#ifdef __SANITIZE_ADDRESS__
  CALL (sigaltstack),
  CALL (sched_yield),
  CALL (getpid),
  CALL (gettid),
#endif

  REFUSE,
};

int
hupan_sandbox_filter_calls (void)
{
  const struct sock_fprog program = {
    .len = G_N_ELEMENTS (filter),
    .filter = (struct sock_filter *) filter,
  };

  return prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0 ? 0 : errno;
}

#else

int
hupan_sandbox_filter_calls (void)
{
  return 0;
}

#endif
