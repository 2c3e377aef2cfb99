/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* mremap () */

#include "config.h"

#include "hupan-pages.h"

#include <string.h>
#include <sys/mman.h>

/* Below that, the rest of the last page would be a waste. AddressSanitizer watches over the ends of what malloc gives. */
#if defined MREMAP_MAYMOVE && !defined __SANITIZE_ADDRESS__
#define MIN_MAPPED (32 * 1024)
#else
#define MIN_MAPPED G_MAXSIZE
#endif

static gboolean
is_mapped (gsize size)
{
  return size >= MIN_MAPPED;
}

static gpointer
check (gpointer pages,
       gsize    size)
{
  if (pages == MAP_FAILED)
    g_error ("%" G_GSIZE_FORMAT " bytes of memory cannot be had", size);

  return pages;
}

static gpointer
map (gsize size)
{
  return check (mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), size);
}

gpointer
hupan_pages_resize (gpointer data,
                    gsize    before,
                    gsize    after)
{
  gpointer moved;

  if (!is_mapped (before) && !is_mapped (after))
    return g_realloc (data, after);
#ifdef MREMAP_MAYMOVE
  if (is_mapped (before) && is_mapped (after))
    return check (mremap (data, before, after, MREMAP_MAYMOVE), after);
#endif

  moved = is_mapped (after) ? map (after) : g_malloc (after);
  if (before > 0 && after > 0)
    memcpy (moved, data, MIN (before, after));
  if (is_mapped (before))
    munmap (data, before);
  else
    g_free (data);

  return moved;
}

gpointer
hupan_pages_reserve (gpointer  data,
                     gsize    *allocated,
                     gsize     wanted)
{
  gsize before = *allocated;

  if (wanted <= before)
    return data;

  *allocated = wanted + wanted / 4;
  return hupan_pages_resize (data, before, *allocated);
}
