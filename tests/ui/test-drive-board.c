/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/hupan-stages.h"
#include "fixtures/test-wait.h"
#include "fixtures/test-window.h"
#include "ui/stages/hupan-board-column.h"
#include "ui/stages/hupan-board.h"

/* The board beside the list of candidates: the same answer by stage, moved by keyboard and by dragging. */

#define LEAD "2024-0417"

static GtkWidget *
get_list_page (TestWindow *self)
{
  return test_window_find (self, "HupanListPage");
}

static HupanBoard *
get_board (TestWindow *self)
{
  return (HupanBoard *) test_window_find (self, "HupanBoard");
}

/* What an earlier test left the settings remember is forgotten. */
static TestWindow *
new_board (int width,
           int height)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.hupan_app.Hupan");
  TestWindow *self;

  g_settings_reset (settings, "layouts");
  self = test_window_new_sized (width, height);
  test_window_show_place (self, "candidates");
  test_activate (get_list_page (self), "list.board");
  test_wait_for (get_board (self) != NULL);

  return self;
}

static HupanBoardColumn *
find_column (GtkWidget  *widget,
             const char *stage)
{
  if (HUPAN_IS_BOARD_COLUMN (widget))
    return g_str_equal (hupan_board_column_get_stage (HUPAN_BOARD_COLUMN (widget)), stage) ? HUPAN_BOARD_COLUMN (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      HupanBoardColumn *found = find_column (child, stage);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static HupanBoardColumn *
get_column (TestWindow *self,
            const char *stage)
{
  return find_column (GTK_WIDGET (get_board (self)), stage);
}

static HupanRows
get_rows (TestWindow *self,
          const char *stage)
{
  return hupan_list_model_get_rows (hupan_board_column_get_model (get_column (self, stage)));
}

/* As the counter has it: "12 of 420" */
static guint
get_n (TestWindow *self)
{
  return g_ascii_strtoull (test_window_get_counter (self), NULL, 10);
}

/* Every candidate of the answer is in the column of their stage, and nobody twice. */
static void
test_columns (void)
{
  g_autoptr (TestWindow) self = new_board (1200, 800);
  guint n = 0;

  for (const HupanStage *stage = hupan_stages (); stage->name != NULL; stage++)
    {
      const HupanRows rows = get_rows (self, stage->name);
      const guint n_rows = hupan_rows_get_n (rows);

      n += n_rows;
      g_assert_cmpuint (n_rows, >, 0);
      test_window_assert_value (self, "application", hupan_rows_get_id (rows, 0), "stage", stage->name);
      test_window_assert_value (self, "application", hupan_rows_get_id (rows, n_rows - 1), "stage", stage->name);
    }
  g_assert_cmpuint (n, ==, get_n (self));
}

static void
type_search (TestWindow *self,
             const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (test_find_visible (get_list_page (self), "GtkSearchEntry")), text);
}

static void
count_whole_changes_cb (GListModel *model,
                        guint       position,
                        guint       removed,
                        guint       added,
                        guint      *n)
{
  *n += removed > 0 && added > 0;
}

/* Search and filters are those of the list; the columns follow without being made anew. */
static void
test_search (void)
{
  g_autoptr (TestWindow) self = new_board (1200, 800);
  guint n = 0, n_whole = 0;

  g_signal_connect (hupan_board_column_get_model (get_column (self, "lead")), "items-changed", G_CALLBACK (count_whole_changes_cb),
                    &n_whole);
  type_search (self, "wang");
  test_wait_for (g_str_has_suffix (test_window_get_counter (self), " of 420"));
  for (const HupanStage *stage = hupan_stages (); stage->name != NULL; stage++)
    n += hupan_rows_get_n (get_rows (self, stage->name));
  g_assert_cmpuint (n, ==, get_n (self));
  g_assert_cmpuint (n, <, 420);
  type_search (self, "");
  test_window_wait_counter (self, "420");
  g_assert_cmpuint (n_whole, ==, 0);

  /* Filtered by stages, the columns of the others are empty, though the facet counts them. */
  {
    g_autoptr (HupanQuery) query = hupan_query_copy (hupan_page_get_query (HUPAN_PAGE (get_list_page (self))));

    hupan_query_set_filter (query, hupan_kind_get_column (hupan_kind_get ("application"), "stage"),
                            (const char *const[]) { "interview", "reserve", NULL });
    hupan_page_show_query (HUPAN_PAGE (get_list_page (self)), query, NULL);
    test_wait_for (g_str_has_suffix (test_window_get_counter (self), " of 420"));
  }
  g_assert_cmpuint (hupan_rows_get_n (get_rows (self, "lead")), ==, 0);
  g_assert_cmpuint (hupan_rows_get_n (get_rows (self, "interview")), >, 0);
  g_assert_cmpuint (hupan_rows_get_n (get_rows (self, "interview")) + hupan_rows_get_n (get_rows (self, "reserve")), ==,
                    get_n (self));
}

/* Only what is seen has cards: columns beyond the edge, and the exits, have none. */
static void
test_lazy (void)
{
  g_autoptr (TestWindow) self = new_board (1200, 800);
  GtkWidget *exits;

  test_wait_for (test_count (GTK_WIDGET (get_column (self, "lead")), "HupanCard") > 0);
  g_assert_cmpuint (test_count (GTK_WIDGET (get_column (self, "out_station")), "HupanCard"), ==, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (get_column (self, "rejected"))));
  exits = test_find_styled (GTK_WIDGET (get_board (self)), "GtkToggleButton", "hupan-board-exits");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (exits), TRUE);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (get_column (self, "rejected"))));
}

static gboolean
press_key (TestWindow      *self,
           guint            keyval,
           GdkModifierType  state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (get_board (self)));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
    }

  return handled;
}

/* The card that was chosen is the record beside the board. */
static gint64
get_cursor (TestWindow *self)
{
  GtkWidget *page = test_window_find (self, "HupanRecordPage");

  return page != NULL ? hupan_record_page_get_id (HUPAN_RECORD_PAGE (page)) : 0;
}

static gboolean
has_focus (HupanBoardColumn *column)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (column)) != NULL;
}

/* Arrows go from card to card, Ctrl+Right moves on, and the keyboard goes with the card. */
static void
test_keys (void)
{
  g_autoptr (TestWindow) self = new_board (1200, 800);
  gint64 id;
  GtkWidget *menu = NULL;

  test_activate (get_list_page (self), "list.focus");
  test_wait_for (test_count (GTK_WIDGET (get_column (self, "lead")), "HupanCard") > 0);
  id = hupan_rows_get_id (get_rows (self, "lead"), 0);
  hupan_board_column_focus (get_column (self, "lead"), 0);
  test_wait_for (get_cursor (self) == id);

  g_assert_true (press_key (self, GDK_KEY_Right, 0));
  test_wait_for (has_focus (get_column (self, "submitted")));
  g_assert_cmpint (get_cursor (self), ==, hupan_rows_get_id (get_rows (self, "submitted"), 0));
  g_assert_true (press_key (self, GDK_KEY_Left, 0));
  g_assert_cmpint (get_cursor (self), ==, id);
  g_assert_false (press_key (self, GDK_KEY_Left, 0));

  g_assert_true (press_key (self, GDK_KEY_Right, GDK_CONTROL_MASK));
  test_wait_for (hupan_rows_find (get_rows (self, "submitted"), id) >= 0);
  test_window_assert_value (self, "application", id, "stage", "submitted");
  test_wait_for (has_focus (get_column (self, "submitted")));
  g_assert_cmpint (get_cursor (self), ==, id);

  g_assert_true (press_key (self, GDK_KEY_F10, GDK_SHIFT_MASK));
  test_wait_for ((menu = test_find_text (GTK_WIDGET (get_board (self)), "GtkListBoxRow", "Withdrawn")) != NULL);
  test_press (menu);
  test_wait_for (hupan_rows_find (get_rows (self, "withdrawn"), id) >= 0);
  test_window_undo (self);
  test_window_undo (self);
  test_window_assert_value (self, "application", id, "stage", "lead");
}

static gboolean
drop (HupanBoardColumn *column,
      gint64            id)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (column));
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean handled = FALSE;

  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, id);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 1.0, 1.0, &handled);
    }

  return handled;
}

/* A card that is dropped moves as the menu would move it; where it cannot go, it stays, and why is said. */
static void
test_drag (void)
{
  g_autoptr (TestWindow) self = new_board (1200, 800);
  g_autofree char *title = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *refused = NULL;
  gint64 id;

  id = hupan_rows_get_id (get_rows (self, "lead"), 1);
  title = test_window_dup_title (self, "application", id);
  moved = g_strdup_printf ("“%s” moved to “Screening”", title);
  refused = g_strdup_printf ("%s: “Lead” does not lead to “In station”.", title);

  g_signal_emit_by_name (get_column (self, "lead"), "drag", TRUE);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (get_column (self, "screening")), "target"));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (get_column (self, "in_station")), "no-target"));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (get_column (self, "lead")), "no-target"));
  g_signal_emit_by_name (get_column (self, "lead"), "drag", FALSE);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (get_column (self, "screening")), "target"));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (get_column (self, "in_station")), "no-target"));

  g_assert_false (drop (get_column (self, "lead"), id));
  g_assert_true (drop (get_column (self, "in_station"), id));
  test_wait_for (test_find_text (adw_application_window_get_content (ADW_APPLICATION_WINDOW (self->window)), "GtkLabel", refused) != NULL);
  test_window_assert_value (self, "application", id, "stage", "lead");

  g_assert_true (drop (get_column (self, "screening"), id));
  test_wait_for (hupan_rows_find (get_rows (self, "screening"), id) >= 0);
  test_window_assert_value (self, "application", id, "stage", "screening");
  test_window_undo (self);
  test_window_assert_value (self, "application", id, "stage", "lead");
}

/* Where there is no room, one stage at a time. */
static void
test_narrow (void)
{
  g_autoptr (TestWindow) self = new_board (360, 700);
  GtkWidget *switcher;

  test_wait_for ((switcher = test_find_styled (GTK_WIDGET (get_board (self)), "GtkDropDown", "hupan-board-switcher")) != NULL);
  g_assert_cmpuint (test_count (GTK_WIDGET (get_board (self)), "HupanBoardColumn"), ==, 1);
  test_wait_for (test_count (GTK_WIDGET (get_column (self, "lead")), "HupanCard") > 0);
  test_window_settle (self); /* nothing that is still to come shows the other cards */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (switcher), hupan_stage_get ("rejected") - hupan_stages ());
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (get_column (self, "rejected"))));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (get_column (self, "lead"))));
  test_wait_for (test_count (GTK_WIDGET (get_column (self, "rejected")), "HupanCard") > 0);

  /* Another answer, on which the names of the stages are written anew, leaves it in sight. */
  {
    g_autoptr (HupanBatch) batch = hupan_batch_new ("Channel", NULL, HUPAN_BATCH_NONE);
    g_autoptr (HupanRecord) application = test_window_dup_record (self, "application", hupan_rows_get_id (get_rows (self, "rejected"), 0));

    hupan_batch_set (batch, application, "decision", "Later");
    test_window_commit (self, g_steal_pointer (&batch));
  }
  test_window_settle (self);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (get_column (self, "rejected"))));
  test_wait_for (test_count (GTK_WIDGET (get_column (self, "rejected")), "HupanCard") > 0);
}

/* The view is remembered, and the list comes back as it was. */
static void
test_remembered (void)
{
  g_autoptr (TestWindow) self = new_board (1200, 800);
  gboolean board = FALSE;

  g_object_get (get_list_page (self), "board", &board, NULL);
  g_assert_true (board);
  test_activate (get_list_page (self), "list.board");
  test_wait_for (get_board (self) == NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (hupan_table_get_model (test_window_get_table (self)))), ==, 420);
  {
    g_autoptr (GSettings) settings = g_settings_new ("io.github.hupan_app.Hupan");
    g_autoptr (GVariant) layouts = g_settings_get_value (settings, "layouts");
    const char *view = NULL;

    g_assert_true (g_variant_lookup (layouts, "candidates/view", "&s", &view));
    g_assert_cmpstr (view, ==, "list");
  }
}

/* Who left the page with the board finds the board, with its cards. */
static void
test_found_again (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.hupan_app.Hupan");
  g_autoptr (TestWindow) self = NULL;
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&dict, "candidates/view", "s", "board");
  g_settings_set_value (settings, "layouts", g_variant_dict_end (&dict));
  self = test_window_new_sized (1200, 800);
  hupan_window_show_place (self->window, "candidates");
  test_wait_for (get_board (self) != NULL);
  test_wait_for (test_count (GTK_WIDGET (get_column (self, "lead")), "HupanCard") > 0);
  g_settings_reset (settings, "layouts");
}

int
main (int   argc,
      char *argv[])
{
  test_init_ui (&argc, &argv);

  g_test_add_func ("/ui/drive/board/columns", test_columns);
  g_test_add_func ("/ui/drive/board/search", test_search);
  g_test_add_func ("/ui/drive/board/lazy", test_lazy);
  g_test_add_func ("/ui/drive/board/keys", test_keys);
  g_test_add_func ("/ui/drive/board/drag", test_drag);
  g_test_add_func ("/ui/drive/board/narrow", test_narrow);
  g_test_add_func ("/ui/drive/board/remembered", test_remembered);
  g_test_add_func ("/ui/drive/board/found-again", test_found_again);

  return g_test_run ();
}
