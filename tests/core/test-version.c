/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hupan-init.h"

static void
test_version (void)
{
  g_assert_true (g_regex_match_simple ("^[0-9]+[.][0-9]+[.][0-9]+$", hupan_get_version (), 0, 0));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/version", test_version);
  return g_test_run ();
}
