/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-ballast.h"

#include "hupan-place.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define SIZE          (8 * 1024 * 1024)
#define ROOM_TO_SPARE (8 * (gint64) SIZE) /* as much must stay free beside a new ballast */

static char *
dup_path (const char *folder)
{
  return g_build_filename (folder, "ballast", NULL);
}

/* Makes the file if there is none and room enough. A failure is no harm. */
void
hupan_ballast_keep (const char *folder)
{
  g_autofree char *path = dup_path (folder);
  g_autofd int fd = -1;
  HupanPlace place;
  GStatBuf st;

  if (g_lstat (path, &st) == 0 && st.st_size >= SIZE)
    return;
  if (!hupan_place_look (folder, &place, NULL) || place.free_bytes < ROOM_TO_SPARE)
    return;
  fd = open (path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
  if (fd >= 0 && posix_fallocate (fd, 0, SIZE) != 0)
    g_unlink (path);
}

/* TRUE when there was one: what failed for want of room may be tried once more. */
gboolean
hupan_ballast_release (const char *folder)
{
  g_autofree char *path = dup_path (folder);

  return g_unlink (path) == 0;
}
