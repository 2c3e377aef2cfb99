/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The overview in the window: what its figures open, what changes it, and the ways through it. */

#include "fixtures/test-window.h"
#include "ui/charts/hupan-chart-mark.h"
#include "ui/charts/hupan-chart.h"

static GtkWidget *
get_page (TestWindow *self)
{
  return test_window_find (self, "HupanOverviewPage");
}

static gboolean
has_text (TestWindow *self,
          const char *text)
{
  GtkWidget *page = get_page (self);

  return page != NULL && test_find_text (page, "GtkLabel", text) != NULL;
}

static void
collect (GtkWidget *widget,
         GType      type,
         GPtrArray *found)
{
  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static GPtrArray *
list_widgets (TestWindow *self,
              GType       type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (get_page (self), type, found);
  return found;
}

/* Every chart has its place. */
static gboolean
is_laid_out (TestWindow *self)
{
  g_autoptr (GPtrArray) marks = list_widgets (self, HUPAN_TYPE_CHART_MARK);

  for (guint i = 0; i < marks->len; i++)
    if (gtk_widget_get_height (g_ptr_array_index (marks, i)) <= 1)
      return FALSE;

  return marks->len > 0;
}

static void
show_overview (TestWindow *self)
{
  hupan_window_show_place (self->window, "overview");
  test_wait_for (has_text (self, "Newest Changes"));
  test_wait_for (is_laid_out (self));
}

static gboolean
is_listed (TestWindow *self,
           HupanQuery *query)
{
  HupanResult *result = test_window_get_result (self);

  return result != NULL && hupan_query_equal (hupan_result_get_query (result), query);
}

/* Opens a list as the figure does, and comes back. */
static void
assert_opens (TestWindow *self,
              GVariant   *target,
              guint       expected)
{
  g_autoptr (HupanQuery) query = NULL;
  g_autoptr (GError) error = NULL;
  const char *place, *state;

  g_variant_get (target, "(&s&s&s)", &place, &state, NULL);
  query = hupan_query_from_json (hupan_kind_get (g_str_equal (place, "universities") ? "university" : "application"), state, &error);
  g_assert_no_error (error);

  g_assert_true (gtk_widget_activate_action_variant (get_page (self), "overview.open", target));
  if (expected > 0)
    {
      test_wait_for (is_listed (self, query));
      g_assert_cmpuint (hupan_result_get_n (test_window_get_result (self)), ==, expected);
    }
  else
    test_wait_for (test_find_text (test_window_find (self, "HupanListPage"), "AdwStatusPage", "Nothing Found") != NULL);

  test_activate (GTK_WIDGET (self->window), "win.back");
  test_wait_for (get_page (self) != NULL);
}

/* Who has never looked anywhere sees this first. */
static void
test_first (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  GtkWidget *row;

  test_wait_for (get_page (self) != NULL && has_text (self, "Newest Changes"));

  /* The newest changes lead to all of them. */
  row = test_find_text (get_page (self), "AdwActionRow", "Sample data");
  g_assert_nonnull (row);
  test_press (row);
  test_wait_for (test_window_get_dialog (self) != NULL);
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (test_window_get_dialog (self)), ==, "HupanHistoryDialog");
}

/* The first and the last mark of each chart: those between share their way of being counted. */
static void
test_figures (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  g_autoptr (GPtrArray) charts = NULL;
  guint n = 0;

  show_overview (self);
  charts = list_widgets (self, HUPAN_TYPE_CHART);
  g_assert_cmpuint (charts->len, ==, 10);
  for (guint i = 0; i < charts->len; i++)
    {
      HupanChart *chart = g_ptr_array_index (charts, i);
      guint ends[] = { 0, hupan_chart_get_n_marks (chart) - 1 };

      for (gsize j = 0; j < G_N_ELEMENTS (ends); j++)
        {
          HupanChartItem *item = hupan_chart_mark_get_item (hupan_chart_get_mark (chart, ends[j]));

          if (item->target != NULL)
            {
              assert_opens (self, item->target, item->value);
              n++;
            }
          if (item->more_target != NULL)
            assert_opens (self, item->more_target, item->more);
        }
    }
  g_assert_cmpuint (n, >=, 18);
}

static gboolean
is_in_view (GtkWidget *mark,
            GtkWidget *scrolled)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (mark, scrolled, &bounds) && bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= gtk_widget_get_height (scrolled);
}

/* Back finds the page where it was, with the focus on what was opened. */
static void
test_back (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  g_autoptr (GPtrArray) marks = NULL;
  GtkAdjustment *adjustment;
  GtkWidget *mark;
  double value;

  show_overview (self);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (test_find_visible (get_page (self), "GtkScrolledWindow")));
  marks = list_widgets (self, HUPAN_TYPE_CHART_MARK);
  mark = g_ptr_array_index (marks, marks->len - 1);
  g_assert_true (gtk_widget_grab_focus (mark));
  test_wait_for (gtk_adjustment_get_value (adjustment) > 0 &&
                 is_in_view (mark, test_find_visible (get_page (self), "GtkScrolledWindow")));
  value = gtk_adjustment_get_value (adjustment);

  g_assert_true (gtk_widget_activate (mark));
  test_wait_for (test_window_get_result (self) != NULL);
  test_activate (GTK_WIDGET (self->window), "win.back");
  test_wait_for (get_page (self) != NULL);
  test_window_settle (self);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (self->window)) == mark);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, value);
}

static void
commit_entry (TestWindow *self)
{
  g_autoptr (HupanRecord) draft = NULL;
  g_autofree char *owner = NULL;
  HupanBatch *batch = hupan_batch_new ("Entry", NULL, HUPAN_BATCH_NONE);
  g_autoptr (HupanRecord) empty = hupan_record_new_draft (hupan_kind_get ("appointment"));
  g_autoptr (HupanRecord) owned = NULL;

  test_window_show_place (self, "candidates");
  test_window_search (self, "");
  owner = g_strdup_printf ("%" G_GINT64_FORMAT, test_window_get_id (self, 0));
  owned = hupan_record_with (empty, "application", owner);
  draft = hupan_record_with (owned, "entry_date", "2024-12-31");
  hupan_batch_create (batch, draft, NULL);
  test_window_commit (self, batch);
}

/* What changes elsewhere is seen here, and what is taken back, too. */
static void
test_live (void)
{
  g_autoptr (TestWindow) self = test_window_new ();

  show_overview (self);
  test_wait_for (has_text (self, "27 of 30"));
  commit_entry (self);
  show_overview (self);
  test_wait_for (has_text (self, "28 of 30"));
  test_window_undo (self);
  test_wait_for (has_text (self, "27 of 30"));
}

static void
test_month (void)
{
  g_autoptr (TestWindow) self = test_window_new ();

  show_overview (self);
  test_wait_for (has_text (self, "As of Mar 2, 2026"));
  test_activate (get_page (self), "overview.month('2024-08')");
  test_wait_for (has_text (self, "As of Aug 31, 2024"));
  test_wait_for (has_text (self, "16 of 30"));
  test_activate (get_page (self), "overview.month('')");
  test_wait_for (has_text (self, "As of Mar 2, 2026"));
  test_wait_for (has_text (self, "27 of 30"));
}

static guint
count_charts (TestWindow *self)
{
  g_autoptr (GPtrArray) charts = list_widgets (self, HUPAN_TYPE_CHART);

  return charts->len;
}

/* Everything that a chart opens is opened by its table. */
static void
test_table (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  g_autoptr (GHashTable) targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) marks = NULL;
  g_autoptr (GPtrArray) buttons = NULL;

  show_overview (self);
  marks = list_widgets (self, HUPAN_TYPE_CHART_MARK);
  for (guint i = 0; i < marks->len; i++)
    {
      HupanChartItem *item = hupan_chart_mark_get_item (g_ptr_array_index (marks, i));

      if (item->target != NULL)
        g_hash_table_add (targets, g_variant_print (item->target, FALSE));
      if (item->more_target != NULL)
        g_hash_table_add (targets, g_variant_print (item->more_target, FALSE));
    }
  g_assert_cmpuint (g_hash_table_size (targets), >, 60);

  test_activate (get_page (self), "overview.as-table");
  test_wait_for (test_find_visible (get_page (self), "HupanChartMark") == NULL);
  buttons = list_widgets (self, GTK_TYPE_BUTTON);
  for (guint i = 0; i < buttons->len; i++)
    {
      GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (g_ptr_array_index (buttons, i)));
      g_autofree char *text = target != NULL ? g_variant_print (target, FALSE) : NULL;

      if (text != NULL)
        g_hash_table_remove (targets, text);
    }
  g_assert_cmpuint (g_hash_table_size (targets), ==, 0);

  test_activate (get_page (self), "overview.as-table");
  test_wait_for (count_charts (self) == 10);
}

/* The Tab key stops once at each chart; the arrow keys go on within it. */
static void
test_keyboard (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GtkWidget *page, *chart = NULL, *first;
  guint n_charts = 0;

  show_overview (self);
  page = get_page (self);
  while (gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD))
    {
      GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));

      if (!HUPAN_IS_CHART_MARK (focus))
        continue;
      g_assert_true (g_hash_table_add (seen, gtk_widget_get_parent (focus)));
      g_assert_cmpstr (hupan_chart_mark_get_name (HUPAN_CHART_MARK (focus)), !=, NULL);
      chart = gtk_widget_get_parent (focus);
      n_charts++;
    }
  g_assert_cmpuint (n_charts, ==, 10);

  first = GTK_WIDGET (hupan_chart_get_mark (HUPAN_CHART (chart), 0));
  g_assert_true (gtk_widget_grab_focus (first));
  g_assert_true (gtk_widget_child_focus (chart, GTK_DIR_DOWN));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (self->window)) != first);
  g_assert_true (gtk_widget_child_focus (chart, GTK_DIR_UP));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (self->window)) == first);
}

/* Without anything to count the page says what belongs there. */
static void
test_empty (void)
{
  g_autoptr (TestWindow) self = test_window_new ();

  show_overview (self);
  test_window_undo (self);
  test_wait_for (test_find_text (get_page (self), "AdwStatusPage", "Nothing to Count Yet") != NULL);
  test_press (test_find_text (get_page (self), "GtkButton", "Set a Target"));
  test_wait_for (get_page (self) == NULL);
  test_activate (GTK_WIDGET (self->window), "win.back");
  test_window_redo (self);
  test_wait_for (has_text (self, "27 of 30"));
}

int
main (int   argc,
      char *argv[])
{
  test_init_ui (&argc, &argv);
  g_test_add_func ("/ui/drive/overview/first", test_first);
  g_test_add_func ("/ui/drive/overview/figures", test_figures);
  g_test_add_func ("/ui/drive/overview/back", test_back);
  g_test_add_func ("/ui/drive/overview/live", test_live);
  g_test_add_func ("/ui/drive/overview/month", test_month);
  g_test_add_func ("/ui/drive/overview/table", test_table);
  g_test_add_func ("/ui/drive/overview/keyboard", test_keyboard);
  g_test_add_func ("/ui/drive/overview/empty", test_empty);
  return g_test_run ();
}
