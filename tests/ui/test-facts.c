/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines of facts, some of which run the other way. */

#include "core/hupan-text.h"
#include "fixtures/test-display.h"
#include "ui/common/hupan-facts.h"

#define ARABIC "جامعة الملك"

static char *
dup_line (const char *first,
          const char *second)
{
  g_autoptr (GString) facts = g_string_new (NULL);

  hupan_facts_add (facts, first);
  hupan_facts_add (facts, NULL);
  hupan_facts_add (facts, "");
  hupan_facts_add (facts, second);
  return g_string_free_and_steal (g_steal_pointer (&facts));
}

static void
assert_line (const char *first,
             const char *second,
             const char *expected)
{
  g_autofree char *line = dup_line (first, second);

  g_assert_cmpstr (line, ==, expected);
}

static void
test_plain (void)
{
  assert_line ("Toronto", "Canada", "Toronto · Canada");
  assert_line ("2024", "浙江大学", "2024 · 浙江大学");
  assert_line (NULL, "Canada", "Canada");
}

/* The line keeps the direction of the interface, whatever it begins with. */
static void
test_other_way (void)
{
  g_autofree char *left = dup_line (ARABIC, "Saudi Arabia");
  g_autofree char *right = NULL;

  assert_line (ARABIC, "Saudi Arabia", "\u200e\u2068" ARABIC "\u2069 · Saudi Arabia");
  assert_line ("Saudi Arabia", ARABIC, "Saudi Arabia · \u2068" ARABIC "\u2069");
  g_assert_cmpint (hupan_text_runs_right_to_left (left, TRUE), ==, FALSE);

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  assert_line (ARABIC, ARABIC, ARABIC " · " ARABIC);
  right = dup_line ("KAUST", ARABIC);
  g_assert_cmpstr (right, ==, "\u200f\u2068KAUST\u2069 · " ARABIC);
  g_assert_cmpint (hupan_text_runs_right_to_left (right, FALSE), ==, TRUE);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int   argc,
      char *argv[])
{
  test_init_ui (&argc, &argv);
  g_test_add_func ("/ui/facts/plain", test_plain);
  g_test_add_func ("/ui/facts/other-way", test_other_way);
  return g_test_run ();
}
