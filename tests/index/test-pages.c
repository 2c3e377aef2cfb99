/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "index/hupan-pages.h"

static void
fill (guint8 *data,
      gsize   from,
      gsize   to)
{
  for (gsize i = from; i < to; i++)
    data[i] = i % 251;
}

static void
assert_filled (const guint8 *data,
               gsize         n)
{
  for (gsize i = 0; i < n; i++)
    g_assert_cmpuint (data[i], ==, i % 251);
}

/* What was there stays, from nothing to pages of its own and back. */
static void
test_resize (void)
{
  static const gsize sizes[] = { 1, 100, 4096, 70000, 70001, 5000000, 300000, 40000, 10, 2000000, 3, 0, 50000, 0 };
  guint8 *data = NULL;
  gsize before = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      data = hupan_pages_resize (data, before, sizes[i]);
      assert_filled (data, MIN (before, sizes[i]));
      fill (data, before, sizes[i]);
      before = sizes[i];
    }

  g_assert_null (data);
}

/* Nothing moves while there is room. */
static void
test_reserve (void)
{
  gsize allocated = 0;
  guint8 *data = NULL;
  guint n_grown = 0;

  for (gsize n = 1; n < 300000; n++)
    {
      gsize before = allocated;
      guint8 *reserved = hupan_pages_reserve (data, &allocated, n);

      g_assert_cmpuint (allocated, >=, n);
      if (allocated == before)
        g_assert_true (reserved == data);
      else
        n_grown++;
      data = reserved;
      fill (data, n - 1, n);
    }

  assert_filled (data, 299999);
  g_assert_cmpuint (n_grown, <, 100);
  hupan_pages_resize (data, allocated, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pages/resize", test_resize);
  g_test_add_func ("/pages/reserve", test_reserve);
  return g_test_run ();
}
