/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixtures/test-wait.h"
#include "fixtures/test-ctl.h"

#include <atspi/atspi.h>
#include <gio/gio.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAccessible, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiStateSet, g_object_unref)

/* The program runs as a process of its own, seen only through the accessibility bus, and moved by keys as a person without
 * a mouse does. Whatever can have the focus must have a name. */

static AtspiAccessible *program;

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

static gboolean
is_showing (AtspiAccessible *node)
{
  g_autoptr (AtspiStateSet) states = atspi_accessible_get_state_set (node);

  return atspi_state_set_contains (states, ATSPI_STATE_SHOWING);
}

/* The rows of a long list are alike: a few stand for all. */
static int
count_children (AtspiAccessible *node)
{
  const int n = atspi_accessible_get_child_count (node, NULL);

  return atspi_accessible_get_role (node, NULL) == ATSPI_ROLE_LIST ? MIN (n, 12) : n;
}

/* What is written in it, to know it by in a message. */
static char *
dup_hint (AtspiAccessible *node)
{
  int n_children = count_children (node);

  for (int i = 0; i < n_children; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (node, i, NULL);
      g_autofree char *name = child != NULL ? atspi_accessible_get_name (child, NULL) : NULL;
      char *hint;

      if (name != NULL && *name != '\0')
        return g_steal_pointer (&name);
      if (child != NULL && (hint = dup_hint (child)) != NULL)
        return hint;
    }

  return NULL;
}

/* GTK calls scrolled windows and lists focusable, those inside of other widgets too, and libadwaita the frames within its
 * dialogs and rows; the focus goes to what they hold. */
static gboolean
is_container (AtspiAccessible *node)
{
  const AtspiRole role = atspi_accessible_get_role (node, NULL);

  return role == ATSPI_ROLE_SCROLL_PANE || role == ATSPI_ROLE_LIST ||
         (role == ATSPI_ROLE_PANEL && atspi_accessible_get_child_count (node, NULL) > 0);
}

/* What is on a page that is not seen is looked at when it is. */
static gboolean
is_hidden (AtspiAccessible *node)
{
  return atspi_accessible_get_role (node, NULL) != ATSPI_ROLE_APPLICATION && !is_showing (node);
}

static guint
walk (AtspiAccessible *node,
      const char      *path)
{
  g_autofree char *role = atspi_accessible_get_role_name (node, NULL);
  g_autofree char *name = atspi_accessible_get_name (node, NULL);
  g_autofree char *here = g_strdup_printf ("%s/%s \"%s\"", path, role, name != NULL ? name : "");
  g_autoptr (AtspiStateSet) states = atspi_accessible_get_state_set (node);
  int n_children = count_children (node);
  guint n_focusable = 0;

  if (atspi_state_set_contains (states, ATSPI_STATE_FOCUSABLE) &&
      atspi_state_set_contains (states, ATSPI_STATE_SHOWING))
    {
      n_focusable++;
      if ((name == NULL || *name == '\0') && !is_container (node))
        {
          g_autofree char *hint = dup_hint (node);

          g_test_message ("focusable, but without a name: %s, with “%s” in it", here, hint != NULL ? hint : "");
          g_test_fail ();
        }
    }

  /* What a row with a choice shows of it is a list of its own with one row, which the focus never reaches. */
  if (is_hidden (node) || atspi_accessible_get_role (node, NULL) == ATSPI_ROLE_COMBO_BOX)
    return n_focusable;

  for (int i = 0; i < n_children; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (node, i, NULL);

      if (child != NULL)
        n_focusable += walk (child, here);
    }

  return n_focusable;
}

/* The first node of that name that is seen; a part of the name at its beginning is enough. */
static AtspiAccessible *
find_named (AtspiAccessible *node,
            const char      *wanted)
{
  g_autofree char *name = atspi_accessible_get_name (node, NULL);
  int n_children = count_children (node);

  if (is_hidden (node))
    return NULL;
  if (name != NULL && g_str_has_prefix (name, wanted))
    return g_object_ref (node);

  for (int i = 0; i < n_children; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (node, i, NULL);
      AtspiAccessible *found = child != NULL ? find_named (child, wanted) : NULL;

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_seen (const char *name)
{
  g_autoptr (AtspiAccessible) node = find_named (program, name);

  return node != NULL;
}

static void
press (const char *keys)
{
  g_autofree char *command = g_strdup_printf ("xdotool key --delay 20 %s", keys);
  int status;

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
}

/* What is looked at: the keys that lead there from the last, and what is seen then. */
static const struct
{
  const char *keys;
  const char *seen;
  const char *gone; /* NULL, or what is seen no more: a dialog that closes takes keys until it has */
} steps[] = {
  { "alt+1", "As of" },
  { "alt+2", "Search Universities" },
  { "Down Down", "Edit (F2)" },
  { "F2", "Save" },
  { "Escape", "Edit (F2)" },
  { "alt+3", "Search Topics" },
  { "alt+4", "Search Candidates" },
  { "Down Down", "Edit (F2)" },
  { "F2", "Save" },
  { "Escape", "Edit (F2)" },
  { "ctrl+b", "Lead, 62 candidates" },
  { "Right shift+F10", "Rejected…" },
  { "Escape ctrl+b", "Full name" },
  { "ctrl+a", "Stage" },
  { "ctrl+m", "Reason" },
  { "Escape", "Search Candidates", "Reason" },
  { "ctrl+k", "Reset" },
  { "Escape alt+5", "Search Documents" },
  { "Down Down", "Edit (F2)" },
  { "alt+6", "Search Fellows" },
  { "ctrl+comma", "Preferences" },
  { "Escape ctrl+o", "On This Computer" },
};

static void
test_names (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "hupan", "--registry", registry, NULL);

  g_assert_no_error (error);
  test_wait_for ((program = find_program ()) != NULL);
  test_wait_for (is_seen ("Universities"));
  g_assert_cmpuint (walk (program, ""), >, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_test_message ("%s", steps[i].keys);
      press (steps[i].keys);
      test_wait_for (is_seen (steps[i].seen));
      test_wait_for (steps[i].gone == NULL || !is_seen (steps[i].gone));
      g_assert_cmpuint (walk (program, ""), >, 0);
    }

  g_subprocess_send_signal (process, SIGTERM);
  g_subprocess_wait (process, NULL, NULL);
  g_clear_object (&program);
}

/* --- A day's work by keyboard ------------------------------------------------------------------------------ */

static void
type (const char *text)
{
  const char *const argv[] = { "xdotool", "type", "--delay", "20", text, NULL };
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
}

static gboolean
has_focus (AtspiAccessible *node,
           const char      *wanted)
{
  g_autofree char *name = atspi_accessible_get_name (node, NULL);
  g_autoptr (AtspiStateSet) states = atspi_accessible_get_state_set (node);
  int n_children = count_children (node);

  if (is_hidden (node))
    return FALSE;
  if (atspi_state_set_contains (states, ATSPI_STATE_FOCUSED) && name != NULL && g_str_has_prefix (name, wanted))
    return TRUE;

  for (int i = 0; i < n_children; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (node, i, NULL);

      if (child != NULL && has_focus (child, wanted))
        return TRUE;
    }

  return FALSE;
}

/* As who does not see the way: Tab until it is there. */
static void
tab_to (const char *name)
{
  for (guint i = 0; i < 60; i++)
    {
      if (has_focus (program, name))
        return;
      press ("Tab");
    }

  g_error ("Tab does not lead to “%s”", name);
}

/* T01, T02 of the domain, then an edit, its undo, the trash and the way back, without a pointer; told by what is seen, and in the
 * end by what is in the registry. */
static void
test_keyboard (void)
{
  g_autofree char *registry = test_ctl_sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "hupan", "--registry", registry, NULL);
  g_autofree char *history = NULL;
  g_autofree char *info = NULL;

  g_assert_no_error (error);
  test_wait_for ((program = find_program ()) != NULL);
  test_wait_for (is_seen ("Universities"));
  press ("alt+2");
  test_wait_for (is_seen ("Search Universities"));

  /* T01: one country, a word, and clearing both. */
  press ("ctrl+f");
  tab_to ("Country or region");
  press ("Return");
  type ("singapore");
  test_wait_for (is_seen ("Singapore, ") && !is_seen ("China, "));
  press ("Return");
  test_wait_for (is_seen ("National University of Singapore") && !is_seen ("Aalto University"));
  press ("Escape ctrl+f");
  type ("nan");
  test_wait_for (is_seen ("Nanyang Technological University") && !is_seen ("National University of Singapore"));
  press ("Escape");
  test_wait_for (is_seen ("National University of Singapore"));
  press ("Down Escape");
  test_wait_for (!is_seen ("Clear"));

  /* T02: an abbreviation, and Return at once. */
  press ("ctrl+f");
  type ("zjdx");
  press ("Return");
  test_wait_for (is_seen ("Edit (F2)"));

  press ("F2");
  test_wait_for (is_seen ("Save"));
  tab_to ("City");
  press ("ctrl+a");
  type ("Lakeside");
  press ("ctrl+s");
  test_wait_for (is_seen ("Edit (F2)"));
  test_wait_for (is_seen ("Lakeside"));
  press ("ctrl+z");
  test_wait_for (!is_seen ("Lakeside"));

  /* Ending the program closes the registry in order, so that it can be read at once. */
  g_subprocess_send_signal (process, SIGTERM);
  g_assert_true (g_subprocess_wait (process, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_clear_object (&program);

  info = test_ctl (registry, "list", "universities", "--search", "zjdx", "--columns", "city", "--limit", "1", NULL);
  g_assert_null (strstr (info, "Lakeside"));
  history = test_ctl (registry, "history", NULL);
  g_assert_nonnull (strstr (history, "Edit of “Zhejiang University”"));
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
  g_test_add_func ("/a11y/keyboard", test_keyboard);
  return g_test_run ();
}
