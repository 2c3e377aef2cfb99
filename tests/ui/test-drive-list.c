/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Searching, filtering and sorting in the window. */

#include "core/hupan-fold.h"
#include "fixtures/test-window.h"
#include "ui/common/hupan-facet-item.h"
#include "ui/common/hupan-filter-chip.h"

static HupanFilterChip *
find_chip (TestWindow *self,
           const char *label)
{
  GtkWidget *chips = gtk_widget_get_parent (test_window_find (self, "HupanFilterChip"));

  for (GtkWidget *chip = gtk_widget_get_first_child (chips); chip != NULL; chip = gtk_widget_get_next_sibling (chip))
    if (HUPAN_IS_FILTER_CHIP (chip) && test_find_text (chip, "GtkLabel", label) != NULL)
      return HUPAN_FILTER_CHIP (chip);

  g_error ("There is no filter “%s”", label);
}

static GtkWidget *
open_chip (TestWindow *self,
           const char *label)
{
  HupanFilterChip *chip = find_chip (self, label);
  GtkMenuButton *button = GTK_MENU_BUTTON (test_find_visible (GTK_WIDGET (chip), "GtkMenuButton"));
  GtkWidget *popover;

  hupan_filter_chip_open (chip);
  popover = GTK_WIDGET (gtk_menu_button_get_popover (button));
  test_wait_for (gtk_widget_get_mapped (popover));

  return popover;
}

static GListModel *
get_values (GtkWidget *popover)
{
  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (test_find_visible (popover, "GtkListView"))));
}

/* "Singapore 2", ticked ones with a "*" */
static char *
dup_value (GtkWidget *popover,
           guint      position)
{
  g_autoptr (HupanFacetItem) item = g_list_model_get_item (get_values (popover), position);

  return g_strdup_printf ("%s %u%s", hupan_facet_item_get_label (item), hupan_facet_item_get_count (item),
                          hupan_facet_item_get_selected (item) ? "*" : "");
}

#define assert_value(popover, position, expected)            \
  G_STMT_START                                               \
  {                                                          \
    g_autofree char *value_ = dup_value (popover, position); \
    g_assert_cmpstr (value_, ==, expected);                  \
  }                                                          \
  G_STMT_END

/* Types into the search above the values and presses Return. */
static void
tick (GtkWidget  *popover,
      const char *text)
{
  GtkWidget *search = test_find_visible (popover, "GtkSearchEntry");

  gtk_editable_set_text (GTK_EDITABLE (search), text);
  test_wait_for (g_list_model_get_n_items (get_values (popover)) == 1);
  g_signal_emit_by_name (search, "activate");
}

static void
assert_title (TestWindow *self,
              const char *kind,
              guint       position,
              const char *expected)
{
  g_autofree char *title = test_window_dup_title (self, kind, test_window_get_id (self, position));

  g_assert_cmpstr (title, ==, expected);
}

/* T02: each way of writing it finds Zhejiang University first. */
static void
test_search (void)
{
  static const char *const texts[] = { "浙大", "zhejiang", "zjdx", "ZJDX" };
  g_autoptr (TestWindow) self = test_window_new ();

  test_window_show_place (self, "universities");
  g_assert_cmpstr (test_window_get_counter (self), ==, "120");
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      test_window_search (self, texts[i]);
      test_window_assert_value (self, "university", test_window_get_id (self, 0), "native_name", "浙江大学");
    }
  g_assert_true (g_str_has_suffix (test_window_get_counter (self), " of 120"));

  test_window_search (self, "qqqqqq");
  g_assert_cmpstr (test_window_get_counter (self), ==, "0 of 120");
  test_press (test_find_text (test_window_find (self, "HupanListPage"), "GtkButton", "Clear Search and Filters"));
  test_window_wait_counter (self, "120");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (test_window_find (self, "GtkSearchEntry"))), ==, "");
}

/* Return in the search opens the first that was found; letters typed in the list go to the search. */
static void
test_search_keys (void)
{
  g_autoptr (TestWindow) self = test_window_new ();

  test_window_show_place (self, "universities");
  g_signal_emit_by_name (test_window_get_table (self), "type-ahead", "z");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (test_window_find (self, "GtkSearchEntry"))), ==, "z");
  test_window_search (self, "zjdx");
  g_signal_emit_by_name (test_window_find (self, "GtkSearchEntry"), "activate");
  test_wait_for (test_window_find (self, "HupanRecordView") != NULL);
  g_assert_cmpint (hupan_record_page_get_id (test_window_get_record_page (self)), ==, test_window_get_id (self, 0));
}

static double
get_scroll (TestWindow *self)
{
  GtkWidget *scrolled = test_find_visible (GTK_WIDGET (test_window_get_table (self)), "GtkScrolledWindow");

  return gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)));
}

/* T01: partners in one country; clearing goes back to the row and the scroll position. */
static void
test_filter (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  GtkWidget *popover;
  gint64 id;
  double scroll;

  test_window_show_place (self, "universities");
  id = test_window_get_id (self, 70);
  g_assert_true (hupan_table_show_id (test_window_get_table (self), id));
  test_wait_for (get_scroll (self) > 0);
  test_wait_for (hupan_record_page_get_id (test_window_get_record_page (self)) == id);
  test_window_settle (self);
  scroll = get_scroll (self);

  popover = open_chip (self, "Country or region");
  tick (popover, "singapore");
  test_wait_for (g_str_has_suffix (test_window_get_counter (self), " of 120"));
  assert_value (popover, 0, "Singapore 4*");
  g_assert_cmpstr (test_window_get_counter (self), ==, "4 of 120");
  gtk_popover_popdown (GTK_POPOVER (popover));

  test_window_search (self, "nan");
  test_window_wait_counter (self, "1 of 120");
  assert_title (self, "university", 0, "Nanyang Technological University");

  test_activate (test_window_find (self, "HupanListPage"), "list.clear");
  test_window_wait_counter (self, "120");
  g_assert_cmpint (hupan_table_get_cursor (test_window_get_table (self)), ==, id);
  test_wait_for (ABS (get_scroll (self) - scroll) < 1);
}

/* Counts of one filter follow the others; values of one filter add up; a chip is taken away by its own button. */
static void
test_facets (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  GtkWidget *stages, *remove;
  guint n_all, n_leads;

  test_window_show_place (self, "candidates");
  n_all = hupan_result_get_n (test_window_get_result (self));

  stages = open_chip (self, "Stage");
  tick (stages, "shortl");
  test_wait_for (hupan_result_get_n (test_window_get_result (self)) < n_all);
  n_leads = hupan_result_get_n (test_window_get_result (self));
  gtk_popover_popdown (GTK_POPOVER (stages));
  test_wait_for (!gtk_widget_get_mapped (stages));

  stages = open_chip (self, "Stage: Shortlisted");
  tick (stages, "interv");
  test_wait_for (hupan_result_get_n (test_window_get_result (self)) > n_leads);
  gtk_popover_popdown (GTK_POPOVER (stages));

  remove = test_find_visible (test_window_find (self, "HupanFilterChip"), "GtkMenuButton");
  for (GtkWidget *chip = gtk_widget_get_parent (remove); chip != NULL; chip = gtk_widget_get_next_sibling (chip))
    if (HUPAN_IS_FILTER_CHIP (chip) && hupan_filter_chip_is_active (HUPAN_FILTER_CHIP (chip)))
      remove = gtk_widget_get_last_child (chip);
  test_press (remove);
  test_wait_for (hupan_result_get_n (test_window_get_result (self)) == n_all);
}

static GtkWidget *
find_bound (GtkWidget  *popover,
            const char *label)
{
  return gtk_widget_get_ancestor (test_find_text (popover, "GtkLabel", label), ADW_TYPE_ENTRY_ROW);
}

static void
enter_bound (GtkWidget  *popover,
             const char *label,
             const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_bound (popover, label)), text);
}

/* Of dates the filter offers years, and takes any other period. */
static void
test_period (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  GtkWidget *popover;
  GtkWidget *list;

  test_window_show_place (self, "candidates");
  popover = open_chip (self, "Received on");
  list = test_find_visible (popover, "GtkListView");
  g_assert_null (test_find_visible (popover, "GtkSearchEntry"));
  g_assert_nonnull (gtk_widget_get_focus_child (list));
  assert_value (popover, 0, "2024 412");
  assert_value (popover, 1, "2023 8");
  g_signal_emit_by_name (list, "activate", 1);
  test_window_wait_counter (self, "8 of 420");
  find_chip (self, "Received on: 2023");
  g_signal_emit_by_name (list, "activate", 1);
  test_window_wait_counter (self, "420");

  enter_bound (popover, "From", "2024-07");
  test_wait_for (g_str_has_suffix (test_window_get_counter (self), " of 420"));
  find_chip (self, "Received on: from Jul 2024");
  enter_bound (popover, "To", "2024/9/30");
  test_wait_for (test_find_text (test_window_find (self, "HupanFilterBar"), "GtkLabel", "Received on: from Jul 2024") == NULL);
  assert_value (popover, 0, "2024 412"); /* its own filter does not count */

  /* What is no period is said, and asks for nothing else. */
  gtk_widget_grab_focus (find_bound (popover, "To"));
  enter_bound (popover, "To", "2023");
  test_wait_for (test_find_text (popover, "GtkLabel", "This is before the first date.") != NULL);
  test_window_settle (self);
  enter_bound (popover, "To", "soon");
  gtk_widget_grab_focus (find_bound (popover, "From"));
  g_assert_nonnull (test_find_text (popover, "GtkLabel", "“soon” is not a date: write the year, month and day, as in 2024-09-01."));
  g_assert_true (g_str_has_suffix (test_window_get_counter (self), " of 420"));
  gtk_popover_popdown (GTK_POPOVER (popover));
  test_wait_for (!gtk_widget_get_mapped (popover));

  /* Opened again, it shows what is filtered by. */
  hupan_filter_chip_open (HUPAN_FILTER_CHIP (gtk_widget_get_ancestor (popover, HUPAN_TYPE_FILTER_CHIP)));
  test_wait_for (gtk_widget_get_mapped (popover));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_bound (popover, "From"))), ==, "2024-07");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_bound (popover, "To"))), ==, "2024-09-30");
  enter_bound (popover, "From", "");
  enter_bound (popover, "To", "");
  test_window_wait_counter (self, "420");
  find_chip (self, "Received on");
  gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
sort_by (TestWindow *self,
         const char *first,
         gboolean    descending,
         const char *second)
{
  HupanTable *table = test_window_get_table (self);
  const HupanKind *kind = hupan_table_get_kind (table);
  const HupanSort sort[] = { { hupan_kind_get_column (kind, first), descending }, { hupan_kind_get_column (kind, second), FALSE } };

  hupan_table_set_sort (table, sort, G_N_ELEMENTS (sort));
  g_signal_emit_by_name (table, "sort-changed");
}

static gboolean
is_sorted_by (TestWindow *self,
              const char *column)
{
  gsize n;
  const HupanSort *sort = hupan_query_get_sort (hupan_result_get_query (test_window_get_result (self)), &n);

  return n > 0 && g_str_equal (sort[0].column->name, column);
}

/* By country downwards, then by name: each country stands together, its universities from A to Z, by their first
 * letters at least. Selected rows and the one under the cursor stay what they are. */
static void
test_sort (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  gint64 id;
  g_autofree gint64 *selected = NULL;
  gsize n_selected;
  g_autofree char *previous = NULL;
  g_autofree char *previous_name = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  test_window_show_place (self, "universities");
  id = test_window_get_id (self, 3);
  hupan_table_show_id (test_window_get_table (self), id);
  sort_by (self, "country", TRUE, "name");
  test_wait_for (is_sorted_by (self, "country"));

  g_assert_cmpint (hupan_table_get_cursor (test_window_get_table (self)), ==, id);
  selected = hupan_table_dup_selected_ids (test_window_get_table (self), &n_selected);
  g_assert_cmpuint (n_selected, ==, 1);
  g_assert_cmpint (selected[0], ==, id);

  for (guint i = 0; i < hupan_result_get_n (test_window_get_result (self)); i++)
    {
      g_autofree char *country = test_window_dup_value (self, "university", test_window_get_id (self, i), "country");
      g_autofree char *written = test_window_dup_value (self, "university", test_window_get_id (self, i), "name");
      g_autofree char *name = hupan_fold (written);

      if (g_strcmp0 (country, previous) == 0)
        g_assert_cmpint (*previous_name, <=, *name);
      else
        g_assert_true (g_hash_table_add (seen, g_strdup (country)));
      g_set_str (&previous, country);
      g_set_str (&previous_name, name);
    }
}

/* Return pressed at once opens what is found for what was typed, not what the list still shows. */
static void
test_return_at_once (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  GtkWidget *search;
  g_autofree char *name = NULL;

  test_window_show_place (self, "universities");
  search = test_window_find (self, "GtkSearchEntry");
  gtk_editable_set_text (GTK_EDITABLE (search), "zjdx");
  g_signal_emit_by_name (search, "activate");
  g_assert_null (test_window_find (self, "HupanRecordPage"));
  test_wait_for (test_window_find (self, "HupanRecordPage") != NULL);
  name = test_window_dup_value (self, "university", hupan_record_page_get_id (test_window_get_record_page (self)), "name");
  g_assert_cmpstr (name, ==, "Zhejiang University");
}

/* The answer to what was typed does not take away the menu that was opened meanwhile. */
static void
test_menu_stays (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  GtkMenuButton *more;
  GtkPopover *menu;

  test_window_show_place (self, "universities");
  more = GTK_MENU_BUTTON (test_find_text (test_window_find (self, "HupanFilterBar"), "GtkMenuButton", "Add Filter"));
  gtk_menu_button_popup (more);
  menu = gtk_menu_button_get_popover (more);
  test_wait_for (gtk_widget_get_mapped (GTK_WIDGET (menu)));

  test_window_search (self, "zjdx");
  g_assert_true (gtk_menu_button_get_popover (more) == menu);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (menu)));
}

/* Down leads from the search to the best of what was found, also while that is on its way, and not to the row that was
 * left, which is found too; who has been in the list since comes back to their row. */
static void
test_down_to_first (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  HupanTable *table;
  GtkWidget *page, *search;
  gint64 left, second;

  test_window_show_place (self, "universities");
  page = test_window_find (self, "HupanListPage");
  search = test_window_find (self, "GtkSearchEntry");
  table = test_window_get_table (self);
  left = test_window_get_id (self, 100);
  hupan_table_show_id (table, left);
  test_window_settle (self);

  gtk_editable_set_text (GTK_EDITABLE (search), "university");
  test_activate (page, "list.focus");
  test_wait_for (hupan_table_get_cursor (table) != left);
  g_assert_cmpint (hupan_table_get_cursor (table), ==, test_window_get_id (self, 0));
  g_assert_true (hupan_result_find (hupan_table_get_result (table), left) > 0);

  second = test_window_get_id (self, 1);
  hupan_table_show_id (table, second);
  gtk_widget_grab_focus (search);
  test_activate (page, "list.focus");
  g_assert_cmpint (hupan_table_get_cursor (table), ==, second);
}

int
main (int   argc,
      char *argv[])
{
  test_init_ui (&argc, &argv);
  g_test_add_func ("/ui/drive/list/search", test_search);
  g_test_add_func ("/ui/drive/list/search-keys", test_search_keys);
  g_test_add_func ("/ui/drive/list/filter", test_filter);
  g_test_add_func ("/ui/drive/list/facets", test_facets);
  g_test_add_func ("/ui/drive/list/period", test_period);
  g_test_add_func ("/ui/drive/list/sort", test_sort);
  g_test_add_func ("/ui/drive/list/return-at-once", test_return_at_once);
  g_test_add_func ("/ui/drive/list/menu-stays", test_menu_stays);
  g_test_add_func ("/ui/drive/list/down-to-first", test_down_to_first);
  return g_test_run ();
}
