/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window does with a registry as a whole: opening that fails, reading only, name, backup, check, package. */

#include "fixtures/test-window.h"
#include "store/hupan-safety.h"
#include "ui/hupan-window-private.h"
#include "ui/registries/hupan-registry-actions.h"
#include "ui/registries/hupan-restoring.h"

#include <glib/gstdio.h>

static void
assert_refused (const char *folder,
                const char *words)
{
  TestWindow self = { NULL, hupan_window_new (NULL) };

  hupan_window_open_folder (self.window, folder, HUPAN_OPEN_NONE);
  test_show_window (GTK_WINDOW (self.window));
  test_window_wait_alert (&self, "The Registry Cannot Be Opened");
  if (strstr (test_window_get_alert_body (&self), words) == NULL)
    g_error ("“%s” is not in: %s", words, test_window_get_alert_body (&self));
  test_window_answer (&self, "Close");
  g_assert_nonnull (test_window_find (&self, "HupanWelcome"));
  gtk_window_destroy (GTK_WINDOW (self.window));
}

static void
test_locked (void)
{
  g_autoptr (TestWindow) first = test_window_new ();

  assert_refused (first->place->registry, "is open in another window or program");
}

static void
test_no_registry (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autofree char *file = NULL;

  g_assert_cmpint (g_mkdir (place->registry, 0700), ==, 0);
  file = test_place_path (place, "registry.sqlite");
  g_assert_true (g_file_set_contents (file, "This is a letter and no registry of anything at all.", -1, NULL));
  assert_refused (place->registry, "no registry of Hupan");
}

/* A registry that is lost, with a backup of it, leads back to work in three clicks. */
static gpointer
make_backup (HupanRegistry       *registry,
             gpointer             data,
             const HupanProgress *progress,
             GError             **error)
{
  return hupan_registry_backup (registry, "manual", NULL, error);
}

static void
test_restore_what_is_lost (void)
{
  TestWindow self = { test_place_new_sample (), hupan_window_new (NULL) };
  g_autofree char *file = test_place_path (self.place, "registry.sqlite");
  HupanRegistry *registry = test_registry_open (self.place, HUPAN_OPEN_NONE);

  g_free (hupan_registry_backup (registry, "manual", NULL, NULL));
  test_registry_close (registry);
  g_assert_true (g_file_set_contents (file, "Something else was saved under this name.", -1, NULL));

  hupan_window_open_folder (self.window, self.place->registry, HUPAN_OPEN_NONE);
  test_show_window (GTK_WINDOW (self.window));
  test_window_wait_alert (&self, "The Registry Cannot Be Opened");
  test_window_answer (&self, "Restore Newest Backup…");
  test_window_wait_alert (&self, "Restore This Backup?");
  test_window_answer (&self, "Restore");
  test_wait_for (hupan_window_get_desk (self.window) != NULL);
  test_window_show_place (&self, "universities");
  test_window_wait_counter (&self, "120");

  hupan_window_close_registry (self.window);
  gtk_window_destroy (GTK_WINDOW (self.window));
  test_place_free (self.place);
}

/* A form with changes is not closed by restoring without a word. */
static void
test_restore_asks (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  g_autoptr (GPtrArray) backups = NULL;

  g_free (test_window_run (self, make_backup, NULL));
  backups = hupan_registry_list_backups (self->place->registry, NULL);
  test_window_show_place (self, "universities");
  test_window_open (self, test_window_get_id (self, 0));
  test_window_edit (self);
  test_window_type (self, "City", "Lakeside");

  hupan_restoring_ask (self->window, self->place->registry, g_ptr_array_index (backups, 0));
  test_window_wait_alert (self, "Restore This Backup?");
  test_window_answer (self, "Restore");
  test_window_wait_alert (self, "Save Changes?");
  test_window_answer (self, "Cancel");
  g_assert_nonnull (test_window_find (self, "HupanForm"));

  hupan_restoring_ask (self->window, self->place->registry, g_ptr_array_index (backups, 0));
  test_window_wait_alert (self, "Restore This Backup?");
  test_window_answer (self, "Restore");
  test_window_wait_alert (self, "Save Changes?");
  test_window_answer (self, "Discard");
  test_wait_for (hupan_window_get_desk (self->window) == NULL);
  test_wait_for (hupan_window_get_desk (self->window) != NULL);
}

/* What is damaged can still be looked at. */
static void
test_read_what_is_damaged (void)
{
  TestWindow self = { test_place_new_sample (), hupan_window_new (NULL) };
  g_autofree char *file = test_place_path (self.place, "registry.sqlite");

  test_sql_run (file, "UPDATE meta SET value = '0' WHERE key = 'clean'; PRAGMA foreign_keys = OFF;"
                      "INSERT INTO application_tag VALUES (7, 1, 0, 0, 'x', NULL, NULL, 99, 99)");
  hupan_window_open_folder (self.window, self.place->registry, HUPAN_OPEN_NONE);
  test_show_window (GTK_WINDOW (self.window));
  test_window_wait_alert (&self, "The Registry Cannot Be Opened");
  test_window_answer (&self, "Open for Reading Only");
  test_wait_for (hupan_window_get_desk (self.window) != NULL);
  test_window_show_place (&self, "universities");
  test_window_wait_counter (&self, "120");
  g_assert_true (adw_banner_get_revealed (ADW_BANNER (test_window_find (&self, "AdwBanner"))));

  hupan_window_close_registry (self.window);
  gtk_window_destroy (GTK_WINDOW (self.window));
  test_place_free (self.place);
}

static gboolean
can (GtkWidget  *widget,
     const char *button)
{
  GtkWidget *found = test_find_text (widget, "GtkButton", button);

  g_assert_nonnull (found);
  return gtk_widget_is_sensitive (found);
}

/* One that a newer Hupan wrote: everything is seen, nothing can be changed, and the banner says why. */
static void
test_read_only (void)
{
  TestWindow self = { test_place_new_sample (), hupan_window_new (NULL) };
  g_autofree char *file = test_place_path (self.place, "registry.sqlite");
  GtkWidget *page;

  test_sql_run (file, "PRAGMA user_version = 1000");
  hupan_window_open_folder (self.window, self.place->registry, HUPAN_OPEN_NONE);
  test_show_window (GTK_WINDOW (self.window));
  test_wait_for (hupan_window_get_desk (self.window) != NULL);

  test_window_show_place (&self, "universities");
  page = test_window_find (&self, "HupanListPage");
  g_assert_true (adw_banner_get_revealed (ADW_BANNER (test_window_find (&self, "AdwBanner"))));
  g_assert_nonnull (strstr (adw_banner_get_title (ADW_BANNER (test_window_find (&self, "AdwBanner"))), "newer Hupan"));
  g_assert_false (can (page, "New University (Ctrl+N)"));
  test_wait_for (test_find_text (GTK_WIDGET (self.window), "GtkButton", "Remove Sample Data") != NULL); /* once it is looked for */
  g_assert_false (can (GTK_WIDGET (self.window), "Remove Sample Data"));
  test_window_search (&self, "zjdx");
  hupan_page_show_record (HUPAN_PAGE (page), test_window_get_id (&self, 0));
  test_wait_for (test_window_find (&self, "HupanRecordView") != NULL);
  test_window_settle (&self);
  g_assert_false (can (GTK_WIDGET (test_window_get_record_page (&self)), "Edit (F2)"));
  test_activate (page, "list.trash");
  test_window_settle (&self);
  g_assert_false (test_window_is_trashed (&self, "university", test_window_get_id (&self, 0)));

  hupan_window_close_registry (self.window);
  gtk_window_destroy (GTK_WINDOW (self.window));
  test_place_free (self.place);
}

static GtkWidget *
open_details (TestWindow *self)
{
  test_activate (GTK_WIDGET (self->window), "win.registry-details");
  test_wait_for (test_find_visible (test_window_find (self, "HupanRegistryDialog"), "AdwEntryRow") != NULL);

  return test_window_find (self, "HupanRegistryDialog");
}

static void
test_details (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  GtkWidget *details = open_details (self);
  GtkWidget *name = test_find_visible (details, "AdwEntryRow");

  gtk_editable_set_text (GTK_EDITABLE (name), "Lakeside");
  g_signal_emit_by_name (name, "apply");
  test_wait_for (g_str_equal (gtk_window_get_title (GTK_WINDOW (self->window)), "Lakeside — Hupan"));

  test_activate (details, "registry.backup");
  test_wait_for (test_find_text (details, "GtkButton", "Restore…") != NULL);

  test_activate (details, "registry.check");
  test_window_wait_alert (self, "The Registry Is Sound");
  test_window_answer (self, "Close");
}

static gpointer
pack (HupanRegistry       *registry,
      gpointer             file,
      const HupanProgress *progress,
      GError             **error)
{
  return hupan_registry_pack (registry, file, progress, error) ? registry : NULL;
}

static void
assert_told_apart (TestWindow *self,
                   const char *folder)
{
  GtkWidget *row = NULL;

  test_wait_for ((row = test_find_text (test_window_find (self, "HupanRegistryChooser"), "AdwActionRow", folder)) != NULL);
  g_assert_true (g_str_has_suffix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), folder));
}

/* A package that is dropped on the window is opened as a registry of its own. */
static void
test_package (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  g_autofree char *path = g_build_filename (self->place->folder, "Lakeside.hupan", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  test_window_show_place (self, "universities");
  test_window_run (self, pack, path);
  hupan_window_open_file (self->window, file);
  test_wait_for (!g_str_equal (hupan_desk_get_folder (hupan_window_get_desk (self->window)), self->place->registry));
  test_window_show_place (self, "universities");
  g_assert_cmpstr (test_window_get_counter (self), ==, "120");

  /* It has the name of the one that it was made of; the list tells them apart. */
  test_activate (GTK_WIDGET (self->window), "win.open-registry");
  test_wait_for (test_window_find (self, "HupanRegistryChooser") != NULL);
  assert_told_apart (self, self->place->registry);
  assert_told_apart (self, hupan_desk_get_folder (hupan_window_get_desk (self->window)));
}

static void
test_remove_sample (void)
{
  g_autoptr (TestWindow) self = test_window_new ();

  test_window_show_place (self, "universities");
  test_wait_for (test_find_text (GTK_WIDGET (self->window), "GtkButton", "Remove Sample Data") != NULL);
  test_press (test_find_text (GTK_WIDGET (self->window), "GtkButton", "Remove Sample Data"));
  test_window_wait_counter (self, "0");
  g_assert_nonnull (test_find_text (test_window_find (self, "HupanListPage"), "AdwStatusPage", "Universities"));

  test_window_press_toast (self, "Sample data removed", "Undo");
  test_window_wait_counter (self, "120");
}

int
main (int   argc,
      char *argv[])
{
  test_init_ui (&argc, &argv);
  g_test_add_func ("/ui/drive/registry/locked", test_locked);
  g_test_add_func ("/ui/drive/registry/no-registry", test_no_registry);
  g_test_add_func ("/ui/drive/registry/restore-what-is-lost", test_restore_what_is_lost);
  g_test_add_func ("/ui/drive/registry/restore-asks", test_restore_asks);
  g_test_add_func ("/ui/drive/registry/read-what-is-damaged", test_read_what_is_damaged);
  g_test_add_func ("/ui/drive/registry/read-only", test_read_only);
  g_test_add_func ("/ui/drive/registry/details", test_details);
  g_test_add_func ("/ui/drive/registry/package", test_package);
  g_test_add_func ("/ui/drive/registry/remove-sample", test_remove_sample);
  return g_test_run ();
}
