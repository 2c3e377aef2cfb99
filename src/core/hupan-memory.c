/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-memory.h"

#ifdef __GLIBC__
#include <malloc.h>

/* What malloc arrives at by itself after freeing something large; naming a threshold ends that. Below the first, memory is
 * taken where more of it lies, which a search that takes some does faster. */
#define MMAP_THRESHOLD (32 * 1024 * 1024)
#define TRIM_THRESHOLD (2 * MMAP_THRESHOLD)

/* From this size on, freeing looks at what lies last (FASTBIN_CONSOLIDATION_THRESHOLD of glibc). */
#define NOTICED (64 * 1024)

/* malloc_trim () looks at what lies last in the first thread's heap only. In that of another thread, freeing does, if it is
 * more than the threshold. */
static void
trim_end (void)
{
  gpointer volatile noticed; /* or the compiler leaves out both calls */

  mallopt (M_TRIM_THRESHOLD, 0);
  noticed = malloc (NOTICED);
  free (noticed);
  mallopt (M_TRIM_THRESHOLD, TRIM_THRESHOLD);
  mallopt (M_MMAP_THRESHOLD, MMAP_THRESHOLD);
}

void
hupan_memory_give_back (void)
{
  malloc_trim (0);
  trim_end ();
}
#else
void
hupan_memory_give_back (void)
{
}
#endif
