/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hupan-record.h"
#include "index/hupan-ids.h"

#define N 40000

static void
assert_ids (const gint64 *ids,
            guint         n)
{
  g_autoptr (HupanIds) kept = hupan_ids_new ();

  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (hupan_ids_append (kept, ids[i]), ==, i);
      g_assert_cmpint (hupan_ids_get (kept, i), ==, ids[i]);
    }

  g_assert_cmpuint (hupan_ids_get_n (kept), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (hupan_ids_get (kept, i), ==, ids[i]);
      g_assert_cmpuint (hupan_ids_find (kept, ids[i]), ==, i);
      g_assert_cmpuint (hupan_ids_find (kept, ids[i] + 1), ==, i + 1 < n && ids[i + 1] == ids[i] + 1 ? i + 1 : HUPAN_NO_ROW);
    }
}

/* As an import makes them, and as they come when people write. */
static void
test_made (void)
{
  g_autofree gint64 *ids = g_new (gint64, N);

  for (guint i = 0; i < N; i++)
    for (guint j = 0; j < 1 + i % 7; j++)
      ids[i] = hupan_id_new ();
  assert_ids (ids, N);

  for (guint i = 1; i < N; i++)
    ids[i] = ids[i - 1] + ((gint64) 1 << HUPAN_ID_NODE_BITS) * (i % 100 == 0 ? 1 << 20 : i % 1000 == 1 ? G_GINT64_CONSTANT (1) << 33 : 3);
  assert_ids (ids, N);
}

static void
test_of_several_processes (void)
{
  g_autofree gint64 *ids = g_new (gint64, N);
  gint64 first = hupan_id_new ();

  for (guint i = 0; i < N; i++)
    ids[i] = first + 4 * i + (i % 300 == 0);
  assert_ids (ids, N);
}

/* What was in the trash comes back after what was made later. */
static void
test_late (void)
{
  g_autofree gint64 *ids = g_new (gint64, N);
  gint64 first = hupan_id_new ();

  for (guint i = 0; i < N; i++)
    ids[i] = first + ((gint64) (i % 50 == 7 ? 2 * i : 2 * (i + N) + 1) << HUPAN_ID_NODE_BITS);
  assert_ids (ids, N);
}

static void
test_any (void)
{
  const gint64 ids[] = { 1, 3, 5, G_MAXINT64 - 1, 7 };

  assert_ids (ids, G_N_ELEMENTS (ids));
}

/* Ids of records that one process makes one after the other, some of other kinds between them. */
static void
test_size (void)
{
  g_autoptr (HupanIds) ids = hupan_ids_new ();
  const guint n = 100 * 1000;

  for (guint i = 0; i < n; i++)
    hupan_ids_append (ids, 1 + ((gint64) 6 * i << HUPAN_ID_NODE_BITS));
  g_assert_cmpuint (hupan_ids_get_size (ids), <, n * 5 / 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ids/made", test_made);
  g_test_add_func ("/ids/of-several-processes", test_of_several_processes);
  g_test_add_func ("/ids/late", test_late);
  g_test_add_func ("/ids/any", test_any);
  g_test_add_func ("/ids/size", test_size);
  return g_test_run ();
}
