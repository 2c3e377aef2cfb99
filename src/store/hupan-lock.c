/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-lock.h"

#include "core/hupan-clock.h"
#include "hupan-files.h"
#include "hupan-registry.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#define GROUP       "holder"
#define HOLDER_SIZE 4096

struct _HupanLock
{
  int fd; /* -1: the folder lets no lock be made, so nobody can write there either */
};

static char *
dup_boot_id (void)
{
  g_autofree char *id = NULL;

  if (!g_file_get_contents ("/proc/sys/kernel/random/boot_id", &id, NULL, NULL))
    return g_strdup ("");
  return g_strdup (g_strstrip (id));
}

/* Who holds it is for people: a failure to write it is no failure of the lock. */
static void
write_holder (int fd)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *boot = dup_boot_id ();
  g_autofree char *text = NULL;
  gsize length = 0;

  g_key_file_set_string (file, GROUP, "host", g_get_host_name ());
  g_key_file_set_string (file, GROUP, "user", g_get_user_name ());
  g_key_file_set_string (file, GROUP, "boot", boot);
  g_key_file_set_int64 (file, GROUP, "pid", (gint64) getpid ());
  g_key_file_set_int64 (file, GROUP, "at", hupan_clock_now ());
  text = g_key_file_to_data (file, &length, NULL);
  if (pwrite (fd, text, length, 0) == (gssize) length && ftruncate (fd, (off_t) length) != 0)
    g_debug ("the lock file could not be shortened: %s", g_strerror (errno));
}

static void
set_locked_error (GError **error, int fd)
{
  char text[HOLDER_SIZE] = "";
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *host = NULL;
  g_autofree char *user = NULL;
  g_autofree char *since = NULL;
  gssize length = pread (fd, text, sizeof text - 1, 0);
  gint64 at;

  if (length <= 0 || !g_key_file_load_from_data (file, text, (gsize) length, G_KEY_FILE_NONE, NULL))
    {
      g_set_error_literal (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_LOCKED,
                           _("This registry is open in another window or program. Close it there first."));
      return;
    }
  host = g_key_file_get_string (file, GROUP, "host", NULL);
  user = g_key_file_get_string (file, GROUP, "user", NULL);
  at = g_key_file_get_int64 (file, GROUP, "at", NULL);
  utc = g_date_time_new_from_unix_utc (at / 1000);
  time = utc != NULL ? g_date_time_to_local (utc) : NULL;
  since = time != NULL ? g_date_time_format (time, "%x %H:%M") : g_strdup ("?");
  g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_LOCKED,
               /* Translators: user's name, computer's name, date and time. */
               _("This registry is open in another window or program: %s on %s has had it open since %s. Close it there "
                 "first."),
               user != NULL ? user : "?", host != NULL ? host : "?", since);
}

/**
 * hupan_lock_take:
 *
 * Never waits. In a folder that cannot be written, and has no lock file to lock,
 * succeeds without a lock, which hupan_lock_is_held() tells.
 */
HupanLock *
hupan_lock_take (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "lock", NULL);
  g_autofd int fd = -1;
  gboolean writable = TRUE;
  HupanLock *self;

  fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
  if (fd < 0 && (errno == EROFS || errno == EACCES || errno == EPERM || errno == ENOSPC || errno == EDQUOT))
    {
      int errsv = errno;

      writable = FALSE;
      fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
      if (fd < 0 && (errsv == ENOSPC || errsv == EDQUOT))
        {
          hupan_files_set_error (error, errsv, path);
          return NULL;
        }
    }
  else if (fd < 0)
    {
      hupan_files_set_error (error, errno, path);
      return NULL;
    }

  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      if (errno == EWOULDBLOCK)
        set_locked_error (error, fd);
      else
        hupan_files_set_error (error, errno, path);
      return NULL;
    }
  if (fd >= 0 && writable)
    write_holder (fd);

  self = g_new0 (HupanLock, 1);
  self->fd = g_steal_fd (&fd);
  return self;
}

gboolean
hupan_lock_is_held (HupanLock *self)
{
  return self->fd >= 0;
}

/* The file stays, emptied of its holder's name. */
void
hupan_lock_release (HupanLock *self)
{
  if (self->fd >= 0)
    {
      if (ftruncate (self->fd, 0) != 0)
        g_debug ("the lock file could not be emptied: %s", g_strerror (errno));
      close (self->fd);
    }
  g_free (self);
}
