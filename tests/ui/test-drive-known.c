/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is there already is not made twice: a person who applies again, a candidate who becomes a fellow, a university. */

#include "fixtures/test-window.h"

#include "ui/common/form/hupan-known-group.h"

static GtkWidget *
get_page (TestWindow *self)
{
  return GTK_WIDGET (test_window_get_record_page (self));
}

static gboolean
count_one (gint64             id,
           const char *const *values,
           gpointer           n)
{
  (*(guint *) n)++;
  return TRUE;
}

static gpointer
count_records (HupanRegistry       *registry,
               gpointer             kind,
               const HupanProgress *progress,
               GError             **error)
{
  guint *n = g_new0 (guint, 1);
  const char *const paths[] = { "@title", NULL };

  g_assert_true (hupan_registry_scan (registry, hupan_kind_get (kind), paths, NULL, 0, "en", count_one, n, NULL, NULL));
  return n;
}

static guint
count (TestWindow *self,
       const char *kind)
{
  g_autofree guint *n = test_window_run (self, count_records, (gpointer) kind);

  return *n;
}

/* The application at a position of the list, with the person behind it. */
static gint64
get_person (TestWindow *self,
            guint       position)
{
  g_autoptr (HupanRecord) record = test_window_dup_record (self, "application", test_window_get_id (self, position));

  return hupan_record_get_reference (record, "person");
}

static void
start_new (TestWindow *self,
           const char *place)
{
  test_window_show_place (self, place);
  test_activate (GTK_WIDGET (test_window_find (self, "HupanListPage")), "list.new");
  test_wait_for (test_window_find (self, "HupanForm") != NULL);
}

static GtkWidget *
find_known (TestWindow *self,
            const char *title)
{
  GtkWidget *group = test_find_visible (get_page (self), "HupanKnownGroup");

  return group != NULL ? test_find_text (group, "AdwActionRow", title) : NULL;
}

/* The name is typed, the person chosen, and what was typed of the application stays. */
static void
test_another_application (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  g_autofree char *name = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *latin = NULL;
  g_autofree char *number = NULL;
  g_autoptr (HupanRecord) made = NULL;
  guint people, applications;
  gint64 person;

  test_window_show_place (self, "candidates");
  person = get_person (self, 7);
  name = test_window_dup_value (self, "person", person, "name");
  latin = test_window_dup_value (self, "person", person, "latin_name");
  people = count (self, "person");
  applications = count (self, "application");

  start_new (self, "candidates");
  test_window_type (self, "Number", "A-2");
  test_window_type (self, "Full name", name);
  test_wait_for (find_known (self, name) != NULL);
  test_press (find_known (self, name));
  test_wait_for (test_find_text (get_page (self), "GtkButton", "Not This Person") != NULL);

  /* The person's own values are there, and can be edited in the same batch. */
  typed = test_window_dup_typed (self, "Name in Latin letters");
  g_assert_cmpstr (typed, ==, latin != NULL ? latin : "");
  number = test_window_dup_typed (self, "Number");
  g_assert_cmpstr (number, ==, "A-2");
  test_window_type (self, "Affiliation", "Lakeside Institute");
  test_window_save (self);

  g_assert_cmpuint (count (self, "person"), ==, people);
  g_assert_cmpuint (count (self, "application"), ==, applications + 1);
  test_window_assert_value (self, "person", person, "affiliation", "Lakeside Institute");
  made = test_window_dup_record (self, "application", hupan_record_page_get_id (test_window_get_record_page (self)));
  g_assert_cmpint (hupan_record_get_reference (made, "person"), ==, person);
  test_window_undo (self);
  g_assert_cmpuint (count (self, "application"), ==, applications);
  test_wait_for (test_find_text (get_page (self), "GtkLabel", "No Longer There") != NULL);
}

/* It was somebody else after all: what was typed of them comes back. */
static void
test_not_this_person (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  g_autofree char *name = NULL;
  g_autofree char *typed_name = NULL;
  g_autofree char *typed_email = NULL;
  guint people;

  test_window_show_place (self, "candidates");
  name = test_window_dup_value (self, "person", get_person (self, 3), "name");
  people = count (self, "person");
  start_new (self, "candidates");
  test_window_type (self, "E-mail", "somebody@example.org");
  test_window_type (self, "Full name", name);
  test_wait_for (find_known (self, name) != NULL);
  test_press (find_known (self, name));
  test_wait_for (test_find_text (get_page (self), "GtkButton", "Not This Person") != NULL);
  test_press (test_find_text (get_page (self), "GtkButton", "Not This Person"));
  test_wait_for (test_find_text (get_page (self), "GtkButton", "Not This Person") == NULL);

  typed_name = test_window_dup_typed (self, "Full name");
  g_assert_cmpstr (typed_name, ==, name);
  typed_email = test_window_dup_typed (self, "E-mail");
  g_assert_cmpstr (typed_email, ==, "somebody@example.org");
  test_window_save (self);
  g_assert_cmpuint (count (self, "person"), ==, people + 1);
}

/* An e-mail address in other letters, or an ORCID iD, is somebody's: refused at the field, which offers them. */
static void
test_same_email (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  g_autofree char *emails = NULL;
  g_autofree char *shouted = NULL;
  g_autoptr (HupanRecord) made = NULL;
  gint64 person = 0;
  guint people;

  test_window_show_place (self, "candidates");
  people = count (self, "person");
  for (guint i = 0; emails == NULL; i++)
    {
      person = get_person (self, i);
      emails = test_window_dup_value (self, "person", person, "emails");
    }
  g_strdelimit (emails, "\n", '\0');
  shouted = g_ascii_strup (emails, -1);

  start_new (self, "candidates");
  test_window_type (self, "Full name", "Nobody Else");
  test_window_type (self, "E-mail", shouted);
  test_activate (get_page (self), "record.save");
  test_wait_for (test_find_text (get_page (self), "GtkButton", "Use This Person") != NULL);
  test_window_settle (self);
  g_assert_cmpuint (count (self, "person"), ==, people);
  g_assert_nonnull (test_window_find (self, "HupanForm"));

  test_press (test_find_text (get_page (self), "GtkButton", "Use This Person"));
  test_wait_for (test_find_text (get_page (self), "GtkButton", "Not This Person") != NULL);
  test_window_save (self);
  g_assert_cmpuint (count (self, "person"), ==, people);
  made = test_window_dup_record (self, "application", hupan_record_page_get_id (test_window_get_record_page (self)));
  g_assert_cmpint (hupan_record_get_reference (made, "person"), ==, person);
}

/* What is said at the field goes when the value is another. */
static void
test_same_orcid_of_edited (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  g_autofree char *orcid = NULL;
  gint64 other = 0, id;

  test_window_show_place (self, "candidates");
  for (guint i = 1; orcid == NULL; i++)
    {
      other = test_window_get_id (self, i);
      orcid = test_window_dup_value (self, "person", get_person (self, i), "orcid");
    }
  id = test_window_get_id (self, 0);
  test_window_open (self, id);
  test_window_edit (self);
  test_window_type (self, "ORCID iD", orcid);
  test_activate (get_page (self), "record.save");
  test_wait_for (test_find_text (get_page (self), "GtkButton", "Open the Other") != NULL);
  test_window_type (self, "ORCID iD", "");
  g_assert_null (test_find_text (get_page (self), "GtkButton", "Open the Other"));

  test_window_type (self, "ORCID iD", orcid);
  test_activate (get_page (self), "record.save");
  test_wait_for (test_find_text (get_page (self), "GtkButton", "Open the Other") != NULL);
  test_press (test_find_text (get_page (self), "GtkButton", "Open the Other"));
  test_window_wait_alert (self, "Save Changes?");
  test_window_answer (self, "Discard");
  test_wait_for (hupan_record_page_get_id (test_window_get_record_page (self)) == other);
}

/* The menu of a record: another application; a fellow, once. */
static void
test_menu (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  g_autofree char *name = NULL;
  g_autofree char *typed = NULL;
  guint people, fellows;
  gint64 person, fellow;

  test_window_show_place (self, "candidates");
  people = count (self, "person");
  fellows = count (self, "fellow");
  person = get_person (self, 5);
  name = test_window_dup_value (self, "person", person, "name");
  test_window_open (self, test_window_get_id (self, 5));
  test_activate (get_page (self), "record.another('application')");
  test_wait_for (test_window_find (self, "HupanForm") != NULL);
  typed = test_window_dup_typed (self, "Full name");
  g_assert_cmpstr (typed, ==, name);
  test_window_save (self);
  g_assert_cmpuint (count (self, "person"), ==, people);

  test_activate (get_page (self), "record.another('fellow')");
  test_wait_for (test_window_find (self, "HupanForm") != NULL);
  test_window_type (self, "Academic title", "Professor");
  test_window_save (self);
  fellow = hupan_record_page_get_id (test_window_get_record_page (self));
  g_assert_cmpuint (count (self, "fellow"), ==, fellows + 1);
  g_assert_cmpuint (count (self, "person"), ==, people);

  /* Once more: the fellow there is is opened. */
  test_window_show_place (self, "candidates");
  test_activate (get_page (self), "record.another('fellow')");
  test_wait_for (hupan_record_page_get_id (test_window_get_record_page (self)) == fellow);
  g_assert_null (test_window_find (self, "HupanForm"));
}

/* T03: universities of that name are shown while it is typed, none chosen; choosing one opens it. */
static void
test_university (void)
{
  g_autoptr (TestWindow) self = test_window_new ();
  g_autofree char *name = NULL;
  g_autofree char *ror = NULL;
  gint64 id;
  guint n;

  test_window_show_place (self, "universities");
  id = test_window_get_id (self, 9);
  name = test_window_dup_value (self, "university", id, "name");
  ror = test_window_dup_value (self, "university", id, "ror_id");
  n = count (self, "university");

  start_new (self, "universities");
  test_window_type (self, "Name", name);
  test_wait_for (find_known (self, name) != NULL);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_known (self, name))), ror));
  test_press (find_known (self, name));
  test_wait_for (hupan_record_page_get_id (test_window_get_record_page (self)) == id);
  g_assert_null (test_window_get_alert (self));

  start_new (self, "universities");
  test_window_type (self, "Name", "Lakeside University");
  test_window_type (self, "ROR ID", ror);
  test_activate (get_page (self), "record.save");
  test_wait_for (test_find_text (get_page (self), "GtkButton", "Open the Other") != NULL);
  test_press (test_find_text (get_page (self), "GtkButton", "Open the Other"));
  test_wait_for (hupan_record_page_get_id (test_window_get_record_page (self)) == id);
  test_window_settle (self);
  g_assert_cmpuint (count (self, "university"), ==, n);
}

int
main (int   argc,
      char *argv[])
{
  test_init_ui (&argc, &argv);
  g_test_add_func ("/ui/drive/known/another-application", test_another_application);
  g_test_add_func ("/ui/drive/known/not-this-person", test_not_this_person);
  g_test_add_func ("/ui/drive/known/same-email", test_same_email);
  g_test_add_func ("/ui/drive/known/same-orcid-of-edited", test_same_orcid_of_edited);
  g_test_add_func ("/ui/drive/known/menu", test_menu);
  g_test_add_func ("/ui/drive/known/university", test_university);
  return g_test_run ();
}
