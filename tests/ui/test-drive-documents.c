/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Documents in the window: dropping, correcting, opening, throwing away and damage; the checklist; a candidate made by dropping
 * files (T09). */

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "fixtures/test-window.h"
#include "store/hupan-contents.h"
#include "store/hupan-safety-private.h"
#include "store/hupan-safety.h"
#include "ui/common/hupan-list-page.h"
#include "ui/documents/hupan-document-actions.h"
#include "ui/documents/hupan-document-copy.h"
#include "ui/documents/hupan-document-group.h"
#include "ui/documents/hupan-document-row.h"

static char *
get_folder (void)
{
  static char *folder;

  if (folder == NULL)
    folder = g_dir_make_tmp ("files-XXXXXX", NULL);
  return folder;
}

/* A list of files as a drop brings it: names and texts, NULL at the end. */
static void
fill_files (GValue *value,
            const char *name,
            ...)
{
  GSList *files = NULL;
  va_list arguments;

  va_start (arguments, name);
  for (; name != NULL; name = va_arg (arguments, const char *))
    {
      g_autofree char *path = g_build_filename (get_folder (), name, NULL);

      g_assert_true (g_file_set_contents (path, va_arg (arguments, const char *), -1, NULL));
      files = g_slist_append (files, g_file_new_for_path (path));
    }
  va_end (arguments);

  g_value_init (value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (value, gdk_file_list_new_from_list (files));
  g_slist_free_full (files, g_object_unref);
}

static HupanDocumentGroup *
get_group (TestWindow *self)
{
  return HUPAN_DOCUMENT_GROUP (test_window_find (self, "HupanDocumentGroup"));
}

static guint
count_rows (TestWindow *self)
{
  return test_count (GTK_WIDGET (test_window_get_record_page (self)), "HupanDocumentRow");
}

/* The row of a document by its name, wherever it stands. */
static GtkWidget *
find_row (TestWindow *self,
          const char *name)
{
  GtkWidget *label = test_find_text (GTK_WIDGET (test_window_get_record_page (self)), "GtkLabel", name);

  return label != NULL ? gtk_widget_get_ancestor (label, HUPAN_TYPE_DOCUMENT_ROW) : NULL;
}

static gint64
get_document_id (TestWindow *self,
                 const char *name)
{
  return hupan_record_get_id (hupan_document_row_get_document (HUPAN_DOCUMENT_ROW (find_row (self, name))));
}

/* A lead of the sample: it has no documents. */
static gint64
open_candidate (TestWindow *self)
{
  gint64 id;

  test_window_show_place (self, "candidates");
  test_window_search (self, "2024-0001");
  id = test_window_get_id (self, 0);
  test_window_open (self, id);
  test_wait_for (get_group (self) != NULL);
  test_window_settle (self);
  g_assert_cmpuint (count_rows (self), ==, 0);

  return id;
}

static void
drop (TestWindow *self,
      const char *name,
      const char *text)
{
  g_auto (GValue) files = G_VALUE_INIT;

  fill_files (&files, name, text, NULL);
  hupan_document_group_drop (get_group (self), &files);
}

/* Dropped, told apart by their names, corrected in place, taken back. */
static void
test_drop (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  g_auto (GValue) files = G_VALUE_INIT;
  gint64 id;

  open_candidate (self);
  fill_files (&files, "简历.pdf", "%PDF-1.7 cv", "scan.pdf", "%PDF-1.7 scan", NULL);
  hupan_document_group_drop (get_group (self), &files);
  test_wait_for (count_rows (self) == 2);
  id = get_document_id (self, "scan.pdf");
  test_window_assert_value (self, "document", get_document_id (self, "简历.pdf"), "kind", "cv");
  test_window_assert_value (self, "document", id, "kind", "other");

  test_activate (find_row (self, "scan.pdf"), "document-field.kind::transcript");
  test_wait_for (test_find_text (find_row (self, "scan.pdf"), "GtkMenuButton", "Transcript") != NULL);
  test_window_assert_value (self, "document", id, "kind", "transcript");
  test_window_undo (self);
  test_window_assert_value (self, "document", id, "kind", "other");
  test_window_undo (self);
  test_wait_for (count_rows (self) == 0);
  test_window_redo (self);
  test_wait_for (count_rows (self) == 2);
}

/* The same again is said; with another candidate the user decides. */
static void
test_already_here (void)
{
  g_autoptr (TestWindow) self = test_window_new ();

  open_candidate (self);
  drop (self, "cv.pdf", "%PDF-1.7 twice");
  test_wait_for (count_rows (self) == 1);
  drop (self, "again.pdf", "%PDF-1.7 twice");
  test_window_settle (self);
  g_assert_cmpuint (count_rows (self), ==, 1);

  test_window_search (self, "2024-0002");
  test_window_open (self, test_window_get_id (self, 0));
  test_wait_for (get_group (self) != NULL);
  test_window_settle (self);
  drop (self, "cv.pdf", "%PDF-1.7 twice");
  test_window_wait_alert (self, "Add Here as Well?");
  g_assert_true (g_str_has_prefix (test_window_get_alert_body (self), "Already here: “cv.pdf” of "));
  test_window_answer (self, "Add Here as Well");
  test_wait_for (count_rows (self) == 1);
}

static void
test_refused (void)
{
  g_autoptr (TestWindow) self = test_window_new ();

  open_candidate (self);
  drop (self, "empty.pdf", "");
  test_window_wait_alert (self, "A File Was Not Added");
  g_assert_cmpstr (test_window_get_alert_body (self), ==, "“empty.pdf” is empty.");
  test_window_answer (self, "Close");
  g_assert_cmpuint (count_rows (self), ==, 0);
}

static void
launched_cb (GFile   *file,
             gpointer data)
{
  g_set_object ((GFile **) data, file);
}

/* F6: said once, then a read-only copy in a folder of its own, gone at the end; a program is never opened. F10: nothing in the
 * list of recent files, no thumbnail. */
static void
test_open (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  g_autoptr (GSettings) settings = g_settings_new ("io.github.hupan_app.Hupan");
  g_autoptr (GFile) opened = NULL;
  g_autoptr (GFile) last = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autofree char *recent = g_build_filename (g_get_user_data_dir (), "recently-used.xbel", NULL);
  g_autofree char *thumbnails = g_build_filename (g_get_user_cache_dir (), "thumbnails", NULL);
  struct stat st, folder;
  g_autofree char *parent = NULL;

  g_settings_reset (settings, "copies-explained");
  hupan_document_set_launcher (launched_cb, &opened);
  open_candidate (self);
  drop (self, "cv.exe", "%PDF-1.7 to open");
  drop (self, "tool.pdf", "#!/bin/sh\n");
  test_wait_for (count_rows (self) == 2);

  test_press (find_row (self, "cv.exe"));
  test_window_wait_alert (self, "Open a Copy?");
  test_window_answer (self, "Open");
  test_wait_for (opened != NULL);
  name = g_file_get_basename (opened);
  g_assert_cmpstr (name, ==, "cv.exe.pdf");
  g_assert_cmpint (stat (g_file_peek_path (opened), &st), ==, 0);
  g_assert_cmpint (st.st_mode & 07777, ==, 0400);
  parent = g_path_get_dirname (g_file_peek_path (opened));
  g_assert_cmpint (stat (parent, &folder), ==, 0);
  g_assert_cmpint (folder.st_mode & 07777, ==, 0700);
  g_assert_true (g_file_get_contents (g_file_peek_path (opened), &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "%PDF-1.7 to open");

  /* The second time nothing is asked. */
  g_clear_object (&opened);
  test_press (find_row (self, "cv.exe"));
  test_wait_for (opened != NULL);
  g_assert_null (test_window_get_alert (self));

  last = g_steal_pointer (&opened);
  test_press (find_row (self, "tool.pdf"));
  test_window_wait_alert (self, "The Document Was Not Opened");
  test_window_answer (self, "Close");
  g_assert_null (opened);

  hupan_document_copies_remove ();
  g_assert_cmpint (g_access (g_file_peek_path (last), F_OK), !=, 0);
  g_assert_cmpint (g_access (parent, F_OK), !=, 0);
  g_assert_cmpint (g_access (recent, F_OK), !=, 0);
  g_assert_cmpint (g_access (thumbnails, F_OK), !=, 0);
  hupan_document_set_launcher (NULL, NULL);
}

static void
test_trash (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  gint64 candidate = open_candidate (self), id;

  drop (self, "cv.pdf", "%PDF-1.7 trash");
  test_wait_for (count_rows (self) == 1);
  id = get_document_id (self, "cv.pdf");
  test_activate (find_row (self, "cv.pdf"), "document.trash");
  test_window_press_toast (self, "Moved to the trash", "Undo");
  test_wait_for (count_rows (self) == 1);
  g_assert_false (test_window_is_trashed (self, "document", id));

  /* With the candidate, and back with the candidate. */
  test_activate (GTK_WIDGET (test_window_get_record_page (self)), "record.trash");
  test_window_press_toast (self, "Moved to the trash", "Undo");
  g_assert_false (test_window_is_trashed (self, "application", candidate));
  g_assert_false (test_window_is_trashed (self, "document", id));
}

/* What the file lost is not known to be lost before somebody looks. */
static gpointer
lose (HupanRegistry       *registry,
      gpointer             data,
      const HupanProgress *progress,
      GError             **error)
{
  g_autofree char *backup = hupan_registry_backup (registry, "manual", progress, error);

  g_assert_nonnull (backup);
  g_assert_true (hupan_content_remove (registry->safety->documents, data, error));
  g_hash_table_remove (registry->safety->whole, data);
  return registry;
}

/* D10: seen on the page of the candidate, not opened, brought back from the backup. */
static void
test_damaged (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  g_autofree char *sha256 = NULL;
  gint64 candidate = open_candidate (self);

  drop (self, "cv.pdf", "%PDF-1.7 whole");
  test_wait_for (count_rows (self) == 1);
  sha256 = test_window_dup_value (self, "document", get_document_id (self, "cv.pdf"), "sha256");
  test_window_run (self, lose, sha256);

  test_window_search (self, "2024-0002");
  test_window_open (self, test_window_get_id (self, 0));
  test_window_search (self, "2024-0001");
  test_window_open (self, candidate);
  test_wait_for (find_row (self, "Content missing") != NULL);
  test_press (find_row (self, "cv.pdf"));
  test_window_settle (self);
  g_assert_null (test_window_get_alert (self)); /* nothing is opened, and so nothing said about copies */
  test_press (test_find_text (find_row (self, "cv.pdf"), "GtkButton", "Restore from a Backup"));
  test_wait_for (find_row (self, "Content missing") == NULL);
  g_assert_nonnull (find_row (self, "Received"));
}

/* A line of the checklist: asked for, waived with a reason, added, verified. */
static void
test_checklist (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  GtkWidget *page, *group;

  open_candidate (self);
  page = GTK_WIDGET (test_window_get_record_page (self));
  test_wait_for (test_find_text (page, "GtkLabel", "0 of 5") != NULL);
  group = test_window_find (self, "HupanChecklistGroup");
  test_activate (group, "paper.request::cv");
  test_wait_for (test_find_text (page, "GtkButton", "Add…") != NULL);

  test_activate (group, "paper.waive::transcript");
  test_window_wait_alert (self, "Waive “Transcript”?");
  test_window_enter (self, "Comes with the degree certificate.");
  test_window_answer (self, "Waive");
  test_wait_for (test_find_text (page, "GtkLabel", "1 of 5") != NULL);

  drop (self, "cv.pdf", "%PDF-1.7 paper");
  test_wait_for (test_find_text (page, "GtkLabel", "2 of 5") != NULL);
  test_activate (group, "paper.verify::cv");
  test_window_settle (self);
  test_window_assert_value (self, "document", get_document_id (self, "cv.pdf"), "status", "verified");
  test_activate (group, "paper.reject::cv");
  test_wait_for (test_find_text (page, "GtkLabel", "1 of 5") != NULL);
  test_activate (group, "paper.withdraw::transcript");
  test_wait_for (test_find_text (page, "GtkLabel", "0 of 5") != NULL);

  /* The list says the same. */
  test_window_undo (self);
  test_wait_for (test_find_text (page, "GtkLabel", "1 of 5") != NULL);
}

/* T09: files dropped on the list begin a candidate, who has them when saved. */
static void
test_new_candidate (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  g_auto (GValue) files = G_VALUE_INIT;

  test_window_show_place (self, "candidates");
  fill_files (&files, "cv.pdf", "%PDF-1.7 new cv", "transcript.pdf", "%PDF-1.7 new transcript", NULL);
  hupan_list_page_drop (HUPAN_LIST_PAGE (test_window_find (self, "HupanListPage")), &files);
  test_wait_for (test_window_find (self, "HupanForm") != NULL);
  test_window_type (self, "Full name", "Dropped Person");
  test_window_save (self);
  test_wait_for (get_group (self) != NULL && count_rows (self) == 2);
  g_assert_nonnull (find_row (self, "transcript.pdf"));
}

int
main (int   argc,
      char *argv[])
{
  test_init_ui (&argc, &argv);
  g_test_add_func ("/ui/drive/documents/drop", test_drop);
  g_test_add_func ("/ui/drive/documents/already-here", test_already_here);
  g_test_add_func ("/ui/drive/documents/refused", test_refused);
  g_test_add_func ("/ui/drive/documents/open", test_open);
  g_test_add_func ("/ui/drive/documents/trash", test_trash);
  g_test_add_func ("/ui/drive/documents/damaged", test_damaged);
  g_test_add_func ("/ui/drive/documents/checklist", test_checklist);
  g_test_add_func ("/ui/drive/documents/new-candidate", test_new_candidate);
  return g_test_run ();
}
