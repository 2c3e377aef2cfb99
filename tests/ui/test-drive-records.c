/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Making, duplicating, throwing away and going from one record to another; several at once. */

#include "core/hupan-clock.h"
#include "fixtures/test-window.h"
#include "ui/common/hupan-toast.h"
#include "ui/hupan-style.h"

static GtkWidget *
get_list_page (TestWindow *self)
{
  return test_window_find (self, "HupanListPage");
}

static void
test_new (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  gint64 id;

  test_window_show_place (self, "universities");
  test_activate (get_list_page (self), "list.new");
  test_wait_for (test_window_find (self, "HupanForm") != NULL);
  test_window_type (self, "Name", "Lakeside University");
  test_window_save (self);
  test_window_wait_counter (self, "121");

  id = hupan_record_page_get_id (test_window_get_record_page (self));
  g_assert_cmpint (id, !=, 0);
  test_window_assert_value (self, "university", id, "name", "Lakeside University");
  test_wait_for (hupan_table_get_cursor (test_window_get_table (self)) == id);

  test_window_press_toast (self, "Saved", "Undo");
  test_window_wait_counter (self, "120");
}

/* A copy begins with the values of what it is a copy of, but for what is its own alone. */
static void
test_duplicate (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  g_autofree char *name = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *ror = NULL;

  test_window_show_place (self, "universities");
  test_window_open (self, test_window_get_id (self, 2));
  name = test_window_dup_value (self, "university", test_window_get_id (self, 2), "name");
  test_activate (GTK_WIDGET (test_window_get_record_page (self)), "record.duplicate");
  test_wait_for (test_window_find (self, "HupanForm") != NULL);
  typed = test_window_dup_typed (self, "Name");
  g_assert_true (g_str_has_prefix (typed, name));
  ror = test_window_dup_typed (self, "ROR ID");
  g_assert_cmpstr (ror, ==, "");
  test_window_save (self);
  test_window_wait_counter (self, "121");
}

/* What depends on the day is read again when another comes, also on the record's page. */
static void
test_another_day (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  GtkWidget *record;
  gint64 id;

  test_window_show_place (self, "candidates");
  id = test_window_get_id (self, 3);
  {
    g_autoptr (HupanBatch) batch = hupan_batch_new ("Dates", NULL, HUPAN_BATCH_NONE);
    g_autoptr (HupanRecord) application = test_window_dup_record (self, "application", id);

    hupan_batch_set (batch, application, "stage_since", "2026-02-20");
    test_window_commit (self, g_steal_pointer (&batch));
  }
  test_window_open (self, id);
  record = GTK_WIDGET (test_window_get_record_page (self));
  test_wait_for (test_find_text (record, "GtkLabel", "In stage since 2026-02-20 · 10 days") != NULL);

  hupan_clock_set_today ("2026-03-03");
  hupan_desk_look_at_day (hupan_window_get_desk (self->window));
  test_wait_for (test_find_text (record, "GtkLabel", "In stage since 2026-02-20 · 11 days") != NULL);
}

/* Delete in the list, the toast, the page of the trash, and the way back out of it. */
static void
test_trash (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  gint64 id;
  g_autofree char *title = NULL;
  g_autofree char *undo = NULL;

  test_window_show_place (self, "fellows");
  undo = g_strdup (test_window_get_counter (self));
  id = test_window_get_id (self, 5);
  title = test_window_dup_title (self, "fellow", id);
  hupan_table_show_id (test_window_get_table (self), id);
  test_activate (get_list_page (self), "list.trash");
  test_window_press_toast (self, "1 record moved to the trash", "Undo");
  g_assert_false (test_window_is_trashed (self, "fellow", id));
  test_window_wait_counter (self, undo);

  hupan_table_show_id (test_window_get_table (self), id);
  test_activate (get_list_page (self), "list.trash");
  test_window_settle (self);
  g_assert_true (test_window_is_trashed (self, "fellow", id));

  test_window_show_place (self, "trash");
  test_wait_for (test_find_text (test_window_find (self, "HupanTrashPage"), "AdwActionRow", title) != NULL);
  test_press (test_find_text (test_window_find (self, "HupanTrashPage"), "GtkButton", "Restore"));
  test_wait_for (test_find_text (test_window_find (self, "HupanTrashPage"), "AdwActionRow", title) == NULL);
  g_assert_false (test_window_is_trashed (self, "fellow", id));
  test_window_show_place (self, "fellows");
  test_window_wait_counter (self, undo);
}

/* Three rows, and one step to undo, each time. */
static void
test_several (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  gint64 ids[3];
  g_autofree char *counter = NULL;

  test_window_show_place (self, "candidates");
  counter = g_strdup (test_window_get_counter (self));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = test_window_get_id (self, 10 + i);
  test_window_select (self, 10, G_N_ELEMENTS (ids));
  test_wait_for (test_find_text (get_list_page (self), "GtkLabel", "3 selected") != NULL);

  test_activate (get_list_page (self), "list.tag");
  test_window_wait_alert (self, "Add or Take Away a Tag");
  test_window_enter (self, "Lakeside");
  test_window_answer (self, "Add Tag");
  test_window_settle (self);
  test_window_search (self, "Lakeside");
  test_wait_for (g_str_has_prefix (test_window_get_counter (self), "3 of "));

  test_window_select (self, 0, G_N_ELEMENTS (ids));
  test_activate (get_list_page (self), "list.tag");
  test_window_wait_alert (self, "Add or Take Away a Tag");
  test_window_enter (self, "Lakeside");
  test_window_answer (self, "Take Away");
  test_wait_for (g_str_has_prefix (test_window_get_counter (self), "0 of "));
  test_window_press_toast (self, "Tag taken away", "Undo");
  test_wait_for (g_str_has_prefix (test_window_get_counter (self), "3 of "));
  test_window_undo (self);
  test_wait_for (g_str_has_prefix (test_window_get_counter (self), "0 of "));
  test_activate (get_list_page (self), "list.clear");
  test_window_wait_counter (self, counter);

  test_window_select (self, 10, G_N_ELEMENTS (ids));
  test_activate (get_list_page (self), "list.trash");
  test_window_press_toast (self, "3 records moved to the trash", "Undo");
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_false (test_window_is_trashed (self, "application", ids[i]));
  test_window_wait_counter (self, counter);
}

/* The first row that opens a record of a kind. */
static GtkWidget *
find_link (GtkWidget  *widget,
           const char *kind)
{
  if (widget != NULL && GTK_IS_ACTIONABLE (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "win.show-record") == 0)
    {
      const char *target;

      g_variant_get (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget)), "(&sx)", &target, NULL);
      if (g_str_equal (target, kind))
        return widget;
    }

  for (GtkWidget *child = widget != NULL ? gtk_widget_get_first_child (widget) : NULL; child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_link (child, kind);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_at (TestWindow *self,
       const char *kind)
{
  HupanTable *table = test_window_get_table (self);

  return table != NULL && g_str_equal (hupan_table_get_kind (table)->name, kind);
}

/* From a candidate to the university of a degree, and back to the candidate. */
static void
test_cross_link (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  GtkWidget *row = NULL;
  gint64 id;

  test_window_show_place (self, "candidates");
  id = test_window_get_id (self, 0);
  test_window_open (self, id);
  test_wait_for ((row = find_link (test_window_find (self, "HupanRecordView"), "university")) != NULL);
  test_press (row);
  test_wait_for (is_at (self, "university"));
  test_wait_for (test_window_find (self, "HupanRecordView") != NULL);

  test_activate (GTK_WIDGET (self->window), "win.back");
  test_wait_for (is_at (self, "application"));
  test_wait_for (hupan_record_page_get_id (test_window_get_record_page (self)) == id);
}

/* What a list looks like is kept under a name, opened again and thrown away. */
static void
test_saved_view (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  GtkWidget *sidebar, *row = NULL;
  g_autofree char *counter = NULL;
  g_autofree char *all = NULL;

  test_window_show_place (self, "candidates");
  sidebar = test_window_find (self, "HupanSidebar");
  all = g_strdup (test_window_get_counter (self));
  test_window_search (self, "wang");
  counter = g_strdup (test_window_get_counter (self));

  /* Blanks are no name, and no part of one. */
  test_activate (get_list_page (self), "list.save-view");
  test_window_wait_alert (self, "Save View");
  test_window_enter (self, "  ");
  test_window_answer (self, "Save");
  test_window_settle (self);
  g_assert_null (test_find_text (sidebar, "GtkListBoxRow", "  "));

  test_activate (get_list_page (self), "list.save-view");
  test_window_wait_alert (self, "Save View");
  test_window_enter (self, " The Wangs ");
  test_window_answer (self, "Save");
  test_wait_for (test_find_text (sidebar, "GtkListBoxRow", "The Wangs") != NULL);

  test_activate (get_list_page (self), "list.clear");
  test_window_wait_counter (self, all);
  test_window_show_place (self, "topics");
  test_press (test_find_text (sidebar, "GtkListBoxRow", "The Wangs"));
  test_window_wait_counter (self, counter);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (test_find_visible (get_list_page (self), "GtkSearchEntry"))), ==, "wang");

  row = test_find_text (sidebar, "GtkListBoxRow", "The Wangs");
  {
    g_autofree char *action = g_strdup_printf ("sidebar.trash-view('%s')", gtk_widget_get_name (row));

    test_activate (sidebar, action);
  }
  test_wait_for (test_find_text (sidebar, "GtkListBoxRow", "The Wangs") == NULL);
  test_window_undo (self);
  test_wait_for (test_find_text (sidebar, "GtkListBoxRow", "The Wangs") != NULL);
}

/* The focus that comes to a text does not mark it; who wants to copy it still can. */
static void
test_text_not_marked (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  g_autofree char *title = NULL;
  GtkWidget *label;
  int start, end;

  hupan_style_install ();
  test_window_show_place (self, "universities");
  title = test_window_dup_title (self, "university", test_window_get_id (self, 0));
  test_window_open (self, test_window_get_id (self, 0));
  label = test_find_styled (GTK_WIDGET (test_window_get_record_page (self)), "GtkLabel", "title-2");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, title);

  g_assert_true (gtk_widget_grab_focus (label));
  g_assert_false (gtk_label_get_selection_bounds (GTK_LABEL (label), &start, &end));
  gtk_label_select_region (GTK_LABEL (label), 0, -1); /* Ctrl+A there */
  test_activate (label, "clipboard.copy");
  g_assert_true (gtk_label_get_selection_bounds (GTK_LABEL (label), &start, &end));
}

/* While the bar of the selected rows is there, what the window says stands above it; elsewhere it does not. */
static void
test_toast_above_bar (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  GtkWidget *window = GTK_WIDGET (self->window);
  GtkWidget *toast, *bar;
  graphene_rect_t above, below;

  hupan_style_install ();
  test_window_show_place (self, "universities");
  test_window_select (self, 0, 3);
  test_activate (get_list_page (self), "list.copy");
  test_wait_for ((toast = test_window_find (self, "AdwToastWidget")) != NULL && gtk_widget_get_height (toast) > 0);
  bar = test_find_text (window, "GtkLabel", "3 selected");
  test_wait_for (gtk_widget_compute_bounds (toast, window, &above) && gtk_widget_compute_bounds (bar, window, &below) &&
                 above.origin.y + above.size.height <= below.origin.y);

  test_window_show_place (self, "topics");
  g_assert_false (gtk_widget_has_css_class (window, "hupan-bar-below"));
}

/* What answers to something that was done is seen at once, whatever else waits to be read, and instead of the answer before. */
static void
test_answers_first (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  GtkWidget *window = GTK_WIDGET (self->window);
  AdwToast *standing = adw_toast_new ("Stays until it is read");

  adw_toast_set_timeout (standing, 0);
  hupan_toast_show (window, standing);
  hupan_toast_notice (window, "Waits behind it");
  test_window_show_place (self, "universities");
  test_window_select (self, 0, 3);
  test_activate (get_list_page (self), "list.copy");
  test_wait_for (test_find_text (test_window_find (self, "AdwToastWidget"), "GtkLabel", "3 rows copied") != NULL);
  test_window_select (self, 0, 4);
  test_activate (get_list_page (self), "list.copy");
  test_wait_for (test_find_text (test_window_find (self, "AdwToastWidget"), "GtkLabel", "4 rows copied") != NULL);

  /* Then what stood there comes back, and not the answer to what was done before. */
  test_press (test_find_styled (test_window_find (self, "AdwToastWidget"), "GtkButton", "circular"));
  test_wait_for (test_find_text (test_window_find (self, "AdwToastWidget"), "GtkLabel", "Stays until it is read") != NULL);
}

int
main (int   argc,
      char *argv[])
{
  test_init_ui (&argc, &argv);
  g_test_add_func ("/ui/drive/records/new", test_new);
  g_test_add_func ("/ui/drive/records/duplicate", test_duplicate);
  g_test_add_func ("/ui/drive/records/another-day", test_another_day);
  g_test_add_func ("/ui/drive/records/trash", test_trash);
  g_test_add_func ("/ui/drive/records/several", test_several);
  g_test_add_func ("/ui/drive/records/cross-link", test_cross_link);
  g_test_add_func ("/ui/drive/records/saved-view", test_saved_view);
  g_test_add_func ("/ui/drive/records/text-not-marked", test_text_not_marked);
  g_test_add_func ("/ui/drive/records/toast-above-bar", test_toast_above_bar);
  g_test_add_func ("/ui/drive/records/answers-first", test_answers_first);
  return g_test_run ();
}
