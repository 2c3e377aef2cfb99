/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/kinds/hupan-kinds.h"
#include "fixtures/test-display.h"
#include "fixtures/test-table.h"
#include "ui/common/hupan-text-cell.h"

static GtkColumnViewColumn *
get_column (HupanTable *table,
            const char *name)
{
  GListModel *columns = gtk_column_view_get_columns (test_table_get_column_view (table));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_str_equal (gtk_column_view_column_get_id (column), name))
        return column; /* the view holds it */
    }
  g_assert_not_reached ();
}

/* Cells */

static HupanTextCell *
find_cell (GtkWidget *widget,
           const char *text)
{
  if (HUPAN_IS_TEXT_CELL (widget))
    {
      g_autofree char *found = hupan_text_cell_dup_text (HUPAN_TEXT_CELL (widget));

      return g_strcmp0 (found, text) == 0 ? HUPAN_TEXT_CELL (widget) : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      HupanTextCell *cell = find_cell (child, text);

      if (cell != NULL)
        return cell;
    }
  return NULL;
}

static void
assert_label (GtkWidget  *widget,
              const char *label)
{
  g_autofree char *problem = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                                 label);

  g_assert_cmpstr (problem, ==, NULL);
}

static void
test_placeholder (TestTable    *fixture,
                  gconstpointer data)
{
  HupanTextCell *cell;
  GtkWidget *row;

  fixture->texts->at_once = FALSE;
  test_table_set_range (fixture, 1, 1000, 1, HUPAN_SWAP_TO_TOP);
  test_table_draw (fixture);
  g_assert_nonnull (find_cell (GTK_WIDGET (fixture->table), NULL));
  g_assert_null (find_cell (GTK_WIDGET (fixture->table), "name:1"));

  test_texts_answer_all (fixture->texts);
  test_table_draw (fixture);
  cell = find_cell (GTK_WIDGET (fixture->table), "name:1");
  g_assert_nonnull (cell);
  assert_label (GTK_WIDGET (cell), "name:1");
  for (row = GTK_WIDGET (cell); !gtk_widget_get_focusable (row); row = gtk_widget_get_parent (row))
    ;
  assert_label (row, "name:1, native_name:1, country:1, city:1, partner_status:1, Candidates: candidates:1");

  /* The names, too, are of the record now in the row. */
  fixture->texts->at_once = TRUE;
  test_table_set_range (fixture, 50, 1000, 1, HUPAN_SWAP_TO_TOP);
  test_table_draw (fixture);
  assert_label (GTK_WIDGET (cell), "name:50");
  assert_label (row, "name:50, native_name:50, country:50, city:50, partner_status:50, Candidates: candidates:50");
}

/* Order */

static void
sort_changed_cb (TestTable *fixture)
{
  fixture->n_sort_changed++;
}

static void
assert_sort (TestTable  *fixture,
             const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);
  const HupanSort *sorts;
  gsize n;

  sorts = hupan_table_get_sort (fixture->table, &n);
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (found, "%s%s%s", i > 0 ? " " : "", sorts[i].descending ? "-" : "", sorts[i].column->name);
  g_assert_cmpstr (found->str, ==, expected);
}

/* What the table sees of a click on a heading: it is the sorter's first column, the other way round if it was so
 * before. */
static void
click_heading (TestTable  *fixture,
               const char *name)
{
  GtkColumnView *view = test_table_get_column_view (fixture->table);
  GtkColumnViewSorter *sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (view));
  GtkColumnViewColumn *column = get_column (fixture->table, name);
  gboolean again = gtk_column_view_sorter_get_primary_sort_column (sorter) == column;

  gtk_column_view_sort_by_column (view, column,
                                  again && gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_ASCENDING
                                  ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

static void
test_sort (TestTable    *fixture,
           gconstpointer data)
{
  HupanSort sorts[] = {
    { hupan_kind_get_column (&hupan_university_kind, "country"), TRUE },
    { hupan_kind_get_column (&hupan_university_kind, "city"), FALSE },
  };
  GtkColumnViewSorter *sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (test_table_get_column_view (fixture->table)));

  g_signal_connect_swapped (fixture->table, "sort-changed", G_CALLBACK (sort_changed_cb), fixture);
  assert_sort (fixture, "");

  click_heading (fixture, "city");
  assert_sort (fixture, "city");
  click_heading (fixture, "city");
  assert_sort (fixture, "-city");
  click_heading (fixture, "country");
  assert_sort (fixture, "country -city");
  g_assert_cmpuint (fixture->n_sort_changed, ==, 3);

  /* A saved view sets the order: no news to who set it. */
  hupan_table_set_sort (fixture->table, sorts, G_N_ELEMENTS (sorts));
  assert_sort (fixture, "-country city");
  g_assert_cmpuint (fixture->n_sort_changed, ==, 3);
  g_assert_true (gtk_column_view_sorter_get_primary_sort_column (sorter) == get_column (fixture->table, "country"));
  g_assert_cmpint (gtk_column_view_sorter_get_primary_sort_order (sorter), ==, GTK_SORT_DESCENDING);

  click_heading (fixture, "name");
  assert_sort (fixture, "name -country city");

  /* The same by menu, where there are no headings. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->table), "table.descending", NULL);
  assert_sort (fixture, "-name -country city");
  gtk_widget_activate_action (GTK_WIDGET (fixture->table), "table.sort-by", "s", "city");
  assert_sort (fixture, "city -name -country");
  gtk_widget_activate_action (GTK_WIDGET (fixture->table), "table.sort-by", "s", "");
  assert_sort (fixture, "");
  g_assert_cmpuint (fixture->n_sort_changed, ==, 7);
  g_assert_null (gtk_column_view_sorter_get_primary_sort_column (sorter));

  hupan_table_set_sort (fixture->table, NULL, 0);
  g_assert_cmpuint (fixture->n_sort_changed, ==, 7);
}

/* Layout */

static void
layout_changed_cb (TestTable *fixture)
{
  fixture->n_layout_changed++;
}

static void
assert_columns (TestTable  *fixture,
                const char *expected)
{
  g_autofree const HupanColumn **columns = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  gsize n;

  columns = hupan_table_dup_columns (fixture->table, &n);
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "", columns[i]->name);
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_layout (TestTable    *fixture,
             gconstpointer data)
{
  g_autofree char *own = hupan_table_dup_layout (fixture->table);
  g_autofree char *saved = NULL;
  g_autofree char *again = NULL;

  g_signal_connect_swapped (fixture->table, "notify::layout", G_CALLBACK (layout_changed_cb), fixture);
  assert_columns (fixture, "name native_name country city partner_status candidates");

  gtk_widget_activate_action (GTK_WIDGET (fixture->table), "table.show-city", NULL);
  assert_columns (fixture, "name native_name country partner_status candidates");
  g_assert_cmpuint (fixture->n_layout_changed, ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->table), "table.show-website", NULL);
  assert_columns (fixture, "name native_name country partner_status candidates website");
  gtk_column_view_column_set_fixed_width (get_column (fixture->table, "country"), 321);
  g_assert_cmpuint (fixture->n_layout_changed, ==, 3);
  gtk_column_view_insert_column (test_table_get_column_view (fixture->table), 0, get_column (fixture->table, "country"));
  g_assert_cmpuint (fixture->n_layout_changed, >=, 4);
  assert_columns (fixture, "country name native_name partner_status candidates website");

  /* The title cannot be hidden. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->table), "table.show-name", NULL);
  assert_columns (fixture, "country name native_name partner_status candidates website");

  saved = hupan_table_dup_layout (fixture->table);
  fixture->n_layout_changed = 0;
  gtk_widget_activate_action (GTK_WIDGET (fixture->table), "table.reset-columns", NULL);
  assert_columns (fixture, "name native_name country city partner_status candidates");
  g_assert_cmpuint (fixture->n_layout_changed, ==, 1);
  again = hupan_table_dup_layout (fixture->table);
  g_assert_cmpstr (again, ==, own);

  /* To who restores a layout it is no news. */
  hupan_table_set_layout (fixture->table, saved);
  g_assert_cmpuint (fixture->n_layout_changed, ==, 1);
  assert_columns (fixture, "country name native_name partner_status candidates website");
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (get_column (fixture->table, "country")), ==, 321);
  g_clear_pointer (&again, g_free);
  again = hupan_table_dup_layout (fixture->table);
  g_assert_cmpstr (again, ==, saved);

  /* What an older or newer Hupan, or nobody, has written. */
  hupan_table_set_layout (fixture->table, "[('city', true, 90), ('no-such', true, 5), ('name', false, -1)]");
  assert_columns (fixture, "city name native_name country partner_status candidates");
  hupan_table_set_layout (fixture->table, "{]");
  assert_columns (fixture, "name native_name country city partner_status candidates");
}

/* Narrow */

static void
test_narrow (TestTable    *fixture,
             gconstpointer data)
{
  double height;

  test_table_set_range (fixture, 1, 1000, 1, HUPAN_SWAP_TO_TOP);
  test_table_draw (fixture);
  test_table_scroll_to_row (fixture, 300);
  test_table_select_row (fixture, 305);

  g_object_set (fixture->table, "narrow", TRUE, NULL);
  gtk_window_set_default_size (fixture->window, 360, 600);
  test_table_draw (fixture);
  height = test_table_get_row_height (fixture);
  g_assert_cmpfloat_with_epsilon (test_table_get_top (fixture), 300 * height, height);
  g_assert_nonnull (find_cell (GTK_WIDGET (fixture->table), "name:306"));
  g_assert_nonnull (find_cell (GTK_WIDGET (fixture->table),
                               "\u2068native_name:306\u2069 · \u2068Candidates: candidates:306\u2069 · \u2068country:306\u2069 · "
                               "\u2068city:306\u2069 · "
                               "\u2068partner_status:306\u2069"));
  g_assert_cmpuint (hupan_table_get_n_selected (fixture->table), ==, 1);

  g_object_set (fixture->table, "narrow", FALSE, NULL);
  test_table_draw (fixture);
  g_assert_cmpfloat_with_epsilon (test_table_get_top (fixture), 300 * test_table_get_row_height (fixture), test_table_get_row_height (fixture));
  g_assert_nonnull (find_cell (GTK_WIDGET (fixture->table), "city:306"));
}

/* Keys and menu */

static void
typed_cb (GString    *typed,
          const char *text)
{
  g_string_append (typed, text);
}

static gboolean
press_key (GtkWidget       *widget,
           guint            keyval,
           GdkModifierType  state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller))
        continue;
      g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
      if (handled)
        return TRUE;
    }
  return FALSE;
}

static void
test_type_ahead (TestTable    *fixture,
                 gconstpointer data)
{
  GtkWidget *table = GTK_WIDGET (fixture->table);
  g_autoptr (GString) typed = g_string_new (NULL);

  g_signal_connect_swapped (table, "type-ahead", G_CALLBACK (typed_cb), typed);
  g_assert_true (press_key (table, GDK_KEY_z, 0));
  g_assert_true (press_key (table, GDK_KEY_Eacute, GDK_SHIFT_MASK));
  g_assert_false (press_key (table, GDK_KEY_a, GDK_CONTROL_MASK));
  g_assert_false (press_key (table, GDK_KEY_space, 0));
  g_assert_false (press_key (table, GDK_KEY_Down, 0));
  g_assert_false (press_key (table, GDK_KEY_Delete, 0));
  g_assert_cmpstr (typed->str, ==, "z\303\211");
}

static GtkPopover *
find_popover (HupanTable *table)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (table)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      return GTK_POPOVER (child);
  return NULL;
}

static void
test_menu (TestTable    *fixture,
           gconstpointer data)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  test_table_set_range (fixture, 1, 1000, 1, HUPAN_SWAP_TO_TOP);
  test_table_draw (fixture);
  g_menu_append (menu, "Open", "row.open");
  hupan_table_set_menu_model (fixture->table, G_MENU_MODEL (menu));

  /* With the keyboard outside of the list there is no row it could be about. */
  gtk_window_set_focus (fixture->window, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->table), "menu.popup", NULL);
  g_assert_null (find_popover (fixture->table));

  gtk_widget_grab_focus (GTK_WIDGET (fixture->table));
  g_assert_cmpuint (hupan_table_get_n_selected (fixture->table), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->table), "menu.popup", NULL);
  g_assert_nonnull (find_popover (fixture->table));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (find_popover (fixture->table))));
  g_assert_cmpuint (hupan_table_get_n_selected (fixture->table), ==, 1);
  gtk_popover_popdown (find_popover (fixture->table));

  /* Rows that are selected already all stay so. */
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (hupan_table_get_model (fixture->table)));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->table));
  gtk_widget_activate_action (GTK_WIDGET (fixture->table), "menu.popup", NULL);
  g_assert_cmpuint (hupan_table_get_n_selected (fixture->table), ==, 1000);
}

static void
activated_cb (HupanTable *table,
              gint64      id,
              gint64     *activated)
{
  *activated = id;
}

static void
test_activate (TestTable    *fixture,
               gconstpointer data)
{
  gint64 activated = 0;

  g_signal_connect (fixture->table, "activate", G_CALLBACK (activated_cb), &activated);
  test_table_set_range (fixture, 11, 1000, 1, HUPAN_SWAP_TO_TOP);
  test_table_draw (fixture);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->table));
  gtk_widget_activate_action (gtk_root_get_focus (GTK_ROOT (fixture->window)), "list.activate-item", "u", 4u);
  g_assert_cmpint (activated, ==, 15);
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  test_init_ui (&argc, &argv);
#define ADD(name, func) g_test_add ("/ui/table/" name, TestTable, NULL, test_table_set_up, func, test_table_tear_down)
  ADD ("placeholder", test_placeholder);
  ADD ("sort", test_sort);
  ADD ("layout", test_layout);
  ADD ("narrow", test_narrow);
  ADD ("type-ahead", test_type_ahead);
  ADD ("menu", test_menu);
  ADD ("activate", test_activate);
#undef ADD
  return g_test_run ();
}
