/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "index/hupan-codes.h"

/* Arrays of codes, as they grow wider, against plain ones. */

#define N 3000

static void
assert_codes (const HupanCodes *codes,
              const guint32    *expected,
              guint             n)
{
  guint n_different = 0;

  g_assert_cmpuint (codes->n, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (hupan_codes_get (codes, i), ==, expected[i]);

  HUPAN_CODES_SWITCH (codes, array,
    for (guint i = 0; i < n; i++)
      n_different += array[i] != expected[i]);
  g_assert_cmpuint (n_different, ==, 0);
}

/* From nothing a row to four bytes, appended and set, in either order. */
static void
test_grow (gconstpointer data)
{
  static const guint32 limits[] = { 1, 2, 256, 257, 65536, 65537, G_MAXINT32 };
  g_autofree guint32 *expected = g_new0 (guint32, N);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  gboolean set = GPOINTER_TO_INT (data);
  HupanCodes codes;
  guint n = 0;

  hupan_codes_init (&codes);
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    for (guint j = 0; j < N / G_N_ELEMENTS (limits); j++)
      {
        guint32 code = g_rand_int_range (random, 0, limits[i]);
        guint at = set && n > 0 ? (guint) g_rand_int_range (random, 0, n) : n;

        hupan_codes_append (&codes, set ? 0 : code);
        expected[n++] = set ? 0 : code;
        if (set)
          {
            hupan_codes_set (&codes, at, code);
            expected[at] = code;
          }
        if (j % 100 == 0)
          assert_codes (&codes, expected, n);
      }

  hupan_codes_trim (&codes);
  assert_codes (&codes, expected, n);
  g_assert_cmpuint (hupan_codes_get_size (&codes), ==, n * 4);
  hupan_codes_clear (&codes);
}

static void
test_nothing (void)
{
  HupanCodes codes;

  hupan_codes_init (&codes);
  for (guint i = 0; i < N; i++)
    hupan_codes_append (&codes, 0);
  hupan_codes_set (&codes, 7, 0);
  hupan_codes_trim (&codes);
  g_assert_cmpuint (hupan_codes_get_size (&codes), ==, 0);
  g_assert_cmpuint (hupan_codes_get (&codes, N - 1), ==, 0);

  hupan_codes_set (&codes, 7, 1);
  g_assert_cmpuint (hupan_codes_get (&codes, 6), ==, 0);
  g_assert_cmpuint (hupan_codes_get (&codes, 7), ==, 1);
  g_assert_cmpuint (hupan_codes_get (&codes, N - 1), ==, 0);
  hupan_codes_append (&codes, 300);
  g_assert_cmpuint (hupan_codes_get (&codes, N), ==, 300);
  hupan_codes_clear (&codes);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/codes/nothing", test_nothing);
  g_test_add_data_func ("/codes/append", GINT_TO_POINTER (FALSE), test_grow);
  g_test_add_data_func ("/codes/set", GINT_TO_POINTER (TRUE), test_grow);

  return g_test_run ();
}
