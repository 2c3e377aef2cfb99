/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixtures/test-display.h"
#include "fixtures/test-registry.h"
#include "fixtures/test-wait.h"
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

static void
assert_is_free (TestPlace *place)
{
  HupanRegistry *registry = test_registry_open (place, HUPAN_OPEN_NONE);

  g_assert_null (hupan_registry_get_read_only_reason (registry));
  test_registry_close (registry);
}

/* Who closes a window that is still opening its registry, or making one, leaves nothing behind that holds it. */
static void
test_closed_while_opening (gconstpointer data)
{
  const gboolean creating = GPOINTER_TO_INT (data);
  g_autoptr (TestPlace) place = test_place_new ();
  HupanWindow *window = hupan_window_new (NULL);
  GWeakRef weak;

  g_weak_ref_init (&weak, window);
  if (creating)
    hupan_window_create_registry (window, place->registry, "Test", TRUE);
  else
    {
      test_registry_close (test_registry_create (place));
      hupan_window_open_folder (window, place->registry, HUPAN_OPEN_NONE);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  test_wait_for (({ g_autoptr (GObject) left = g_weak_ref_get (&weak); left == NULL; }));
  g_weak_ref_clear (&weak);

  assert_is_free (place);
}

int
main (int   argc,
      char *argv[])
{
  test_init_ui (&argc, &argv);
  g_test_add_func ("/ui/window/show", test_show);
  g_test_add_data_func ("/ui/window/closed-while-opening", GINT_TO_POINTER (FALSE), test_closed_while_opening);
  g_test_add_data_func ("/ui/window/closed-while-creating", GINT_TO_POINTER (TRUE), test_closed_while_opening);
  return g_test_run ();
}
