/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixtures/test-program.h"
#include "fixtures/test-wait.h"

/* Every place, dialog and menu, through the accessibility bus: whatever can have the focus has a name. */

/* What is looked at: where Tab leads first (NULL: nowhere), the keys that lead on from there, and what is seen then. */
typedef struct
{
  const char *tab;
  const char *keys;
  const char *seen;
  const char *gone; /* NULL, or what is seen no more: a dialog that closes takes keys until it has */
} Step;

static const Step places[] = {
  { NULL, "alt+1", "As of" },
  { "As of", "Return", "Today" },
  { NULL, "Escape alt+2", "Search Universities" },
  { NULL, "Down Down", "Edit (F2)" },
  { NULL, "F2", "Save" },
  { NULL, "Escape", "Edit (F2)" },
  { NULL, "alt+3", "Search Topics" },
  { NULL, "Down Down", "Edit (F2)" },
  { NULL, "alt+4", "Search Candidates" },
  { NULL, "Down Down", "Edit (F2)" },
  { NULL, "F2", "Save" },
  { NULL, "Escape", "Edit (F2)" },
  { NULL, "ctrl+b", "Lead, 62 candidates" },
  { NULL, "Right shift+F10", "Rejected…" },
  { NULL, "Escape ctrl+b", "Full name" },
  { NULL, "ctrl+a", "Stage" },
  { NULL, "ctrl+m", "Reason" },
  { NULL, "Escape", "Search Candidates", "Reason" },
  { NULL, "alt+5", "Search Documents" },
  { NULL, "Down Down", "Edit (F2)" },
  { NULL, "alt+6", "Search Fellows" },
  { "Fellows", "Down Return", "Search Calls" },
  { "Calls", "Down Return", "Search Targets" },
  { "Targets", "Down Return", "Search Award policies" },
  { "Award policies", "Down Return", "Search Sites" },
  { "Sites", "Down Return", "Search Host units" },
  { "Host units", "Down Return", "Search Research fields" },
  { "Research fields", "Down Return", "Search Tags" },
  { "Tags", "Down Return", "The Trash Is Empty" },
};

static const Step dialogs[] = {
  { NULL, "F10", "Main Menu" },
  { NULL, "Escape ctrl+comma", "Preferences" },
  { NULL, "Escape", "Main Menu", "Preferences" },
  { NULL, "Escape ctrl+o", "On This Computer" },
  { NULL, "Escape F1", "Moving a Candidate", "On This Computer" }, /* of the overview, where the focus is back */
  { NULL, "Escape", "First Steps" },
  { NULL, "Escape alt+4", "Search Candidates" },
  { NULL, "ctrl+k", "Reset" },
  { NULL, "Escape", "Search Candidates", "Reset" },
  { "View Menu", "Return", "View Menu" },
  { NULL, "Escape", "Search Candidates" },
  { "Stage", "Return", "Screening" },
  { NULL, "Escape", "Search Candidates" },
  { "Received on", "Return", "From" },
  { NULL, "Escape ctrl+n", "Save" },
};

/* The registry: its dialog, what it keeps, what it asks, and what was done to it. */
static const Step registry[] = {
  { NULL, "F10", "Main Menu" },
  { NULL, "n", "It is kept in the data folder" },
  { NULL, "Escape F10 g", "Keeping Data Safe", "It is kept in the data folder" },
  { "Name", "End exclam Tab", "Apply" },
  { "Apply", "Return", "Sample!" },
  { "Back Up Now", "Return", "Restore the backup of" },
  { "Check Registry", "Return", "The Registry Is Sound" },
  { NULL, "Return", "Keeping Data Safe", "The Registry Is Sound" },
  { "Restore the backup of", "Return", "Restore This Backup?" },
  { NULL, "Escape", "As of", "Restore This Backup?" },
  { NULL, "F10 s", "What Was Done" },
};

/* From the encoding, which is asked for, to what was imported. */
static const Step import[] = {
  { NULL, "Return", "The File Holds" },
  { "Preview", "Return", "What Will Happen" },
  { "Import the Good Rows Only", "space", "What Will Happen" }, /* a switch takes the time that it moves */
  { NULL, "alt+i", "Imported: 1 new", "What Will Happen" },
};

static void
walk_along (const Step *steps,
            gsize       n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_test_message ("%s, %s", steps[i].tab != NULL ? steps[i].tab : "", steps[i].keys);
      if (steps[i].tab != NULL)
        test_program_tab_to (steps[i].tab);
      test_program_press (steps[i].keys);
      g_test_message ("then %s", steps[i].seen);
      test_wait_for (test_program_sees (steps[i].seen));
      test_wait_for (steps[i].gone == NULL || !test_program_sees (steps[i].gone));
      g_assert_cmpuint (test_program_walk (), >, 0);
    }
}

static void
test_places (void)
{
  g_autoptr (TestProgram) program = test_program_start ();

  walk_along (places, G_N_ELEMENTS (places));
}

static void
test_dialogs (void)
{
  g_autoptr (TestProgram) program = test_program_start ();

  walk_along (dialogs, G_N_ELEMENTS (dialogs));
}

static void
test_registry (void)
{
  g_autoptr (TestProgram) program = test_program_start ();

  walk_along (registry, G_N_ELEMENTS (registry));
}

static void
test_import (void)
{
  g_autoptr (TestProgram) program = test_program_start ();
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "universities.csv", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length;

  text = g_convert ("ROR ID,Name,City\n,國立湖畔大學,臺北\nno id,國立山頂大學,新竹\n", -1, "BIG5", "UTF-8", NULL, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);

  test_program_press ("ctrl+i");
  test_program_choose_file ("Import", path);
  test_wait_for (test_program_sees ("How Is the Text Written?"));
  g_assert_cmpuint (test_program_walk (), >, 0);
  walk_along (import, G_N_ELEMENTS (import));
}

static gboolean
is_registry (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "registry.sqlite", NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Out into a package and in again. The choosers are GTK's; what they are called and what they offer is said by the program. */
static void
test_packages (void)
{
  g_autoptr (TestProgram) program = test_program_start ();
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "lake.hupan", NULL);
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "hupan", "registries", "lake", NULL);

  test_program_press ("F10 g");
  test_wait_for (test_program_sees ("Keeping Data Safe"));
  test_program_tab_to ("Export to Package");
  test_program_press ("Return");
  test_wait_for (test_program_sees ("Export to Package") && test_program_has_typed ("Sample.hupan"));
  test_program_choose_file ("Export to Package", path);
  test_wait_for (test_program_sees ("Package written"));
  g_assert_cmpuint (test_program_walk (), >, 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));

  test_program_press ("Escape"); /* takes the message first */
  test_wait_for (!test_program_sees ("Package written"));
  test_program_press ("Escape");
  test_wait_for (!test_program_sees ("Keeping Data Safe"));
  test_program_press ("ctrl+o");
  test_wait_for (test_program_sees ("On This Computer"));
  test_program_tab_to ("Open Package");
  test_program_press ("Return");
  test_program_choose_file ("Open Package", path);
  test_wait_for (is_registry (folder));
  test_wait_for (test_program_sees ("As of"));
  test_program_press ("F10 g");
  test_wait_for (test_program_sees (folder)); /* where the registry is that came out of it */
  g_assert_cmpuint (test_program_walk (), >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_program_init ();
  g_test_add_func ("/a11y/names/places", test_places);
  g_test_add_func ("/a11y/names/dialogs", test_dialogs);
  g_test_add_func ("/a11y/names/registry", test_registry);
  g_test_add_func ("/a11y/names/import", test_import);
  g_test_add_func ("/a11y/names/packages", test_packages);
  return g_test_run ();
}
