/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixtures/test-display.h"
#include "fixtures/test-find.h"
#include "fixtures/test-form.h"
#include "ui/hupan-places.h"

/* Each place has a form for what is new there; it builds without a warning and asks for what is needed. */
static void
test_new (void)
{
  for (const HupanPlace *const *place = hupan_places (); *place != NULL; place++)
    {
      g_autoptr (HupanDossier) draft = NULL;
      g_autoptr (TestForm) form = NULL;

      if ((*place)->kind == NULL)
        continue;

      g_test_message ("%s", (*place)->name);
      draft = hupan_dossier_new_draft (hupan_kind_get ((*place)->kind));
      form = test_form_new ((*place)->name, draft);
      g_assert_false (hupan_form_get_changed (form->form));
      test_form_assert_saves (form, "wrong");
    }
}

/* What is computed may stand in a section of the place, and is not edited. */
static void
test_derived (void)
{
  static const HupanSection sections[] = {
    { HUPAN_SECTION_FIELDS, "Application", "days_in_stage number" },
    { 0 },
  };
  static const HupanPlace place = { .name = "candidates", .kind = "application", .sections = sections };
  g_autoptr (HupanDossier) draft = hupan_dossier_new_draft (hupan_kind_get ("application"));
  GtkWidget *form = g_object_ref_sink (hupan_form_new (NULL, &place, draft));

  g_assert_nonnull (test_find_editor (form, "Number", 0));
  g_assert_null (test_find_text (form, "AdwEntryRow", "Days in stage"));
  g_assert_nonnull (test_find_text (form, "AdwEntryRow", "Number"));
  g_assert_finalize_object (form);
}

/* --- One value of each type, typed in and saved --------------------------------------------------------- */

typedef struct
{
  const char *place;
  const char *label;
  const char *typed;
  const char *saved; /* NULL: refused */
} Typed;

static const Typed typed[] = {
  { "universities", "City", "  Hangzhou ", "city=-→Hangzhou" },
  { "universities", "Notes", "One\nTwo ", "notes=-→One|Two" },
  { "universities", "Established", "１８９７", "established=-→1897" },
  { "universities", "Established", "long ago", NULL },
  { "universities", "Established", "12", NULL },
  { "universities", "Latitude", "30.29365", "latitude=-→30.29365" },
  { "universities", "Latitude", "91", NULL },
  { "universities", "Website", "https://www.zju.edu.cn", "website=-→https://www.zju.edu.cn" },
  { "universities", "ROR ID", "00a2xv884", "ror_id=-→https://ror.org/00a2xv884" },
  { "universities", "ROR ID", "00a2xv885", NULL },
  { "universities", "Domains", "zju.edu.cn", "domains=-→zju.edu.cn" },
  { "topics", "Open from", "2024/9/1", "open_from=-→2024-09-01" },
  { "topics", "Open from", "2024年9月", "open_from=-→2024-09" },
  { "topics", "Open from", "3/4/2024", NULL },
  { "candidates", "ORCID iD", "0000-0002-1825-0097", "orcid=-→0000-0002-1825-0097" },
  { "candidates", "ORCID iD", "0000-0002-1825-0098", NULL },
  { "candidates", "E-mail", "a@Example.ORG; b@example.org", "emails=-→a@example.org|b@example.org" },
  { "candidates", "E-mail", "nobody", NULL },
  { "candidates", "Phone", "+86 571 8888 8888", "phones=-→+8657188888888" },
};

typedef struct
{
  TestRecords *records;
  gint64 university;
  gint64 topic;
  gint64 application;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *person = NULL;

  fixture->records = test_records_new ();
  fixture->university = test_records_create (fixture->records, test_draft ("university", "name", "Zhejiang University", NULL));
  fixture->topic = test_records_create (fixture->records, test_draft ("topic", "title", "Video", NULL));
  person = g_strdup_printf ("%" G_GINT64_FORMAT, test_records_create (fixture->records, test_draft ("person", "name", "王小明", NULL)));
  fixture->application = test_records_create (fixture->records, test_draft ("application", "person", person, NULL));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  test_records_free (fixture->records);
}

static TestForm *
open_form (Fixture    *fixture,
           const char *place)
{
  const gint64 id = g_str_equal (place, "universities") ? fixture->university
                    : g_str_equal (place, "topics")     ? fixture->topic
                                                        : fixture->application;

  return test_form_open (fixture->records, place, id);
}

static void
test_types (Fixture      *fixture,
            gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (TestForm) form = open_form (fixture, typed[i].place);
      g_autofree char *saves = NULL;
      g_autofree char *message = NULL;

      g_test_message ("%s: %s", typed[i].label, typed[i].typed);
      test_form_assert_saves (form, "");
      test_form_type (form, typed[i].label, typed[i].typed);
      g_assert_true (hupan_form_get_changed (form->form));
      message = test_form_dup_message (form, typed[i].label);
      saves = test_form_dump (form);
      if (typed[i].saved == NULL)
        {
          g_assert_nonnull (message);
          g_assert_cmpstr (saves, ==, "wrong");
          g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (form->window),
                                                 GTK_WIDGET (test_form_find (form, typed[i].label, 0))));
          continue;
        }

      g_assert_null (message);
      g_assert_nonnull (strstr (saves, ": "));
      g_assert_cmpstr (strstr (saves, ": ") + 2, ==, typed[i].saved);
    }
}

/* What is not typed but chosen. */
static void
test_choices (Fixture      *fixture,
              gconstpointer data)
{
  static const struct
  {
    const char *label, *value, *saved;
  } chosen[] = {
    { "Country or region", "CN", "country=-→CN" },
    { "Partnership", "former", "partner_status=prospect→former" },
    { "ROR status", "active", "ror_status=-→active" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (chosen); i++)
    {
      g_autoptr (TestForm) form = open_form (fixture, "universities");
      HupanEditor *editor = test_form_find (form, chosen[i].label, 0);
      g_autofree char *before = NULL;
      g_autofree char *saves = NULL;

      g_assert_true (hupan_editor_read (editor, &before, NULL));
      hupan_editor_show (editor, chosen[i].value);
      g_assert_true (hupan_form_get_changed (form->form));
      saves = test_form_dump (form);
      g_assert_cmpstr (strstr (saves, ": ") + 2, ==, chosen[i].saved);
      hupan_editor_show (editor, before);
      g_assert_false (hupan_form_get_changed (form->form));
      test_form_assert_saves (form, "");
    }
}

/* --- What is wrong is said where it is, when it is known ----------------------------------------------- */

static void
test_messages (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (TestForm) form = open_form (fixture, "topics");
  GtkEditable *date = GTK_EDITABLE (test_form_find (form, "Open from", 0));
  g_autofree char *message = NULL;

  /* Nobody is told so while they type. */
  gtk_widget_grab_focus (GTK_WIDGET (date));
  gtk_editable_set_text (date, "2024-13");
  g_assert_null (test_form_dup_message (form, "Open from"));

  gtk_window_set_focus (form->window, NULL);
  message = test_form_dup_message (form, "Open from");
  g_assert_cmpstr (message, ==, "“2024-13” is not a date: there is no month 13.");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (date), "error"));

  /* From then on it is taken back as they type. */
  gtk_editable_set_text (date, "2024-12");
  g_assert_null (test_form_dup_message (form, "Open from"));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (date), "error"));

  /* A rule across fields is told at the one that is in the wrong. */
  test_form_type (form, "Open until", "2024-11-30");
  g_assert_null (test_form_dup_message (form, "Open from"));
  g_free (message);
  message = test_form_dup_message (form, "Open until");
  g_assert_nonnull (message);
  test_form_type (form, "Open from", "2024-11");
  g_assert_null (test_form_dup_message (form, "Open until"));
}

static void
test_first_wrong (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (TestForm) form = open_form (fixture, "topics");
  g_autofree char *last = NULL;

  test_form_type (form, "Places", "many");
  test_form_type (form, "Title", "");
  test_form_assert_saves (form, "wrong");
  last = test_form_dup_message (form, "Places");
  g_assert_nonnull (last);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (form->window), GTK_WIDGET (test_form_find (form, "Title", 0))));
}

/* Leaving a field shows what was understood. */
static void
test_tidy (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (TestForm) form = open_form (fixture, "topics");
  g_autofree char *text = NULL;

  test_form_type (form, "Open from", "20240901");
  text = hupan_editor_dup_text (test_form_find (form, "Open from", 0));
  g_assert_cmpstr (text, ==, "2024-09-01");
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_changed (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (TestForm) form = open_form (fixture, "topics");
  guint n = 0;

  g_signal_connect_swapped (form->form, "notify::changed", G_CALLBACK (count_cb), &n);
  test_form_type (form, "Title", "Videos");
  test_form_type (form, "Places", "2");
  g_assert_true (hupan_form_get_changed (form->form));
  g_assert_cmpuint (n, ==, 1);
  test_form_type (form, "Title", "Video");
  test_form_type (form, "Places", "1");
  g_assert_false (hupan_form_get_changed (form->form));
  g_assert_cmpuint (n, ==, 2);
}

/* --- Whole records ------------------------------------------------------------------------------------- */

static void
test_new_candidate (void)
{
  g_autoptr (HupanDossier) draft = hupan_dossier_new_draft (hupan_kind_get ("application"));
  g_autoptr (TestForm) form = test_form_new ("candidates", draft);
  g_autoptr (HupanBatch) batch = NULL;

  test_form_type (form, "Full name", "Ada Lovelace");
  test_form_type (form, "E-mail", "ada@example.org");
  test_form_assert_saves (form, "create person #1: name=Ada Lovelace; emails=ada@example.org\n"
                                "create application #2: person=#1; stage=lead");
  g_assert_cmpint (hupan_form_get_id (form->form), ==, hupan_dossier_get_id (draft));

  batch = hupan_form_dup_batch (form->form);
  g_assert_cmpstr (hupan_batch_get_label (batch), ==, "New Candidate: “Ada Lovelace”");
}

static void
test_edit_candidate (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (TestForm) form = open_form (fixture, "candidates");
  g_autoptr (HupanBatch) batch = NULL;

  test_form_type (form, "Name in Latin letters", "Wang Xiaoming");
  test_form_type (form, "Notes", "Met in Hangzhou");
  test_form_type (form, "Notes (Person)", "Speaks well");
  test_form_assert_saves (form, "set person #1: latin_name=-→Wang Xiaoming; notes=-→Speaks well\n"
                                "set application #2: notes=-→Met in Hangzhou");

  batch = hupan_form_dup_batch (form->form);
  g_assert_cmpstr (hupan_batch_get_label (batch), ==, "Edit of “王小明”");
  test_records_commit (fixture->records, g_steal_pointer (&batch));
}

/* A copy is a record of its own, with parts of its own. */
static void
test_duplicate (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (HupanDossier) dossier = NULL;
  g_autoptr (HupanDossier) copy = NULL;
  g_autoptr (TestForm) form = NULL;
  g_autofree char *university = g_strdup_printf ("%" G_GINT64_FORMAT, fixture->university);

  test_records_create (fixture->records, test_draft ("university_name", "university", university, "name", "浙大", NULL));
  dossier = hupan_dossier_load (fixture->records->registry, hupan_kind_get ("university"), fixture->university, "en", NULL);
  copy = hupan_dossier_duplicate (dossier);
  form = test_form_new ("universities", copy);
  test_form_assert_saves (form, "create university #1: name=Zhejiang University; partner_status=prospect\n"
                                "create university_name #2: university=#1; name=浙大; kind=label; verified=0");
}

static void
test_protected (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (TestForm) form = open_form (fixture, "candidates");
  GtkWidget *date = GTK_WIDGET (test_form_find (form, "Date of birth", 0));

  g_assert_false (gtk_widget_get_mapped (date));
  test_form_type (form, "Date of birth", "2999-01-01");
  test_form_assert_saves (form, "wrong");
  g_assert_true (gtk_widget_get_mapped (date));
}

int
main (int   argc,
      char *argv[])
{
  test_init_ui (&argc, &argv);
  g_test_add_func ("/ui/form/new", test_new);
  g_test_add_func ("/ui/form/derived", test_derived);
  g_test_add ("/ui/form/types", Fixture, NULL, set_up, test_types, tear_down);
  g_test_add ("/ui/form/choices", Fixture, NULL, set_up, test_choices, tear_down);
  g_test_add ("/ui/form/messages", Fixture, NULL, set_up, test_messages, tear_down);
  g_test_add ("/ui/form/first-wrong", Fixture, NULL, set_up, test_first_wrong, tear_down);
  g_test_add ("/ui/form/tidy", Fixture, NULL, set_up, test_tidy, tear_down);
  g_test_add ("/ui/form/changed", Fixture, NULL, set_up, test_changed, tear_down);
  g_test_add_func ("/ui/form/new-candidate", test_new_candidate);
  g_test_add ("/ui/form/edit-candidate", Fixture, NULL, set_up, test_edit_candidate, tear_down);
  g_test_add ("/ui/form/duplicate", Fixture, NULL, set_up, test_duplicate, tear_down);
  g_test_add ("/ui/form/protected", Fixture, NULL, set_up, test_protected, tear_down);
  return g_test_run ();
}
