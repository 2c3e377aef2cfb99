/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixtures/test-display.h"
#include "fixtures/test-form.h"

/* A candidate who would like three topics, in that order. */
typedef struct
{
  TestRecords *records;
  gint64 application;
  gint64 person;
  gint64 topics[4];
} Fixture;

static char *
id_text (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static void
prefer (Fixture    *fixture,
        guint       topic,
        const char *rank)
{
  g_autofree char *application = id_text (fixture->application);
  g_autofree char *id = id_text (fixture->topics[topic]);

  test_records_create (fixture->records, test_draft ("topic_preference", "application", application, "topic", id, "rank", rank, NULL));
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  static const char *const titles[] = { "A", "B", "C", "D" };
  g_autofree char *person = NULL;

  fixture->records = test_records_new ();
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    fixture->topics[i] = test_records_create (fixture->records, test_draft ("topic", "title", titles[i], NULL));
  fixture->person = test_records_create (fixture->records, test_draft ("person", "name", "Ada", NULL));
  person = id_text (fixture->person);
  fixture->application = test_records_create (fixture->records, test_draft ("application", "person", person, NULL));
  prefer (fixture, 0, "1");
  prefer (fixture, 1, "2");
  prefer (fixture, 2, "3");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  test_records_free (fixture->records);
}

static void
test_move (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (TestForm) form = test_form_open (fixture->records, "candidates", fixture->application);
  HupanPartList *list = test_form_find_parts (form, "Topic Preferences");

  g_assert_cmpuint (hupan_part_list_get_n (list), ==, 3);
  test_form_assert_saves (form, "");

  hupan_part_list_move (list, 2, -1);
  g_assert_true (hupan_form_get_changed (form->form));
  test_form_assert_saves (form, "set topic_preference #1: rank=3→2\nset topic_preference #2: rank=2→3");

  hupan_part_list_move (list, 1, 1);
  g_assert_false (hupan_form_get_changed (form->form));
  test_form_assert_saves (form, "");

  /* Beyond the ends nothing moves. */
  hupan_part_list_move (list, 0, -1);
  hupan_part_list_move (list, 2, 1);
  g_assert_false (hupan_form_get_changed (form->form));
}

/* The menu of a row and Alt+Up do the same. */
static void
test_move_action (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (TestForm) form = test_form_open (fixture->records, "candidates", fixture->application);
  GtkWidget *row = GTK_WIDGET (test_form_find (form, "Topic", 2));

  gtk_widget_grab_focus (row);
  g_assert_true (gtk_widget_activate_action (row, "part.move-up", NULL));
  g_assert_true (GTK_WIDGET (test_form_find (form, "Topic", 1)) == row);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (form->window), row));
  test_form_assert_saves (form, "set topic_preference #1: rank=3→2\nset topic_preference #2: rank=2→3");
}

static void
test_remove (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (TestForm) form = test_form_open (fixture->records, "candidates", fixture->application);
  HupanPartList *list = test_form_find_parts (form, "Topic Preferences");

  hupan_part_list_remove (list, 0);
  g_assert_true (hupan_form_get_changed (form->form));
  test_form_assert_saves (form, "trash topic_preference #1");
}

static void
test_add (Fixture      *fixture,
          gconstpointer data)
{
  g_autoptr (TestForm) form = test_form_open (fixture->records, "candidates", fixture->application);
  HupanPartList *list = test_form_find_parts (form, "Topic Preferences");
  g_autofree char *topic = id_text (fixture->topics[3]);
  g_autofree char *message = NULL;

  hupan_part_list_add (list);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (form->window), GTK_WIDGET (test_form_find (form, "Topic", 3))));
  test_form_assert_saves (form, "wrong");

  hupan_editor_show (test_form_find (form, "Topic", 3), topic);
  test_form_assert_saves (form, "create topic_preference #1: application=#2; topic=#3; rank=4");

  /* Taken away again, it never was. */
  hupan_part_list_remove (list, 3);
  g_assert_false (hupan_form_get_changed (form->form));
  test_form_assert_saves (form, "");
}

/* What belongs to the person behind the candidate. */
static void
test_education (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (TestForm) form = test_form_open (fixture->records, "candidates", fixture->application);

  hupan_part_list_add (test_form_find_parts (form, "Education"));
  test_form_type (form, "Field of study", "Optics");
  test_form_type (form, "Degree date", "2023-06");
  test_form_assert_saves (form, "create education #1: person=#2; level=doctor; field_of_study=Optics; degree_date=2023-06");
}

static void
test_wrong (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (TestForm) form = test_form_open (fixture->records, "candidates", fixture->application);
  AdwExpanderRow *row;

  hupan_part_list_add (test_form_find_parts (form, "Education"));
  test_form_type (form, "Degree date", "soon");
  row = ADW_EXPANDER_ROW (gtk_widget_get_ancestor (GTK_WIDGET (test_form_find (form, "Degree date", 0)), ADW_TYPE_EXPANDER_ROW));
  adw_expander_row_set_expanded (row, FALSE);
  test_form_assert_saves (form, "wrong");
  g_assert_true (adw_expander_row_get_expanded (row));
}

/* A translation says which field it is of: a choice among those that can be translated. */
static void
test_translation (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (TestForm) form = test_form_open (fixture->records, "topics", fixture->topics[0]);

  hupan_part_list_add (test_form_find_parts (form, "Other Languages"));
  hupan_editor_show (test_form_find (form, "Field", 0), "title");
  hupan_editor_show (test_form_find (form, "Language", 0), "zh-Hans");
  test_form_type (form, "Text", "视频压缩");
  test_form_assert_saves (form, "create translation #1: owner=#2; field=title; lang=zh-Hans; text=视频压缩");
}

/* What the form makes, the registry takes. */
static void
test_commit (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (TestForm) form = test_form_open (fixture->records, "candidates", fixture->application);
  HupanPartList *list = test_form_find_parts (form, "Topic Preferences");

  hupan_part_list_remove (list, 1);
  hupan_part_list_move (list, 1, -1);
  hupan_part_list_add (test_form_find_parts (form, "Education"));
  test_records_commit (fixture->records, hupan_form_dup_batch (form->form));
  test_records_assert_rows (fixture->records,
                            "SELECT rank, topic.title FROM topic_preference JOIN topic ON topic.id = topic_preference.topic "
                            "WHERE topic_preference.deleted_at IS NULL ORDER BY rank",
                            "1|C\n2|A");
  test_records_assert_rows (fixture->records, "SELECT count(*), level FROM education", "1|doctor");
}

int
main (int   argc,
      char *argv[])
{
  test_init_ui (&argc, &argv);
  g_test_add ("/ui/form-parts/move", Fixture, NULL, set_up, test_move, tear_down);
  g_test_add ("/ui/form-parts/move-action", Fixture, NULL, set_up, test_move_action, tear_down);
  g_test_add ("/ui/form-parts/remove", Fixture, NULL, set_up, test_remove, tear_down);
  g_test_add ("/ui/form-parts/add", Fixture, NULL, set_up, test_add, tear_down);
  g_test_add ("/ui/form-parts/education", Fixture, NULL, set_up, test_education, tear_down);
  g_test_add ("/ui/form-parts/wrong", Fixture, NULL, set_up, test_wrong, tear_down);
  g_test_add ("/ui/form-parts/translation", Fixture, NULL, set_up, test_translation, tear_down);
  g_test_add ("/ui/form-parts/commit", Fixture, NULL, set_up, test_commit, tear_down);
  return g_test_run ();
}
