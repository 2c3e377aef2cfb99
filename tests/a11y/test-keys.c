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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_program_init ();
  g_test_add_func ("/a11y/keys/universities", test_universities);
  g_test_add_func ("/a11y/keys/overview", test_overview);
  g_test_add_func ("/a11y/keys/candidates", test_candidates);
  return g_test_run ();
}
