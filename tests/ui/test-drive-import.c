/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* T10 in the window: a file of candidates as a Chinese Excel writes it, from its columns to its undo. */

#include "fixtures/test-window.h"
#include "ui/documents/hupan-document-copy.h"
#include "ui/common/form/hupan-reference-row.h"

static GtkWidget *
get_import (TestWindow *self)
{
  return test_window_find (self, "HupanImportDialog");
}

static void
open_named (TestWindow *self,
            const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("HUPAN_FIXTURES"), name, NULL);

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.import-file", "s", path);
  test_wait_for (get_import (self) != NULL && test_find_text (get_import (self), "AdwComboRow", "姓名") != NULL);
}

static void
open_fixture (TestWindow *self)
{
  open_named (self, "candidates-gb18030.csv");
}

/* What a column of the file is taken for. */
static void
assert_target (TestWindow *self,
               const char *heading,
               const char *expected)
{
  AdwComboRow *row = ADW_COMBO_ROW (test_find_text (get_import (self), "AdwComboRow", heading));
  GtkStringObject *item = GTK_STRING_OBJECT (adw_combo_row_get_selected_item (row));

  g_assert_cmpstr (gtk_string_object_get_string (item), ==, expected);
}

static void
assert_count (TestWindow *self,
              const char *what,
              const char *expected)
{
  GtkWidget *row = test_find_text (get_import (self), "AdwActionRow", what);

  g_assert_nonnull (row);
  g_assert_nonnull (test_find_text (row, "GtkLabel", expected));
}

static void
preview (TestWindow *self)
{
  test_press (test_find_text (get_import (self), "GtkButton", "Preview"));
  test_wait_for (test_find_text (get_import (self), "AdwActionRow", "Unchanged") != NULL);
}

static void
test_import (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  GtkWidget *apply;

  test_window_show_place (self, "candidates");
  open_fixture (self);
  g_assert_nonnull (test_find_text (get_import (self), "GtkLabel", "6 rows · GB18030 · 1 column left out"));
  assert_target (self, "编号", "Number");
  assert_target (self, "电子邮箱", "E-mail");
  assert_target (self, "阶段", "Stage");

  preview (self);
  assert_count (self, "New", "4");
  assert_count (self, "Updated", "0");
  assert_count (self, "Errors", "2");
  g_assert_nonnull (test_find_text (get_import (self), "AdwActionRow", "Line 5"));

  /* All or nothing, unless the user says otherwise. */
  apply = test_find_text (get_import (self), "GtkButton", "Import");
  g_assert_false (gtk_widget_is_sensitive (apply));
  adw_switch_row_set_active (ADW_SWITCH_ROW (test_find_visible (get_import (self), "AdwSwitchRow")), TRUE);
  g_assert_true (gtk_widget_is_sensitive (apply));
  test_press (apply);
  test_wait_for (get_import (self) == NULL);
  test_window_wait_counter (self, "424");
  test_window_search (self, "王小明");
  test_wait_for (g_str_has_prefix (test_window_get_counter (self), "1 of "));

  test_window_press_toast (self, "Imported: 4 new, 0 updated, 2 left out", "Undo");
  test_wait_for (g_str_equal (test_window_get_counter (self), "0 of 420"));
}

/* A file that does not tell its encoding: the person does. */
static void
test_encoding (void)
{
  static const char bytes[] = "Name,City\nUniversit\xE9 de Gen\xE8ve,Gen\xE8ve\n";
  g_autoptr (TestWindow) self = test_window_new ();
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "partners.csv", NULL);
  GtkWidget *row;

  g_assert_true (g_file_set_contents (path, bytes, -1, NULL));
  test_window_show_place (self, "universities");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.import-file", "s", path);
  test_wait_for (get_import (self) != NULL &&
                 test_find_text (get_import (self), "AdwActionRow", "Western European (Windows-1252)") != NULL);
  row = test_find_text (get_import (self), "AdwActionRow", "Western European (Windows-1252)");
  g_signal_emit_by_name (row, "activated");
  test_wait_for (test_find_text (get_import (self), "AdwComboRow", "City") != NULL);
  assert_target (self, "City", "City");

  preview (self);
  assert_count (self, "New", "1");
  adw_dialog_force_close (test_window_get_dialog (self));
}

/* Another column is chosen, which takes it away from the one that had it; the next file like this one has it too. */
static void
test_mapping_remembered (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  AdwComboRow *row;

  test_window_show_place (self, "candidates");
  open_fixture (self);
  row = ADW_COMBO_ROW (test_find_text (get_import (self), "AdwComboRow", "拼音"));
  adw_combo_row_set_selected (row, 0);
  assert_target (self, "拼音", "Leave Out");
  preview (self);
  adw_switch_row_set_active (ADW_SWITCH_ROW (test_find_visible (get_import (self), "AdwSwitchRow")), TRUE);
  test_press (test_find_text (get_import (self), "GtkButton", "Import"));
  test_wait_for (get_import (self) == NULL);
  test_window_settle (self);

  open_fixture (self);
  assert_target (self, "拼音", "Leave Out");
  preview (self);
  assert_count (self, "New", "0");
  assert_count (self, "Unchanged", "4");
  adw_dialog_force_close (test_window_get_dialog (self));
}

/* The row in which is said what a name means. */
static GtkWidget *
get_name_row (TestWindow *self,
              const char *name)
{
  GtkWidget *text = test_find_text (get_import (self), "AdwActionRow", name);

  return text != NULL ? test_find_visible (gtk_widget_get_ancestor (text, ADW_TYPE_PREFERENCES_GROUP), "HupanReferenceRow") : NULL;
}

static void
wait_errors (TestWindow *self,
             const char *expected)
{
  test_wait_for (test_find_text (test_find_text (get_import (self), "AdwActionRow", "Errors"), "GtkLabel", expected) != NULL);
}

static gpointer
find_university (HupanRegistry       *registry,
                 gpointer             name,
                 const HupanProgress *progress,
                 GError             **error)
{
  g_autoptr (GPtrArray) found = hupan_registry_find (registry, hupan_kind_get ("university"), "name", name, error);

  g_assert_cmpuint (found->len, ==, 1);
  return g_object_ref (g_ptr_array_index (found, 0));
}

static void
choose_university (TestWindow *self,
                   GtkWidget  *row,
                   const char *name)
{
  g_autoptr (HupanRecord) university = test_window_run (self, find_university, (gpointer) name);

  hupan_reference_row_set (HUPAN_REFERENCE_ROW (row), hupan_record_get_id (university), name);
}

/* What a name means is said once: by the button of the likeliest, or as any reference is chosen; taken back by taking the text
 * away; and the next file knows it. */
static void
test_names (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  GtkWidget *row, *other;

  test_window_show_place (self, "candidates");
  open_named (self, "candidates-names.csv");
  preview (self);
  assert_count (self, "New", "1");
  assert_count (self, "Errors", "23");
  row = get_name_row (self, "“浙大”");
  g_assert_nonnull (test_find_text (get_import (self), "AdwActionRow", "4 lines: 2, 9, 16, 23"));

  test_press (test_find_text (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP), "GtkButton", "Zhejiang University"));
  wait_errors (self, "18");
  /* The rows stay, and what is in them. */
  g_assert_true (get_name_row (self, "“浙大”") == row);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Zhejiang University");
  g_assert_null (test_find_text (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP), "GtkButton", "Zhejiang University"));

  /* Half a name is none. */
  gtk_editable_delete_text (GTK_EDITABLE (row), 12, -1);
  wait_errors (self, "23");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Zhejiang Uni");

  choose_university (self, row, "Zhejiang University");
  other = get_name_row (self, "“没有这所大学”");
  choose_university (self, other, "ETH Zurich");
  wait_errors (self, "17");
  adw_switch_row_set_active (ADW_SWITCH_ROW (test_find_visible (get_import (self), "AdwSwitchRow")), TRUE);
  test_press (test_find_text (get_import (self), "GtkButton", "Import"));
  test_wait_for (get_import (self) == NULL);
  test_window_press_toast (self, "Imported: 7 new, 0 updated, 17 left out", "Undo");
  test_window_wait_counter (self, "420");

  open_named (self, "candidates-names.csv");
  preview (self);
  assert_count (self, "New", "7");
  assert_count (self, "Errors", "17");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_name_row (self, "“没有这所大学”"))), ==, "ETH Zurich");
  adw_dialog_force_close (test_window_get_dialog (self));
}

/* The welcome page's "Import from ROR": a file, a name, and the preview is there. */
static void
test_new_from_file (void)
{
  TestWindow self = { NULL, hupan_window_new (NULL) };
  g_autofree char *path = g_build_filename (g_getenv ("HUPAN_FIXTURES"), "candidates-gb18030.csv", NULL);

  test_show_window (GTK_WINDOW (self.window));
  g_assert_nonnull (test_find_text (GTK_WIDGET (self.window), "AdwActionRow", "Import from ROR…"));
  gtk_widget_activate_action (GTK_WIDGET (self.window), "win.new-from-file", "s", path);
  test_window_wait_alert (&self, "New Registry");
  test_window_enter (&self, "From a file");
  test_window_answer (&self, "Create");
  test_wait_for (test_find_text (get_import (&self), "AdwComboRow", "姓名") != NULL);
  g_assert_cmpstr (hupan_desk_get_name (hupan_window_get_desk (self.window)), ==, "From a file");
  preview (&self);
  assert_count (&self, "Updated", "0");

  adw_dialog_force_close (test_window_get_dialog (&self));
  test_wait_for (get_import (&self) == NULL);
  hupan_window_close_registry (self.window);
  gtk_window_destroy (GTK_WINDOW (self.window));
}

/* As a spreadsheet puts rows on the clipboard, into the list that is seen. */
static void
paste (TestWindow *self,
       const char *rows)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->window)), rows);
  test_activate (test_window_find (self, "HupanListPage"), "list.paste");
}

/* What the rows were read from is not left behind. */
static guint
count_copies (void)
{
  g_autofree char *folder = hupan_document_copies_dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
apply_paste (TestWindow *self)
{
  preview (self);
  test_press (test_find_text (get_import (self), "GtkButton", "Import"));
  test_wait_for (get_import (self) == NULL);
}

/* Rows that say themselves what they are, in any order. */
static void
test_paste_headed (void)
{
  g_autoptr (TestWindow) self = test_window_new ();

  test_window_show_place (self, "universities");
  paste (self, "City\tName\r\nHangzhou\tLakeside One\r\nHangzhou\tLakeside Two\r\n");
  test_wait_for (test_find_text (get_import (self), "AdwComboRow", "City") != NULL);
  g_assert_cmpuint (count_copies (), ==, 1);
  g_assert_nonnull (test_find_text (get_import (self), "GtkLabel", "Clipboard"));
  assert_target (self, "City", "City");
  assert_target (self, "Name", "Name");
  apply_paste (self);
  test_window_wait_counter (self, "122");
  test_window_press_toast (self, "Imported: 2 new, 0 updated", "Undo");
  test_window_wait_counter (self, "120");
  test_wait_for (count_copies () == 0);
}

/* Rows alone are what the columns of the list are: name, native name, country. */
static void
test_paste_bare (void)
{
  g_autoptr (TestWindow) self = test_window_new ();

  test_window_show_place (self, "universities");
  paste (self, "Lakeside Three\t\tChina");
  test_wait_for (test_find_text (get_import (self), "AdwComboRow", "Name") != NULL);
  assert_target (self, "Name", "Name");
  assert_target (self, "Country or region", "Country or region");
  apply_paste (self);
  test_window_wait_counter (self, "121");
  test_window_search (self, "Lakeside Three");
  test_window_assert_value (self, "university", test_window_get_id (self, 0), "country", "CN");
}

static void
wait_message (TestWindow *self,
              const char *message)
{
  test_wait_for (test_find_text (test_window_find (self, "AdwToastWidget"), "GtkLabel", message) != NULL);
}

/* What was copied from a list comes back as unchanged; what is no table is said to be none. */
static void
test_paste_back (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  GtkWidget *page;

  test_window_show_place (self, "topics");
  page = test_window_find (self, "HupanListPage");
  test_window_select (self, 0, 3);
  test_activate (page, "list.copy");
  wait_message (self, "3 rows copied");
  test_activate (page, "list.paste");
  test_wait_for (test_find_text (get_import (self), "AdwComboRow", "Title") != NULL);
  preview (self);
  assert_count (self, "Unchanged", "3");
  assert_count (self, "Errors", "0");
  adw_dialog_force_close (test_window_get_dialog (self));
  test_wait_for (get_import (self) == NULL);

  paste (self, " \n");
  wait_message (self, "There are no rows on the clipboard");
  g_assert_null (get_import (self));

  test_window_show_place (self, "tags");
  gtk_widget_activate_action (test_window_find (self, "HupanListPage"), "list.paste", NULL);
  test_window_settle (self);
  g_assert_null (get_import (self));
}

int
main (int   argc,
      char *argv[])
{
  test_init_ui (&argc, &argv);
  g_test_add_func ("/ui/drive/import/import", test_import);
  g_test_add_func ("/ui/drive/import/encoding", test_encoding);
  g_test_add_func ("/ui/drive/import/mapping-remembered", test_mapping_remembered);
  g_test_add_func ("/ui/drive/import/names", test_names);
  g_test_add_func ("/ui/drive/import/new-from-file", test_new_from_file);
  g_test_add_func ("/ui/drive/import/paste-headed", test_paste_headed);
  g_test_add_func ("/ui/drive/import/paste-bare", test_paste_bare);
  g_test_add_func ("/ui/drive/import/paste-back", test_paste_back);
  return g_test_run ();
}
