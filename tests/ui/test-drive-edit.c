/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Editing a record in the window: saving, taking back, and what happens to changes that are not saved. */

#include "fixtures/test-form.h"
#include "fixtures/test-window.h"

/* A university of the sample, open in the window; position in the list as it stands. */
static gint64
open_university (TestWindow *self,
                 guint       position)
{
  gint64 id;

  test_window_show_place (self, "universities");
  id = test_window_get_id (self, position);
  test_window_open (self, id);

  return id;
}

static void
press_escape (TestWindow *self)
{
  test_activate (GTK_WIDGET (test_window_get_record_page (self)), "record.close");
}

/* T04 in the window: a name is corrected, the toast takes it back, redo brings it again, undo takes it back again. */
static void
test_save_undo_redo (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  gint64 id = open_university (self, 4);
  g_autofree char *before = test_window_dup_value (self, "university", id, "city");

  test_window_edit (self);
  test_window_type (self, "City", "Lakeside");
  test_window_save (self);
  test_window_assert_value (self, "university", id, "city", "Lakeside");
  g_assert_nonnull (test_find_text (GTK_WIDGET (test_window_get_record_page (self)), "GtkLabel", "Lakeside"));

  test_window_press_toast (self, "Saved", "Undo");
  test_window_assert_value (self, "university", id, "city", before);
  test_window_redo (self);
  test_window_assert_value (self, "university", id, "city", "Lakeside");
  /* What was done again or taken back is said, and the offer of the step before is gone. */
  {
    g_autofree char *title = test_window_dup_title (self, "university", id);
    g_autofree char *done = g_strdup_printf ("Done again: Edit of “%s”", title);
    g_autofree char *undone = g_strdup_printf ("Undone: Edit of “%s”", title);

    test_window_press_toast (self, done, "Undo");
    test_window_assert_value (self, "university", id, "city", before);
    test_window_press_toast (self, undone, "Redo");
    test_window_assert_value (self, "university", id, "city", "Lakeside");
  }
  test_window_undo (self);
  test_window_assert_value (self, "university", id, "city", before);
}

/* Saving what was not changed is no edit. */
static void
test_save_nothing (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  g_autofree char *label = NULL;

  open_university (self, 0);
  label = g_strdup (hupan_desk_get_undo_label (hupan_window_get_desk (self->window)));
  test_window_edit (self);
  test_window_save (self);
  g_assert_cmpstr (hupan_desk_get_undo_label (hupan_window_get_desk (self->window)), ==, label);
}

/* What a field refuses is said there, and nothing is saved. */
static void
test_refused_value (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  gint64 id = open_university (self, 0);
  g_autofree char *before = test_window_dup_value (self, "university", id, "website");

  test_window_edit (self);
  test_window_type (self, "Website", "not a website");
  test_activate (GTK_WIDGET (test_window_get_record_page (self)), "record.save");
  test_window_settle (self);
  g_assert_nonnull (test_window_find (self, "HupanForm"));
  test_window_assert_value (self, "university", id, "website", before);
}

static void
set_elsewhere (TestWindow *self,
               gint64      id,
               const char *field,
               const char *value)
{
  HupanBatch *batch = hupan_batch_new ("elsewhere", NULL, HUPAN_BATCH_NONE);
  g_autoptr (HupanRecord) record = test_window_dup_record (self, "university", id);

  hupan_batch_set (batch, record, field, value);
  test_window_commit (self, batch);
}

static GtkWidget *
wait_clash (TestWindow *self)
{
  test_activate (GTK_WIDGET (test_window_get_record_page (self)), "record.save");
  test_wait_for (test_find_text (test_window_find (self, "HupanClashDialog"), "GtkButton", "Save") != NULL);
  test_wait_for (gtk_widget_get_mapped (test_window_find (self, "HupanClashDialog")));

  return test_window_find (self, "HupanClashDialog");
}

/* Somebody else saved the same fields first: both values are shown, and the user takes theirs of one and keeps the other. What
 * nobody else touched is saved too. */
static void
test_stale (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  gint64 id = open_university (self, 0);
  g_autofree char *typed = NULL;
  GtkWidget *dialog;

  test_window_edit (self);
  test_window_type (self, "City", "My city");
  test_window_type (self, "Notes", "My notes");
  test_window_type (self, "Responsible", "Me");
  set_elsewhere (self, id, "city", "Their city");
  set_elsewhere (self, id, "notes", "Their notes");
  set_elsewhere (self, id, "established", "1900");

  /* Cancelling loses nothing. */
  dialog = wait_clash (self);
  g_assert_nonnull (test_find_text (dialog, "AdwActionRow", "My city"));
  g_assert_nonnull (test_find_text (dialog, "AdwActionRow", "Their notes"));
  test_press (test_find_text (dialog, "GtkButton", "Cancel"));
  test_wait_for (test_window_find (self, "HupanClashDialog") == NULL);
  typed = test_window_dup_typed (self, "City");
  g_assert_cmpstr (typed, ==, "My city");

  dialog = wait_clash (self);
  test_press (test_find_text (dialog, "AdwActionRow", "Their city"));
  test_press (test_find_text (dialog, "GtkButton", "Save"));
  test_wait_for (test_window_find (self, "HupanForm") == NULL);
  test_window_assert_value (self, "university", id, "city", "Their city");
  test_window_assert_value (self, "university", id, "notes", "My notes");
  test_window_assert_value (self, "university", id, "owner", "Me");
  test_window_assert_value (self, "university", id, "established", "1900");
}

/* What the other changed is nothing that was typed: it is told, and both stand. */
static void
test_stale_apart (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  gint64 id = open_university (self, 0);
  GtkWidget *dialog;

  test_window_edit (self);
  test_window_type (self, "City", "Lakeside");
  set_elsewhere (self, id, "notes", "Theirs");
  dialog = wait_clash (self);
  g_assert_null (test_find_visible (dialog, "GtkCheckButton"));
  test_press (test_find_text (dialog, "GtkButton", "Save"));
  test_wait_for (test_window_find (self, "HupanForm") == NULL);
  test_window_assert_value (self, "university", id, "city", "Lakeside");
  test_window_assert_value (self, "university", id, "notes", "Theirs");
}

/* A name that somebody added meanwhile stays, though the list of names was edited. */
static void
test_stale_parts (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  gint64 id = open_university (self, 0);
  HupanBatch *batch = hupan_batch_new ("elsewhere", NULL, HUPAN_BATCH_NONE);
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autoptr (HupanRecord) record = test_window_dup_record (self, "university", id);
  g_autoptr (HupanRecord) name = test_draft ("university_name", "university", owner, "name", "Their Name", NULL);
  g_autofree char *names = NULL;
  GtkWidget *parts;

  test_window_edit (self);
  parts = test_window_find (self, "HupanPartList");
  hupan_part_list_add (HUPAN_PART_LIST (parts));
  test_editor_type (test_find_editor (parts, "Name", hupan_part_list_get_n (HUPAN_PART_LIST (parts)) - 1), "My Name");
  test_window_type (self, "Notes", "Mine");
  hupan_batch_create (batch, name, NULL);
  hupan_batch_set (batch, record, "city", "Theirs");
  test_window_commit (self, batch);

  test_press (test_find_text (wait_clash (self), "GtkButton", "Save"));
  test_wait_for (test_window_find (self, "HupanForm") == NULL);
  test_window_settle (self);
  test_wait_for (test_find_text (GTK_WIDGET (test_window_get_record_page (self)), "GtkLabel", "Their Name") != NULL);
  g_assert_nonnull (test_find_text (GTK_WIDGET (test_window_get_record_page (self)), "GtkLabel", "My Name"));
}

/* Escape asks; cancelling stays, discarding leaves the record as it is. */
static void
test_guard_escape (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  gint64 id = open_university (self, 0);
  g_autofree char *before = test_window_dup_value (self, "university", id, "city");
  g_autofree char *typed = NULL;

  test_window_edit (self);
  press_escape (self); /* nothing was changed */
  test_wait_for (test_window_find (self, "HupanForm") == NULL);
  g_assert_null (test_window_get_alert (self));

  test_window_edit (self);
  test_window_type (self, "City", "Lakeside");
  press_escape (self);
  test_window_wait_alert (self, "Save Changes?");
  test_window_answer (self, "Cancel");
  typed = test_window_dup_typed (self, "City");
  g_assert_cmpstr (typed, ==, "Lakeside");

  press_escape (self);
  test_window_wait_alert (self, "Save Changes?");
  test_window_answer (self, "Discard");
  test_wait_for (test_window_find (self, "HupanForm") == NULL);
  g_assert_nonnull (test_window_find (self, "HupanRecordView"));
  test_window_assert_value (self, "university", id, "city", before);
}

/* Another row of the list: saving goes on to it. */
static void
test_guard_row (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  gint64 id = open_university (self, 0);
  gint64 other = test_window_get_id (self, 1);

  test_window_edit (self);
  test_window_type (self, "City", "Lakeside");
  hupan_table_show_id (test_window_get_table (self), other);
  test_window_wait_alert (self, "Save Changes?");
  test_window_answer (self, "Save");
  test_wait_for (hupan_record_page_get_id (test_window_get_record_page (self)) == other);
  g_assert_null (test_window_find (self, "HupanForm"));
  test_window_assert_value (self, "university", id, "city", "Lakeside");
}

static void
destroyed_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
}

/* The window is closed from another place: it goes to the form, asks, and closes once that is saved. */
static void
test_guard_close (void)
{
  g_autoptr (TestPlace) place = test_place_new_sample ();
  TestWindow self = { place, hupan_window_new (NULL) };
  g_autofree char *file = test_place_path (place, "registry.sqlite");
  g_autofree char *sql = NULL;
  g_autofree char *city = NULL;
  gboolean destroyed = FALSE;
  gint64 id;

  hupan_window_open_folder (self.window, place->registry, HUPAN_OPEN_NONE);
  test_show_window (GTK_WINDOW (self.window));
  test_wait_for (hupan_window_get_desk (self.window) != NULL);
  g_signal_connect_swapped (self.window, "destroy", G_CALLBACK (destroyed_cb), &destroyed);
  id = open_university (&self, 0);
  test_window_edit (&self);
  test_window_type (&self, "City", "Lakeside");
  test_window_show_place (&self, "topics");

  gtk_window_close (GTK_WINDOW (self.window));
  test_window_wait_alert (&self, "Save Changes?");
  test_window_answer (&self, "Cancel");
  g_assert_false (destroyed);
  test_wait_for (test_window_find (&self, "HupanForm") != NULL);

  gtk_window_close (GTK_WINDOW (self.window));
  test_window_wait_alert (&self, "Save Changes?");
  test_window_press_response (&self, "Save");
  test_wait_for (destroyed);

  sql = g_strdup_printf ("SELECT city FROM university WHERE id = %" G_GINT64_FORMAT, id);
  city = test_sql_text (file, sql);
  g_assert_cmpstr (city, ==, "Lakeside");
}

/* Another registry is opened while a form has changes. */
static void
test_guard_registry (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  g_autoptr (TestPlace) other = test_place_new_sample ();

  open_university (self, 0);
  test_window_edit (self);
  test_window_type (self, "City", "Lakeside");
  hupan_window_open_folder (self->window, other->registry, HUPAN_OPEN_NONE);
  test_window_wait_alert (self, "Save Changes?");
  test_window_answer (self, "Cancel");
  g_assert_cmpstr (hupan_desk_get_folder (hupan_window_get_desk (self->window)), ==, self->place->registry);

  hupan_window_open_folder (self->window, other->registry, HUPAN_OPEN_NONE);
  test_window_wait_alert (self, "Save Changes?");
  test_window_answer (self, "Discard");
  test_wait_for (hupan_window_get_desk (self->window) != NULL &&
                 g_strcmp0 (hupan_desk_get_folder (hupan_window_get_desk (self->window)), other->registry) == 0);
  hupan_window_close_registry (self->window);
}

/* Edit at once after going to another record: that one is edited, not the one seen before. */
static void
test_edit_at_once (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  gint64 other;
  g_autofree char *name = NULL;
  g_autofree char *typed = NULL;

  open_university (self, 0);
  other = test_window_get_id (self, 1);
  name = test_window_dup_value (self, "university", other, "name");
  hupan_page_show_record (HUPAN_PAGE (test_window_find (self, "HupanPage")), other);
  hupan_record_page_edit (test_window_get_record_page (self));
  test_wait_for (test_window_find (self, "HupanForm") != NULL);
  typed = test_window_dup_typed (self, "Name");
  g_assert_cmpstr (typed, ==, name);
}

/* The session ends while something is typed: nobody is asked, and it is on offer the next time. */
static void
test_ended (void)
{
  g_autoptr (TestPlace) place = test_place_new_sample ();
  TestWindow self = { place, hupan_window_new (NULL) };
  gint64 id;

  hupan_window_open_folder (self.window, place->registry, HUPAN_OPEN_NONE);
  test_show_window (GTK_WINDOW (self.window));
  test_wait_for (hupan_window_get_desk (self.window) != NULL);
  id = open_university (&self, 0);
  test_window_edit (&self);
  test_window_type (&self, "City", "Lakeside");
  hupan_window_end (self.window);

  self.window = hupan_window_new (NULL);
  hupan_window_open_folder (self.window, place->registry, HUPAN_OPEN_NONE);
  test_show_window (GTK_WINDOW (self.window));
  test_wait_for (hupan_window_get_desk (self.window) != NULL);
  g_assert_null (*hupan_desk_get_notices (hupan_window_get_desk (self.window)));
  test_window_show_place (&self, "universities");
  test_window_open (&self, id);
  test_window_edit (&self);
  test_wait_for (test_find_text (test_window_find (&self, "HupanForm"), "GtkButton", "Restore") != NULL);
  hupan_window_end (self.window);
}

/* A form that comes while the one before still fades out has the focus, and keeps it. */
static void
test_form_after_form (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  HupanRecordPage *record;
  GtkWidget *form;

  open_university (self, 0);
  record = test_window_get_record_page (self);
  test_window_edit (self);
  test_wait_for (gtk_widget_get_focus_child (test_window_find (self, "HupanForm")) != NULL);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  test_activate (GTK_WIDGET (record), "record.cancel");
  test_activate (test_window_find (self, "HupanListPage"), "list.new");
  test_wait_for (hupan_record_page_is_editing (record) && hupan_record_page_get_id (record) == 0);
  test_wait_for ((form = test_window_find (self, "HupanForm")) != NULL);
  test_wait_for (!gtk_stack_get_transition_running (GTK_STACK (gtk_widget_get_ancestor (form, GTK_TYPE_STACK))));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  test_wait_for (gtk_root_get_focus (GTK_ROOT (self->window)) != NULL);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (self->window)), form));
}

static gboolean
has_focus_in (TestWindow *self,
              GtkWidget  *widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* Who edits row after row is back in the list after each, saved or not; who came from the page of the record stays there. */
static void
test_back_to_list (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  GtkWidget *page, *list, *record;

  open_university (self, 0);
  page = test_window_find (self, "HupanListPage");
  list = GTK_WIDGET (test_window_get_table (self));
  record = GTK_WIDGET (test_window_get_record_page (self));

  test_activate (page, "list.focus");
  test_wait_for (has_focus_in (self, list));
  test_window_edit (self);
  test_wait_for (has_focus_in (self, test_window_find (self, "HupanForm")));
  test_activate (record, "record.cancel");
  test_wait_for (has_focus_in (self, list));

  test_window_edit (self);
  test_wait_for (has_focus_in (self, test_window_find (self, "HupanForm")));
  test_window_type (self, "City", "Lakeside");
  gtk_widget_child_focus (test_window_find (self, "HupanForm"), GTK_DIR_TAB_FORWARD);
  test_window_save (self);
  test_wait_for (has_focus_in (self, list));

  gtk_widget_grab_focus (test_find_text (record, "GtkButton", "Edit (F2)"));
  test_window_edit (self);
  test_wait_for (has_focus_in (self, test_window_find (self, "HupanForm")));
  test_activate (record, "record.cancel");
  test_wait_for (has_focus_in (self, record));
}

int
main (int   argc,
      char *argv[])
{
  test_init_ui (&argc, &argv);
  g_test_add_func ("/ui/drive/edit/save-undo-redo", test_save_undo_redo);
  g_test_add_func ("/ui/drive/edit/save-nothing", test_save_nothing);
  g_test_add_func ("/ui/drive/edit/refused-value", test_refused_value);
  g_test_add_func ("/ui/drive/edit/stale", test_stale);
  g_test_add_func ("/ui/drive/edit/stale-apart", test_stale_apart);
  g_test_add_func ("/ui/drive/edit/stale-parts", test_stale_parts);
  g_test_add_func ("/ui/drive/edit/ended", test_ended);
  g_test_add_func ("/ui/drive/edit/guard-escape", test_guard_escape);
  g_test_add_func ("/ui/drive/edit/guard-row", test_guard_row);
  g_test_add_func ("/ui/drive/edit/guard-close", test_guard_close);
  g_test_add_func ("/ui/drive/edit/guard-registry", test_guard_registry);
  g_test_add_func ("/ui/drive/edit/form-after-form", test_form_after_form);
  g_test_add_func ("/ui/drive/edit/edit-at-once", test_edit_at_once);
  g_test_add_func ("/ui/drive/edit/back-to-list", test_back_to_list);
  return g_test_run ();
}
