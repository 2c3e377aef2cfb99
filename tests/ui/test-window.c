/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixtures/test-display.h"
#include "ui/hupan-window.h"

static void
test_show (void)
{
  HupanWindow *window = hupan_window_new (NULL);

  g_object_ref (window);
  test_show_window (GTK_WINDOW (window));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), >=, 360);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (window);
}

int
main (int   argc,
      char *argv[])
{
  test_init_ui (&argc, &argv);
  g_test_add_func ("/ui/window/show", test_show);
  return g_test_run ();
}
