/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixtures/test-ctl.h"
#include "fixtures/test-program.h"
#include "fixtures/test-wait.h"

/* Days of work by keyboard alone. */

/* T01, T02 of the domain, then an edit and its undo, without a pointer; told by what is seen, and in the
 * end by what is in the registry. */
static void
test_universities (void)
{
  g_autoptr (TestProgram) program = test_program_start ();
  g_autofree char *history = NULL;
  g_autofree char *info = NULL;

  test_program_press ("alt+2");
  test_wait_for (test_program_sees ("Search Universities"));

  /* T01: one country, a word, and clearing both. */
  test_program_press ("ctrl+f");
  test_program_tab_to ("Country or region");
  test_program_press ("Return");
  test_program_type ("singapore");
  test_wait_for (test_program_sees ("Singapore, ") && !test_program_sees ("China, "));
  test_program_press ("Return");
  test_wait_for (test_program_sees ("National University of Singapore") && !test_program_sees ("Aalto University"));
  test_program_press ("Escape ctrl+f");
  test_program_type ("nan");
  test_wait_for (test_program_sees ("Nanyang Technological University") && !test_program_sees ("National University of Singapore"));
  test_program_press ("Escape");
  test_wait_for (test_program_sees ("National University of Singapore"));
  test_program_press ("Down Escape");
  test_wait_for (!test_program_sees ("Clear"));

  /* T02: an abbreviation, and Return at once. */
  test_program_press ("ctrl+f");
  test_program_type ("zjdx");
  test_program_press ("Return");
  test_wait_for (test_program_sees ("Edit (F2)"));

  test_program_press ("F2");
  test_wait_for (test_program_sees ("Save"));
  test_program_tab_to ("City");
  test_program_press ("ctrl+a");
  test_program_type ("Lakeside");
  test_program_press ("ctrl+s");
  test_wait_for (test_program_sees ("Edit (F2)"));
  test_wait_for (test_program_sees ("Lakeside"));
  test_program_press ("ctrl+z");
  test_wait_for (!test_program_sees ("Lakeside"));

  test_program_end (program);
  info = test_ctl (program->registry, "list", "universities", "--search", "zjdx", "--columns", "city", "--limit", "1", NULL);
  g_assert_null (strstr (info, "Lakeside"));
  history = test_ctl (program->registry, "history", NULL);
  g_assert_nonnull (strstr (history, "Edit of “Zhejiang University”"));
}

/* The director: from a figure to its list and back, then another month. */
static void
test_overview (void)
{
  g_autoptr (TestProgram) program = test_program_start ();

  test_program_press ("alt+1");
  test_wait_for (test_program_sees ("As of"));
  test_program_tab_to ("27 of 101"); /* first, as it stands there */
  test_program_tab_to ("27 of 30");
  test_program_press ("Return");
  test_wait_for (test_program_sees ("Entry date: Jan 1"));
  test_program_press ("alt+Left");
  test_wait_for (test_program_sees ("As of"));
  test_wait_for (test_program_has_focus ("27 of 30"));
}

static char *
dup_stage (TestProgram *program,
           const char  *candidate)
{
  g_autofree char *shown = test_ctl (program->registry, "list", "candidates", "--search", candidate, "--columns", "stage",
                                     "--limit", "1", "--format", "csv", NULL);

  return g_strdup (strchr (shown, '\n') + 1);
}

/* The coordinator: a move from the page and its undo, one on the board, a paper asked for. */
static void
test_candidates (void)
{
  g_autoptr (TestProgram) program = test_program_start ();
  g_autofree char *stage = NULL;
  g_autofree char *papers = NULL;

  test_program_press ("alt+4");
  test_wait_for (test_program_sees ("Search Candidates"));
  test_program_press ("ctrl+f");
  test_program_type ("2024-0135");
  test_program_press ("Return");
  test_wait_for (test_program_sees ("Edit (F2)"));

  test_program_tab_to ("Move to Screening");
  test_program_press ("Return");
  test_wait_for (test_program_sees ("Move to Under review"));
  test_program_press ("ctrl+z");
  test_wait_for (test_program_sees ("Move to Screening"));

  test_program_tab_to ("Request: Curriculum vitae");
  test_program_press ("Return");
  test_wait_for (test_program_sees ("Requested"));

  test_program_press ("ctrl+f ctrl+b");
  test_wait_for (test_program_sees ("Submitted, 1 candidate"));
  test_program_tab_to ("आदित्य पटेल");
  test_program_press ("ctrl+Right");
  test_wait_for (test_program_sees ("Screening, 1 candidate"));

  test_program_end (program);
  stage = dup_stage (program, "2024-0135");
  g_assert_cmpstr (g_strstrip (stage), ==, "Screening");
  papers = test_ctl (program->registry, "documents", "candidates", "2024-0135", NULL);
  g_assert_nonnull (strstr (papers, "Curriculum vitae: Requested"));
}

/* Until the arrow leads there. */
static void
arrow_to (const char *key,
          const char *name)
{
  for (guint i = 0; i < 30 && !test_program_has_focus (name); i++)
    test_program_press (key);
  g_assert_true (test_program_has_focus (name));
}

/* The one who keeps the lists tidy: to the trash, and back from it. */
static void
test_trash (void)
{
  g_autoptr (TestProgram) program = test_program_start ();
  g_autofree char *trashed = NULL;
  g_autofree char *history = NULL;

  test_program_press ("alt+3");
  test_wait_for (test_program_sees ("24"));
  test_program_press ("Down Delete");
  test_wait_for (test_program_sees ("23"));

  test_program_tab_to ("Topics");
  arrow_to ("Down", "Trash");
  test_program_press ("Return");
  test_wait_for (test_program_sees ("Records in the trash"));
  test_program_tab_to ("Restore ");
  test_program_press ("Return");
  test_wait_for (test_program_sees ("The Trash Is Empty"));
  test_program_press ("alt+3");
  test_wait_for (test_program_sees ("24"));

  test_program_end (program);
  history = test_ctl (program->registry, "history", NULL);
  g_assert_nonnull (strstr (history, " restored"));
}

static char *
write_universities (void)
{
  char *path = g_build_filename (g_get_tmp_dir (), "universities.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "Name,City,Country or region\nLakeside Test University,Hangzhou,China\n", -1, &error);
  g_assert_no_error (error);
  return path;
}

/* T10, without a pointer: a file from its place on the disk to the list, and out again. */
static void
test_import (void)
{
  g_autoptr (TestProgram) program = test_program_start ();
  g_autofree char *path = write_universities ();
  g_autofree char *found = NULL;
  g_autofree char *history = NULL;

  test_program_press ("alt+2 ctrl+i");
  test_program_choose_file ("Import", path);
  test_wait_for (test_program_sees ("The File Holds"));
  test_program_tab_to ("Preview");
  test_program_press ("Return");
  test_wait_for (test_program_sees ("What Will Happen"));
  test_program_press ("alt+i");
  test_wait_for (test_program_sees ("Imported: 1 new"));
  test_wait_for (!test_program_sees ("What Will Happen"));
  test_wait_for (test_program_sees ("121"));
  test_program_press ("ctrl+z");
  test_wait_for (test_program_sees ("120"));

  test_program_end (program);
  found = test_ctl (program->registry, "list", "universities", "--search", "Lakeside Test", "--count", NULL);
  g_assert_cmpstr (g_strstrip (found), ==, "0");
  history = test_ctl (program->registry, "history", NULL);
  g_assert_nonnull (strstr (history, "universities.csv"));
}

/* A search that is kept, and asked again from the sidebar; then it gets another name. */
static void
test_views (void)
{
  g_autoptr (TestProgram) program = test_program_start ();

  test_program_press ("alt+2");
  test_wait_for (test_program_sees ("120"));
  test_program_press ("ctrl+f");
  test_program_type ("nan");
  test_wait_for (!test_program_sees ("National University of Singapore"));
  test_program_tab_to ("View Menu");
  test_program_press ("Return s");
  test_wait_for (test_program_sees ("Save View"));
  test_program_type ("By the name of Nan");
  test_program_press ("Return");
  test_wait_for (test_program_sees ("By the name of Nan"));
  test_wait_for (!test_program_sees ("Save View"));
  test_program_press ("ctrl+f Escape");
  test_wait_for (test_program_sees ("120"));

  test_program_tab_to ("Universities");
  arrow_to ("Down", "By the name of Nan");
  test_program_press ("Return");
  test_wait_for (test_program_sees ("Nanyang Technological University") && !test_program_sees ("120"));

  test_program_tab_to ("By the name of Nan");
  test_program_tab_to ("Menu of “By the name of Nan”");
  test_program_press ("Return r");
  test_wait_for (test_program_sees ("Rename View"));
  test_program_press ("ctrl+a");
  test_program_type ("Nan alone");
  test_program_press ("Return");
  test_wait_for (test_program_sees ("Nan alone"));
}

/* A column less. */
static void
test_columns (void)
{
  g_autoptr (TestProgram) program = test_program_start ();

  test_program_press ("alt+2");
  test_wait_for (test_program_sees ("120"));
  g_assert_true (test_program_sees ("Native name"));
  test_program_press ("ctrl+k");
  test_wait_for (test_program_sees ("Reset"));
  test_program_tab_to ("Show “Native name”");
  test_program_press ("space Escape");
  test_wait_for (!test_program_sees ("Reset"));
  test_wait_for (!test_program_sees ("Native name"));
}

/* The main menu and what it opens give the focus back to the row that it was taken from. */
static void
test_main_menu (void)
{
  g_autoptr (TestProgram) program = test_program_start ();
  g_autofree char *row = NULL;

  test_program_press ("alt+3");
  test_wait_for (test_program_sees ("24"));
  test_program_press ("Down Down");
  test_wait_for (test_program_sees ("Edit (F2)"));
  row = test_program_dup_focus ();
  g_assert_nonnull (row);

  test_program_press ("F10");
  test_wait_for (!test_program_has_focus (row));
  test_program_press ("Escape");
  test_wait_for (test_program_has_focus (row));

  test_program_press ("F10 s");
  test_wait_for (test_program_sees ("What Was Done"));
  test_program_press ("Escape");
  test_wait_for (!test_program_sees ("What Was Done"));
  test_wait_for (test_program_has_focus (row));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_program_init ();
  g_test_add_func ("/a11y/keys/universities", test_universities);
  g_test_add_func ("/a11y/keys/overview", test_overview);
  g_test_add_func ("/a11y/keys/candidates", test_candidates);
  g_test_add_func ("/a11y/keys/trash", test_trash);
  g_test_add_func ("/a11y/keys/import", test_import);
  g_test_add_func ("/a11y/keys/main-menu", test_main_menu);
  g_test_add_func ("/a11y/keys/views", test_views);
  g_test_add_func ("/a11y/keys/columns", test_columns);
  return g_test_run ();
}
