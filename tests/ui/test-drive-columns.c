/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Columns arranged without a pointer: shown, moved, sized, and the rows sorted by several. */

#include "fixtures/test-form.h"
#include "fixtures/test-window.h"

static GtkWidget *
open_dialog (TestWindow *self)
{
  test_window_show_place (self, "candidates");
  test_activate (test_window_find (self, "HupanListPage"), "list.columns");
  test_wait_for (test_find_text (test_window_find (self, "HupanColumnsDialog"), "AdwExpanderRow", "Stage") != NULL);

  return test_window_find (self, "HupanColumnsDialog");
}

static GtkWidget *
find_row (GtkWidget  *dialog,
          const char *column)
{
  GtkWidget *row = test_find_text (dialog, "AdwExpanderRow", column);

  g_assert_nonnull (row);
  return row;
}

static const HupanTableArrangement *
find (GArray     *arrangement,
      const char *name,
      guint      *place)
{
  for (guint i = 0; i < arrangement->len; i++)
    {
      const HupanTableArrangement *one = &g_array_index (arrangement, HupanTableArrangement, i);

      if (!g_str_equal (one->column->name, name))
        continue;
      if (place != NULL)
        *place = i;
      return one;
    }

  g_error ("There is no column %s", name);
}

/* The stage first, the country where that is the same, downwards: whatever is a key is said on its row. */
static void
test_sort (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  GtkWidget *dialog = open_dialog (self);
  GtkWidget *stage = find_row (dialog, "Stage");
  GtkWidget *country = find_row (dialog, "Country or region of degree");
  const HupanSort *sort;
  gsize n;

  adw_combo_row_set_selected (ADW_COMBO_ROW (test_find_type (stage, ADW_TYPE_COMBO_ROW)), 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (test_find_type (country, ADW_TYPE_COMBO_ROW)), 2);
  sort = hupan_table_get_sort (test_window_get_table (self), &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (sort[0].column->name, ==, "stage");
  g_assert_false (sort[0].descending);
  g_assert_cmpstr (sort[1].column->name, ==, "country");
  g_assert_true (sort[1].descending);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (country)), ==, "Sort key 2, descending");

  adw_combo_row_set_selected (ADW_COMBO_ROW (test_find_type (stage, ADW_TYPE_COMBO_ROW)), 0);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (country)), ==, "Sort key 1, descending");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (stage)), ==, "");
  test_window_settle (self);
}

static void
test_arrange (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  GtkWidget *dialog = open_dialog (self);
  GtkWidget *stage = find_row (dialog, "Stage");
  g_autoptr (GArray) before = hupan_table_dup_arrangement (test_window_get_table (self));
  g_autoptr (GArray) after = NULL;
  g_autoptr (GArray) reset = NULL;
  guint place, moved;

  g_assert_true (find (before, "stage", &place)->shown);
  gtk_switch_set_active (GTK_SWITCH (test_find_type (stage, GTK_TYPE_SWITCH)), FALSE);
  adw_spin_row_set_value (ADW_SPIN_ROW (test_find_type (stage, ADW_TYPE_SPIN_ROW)), 320);
  test_activate (stage, "column.move-down");
  test_activate (stage, "column.move-down");
  test_activate (stage, "column.move-up");
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (stage)), ==, (int) place + 1);

  after = hupan_table_dup_arrangement (test_window_get_table (self));
  g_assert_false (find (after, "stage", &moved)->shown);
  g_assert_cmpint (find (after, "stage", NULL)->width, ==, 320);
  g_assert_cmpuint (moved, ==, place + 1);

  /* The name is always there. */
  g_assert_false (gtk_widget_get_sensitive (test_find_type (find_row (dialog, "Full name"), GTK_TYPE_SWITCH)));
  for (guint i = 0; i < 30; i++)
    test_activate (stage, "column.move-up");
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (stage)), ==, 0);

  test_press (test_find_text (dialog, "GtkButton", "Reset"));
  reset = hupan_table_dup_arrangement (test_window_get_table (self));
  g_assert_cmpint (find (reset, "stage", &moved)->width, ==, find (before, "stage", NULL)->width);
  g_assert_cmpuint (moved, ==, place);
  g_assert_true (find (reset, "stage", NULL)->shown);
}

int
main (int   argc,
      char *argv[])
{
  test_init_ui (&argc, &argv);
  g_test_add_func ("/ui/drive/columns/sort", test_sort);
  g_test_add_func ("/ui/drive/columns/arrange", test_arrange);
  return g_test_run ();
}
