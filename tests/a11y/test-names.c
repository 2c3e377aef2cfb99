/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixtures/test-wait.h"

#include <atspi/atspi.h>
#include <gio/gio.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAccessible, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiStateSet, g_object_unref)

/* The program runs as a process of its own, seen only through the accessibility bus. */

static AtspiAccessible *
find_program (void)
{
  g_autoptr (AtspiAccessible) desktop = atspi_get_desktop (0);
  int n_children = atspi_accessible_get_child_count (desktop, NULL);

  for (int i = 0; i < n_children; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (desktop, i, NULL);
      g_autofree char *name = child != NULL ? atspi_accessible_get_name (child, NULL) : NULL;

      if (g_strcmp0 (name, "hupan") == 0 && atspi_accessible_get_child_count (child, NULL) > 0)
        return g_steal_pointer (&child);
    }

  return NULL;
}

static guint
walk (AtspiAccessible *node,
      const char      *path)
{
  g_autofree char *role = atspi_accessible_get_role_name (node, NULL);
  g_autofree char *name = atspi_accessible_get_name (node, NULL);
  g_autofree char *here = g_strdup_printf ("%s/%s \"%s\"", path, role, name != NULL ? name : "");
  g_autoptr (AtspiStateSet) states = atspi_accessible_get_state_set (node);
  int n_children = atspi_accessible_get_child_count (node, NULL);
  guint n_focusable = 0;

  if (atspi_state_set_contains (states, ATSPI_STATE_FOCUSABLE) &&
      atspi_state_set_contains (states, ATSPI_STATE_SHOWING))
    {
      n_focusable++;
      /* GTK calls every scrolled window focusable, even those inside of other widgets; the focus goes to
       * what they hold. */
      if ((name == NULL || *name == '\0') && atspi_accessible_get_role (node, NULL) != ATSPI_ROLE_SCROLL_PANE)
        {
          g_test_message ("focusable, but without a name: %s", here);
          g_test_fail ();
        }
    }

  for (int i = 0; i < n_children; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (node, i, NULL);

      if (child != NULL)
        n_focusable += walk (child, here);
    }

  return n_focusable;
}

static void
test_names (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "hupan", NULL);
  g_autoptr (AtspiAccessible) program = NULL;

  g_assert_no_error (error);
  test_wait_for ((program = find_program ()) != NULL);
  g_assert_cmpuint (walk (program, ""), >, 0);

  g_subprocess_send_signal (process, SIGTERM);
  g_subprocess_wait (process, NULL, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* libatspi warns about a program that is just starting or ending; the program itself keeps its
   * fatal warnings. */
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_FATAL_MASK);
  atspi_init ();
  g_test_add_func ("/a11y/names", test_names);
  return g_test_run ();
}
