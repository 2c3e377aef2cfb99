/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The program itself gets a signal while it opens a registry of the first format, which is backed up and brought to the newest
 * meanwhile: it ends in order, the registry is of the one or the other, nobody holds it. What a signal does to other work of the registry's
 * thread is in tests/desk/test-ending.c. */

#include "fixtures/test-ctl.h"
#include "fixtures/test-registry.h"
#include "fixtures/test-signaller.h"

#include <signal.h>
#include <sys/wait.h>

static const char what_there_is[] =
  "SELECT id, version FROM application; SELECT id, version, title FROM topic; SELECT id, version, name FROM university";

static char *
make_old (void)
{
  g_autofree char *package = g_build_filename (g_getenv ("HUPAN_FIXTURES"), "formats", "1.hupan", NULL);
  g_autofree char *parent = g_dir_make_tmp ("old-XXXXXX", NULL);
  char *registry = g_build_filename (parent, "registry", NULL);
  g_autofree char *out = test_ctl (registry, "unpack", package, NULL);

  return registry;
}

static void
end_at (guint n, int number)
{
  g_autofree char *registry = make_old ();
  g_autofree char *path = g_build_filename (registry, "registry.sqlite", NULL);
  g_autofree char *before = test_sql_rows (path, what_there_is);
  const char *const words[] = { "hupan", "--registry", registry, NULL };
  g_autofree char *said = NULL;
  g_autofree char *clean = NULL;
  g_autofree char *after = NULL;
  TestPlace place = { .registry = registry };
  HupanRegistry *opened;
  gboolean sent;
  int status;

  status = test_signaller_run (words, n, number, &sent, &said);
  if (!WIFEXITED (status) || WEXITSTATUS (status) != 0)
    g_error ("signal %d at %u: ended with %x: %s", number, n, (guint) status, said);
  g_assert_true (sent);

  clean = test_sql_text (path, "SELECT value FROM meta WHERE key = 'clean'");
  g_assert_cmpstr (clean, ==, "1");
  after = test_sql_rows (path, what_there_is);
  g_assert_cmpstr (after, ==, before);
  opened = test_registry_open (&place, HUPAN_OPEN_NONE);
  g_assert_null (hupan_registry_get_read_only_reason (opened));
  test_registry_assert_sound (opened);
  test_registry_close (opened);
}

static void
test_opening (void)
{
  static const int numbers[] = { SIGTERM, SIGINT, SIGHUP };
  static const guint moments[] = { 1, 4, 9, 17, 30, 47, 70 };

  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++)
    end_at (moments[i], numbers[i % G_N_ELEMENTS (numbers)]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/program-ends/opening", test_opening);
  return g_test_run ();
}
