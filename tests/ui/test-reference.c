/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixtures/test-desk.h"
#include "fixtures/test-display.h"
#include "fixtures/test-form.h"
#include "ui/common/form/hupan-reference-row.h"

#include "core/hupan-fold.h"
#include "ui/common/form/hupan-picks.h"

#define THREE_YORKS                                                           \
  "York University | Toronto · Canada\nYork University | York · United States\n" \
  "University of York | York · United Kingdom"

/* The row for the university of an education, and one for a tag, in a window with a desk. */
typedef struct
{
  TestRecords *records;
  HupanDesk *desk;
  GtkWindow *window;
  HupanEditor *university;
  HupanEditor *tag;
} Fixture;

static HupanEditor *
create_row (Fixture    *fixture,
            const char *kind,
            const char *field)
{
  GtkWidget *row = hupan_editor_new (hupan_kind_get_field (hupan_kind_get (kind), field), field, fixture->desk, NULL);

  return HUPAN_EDITOR (row);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  static const char *const yorks[][3] = { { "York University", "CA", "Toronto" }, { "University of York", "GB", "York" },
                                          { "York University", "US", "York" }, { "Lake College", "GB", NULL } };
  GtkWidget *list = gtk_list_box_new ();

  fixture->records = test_records_new ();
  for (guint i = 0; i < G_N_ELEMENTS (yorks); i++)
    test_records_create (fixture->records, test_draft ("university", "name", yorks[i][0], "country", yorks[i][1], "city", yorks[i][2], NULL));
  test_records_create (fixture->records, test_draft ("tag", "name", "Follow up", NULL));
  fixture->desk = test_desk_open (fixture->records);

  fixture->university = create_row (fixture, "education", "university");
  fixture->tag = create_row (fixture, "application_tag", "tag");
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (fixture->university));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (fixture->tag));
  fixture->window = GTK_WINDOW (adw_window_new ());
  adw_window_set_content (ADW_WINDOW (fixture->window), list);
  gtk_window_set_default_size (fixture->window, 400, 500);
  test_show_window (fixture->window);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  test_desk_close (fixture->desk);
  test_records_free (fixture->records);
}

static GtkListView *
find_list (HupanEditor *row)
{
  return GTK_LIST_VIEW (test_find_type (GTK_WIDGET (row), GTK_TYPE_LIST_VIEW));
}

/* "Toronto University | Toronto · Canada", a line each; the chosen one with a star. */
static char *
dup_suggestions (HupanEditor *row)
{
  GtkSelectionModel *model = gtk_list_view_get_model (find_list (row));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr (GObject) suggestion = g_list_model_get_item (G_LIST_MODEL (model), i);
      g_autofree char *label = NULL;
      g_autofree char *detail = NULL;

      g_object_get (suggestion, "label", &label, "detail", &detail, NULL);
      g_string_append_printf (text, "%s%s%s | %s", i > 0 ? "\n" : "", gtk_selection_model_is_selected (model, i) ? "*" : "", label,
                              detail != NULL ? detail : "");
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static gboolean
suggests (HupanEditor *row,
          const char  *expected)
{
  g_autofree char *suggestions = dup_suggestions (row);

  return g_str_equal (suggestions, expected);
}

static void
type_into (HupanEditor *row,
           const char  *text)
{
  gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

/* T03: suggestions with what tells them apart, nothing chosen unasked. */
static void
test_suggestions (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;
  g_autofree char *text = NULL;

  type_into (fixture->university, "york univ");
  test_wait_for (suggests (fixture->university, THREE_YORKS));
  g_assert_false (hupan_editor_read (fixture->university, &value, &error));
  g_assert_error (error, HUPAN_VALUE_ERROR, HUPAN_VALUE_ERROR_INVALID);

  g_signal_emit_by_name (find_list (fixture->university), "activate", 1);
  g_assert_true (hupan_editor_read (fixture->university, &value, NULL));
  g_assert_nonnull (value);
  text = hupan_editor_dup_text (fixture->university);
  g_assert_cmpstr (text, ==, "York University");
}

/* Two of one name: leaving the field does not choose between them; one of a name is meant by it. */
static void
test_leave (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *value = NULL;

  type_into (fixture->university, "York University");
  test_wait_for (suggests (fixture->university, THREE_YORKS));
  gtk_window_set_focus (fixture->window, NULL);
  g_assert_false (hupan_editor_read (fixture->university, &value, NULL));

  type_into (fixture->university, "lake college");
  test_wait_for (suggests (fixture->university, "Lake College | United Kingdom"));
  gtk_window_set_focus (fixture->window, NULL);
  g_assert_true (hupan_editor_read (fixture->university, &value, NULL));
  g_assert_nonnull (value);
}

/* A tag is nothing but a name, so it can be made on the way; a university is more. */
static void
test_create (Fixture      *fixture,
             gconstpointer data)
{
  HupanRecord *draft;
  g_autofree char *value = NULL;

  type_into (fixture->university, "Nowhere");
  test_wait_for (gtk_widget_get_visible (test_find_type (GTK_WIDGET (fixture->university), GTK_TYPE_POPOVER)));
  type_into (fixture->tag, "follow");
  test_wait_for (suggests (fixture->tag, "Follow up | \nCreate “follow” | "));
  g_assert_true (suggests (fixture->university, ""));

  g_signal_emit_by_name (find_list (fixture->tag), "activate", 1);
  draft = hupan_reference_row_get_draft (HUPAN_REFERENCE_ROW (fixture->tag));
  g_assert_nonnull (draft);
  g_assert_cmpstr (hupan_record_get (draft, "name"), ==, "follow");
  g_assert_true (hupan_editor_read (fixture->tag, &value, NULL));
  g_assert_cmpint (g_ascii_strtoll (value, NULL, 10), ==, hupan_record_get_id (draft));

  gtk_editable_set_text (GTK_EDITABLE (fixture->tag), "");
  g_assert_null (hupan_reference_row_get_draft (HUPAN_REFERENCE_ROW (fixture->tag)));
}

/* --- Countries, languages and time zones --------------------------------------------------------------------- */

static char *
dup_first_match (HupanType   type,
                 const char *typed)
{
  GListModel *picks = hupan_picks_get (type);
  g_autoptr (GPtrArray) spellings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (HupanPick) best = NULL;

  test_wait_for (g_list_model_get_n_items (picks) > 0);
  g_ptr_array_add (spellings, hupan_search_query (typed));
  for (guint i = 0; i < g_list_model_get_n_items (picks); i++)
    {
      g_autoptr (HupanPick) pick = g_list_model_get_item (picks, i);
      const int rank = hupan_pick_match (pick, spellings);

      if (rank >= 0 && (best == NULL || rank < hupan_pick_match (best, spellings)))
        g_set_object (&best, pick);
    }

  return best != NULL ? g_strdup (hupan_pick_get_value (best)) : NULL;
}

static void
test_picks (void)
{
  static const struct
  {
    HupanType type;
    const char *typed, *value;
  } picked[] = {
    { HUPAN_TYPE_COUNTRY, "Singapore", "SG" }, { HUPAN_TYPE_COUNTRY, "xinjiapo", "SG" },
    { HUPAN_TYPE_COUNTRY, "新加坡", "SG" },    { HUPAN_TYPE_COUNTRY, "sg", "SG" },
    { HUPAN_TYPE_COUNTRY, "in", "IN" },        { HUPAN_TYPE_LANGUAGE, "deutsch", "de" },
    { HUPAN_TYPE_LANGUAGE, "deyu", "de" },     { HUPAN_TYPE_LANGUAGE, "german", "de" },
    { HUPAN_TYPE_TIME_ZONE, "shanghai", "Asia/Shanghai" },
    { HUPAN_TYPE_TIME_ZONE, "new york", "America/New_York" },
    { HUPAN_TYPE_COUNTRY, "qqq", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (picked); i++)
    {
      g_autofree char *value = dup_first_match (picked[i].type, picked[i].typed);

      g_assert_cmpstr (value, ==, picked[i].value);
    }
}

static gboolean
is_first (GListModel *picks,
          const char *value)
{
  g_autoptr (HupanPick) first = g_list_model_get_item (picks, 0);

  return first != NULL && g_str_equal (hupan_pick_get_value (first), value);
}

/* The countries that universities are in come before the others. */
static void
test_learn (Fixture      *fixture,
            gconstpointer data)
{
  GListModel *countries = hupan_picks_get (HUPAN_TYPE_COUNTRY);

  test_wait_for (g_list_model_get_n_items (countries) > 0);
  hupan_picks_learn (fixture->desk);
  test_wait_for (is_first (countries, "GB"));
}

int
main (int   argc,
      char *argv[])
{
  test_init_ui (&argc, &argv);
  g_test_add ("/ui/reference/suggestions", Fixture, NULL, set_up, test_suggestions, tear_down);
  g_test_add ("/ui/reference/leave", Fixture, NULL, set_up, test_leave, tear_down);
  g_test_add ("/ui/reference/create", Fixture, NULL, set_up, test_create, tear_down);
  g_test_add_func ("/ui/reference/picks", test_picks);
  g_test_add ("/ui/reference/learn", Fixture, NULL, set_up, test_learn, tear_down);
  return g_test_run ();
}
