/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixtures/test-display.h"
#include "fixtures/test-table.h"
#include "ui/common/hupan-text-cell.h"

/* Where the view is, what is selected in it and who has the focus, before and after the list becomes another one. */

static void
test_keep_position (TestTable    *fixture,
                    gconstpointer data)
{
  double top;

  test_table_set_range (fixture, 1, 1000, 1, HUPAN_SWAP_TO_TOP);
  test_table_draw (fixture);
  test_table_scroll_to_row (fixture, 400.5);
  top = test_table_get_top (fixture);
  g_assert_cmpfloat (top, >, 0);

  test_table_set_range (fixture, 1000, 1000, -1, HUPAN_SWAP_KEEP_POSITION);
  test_table_draw (fixture);
  g_assert_cmpfloat (test_table_get_top (fixture), ==, top);
}

static void
test_keep_rows (TestTable    *fixture,
                gconstpointer data)
{
  double height, top;

  test_table_set_range (fixture, 1, 1000, 1, HUPAN_SWAP_TO_TOP);
  test_table_draw (fixture);
  test_table_scroll_to_row (fixture, 400.25);
  height = test_table_get_row_height (fixture);
  top = test_table_get_top (fixture);

  /* Three rows come above. */
  test_table_set_range (fixture, -2, 1003, 1, HUPAN_SWAP_KEEP_ROWS);
  test_table_draw (fixture);
  g_assert_cmpfloat_with_epsilon (test_table_get_top (fixture), top + 3 * height, 1);

  /* Ten rows go above, and the list is shorter than where it was. */
  test_table_set_range (fixture, 8, 450, 1, HUPAN_SWAP_KEEP_ROWS);
  test_table_draw (fixture);
  g_assert_cmpfloat_with_epsilon (test_table_get_top (fixture), top - 7 * height, 1);
}

/* T01: clearing a filter restores row and scroll. */
static void
test_restore (TestTable    *fixture,
              gconstpointer data)
{
  HupanListModel *model = hupan_table_get_model (fixture->table);
  double top;

  test_table_set_range (fixture, 1, 1000, 1, HUPAN_SWAP_TO_TOP);
  test_table_draw (fixture);
  test_table_scroll_to_row (fixture, 700);
  top = test_table_get_top (fixture);
  test_table_select_row (fixture, 702);

  test_table_set_range (fixture, 100, 40, 5, HUPAN_SWAP_TO_TOP);
  test_table_draw (fixture);
  g_assert_cmpfloat (test_table_get_top (fixture), ==, 0);
  test_table_set_range (fixture, 100, 1, 1, HUPAN_SWAP_TO_TOP);
  test_table_draw (fixture);
  test_table_set_range (fixture, 1, 0, 1, HUPAN_SWAP_TO_TOP);
  test_table_draw (fixture);
  g_assert_cmpint (hupan_table_get_cursor (fixture->table), ==, 703);
  g_assert_cmpuint (hupan_table_get_n_selected (fixture->table), ==, 0);

  test_table_set_range (fixture, 1, 1000, 1, HUPAN_SWAP_RESTORE);
  test_table_draw (fixture);
  g_assert_cmpfloat_with_epsilon (test_table_get_top (fixture), top, 1);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (model), 702));
  g_assert_cmpuint (hupan_table_get_n_selected (fixture->table), ==, 1);
}

/* What a filter hid is selected still, though the program moved the focus to the one row that was left. */
static void
test_restore_selection (TestTable    *fixture,
                        gconstpointer data)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (hupan_table_get_model (fixture->table));

  test_table_set_range (fixture, 1, 1000, 1, HUPAN_SWAP_TO_TOP);
  test_table_draw (fixture);
  test_table_select_row (fixture, 5);
  gtk_selection_model_select_item (selection, 7, FALSE);
  gtk_selection_model_select_item (selection, 9, FALSE);

  test_table_set_range (fixture, 10, 3, 1, HUPAN_SWAP_TO_TOP);
  test_table_draw (fixture);
  g_assert_cmpuint (hupan_table_get_n_selected (fixture->table), ==, 1);
  test_table_set_range (fixture, 1, 1000, 1, HUPAN_SWAP_RESTORE);
  test_table_draw (fixture);
  g_assert_cmpuint (hupan_table_get_n_selected (fixture->table), ==, 3);
}

/* A new record that comes first is seen at once by who is at the top. */
static void
test_stay_at_top (TestTable    *fixture,
                  gconstpointer data)
{
  test_table_set_range (fixture, 1, 1000, 1, HUPAN_SWAP_TO_TOP);
  test_table_draw (fixture);
  test_table_set_range (fixture, 0, 1001, 1, HUPAN_SWAP_KEEP_ROWS);
  test_table_draw (fixture);
  g_assert_cmpfloat (test_table_get_top (fixture), ==, 0);
}

/* Who searched in order to find a row wants to see it when the search is cleared. */
static void
test_restore_to_found (TestTable    *fixture,
                       gconstpointer data)
{
  double height, top;

  test_table_set_range (fixture, 1, 1000, 1, HUPAN_SWAP_TO_TOP);
  test_table_draw (fixture);
  test_table_scroll_to_row (fixture, 700);

  test_table_set_range (fixture, 100, 40, 5, HUPAN_SWAP_TO_TOP);
  test_table_draw (fixture);
  test_table_select_row (fixture, 1);

  test_table_set_range (fixture, 1, 1000, 1, HUPAN_SWAP_RESTORE);
  test_table_draw (fixture);
  height = test_table_get_row_height (fixture);
  top = test_table_get_top (fixture);
  g_assert_cmpfloat (top, <=, 104 * height);
  g_assert_cmpfloat (top + gtk_adjustment_get_page_size (test_table_get_adjustment (fixture->table)), >=, 105 * height);
  g_assert_cmpint (hupan_table_get_cursor (fixture->table), ==, 105);
}

static guint
get_focus_position (TestTable *fixture)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  while (focus != NULL && !HUPAN_IS_TEXT_CELL (focus))
    focus = gtk_widget_get_first_child (focus);
  g_assert_nonnull (focus);
  return hupan_row_get_position (hupan_text_cell_get_row (HUPAN_TEXT_CELL (focus)));
}

static void
test_focus_follows (TestTable    *fixture,
                    gconstpointer data)
{
  test_table_set_range (fixture, 1, 1000, 1, HUPAN_SWAP_TO_TOP);
  test_table_draw (fixture);
  test_table_select_row (fixture, 3);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->table));
  g_assert_cmpuint (get_focus_position (fixture), ==, 3);

  /* In sight: the focus is where the record now is. */
  test_table_set_range (fixture, -4, 1000, 1, HUPAN_SWAP_KEEP_POSITION);
  test_table_draw (fixture);
  g_assert_cmpuint (get_focus_position (fixture), ==, 8);
  g_assert_cmpuint (hupan_table_get_n_selected (fixture->table), ==, 1);

  /* Out of sight: nobody wants the list to jump. */
  test_table_set_range (fixture, 1000, 1000, -1, HUPAN_SWAP_KEEP_POSITION);
  test_table_draw (fixture);
  g_assert_cmpfloat (test_table_get_top (fixture), ==, 0);

  /* But who goes into the list goes to the row. */
  gtk_widget_grab_focus (GTK_WIDGET (fixture->table));
  g_assert_cmpuint (get_focus_position (fixture), ==, 996);
}

static void
test_show_id (TestTable    *fixture,
              gconstpointer data)
{
  test_table_set_range (fixture, 1, 1000, 1, HUPAN_SWAP_TO_TOP);
  test_table_draw (fixture);
  g_assert_true (hupan_table_show_id (fixture->table, 500));
  test_table_draw (fixture);
  g_assert_cmpfloat (test_table_get_top (fixture), >, 0);
  g_assert_cmpint (hupan_table_get_cursor (fixture->table), ==, 500);
  g_assert_false (hupan_table_show_id (fixture->table, 5000));
}

int
main (int   argc,
      char *argv[])
{
  test_init_ui (&argc, &argv);
#define ADD(name, func) g_test_add ("/ui/table-position/" name, TestTable, NULL, test_table_set_up, func, test_table_tear_down)
  ADD ("keep-position", test_keep_position);
  ADD ("keep-rows", test_keep_rows);
  ADD ("restore", test_restore);
  ADD ("restore-selection", test_restore_selection);
  ADD ("stay-at-top", test_stay_at_top);
  ADD ("restore-to-found", test_restore_to_found);
  ADD ("focus-follows", test_focus_follows);
  ADD ("show-id", test_show_id);
#undef ADD
  return g_test_run ();
}
