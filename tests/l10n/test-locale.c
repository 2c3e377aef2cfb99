/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixtures/test-display.h"
#include "ui/hupan-window.h"

#include <locale.h>

/* Runs once in every locale of the suite. */
static void
test_direction (void)
{
  const char *locale = setlocale (LC_MESSAGES, NULL);

  g_assert_cmpstr (locale, ==, g_getenv ("LC_ALL"));
  g_assert_cmpint (gtk_get_locale_direction (), ==,
                   g_str_has_prefix (locale, "ar") ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
}

static void
test_narrow (void)
{
  HupanWindow *window = hupan_window_new (NULL);

  gtk_window_set_default_size (GTK_WINDOW (window), 360, 720);
  test_show_window (GTK_WINDOW (window));
  test_wait_for (gtk_widget_get_width (GTK_WIDGET (window)) == 360);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  test_init_ui (&argc, &argv);
  g_test_add_func ("/l10n/direction", test_direction);
  g_test_add_func ("/l10n/narrow", test_narrow);
  return g_test_run ();
}
