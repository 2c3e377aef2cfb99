/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

<<<<<<< HEAD
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
=======
/* hupanctl is ended in the middle of an import: nothing of it is there, and the registry is closed in order. */

#include <gio/gio.h>
#include <signal.h>

#include "fixtures/test-ctl.h"
#include "fixtures/test-import.h"
#include "fixtures/test-registry.h"

/* Enough that the import takes a while; each row is somebody else. */
#define N_ROWS 20000

static char *
write_candidates (const char *folder)
{
  g_autoptr (GString) text = g_string_new ("Full name,E-mail\n");
  char *path = g_build_filename (folder, "many.csv", NULL);

  for (guint i = 0; i < N_ROWS; i++)
    g_string_append_printf (text, "Person %u,person%u@example.org\n", i, i);
  g_assert_true (g_file_set_contents (path, text->str, text->len, NULL));

  return path;
}

/* It writes once its journal is there. */
static gboolean
is_writing (const char *registry)
{
  g_autofree char *journal = g_build_filename (registry, "registry.sqlite-journal", NULL);
  g_autofree char *begun = NULL;
  gsize length = 0;

  return g_file_get_contents (journal, &begun, &length, NULL) && length > 0;
}

static void
test_ended (gconstpointer number)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *folder = g_path_get_dirname (registry);
  g_autofree char *file = write_candidates (folder);
  g_autofree char *before = test_ctl (registry, "list", "candidates", "--count", NULL);
  g_autofree char *database = g_build_filename (registry, "registry.sqlite", NULL);
  g_autofree char *after = NULL;
  g_autofree char *clean = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) watched = g_file_new_for_path (registry);
  g_autoptr (GFileMonitor) monitor = g_file_monitor_directory (watched, G_FILE_MONITOR_NONE, NULL, NULL); /* wakes the loop */
  g_autoptr (GSubprocess) child =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error, "hupanctl", "--registry",
                      registry, "import", "candidates", file, NULL);

  g_assert_no_error (error);
  while (!is_writing (registry) && g_subprocess_get_identifier (child) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_subprocess_send_signal (child, GPOINTER_TO_INT (number));
  g_assert_true (g_subprocess_wait (child, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (child));
  g_assert_cmpint (g_subprocess_get_exit_status (child), ==, 1);

  clean = test_sql_text (database, "SELECT value FROM meta WHERE key = 'clean'");
  g_assert_cmpstr (clean, ==, "1");
  after = test_ctl (registry, "list", "candidates", "--count", NULL);
  g_assert_cmpstr (after, ==, before);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/cli/signals/term", GINT_TO_POINTER (SIGTERM), test_ended);
  g_test_add_data_func ("/cli/signals/int", GINT_TO_POINTER (SIGINT), test_ended);
  g_test_add_data_func ("/cli/signals/hup", GINT_TO_POINTER (SIGHUP), test_ended);
>>>>>>> 501a027 (ui: Ask which value stands where a record was changed meanwhile)
  return g_test_run ();
}
