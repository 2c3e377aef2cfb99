/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A window of 360 pixels: rows of two lines, and the record in place of the list. */

#include "fixtures/test-window.h"

static void
test_narrow (void)
{
  g_autoptr (TestWindow) self = test_window_new_sized (360, 640);
  GtkWidget *page, *record;
  gint64 id;

  test_window_show_place (self, "universities");
  test_wait_for (gtk_widget_get_width (GTK_WIDGET (self->window)) == 360);
  test_wait_for (hupan_table_get_narrow (test_window_get_table (self)));
  g_assert_null (test_find_visible (GTK_WIDGET (test_window_get_table (self)), "GtkColumnView"));
  g_assert_nonnull (test_find_visible (GTK_WIDGET (test_window_get_table (self)), "GtkListView"));
  page = test_window_find (self, "HupanListPage");

  /* The cursor alone opens nothing here; activating does, and Back returns to the row. */
  id = test_window_get_id (self, 6);
  hupan_table_show_id (test_window_get_table (self), id);
  test_window_settle (self);
  g_assert_null (test_window_get_record_page (self));
  test_activate (page, "list.focus");
  g_signal_emit_by_name (test_window_get_table (self), "activate", id);
  test_wait_for (test_window_find (self, "HupanRecordView") != NULL);
  g_assert_null (test_window_get_table (self));

  /* The focus is where the page begins, not on whatever came next when the list went. */
  record = GTK_WIDGET (test_window_get_record_page (self));
  test_window_settle (self);
  g_assert_true (gtk_widget_has_focus (test_find_text (record, "GtkButton", "Back to the List (Esc)")));
  test_press (test_find_text (record, "GtkButton", "Back to the List (Esc)"));
  test_wait_for (test_window_get_table (self) != NULL);
  g_assert_null (test_window_get_record_page (self));
  g_assert_cmpint (hupan_table_get_cursor (test_window_get_table (self)), ==, id);

  /* Edit acts on the row under the cursor, not on the record seen last. */
  id = test_window_get_id (self, 7);
  hupan_table_show_id (test_window_get_table (self), id);
  test_activate (page, "list.edit");
  test_wait_for (test_window_find (self, "HupanForm") != NULL);
  {
    g_autofree char *name = test_window_dup_value (self, "university", id, "name");
    g_autofree char *typed = test_window_dup_typed (self, "Name");

    g_assert_cmpstr (typed, ==, name);
  }
}

/* Whether the list has room for a record beside it is known a frame after the list has its place. */
static gboolean
is_single (TestWindow *self)
{
  gboolean single = FALSE;

  g_object_get (test_window_find (self, "HupanListPage"), "single", &single, NULL);

  return single;
}

/* A small laptop has room for columns and filters, but not for a record beside them. */
static void
test_small (void)
{
  g_autoptr (TestWindow) self = test_window_new_sized (1000, 640);
  gint64 id;

  test_window_show_place (self, "universities");
  test_wait_for (gtk_widget_get_width (GTK_WIDGET (self->window)) == 1000);
  test_wait_for (is_single (self));
  g_assert_false (hupan_table_get_narrow (test_window_get_table (self)));
  g_assert_nonnull (test_find_visible (GTK_WIDGET (test_window_get_table (self)), "GtkColumnView"));
  g_assert_nonnull (test_window_find (self, "HupanFilterChip"));

  id = test_window_get_id (self, 6);
  hupan_table_show_id (test_window_get_table (self), id);
  test_window_settle (self);
  g_assert_null (test_window_get_record_page (self));
  g_signal_emit_by_name (test_window_get_table (self), "activate", id);
  test_wait_for (test_window_find (self, "HupanRecordView") != NULL);
  g_assert_null (test_window_get_table (self));
  test_press (test_find_text (GTK_WIDGET (test_window_get_record_page (self)), "GtkButton", "Back to the List (Esc)"));
  test_wait_for (test_window_get_table (self) != NULL);
  g_assert_cmpint (hupan_table_get_cursor (test_window_get_table (self)), ==, id);

  /* One that is open stays open, and comes beside the list as soon as there is room. */
  g_signal_emit_by_name (test_window_get_table (self), "activate", id);
  test_wait_for (test_window_find (self, "HupanRecordView") != NULL);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1300, 640);
  test_wait_for (test_window_get_table (self) != NULL && test_window_get_record_page (self) != NULL);
}

/* Whether a label that is seen has this text and all of it can be read. */
static gboolean
is_whole (GtkWidget  *parent,
          const char *text)
{
  GtkWidget *label = test_find_text (parent, "GtkLabel", text);

  return label != NULL && !pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label)));
}

/* What a form is for can be read in full: of a new record in the form, of one that is there beside the buttons. */
static void
test_form_title (void)
{
  g_autoptr (TestWindow) self = test_window_new_sized (360, 640);

  test_window_show_place (self, "host-units");
  test_activate (test_window_find (self, "HupanListPage"), "list.new");
  test_wait_for (test_window_find (self, "HupanForm") != NULL);
  test_wait_for (is_whole (test_window_find (self, "HupanForm"), "New Host Unit"));
  test_activate (GTK_WIDGET (test_window_get_record_page (self)), "record.cancel");

  test_window_show_place (self, "universities");
  test_window_settle (self);
  hupan_table_show_id (test_window_get_table (self), test_window_get_id (self, 0));
  test_activate (test_window_find (self, "HupanListPage"), "list.edit");
  test_wait_for (test_window_find (self, "HupanForm") != NULL);
  test_wait_for (is_whole (GTK_WIDGET (test_window_get_record_page (self)), "Edit"));
}

static void
press_key (TestWindow      *self,
           guint            keyval,
           GdkModifierType  state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->window));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
    }
}

/* The sidebar lies over the list, and goes when a place is chosen. F10 has nothing to open while it is hidden, so it comes. */
static void
test_sidebar (void)
{
  g_autoptr (TestWindow) self = test_window_new_sized (360, 640);
  AdwOverlaySplitView *split;

  test_window_show_place (self, "universities");
  split = ADW_OVERLAY_SPLIT_VIEW (test_window_find (self, "AdwOverlaySplitView"));
  test_wait_for (adw_overlay_split_view_get_collapsed (split));
  test_activate (GTK_WIDGET (self->window), "win.toggle-sidebar");
  g_assert_true (adw_overlay_split_view_get_show_sidebar (split));
  test_press (test_find_text (test_window_find (self, "HupanSidebar"), "GtkListBoxRow", "Topics"));
  g_assert_false (adw_overlay_split_view_get_show_sidebar (split));

  press_key (self, GDK_KEY_F10, GDK_SHIFT_MASK);
  g_assert_false (adw_overlay_split_view_get_show_sidebar (split));
  press_key (self, GDK_KEY_F10, 0);
  g_assert_true (adw_overlay_split_view_get_show_sidebar (split));
}

int
main (int   argc,
      char *argv[])
{
  test_init_ui (&argc, &argv);
  g_test_add_func ("/ui/drive/narrow/record", test_narrow);
  g_test_add_func ("/ui/drive/narrow/small", test_small);
  g_test_add_func ("/ui/drive/narrow/form-title", test_form_title);
  g_test_add_func ("/ui/drive/narrow/sidebar", test_sidebar);
  return g_test_run ();
}
