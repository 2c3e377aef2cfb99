/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fixtures/test-ctl.h"
#include "fixtures/test-reader.h"

/* hupanctl in the midst of an import: its reader has begun, and says no more. The false reader takes what it is to say from
 * a pipe, so the test knows when it is there. */
static GPid
start_import (const char *registry, const char *csv)
{
  g_autofree char *pipe = g_build_filename (g_get_tmp_dir (), "says", NULL);
  const char *const argv[] = { "hupanctl", "--registry", registry, "import", "topics", csv, NULL };
  g_autoptr (GError) error = NULL;
  GPid pid;
  int fd;

  test_reader_fake ("", 0, -1);
  g_unlink (pipe);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_setenv ("HUPAN_FAKE_SAYS", pipe, TRUE);

  g_spawn_async (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                 NULL, &pid, &error);
  g_assert_no_error (error);
  fd = open (pipe, O_WRONLY | O_CLOEXEC);
  g_assert_cmpint (fd, >=, 0);
  close (fd);
  test_reader_real ();

  return pid;
}

static void
assert_stops (int number)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *csv = g_build_filename (g_get_tmp_dir (), "topics.csv", NULL);
  g_autofree char *info = NULL;
  int status;
  GPid pid;

  g_assert_true (g_file_set_contents (csv, "Title\nNew\n", -1, NULL));
  pid = start_import (registry, csv);
  kill (pid, number);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 128 + number);

  /* It was closed as after any other command: nobody holds it, and nothing has to be checked first. */
  info = test_ctl (registry, "list", "topics", "--count", NULL);
  g_assert_cmpstr (info, ==, "24\n");
}

static void
test_stops (void)
{
  assert_stops (SIGTERM);
  assert_stops (SIGINT);
  assert_stops (SIGHUP);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/signals/stops", test_stops);
  return g_test_run ();
}
