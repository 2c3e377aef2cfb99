/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixtures/test-display.h"
#include "fixtures/test-rows.h"
#include "ui/common/hupan-selection.h"

#define MANY 20000 /* more than are remembered record by record */

static void
assert_selected (HupanSelection *selection,
                 const char     *expected)
{
  GtkBitset *set = hupan_selection_get_listed (selection);
  g_autoptr (GString) found = g_string_new (NULL);
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, set, &position);
       more;
       more = gtk_bitset_iter_next (&iter, &position))
    g_string_append_printf (found, "%s%u", found->len > 0 ? " " : "", position);

  g_assert_cmpstr (found->str, ==, expected);
}

static guint
count (HupanSelection *selection)
{
  while (!hupan_selection_settle (selection))
    ;
  return gtk_bitset_get_size (hupan_selection_get_listed (selection));
}

static void
set_rows (HupanSelection *selection,
          const char     *ids)
{
  g_autoptr (TestRows) rows = test_rows_new (ids);

  hupan_selection_set_rows (selection, test_rows (rows));
}

static void
test_follows (void)
{
  g_autoptr (HupanSelection) selection = hupan_selection_new ();

  assert_selected (selection, "");
  set_rows (selection, "10 11 12 13");
  hupan_selection_add (selection, 1, 2);
  assert_selected (selection, "1 2");

  set_rows (selection, "13 12 11 10");
  assert_selected (selection, "1 2");
  set_rows (selection, "12 10");
  assert_selected (selection, "0");
  g_assert_true (hupan_selection_contains (selection, 11));

  hupan_selection_remove (selection, 0, 1);
  set_rows (selection, "10 11 12 13");
  assert_selected (selection, "1");

  hupan_selection_clear (selection);
  assert_selected (selection, "");
}

/* A large selection is a bitset over the rows it was made in; it must behave no different. */
static void
test_large (void)
{
  g_autoptr (HupanSelection) selection = hupan_selection_new ();
  g_autoptr (TestRows) rows = test_rows_new_range (0, MANY, 1);
  g_autoptr (TestRows) reversed = test_rows_new_range (MANY - 1, MANY, -1);
  g_autoptr (TestRows) others = test_rows_new_range (MANY / 2, MANY, 1);

  hupan_selection_set_rows (selection, test_rows (rows));
  hupan_selection_add (selection, 0, MANY);
  g_assert_cmpuint (count (selection), ==, MANY);

  /* A single one less, seen from the other end. */
  hupan_selection_remove (selection, 1, 1);
  g_assert_cmpuint (count (selection), ==, MANY - 1);
  hupan_selection_set_rows (selection, test_rows (reversed));
  g_assert_cmpuint (count (selection), ==, MANY - 1);
  g_assert_false (hupan_selection_contains (selection, 1));
  hupan_selection_add (selection, MANY - 2, 1);
  g_assert_cmpuint (count (selection), ==, MANY);
  hupan_selection_remove (selection, 0, 3);
  g_assert_cmpuint (count (selection), ==, MANY - 3);

  /* Only half of them are listed: ids from MANY / 2 to MANY - 4. */
  hupan_selection_set_rows (selection, test_rows (others));
  g_assert_cmpuint (count (selection), ==, MANY / 2 - 3);

  /* A second large range on top, and a large hole. */
  hupan_selection_add (selection, 0, MANY);
  g_assert_cmpuint (count (selection), ==, MANY);
  hupan_selection_remove (selection, 100, MANY / 2);
  g_assert_cmpuint (count (selection), ==, MANY / 2);
  g_assert_true (hupan_selection_contains (selection, MANY / 2 + 99));
  g_assert_false (hupan_selection_contains (selection, MANY / 2 + 100));

  /* What was not listed meanwhile is as it was. */
  hupan_selection_set_rows (selection, test_rows (rows));
  g_assert_cmpuint (count (selection), ==, MANY / 2 + 100);

  set_rows (selection, "5 7 20000");
  assert_selected (selection, "0 1");
  hupan_selection_clear (selection);
  assert_selected (selection, "");
}

/* What was looked up before the rows changed, and what is changed before all is looked up, must not be lost. */
static void
test_unsettled (void)
{
  g_autoptr (HupanSelection) selection = hupan_selection_new ();
  g_autoptr (TestRows) rows = test_rows_new_range (0, MANY, 1);
  g_autoptr (TestRows) reversed = test_rows_new_range (MANY - 1, MANY, -1);

  hupan_selection_set_rows (selection, test_rows (rows));
  hupan_selection_add (selection, 0, MANY / 2);
  g_assert_true (hupan_selection_settle (selection));

  hupan_selection_set_rows (selection, test_rows (reversed));
  g_assert_false (hupan_selection_settle (selection));
  hupan_selection_remove (selection, MANY - 1, 1); /* 0, looked up already */
  hupan_selection_remove (selection, MANY / 2, 1); /* MANY / 2 - 1, not yet */
  hupan_selection_add (selection, 0, 1);           /* MANY - 1, not selected before */
  g_assert_cmpuint (count (selection), ==, MANY / 2 - 1);
  g_assert_true (gtk_bitset_contains (hupan_selection_get_listed (selection), 0));
  g_assert_false (gtk_bitset_contains (hupan_selection_get_listed (selection), MANY / 2));

  /* Back to the rows the large range was made in: known at once. */
  hupan_selection_set_rows (selection, test_rows (rows));
  g_assert_true (hupan_selection_settle (selection));
  g_assert_cmpuint (count (selection), ==, MANY / 2 - 1);

  /* A new large range while the old is being looked up. */
  hupan_selection_set_rows (selection, test_rows (reversed));
  hupan_selection_add (selection, 0, MANY / 2);
  g_assert_true (hupan_selection_settle (selection));
  g_assert_cmpuint (count (selection), ==, MANY - 2);

  hupan_selection_set_rows (selection, test_rows (rows));
  hupan_selection_clear (selection);
  g_assert_cmpuint (count (selection), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/selection/follows", test_follows);
  g_test_add_func ("/ui/selection/large", test_large);
  g_test_add_func ("/ui/selection/unsettled", test_unsettled);
  return g_test_run ();
}
