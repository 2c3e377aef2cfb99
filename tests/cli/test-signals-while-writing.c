/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A signal at any moment of a commit, an import, an attachment or a backup by hupanctl: it ends in order. What it said is
 * true, the change is whole or not there, the registry is closed as after any other command, nobody holds it. */

#include "config.h"

#include "fixtures/test-ctl.h"
#include "fixtures/test-registry.h"
#include "fixtures/test-signaller.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>

#define IMPORTED 120 /* so many rows that a backup goes before */

static char *topic; /* the id of one */
static char *csv;
static char *document;

/* Of the things that the commands change, one line each. */
static const char counts[] =
  "SELECT (SELECT count (*) FROM topic), (SELECT count (*) FROM document), (SELECT count (*) FROM topic WHERE title = 'Later')";

static char *
count (const char *registry)
{
  g_autofree char *path = g_build_filename (registry, "registry.sqlite", NULL);

  return test_sql_rows (path, counts);
}

static void
assert_closed_in_order (const char *registry)
{
  g_autofree char *path = g_build_filename (registry, "registry.sqlite", NULL);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autofree char *clean = test_sql_text (path, "SELECT value FROM meta WHERE key = 'clean'");
  g_autofree char *sound = NULL;
  char *content = NULL;
  gsize size = 0;

  g_assert_cmpstr (clean, ==, "1");
  if (g_file_get_contents (journal, &content, &size, NULL))
    g_assert_cmpuint (size, ==, 0);
  g_free (content);
  sound = test_ctl (registry, "check", NULL);
}

/* FALSE when the command did not change files so often. */
static gboolean
stop_at (const char *const *command, guint n, int number, const char *before, const char *after, guint *n_stopped)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  g_autofree char *said = NULL;
  g_autofree char *found = NULL;
  gboolean sent;
  int status;

  g_strv_builder_add_many (builder, "hupanctl", "--registry", registry, NULL);
  g_strv_builder_addv (builder, (const char **) command);
  words = g_strv_builder_end (builder);
  status = test_signaller_run ((const char *const *) words, n, number, &sent, &said);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) != 0 && (WEXITSTATUS (status) != 128 + number || !sent))
    g_error ("%s at %u: ended with %d: %s", command[0], n, WEXITSTATUS (status), said);

  assert_closed_in_order (registry);
  found = count (registry);
  g_assert_cmpstr (found, ==, WEXITSTATUS (status) == 0 ? after : before);
  *n_stopped += WEXITSTATUS (status) != 0;
  return sent;
}

/* Returns how often it was stopped before it was done. */
static guint
stop_all_along (const char *const *command)
{
  static const int numbers[] = { SIGTERM, SIGINT, SIGHUP };
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *before = count (registry);
  g_autofree char *after = NULL;
  g_autofree char *said = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  gboolean sent;
  guint n_signals = 0, n_stopped = 0;

  g_strv_builder_add_many (builder, "hupanctl", "--registry", registry, NULL);
  g_strv_builder_addv (builder, (const char **) command);
  words = g_strv_builder_end (builder);
  g_assert_cmpint (test_signaller_run ((const char *const *) words, 0, SIGTERM, &sent, &said), ==, 0);
  after = count (registry);

  for (guint n = 1; stop_at (command, n, numbers[n_signals % 3], before, after, &n_stopped); n += MAX (n / (test_is_sanitized () ? 1 : 3), 1))
    n_signals++;
  g_assert_cmpuint (n_signals, >, 3);
  g_test_message ("%s: stopped %u times of %u", command[0], n_stopped, n_signals);
  return n_stopped;
}

static void
test_edit (void)
{
  stop_all_along ((const char *[]) { "set", "topics", topic, "title=Later", NULL });
}

static void
test_import (void)
{
  g_assert_cmpuint (stop_all_along ((const char *[]) { "import", "topics", csv, NULL }), >, 0);
}

static void
test_attach (void)
{
  g_assert_cmpuint (stop_all_along ((const char *[]) { "attach", "topics", topic, document, NULL }), >, 0);
}

static void
test_backup (void)
{
  g_assert_cmpuint (stop_all_along ((const char *[]) { "backup", NULL }), >, 0);
}

/* Not in order at all: whoever only looks afterwards sees what was saved, without another command in between. */
static void
test_killed (void)
{
  g_autofree char *whole = NULL;
  guint n_killed = 0, n_half_done = 0;
  gboolean sent = TRUE;

  for (guint n = 1; sent; n += MAX (n / 10, 1))
    {
      g_autofree char *registry = test_ctl_sample ();
      g_autofree char *journal = g_build_filename (registry, "registry.sqlite-journal", NULL);
      g_autofree char *before = test_ctl (registry, "list", "topics", "--count", NULL);
      g_autofree char *after = NULL;
      g_autofree char *said = NULL;
      int status = test_signaller_run ((const char *[]) { "hupanctl", "--registry", registry, "import", "topics", csv, NULL }, n,
                                       SIGKILL, &sent, &said);
      GStatBuf st;

      n_half_done += g_stat (journal, &st) == 0 && st.st_size > 0;
      after = test_ctl (registry, "list", "topics", "--count", NULL);
      g_assert_true (WIFSIGNALED (status) || WEXITSTATUS (status) == 0);
      n_killed += WIFSIGNALED (status);
      if (g_str_equal (after, before))
        continue;
      if (whole == NULL)
        whole = g_strdup (after);
      g_assert_cmpstr (after, ==, whole);
    }

  g_test_message ("killed %u times, %u of them in the middle of a change", n_killed, n_half_done);
  g_assert_cmpuint (n_killed, >, 3);
  g_assert_cmpuint (n_half_done, >, 0);
  g_assert_nonnull (whole);
}

static void
make_files (void)
{
  g_autoptr (GString) rows = g_string_new ("Title\n");
  g_autoptr (GString) bytes = g_string_new ("%PDF-1.7\n");
  g_autofree char *registry = test_ctl_sample ();
  g_autofree char *path = g_build_filename (registry, "registry.sqlite", NULL);

  for (guint i = 0; i < IMPORTED; i++)
    g_string_append_printf (rows, "New %u\n", i);
  for (guint i = 0; i < 40000; i++)
    g_string_append_printf (bytes, "%u\n", i);
  topic = test_sql_text (path, "SELECT min (id) FROM topic");
  csv = g_build_filename (g_get_tmp_dir (), "topics.csv", NULL);
  document = g_build_filename (g_get_tmp_dir (), "plan.pdf", NULL);
  g_assert_true (g_file_set_contents (csv, rows->str, -1, NULL));
  g_assert_true (g_file_set_contents (document, bytes->str, -1, NULL));
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  make_files ();
  g_test_add_func ("/signals-while-writing/edit", test_edit);
  g_test_add_func ("/signals-while-writing/import", test_import);
  g_test_add_func ("/signals-while-writing/attach", test_attach);
  g_test_add_func ("/signals-while-writing/backup", test_backup);
  g_test_add_func ("/signals-while-writing/killed", test_killed);
  result = g_test_run ();
  g_free (topic);
  g_free (csv);
  g_free (document);
  return result;
}
