/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixtures/test-desk.h"
#include "fixtures/test-display.h"
#include "fixtures/test-form.h"
#include "ui/common/form/hupan-draft-file.h"

#include <glib/gstdio.h>

/* What is typed and not saved, over the death of the program. */
typedef struct
{
  TestRecords *records;
  HupanDesk *desk;
  gint64 topic;
  HupanDossier *dossier;
  char *file; /* where it is kept */
  char *copy; /* what the program that died had left */
} Fixture;

static char *
dup_file (Fixture *fixture)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, fixture->records->folder, -1);
  g_autofree char *name = g_strdup_printf ("topic-%" G_GINT64_FORMAT ".json", fixture->topic);

  sum[16] = '\0';
  return g_build_filename (g_get_user_state_dir (), "hupan", "drafts", sum, name, NULL);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *topic = NULL;

  fixture->records = test_records_new ();
  fixture->topic = test_records_create (fixture->records, test_draft ("topic", "title", "Video", NULL));
  topic = g_strdup_printf ("%" G_GINT64_FORMAT, fixture->topic);
  test_records_create (fixture->records, test_draft ("topic_code", "topic", topic, "scheme", "A", "code", "1", NULL));
  fixture->dossier = hupan_dossier_load (fixture->records->registry, hupan_kind_get ("topic"), fixture->topic, "en", &error);
  g_assert_no_error (error);
  fixture->desk = test_desk_open (fixture->records);
  fixture->file = dup_file (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  test_desk_close (fixture->desk);
  g_object_unref (fixture->dossier);
  g_free (fixture->file);
  g_free (fixture->copy);
  test_records_free (fixture->records);
}

static TestForm *
open_form (Fixture *fixture)
{
  return test_form_new_at (fixture->desk, "topics", fixture->dossier);
}

static gboolean
is_kept (Fixture *fixture)
{
  return g_file_test (fixture->file, G_FILE_TEST_EXISTS);
}

/* The first time it is there before all of it is. */
static gboolean
is_written (Fixture *fixture)
{
  g_clear_pointer (&fixture->copy, g_free);
  return g_file_get_contents (fixture->file, &fixture->copy, NULL, NULL) && g_str_has_suffix (fixture->copy, "}");
}

/* Types this and that, and dies. */
static void
die_typing (Fixture *fixture)
{
  g_autoptr (TestForm) form = open_form (fixture);
  HupanPartList *codes = test_form_find_parts (form, "Classification");
  GStatBuf status;

  g_assert_false (is_kept (fixture));
  test_form_type (form, "Title", "Video for all");
  test_form_type (form, "Places", "many");
  test_form_type (form, "Keywords", "codec");
  hupan_part_list_remove (codes, 0);
  hupan_part_list_add (codes);
  test_form_type (form, "Scheme", "B");
  test_wait_for (is_written (fixture));
  g_assert_cmpint (g_stat (fixture->file, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
leave_behind (Fixture *fixture)
{
  die_typing (fixture);
  test_wait_for (!is_kept (fixture));
  g_assert_true (g_file_set_contents (fixture->file, fixture->copy, -1, NULL));
}

static gboolean
is_offered (TestForm *form)
{
  return !gtk_widget_is_sensitive (GTK_WIDGET (test_form_find (form, "Title", 0)));
}

/* The button of the offer: the first, or the last. */
static void
answer (TestForm *form,
        gboolean  last)
{
  GtkWidget *title = GTK_WIDGET (test_form_find (form, "Title", 0));
  GtkWidget *groups = gtk_widget_get_parent (gtk_widget_get_ancestor (title, ADW_TYPE_PREFERENCES_GROUP));
  GtkWidget *offer = gtk_widget_get_prev_sibling (groups);
  GtkWidget *found[2] = { NULL, NULL };
  g_autoptr (GQueue) queue = g_queue_new ();

  g_queue_push_tail (queue, offer);
  for (GtkWidget *widget; (widget = g_queue_pop_head (queue)) != NULL;)
    {
      if (GTK_IS_BUTTON (widget))
        found[found[0] != NULL] = widget;
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
        g_queue_push_tail (queue, child);
    }
  g_signal_emit_by_name (found[last], "clicked");
}

/* A form that is closed, saved or given up, leaves nothing. */
static void
test_close (Fixture      *fixture,
            gconstpointer data)
{
  die_typing (fixture);
  test_wait_for (!is_kept (fixture));
}

/* Nor does one that was put back as it was. */
static void
test_revert (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (TestForm) form = open_form (fixture);

  test_form_type (form, "Title", "Videos");
  test_wait_for (is_kept (fixture));
  test_form_type (form, "Title", "Video");
  test_wait_for (!is_kept (fixture));
}

static void
test_restore (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (TestForm) form = NULL;
  g_autofree char *places = NULL;
  g_autoptr (GArray) left = NULL;

  leave_behind (fixture);
  left = hupan_draft_file_list (fixture->records->folder);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpint (g_array_index (left, HupanDraftLeft, 0).id, ==, fixture->topic);

  form = open_form (fixture);
  g_assert_true (is_offered (form));
  g_assert_false (hupan_form_get_changed (form->form));
  answer (form, TRUE);
  g_assert_false (is_offered (form));
  g_assert_true (hupan_form_get_changed (form->form));

  /* Also what cannot be a value. */
  places = hupan_editor_dup_text (test_form_find (form, "Places", 0));
  g_assert_cmpstr (places, ==, "many");
  test_form_type (form, "Places", "3");
  test_form_assert_saves (form, "wrong");
  test_form_type (form, "Code", "2");
  test_form_assert_saves (form, "set topic #1: title=Video→Video for all; keywords=-→codec; slots=1→3\n"
                                "trash topic_code #2\n"
                                "create topic_code #3: topic=#1; scheme=B; code=2");
}

static void
test_discard (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (TestForm) form = NULL;

  leave_behind (fixture);
  form = open_form (fixture);
  g_assert_true (is_offered (form));
  answer (form, FALSE);
  g_assert_false (is_offered (form));
  g_assert_false (hupan_form_get_changed (form->form));
  test_form_assert_saves (form, "");
  g_assert_false (is_kept (fixture));
}

/* Who does not answer is asked again. */
static void
test_later (Fixture      *fixture,
            gconstpointer data)
{
  leave_behind (fixture);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TestForm) form = open_form (fixture);

      g_assert_true (is_offered (form));
    }
  g_assert_true (is_kept (fixture));
}

/* A file that says nothing understandable is no reason to stop. */
static void
test_rubbish (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const contents[] = { "", "[1, 2]", "{\"record\": 3, \"parts\": {\"topic_code\": [null, {\"fields\": 1}]}}", "{" };

  leave_behind (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (TestForm) form = NULL;

      g_assert_true (g_file_set_contents (fixture->file, contents[i], -1, NULL));
      form = open_form (fixture);
      if (is_offered (form))
        answer (form, TRUE);
      test_form_type (form, "Title", "Videos");
      g_assert_true (hupan_form_get_changed (form->form));
    }
}

int
main (int   argc,
      char *argv[])
{
  test_init_ui (&argc, &argv);
  g_test_add ("/ui/form-draft/close", Fixture, NULL, set_up, test_close, tear_down);
  g_test_add ("/ui/form-draft/revert", Fixture, NULL, set_up, test_revert, tear_down);
  g_test_add ("/ui/form-draft/restore", Fixture, NULL, set_up, test_restore, tear_down);
  g_test_add ("/ui/form-draft/discard", Fixture, NULL, set_up, test_discard, tear_down);
  g_test_add ("/ui/form-draft/later", Fixture, NULL, set_up, test_later, tear_down);
  g_test_add ("/ui/form-draft/rubbish", Fixture, NULL, set_up, test_rubbish, tear_down);
  return g_test_run ();
}
