/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hupan-nearest.h"

static guint
get_distance (const char *a, const char *b, guint limit)
{
  glong a_len, b_len;
  g_autofree gunichar *a_letters = g_utf8_to_ucs4_fast (a, -1, &a_len);
  g_autofree gunichar *b_letters = g_utf8_to_ucs4_fast (b, -1, &b_len);

  return hupan_nearest_distance (a_letters, a_len, b_letters, b_len, limit);
}

static void
test_distance (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    guint distance;
  } cases[] = {
    { "", "", 0 },           { "", "abc", 3 },          { "abc", "abc", 0 },       { "abc", "abd", 1 },
    { "abc", "ac", 1 },      { "abc", "acb", 1 },       { "ca", "abc", 3 },        { "abcd", "badc", 2 },
    { "浙汇大学", "浙江大学", 1 }, { "univeristy", "university", 1 }, { "kitten", "sitting", 3 }, { "abcdef", "ghijkl", 6 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint limit = 0; limit < 10; limit++)
      {
        guint expected = MIN (cases[i].distance, limit + 1);

        g_assert_cmpuint (get_distance (cases[i].a, cases[i].b, limit), ==, expected);
        g_assert_cmpuint (get_distance (cases[i].b, cases[i].a, limit), ==, expected);
      }
}

static void
test_nearest (void)
{
  static const char *const choices[] = { "universities", "topics", "candidates", NULL };

  g_assert_cmpstr (hupan_nearest ("candidtaes", choices), ==, "candidates");
  g_assert_cmpstr (hupan_nearest ("Topic", choices), ==, "topics");
  g_assert_null (hupan_nearest ("fellows", choices));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/nearest/distance", test_distance);
  g_test_add_func ("/core/nearest/nearest", test_nearest);
  return g_test_run ();
}
