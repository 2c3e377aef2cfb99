/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The figures of the overview: each is what its list has of rows, on every day that one can look. */

#include "core/hupan-clock.h"
#include "core/hupan-date.h"
#include "desk/hupan-overview-words.h"
#include "exchange/hupan-sample.h"
#include "fixtures/test-desk.h"
#include "fixtures/test-figures.h"
#include "fixtures/test-wait.h"

static HupanOverview *
read_overview (TestRecords *records,
               const char  *today,
               const char  *month)
{
  g_autoptr (GError) error = NULL;
  HupanOverview *overview;

  hupan_clock_set_today (today);
  overview = hupan_overview_read (records->registry, month, NULL, &error);
  g_assert_no_error (error);

  return overview;
}

static TestRecords *
new_sample (void)
{
  TestRecords *records = test_records_new ();

  hupan_clock_set_today ("2026-03-02");
  test_records_commit (records, hupan_sample_dup_batch ());
  return records;
}

static const HupanFigure *
find_figure (HupanOverview *overview,
             const char    *name)
{
  g_autoptr (GPtrArray) figures = hupan_overview_list_figures (overview);

  for (guint i = 0; i < figures->len; i++)
    if (g_str_equal (((HupanFigure *) g_ptr_array_index (figures, i))->name, name))
      return g_ptr_array_index (figures, i);

  g_error ("There is no figure %s", name);
}

#define assert_figure(overview, name, expected) g_assert_cmpuint (find_figure (overview, name)->value, ==, expected)

static HupanOverviewTarget *
find_target (HupanOverview *overview,
             const char    *name)
{
  GPtrArray *targets = hupan_overview_get_targets (overview);

  for (guint i = 0; i < targets->len; i++)
    if (g_str_equal (((HupanOverviewTarget *) g_ptr_array_index (targets, i))->name, name))
      return g_ptr_array_index (targets, i);

  g_error ("There is no target %s", name);
}

static void
test_lists (void)
{
  static const struct
  {
    const char *today;
    const char *month;
  } days[] = {
    { "2026-03-02", NULL }, { "2026-03-02", "2026-03" }, { "2026-03-02", "2024-02" }, { "2026-03-02", "2024-12" },
    { "2024-01-01", NULL }, { "2027-01-01", NULL },      { "2023-12-31", NULL },
  };
  g_autoptr (TestRecords) records = new_sample ();

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (HupanOverview) overview = read_overview (records, days[i].today, days[i].month);

      test_figures_assert_lists (records->registry, overview);
    }
}

/* Two targets with two questions each, the candidates, the partners, and three for the policy. */
static void
test_sample (void)
{
  g_autoptr (TestRecords) records = new_sample ();
  g_autoptr (HupanOverview) overview = read_overview (records, "2026-03-02", NULL);
  HupanOverviewTarget *target = find_target (overview, "Entered in 2024");
  HupanOverviewAward *award = g_ptr_array_index (hupan_overview_get_awards (overview), 0);
  g_autofree char *pace = hupan_words_pace (target);
  g_autofree char *at_most = hupan_words_money (&award->amount, award->committed->value);
  guint committed = 0;

  g_assert_cmpuint (hupan_overview_get_n_queries (overview), ==, 9);
  g_assert_false (hupan_overview_is_empty (overview));
  assert_figure (overview, "candidates", 420);
  assert_figure (overview, "stage.in_station", 22);
  assert_figure (overview, "stage.in_station.or-further", 26);
  assert_figure (overview, "stage.lead.or-further", 301);
  assert_figure (overview, "stage.rejected", 80);
  assert_figure (overview, "partners", hupan_overview_get_breakdown (overview, HUPAN_BREAKDOWN_PARTNERS)->total->value);

  g_assert_cmpuint (target->entered->value, ==, 27);
  g_assert_cmpint (target->pace.status, ==, HUPAN_PACE_ENDED_SHORT);
  g_assert_cmpstr (pace, ==, "The period ended on Dec 31, 2024, and 3 were missing.");
  g_assert_cmpuint (target->points->len, ==, 12);
  g_assert_cmpuint (((HupanFigure *) g_ptr_array_index (target->points, 11))->value, ==, 27);
  for (guint i = 1; i < 12; i++)
    g_assert_cmpuint (((HupanFigure *) g_ptr_array_index (target->points, i - 1))->value, <=,
                      ((HupanFigure *) g_ptr_array_index (target->points, i))->value);

  g_assert_cmpuint (award->committed->value, ==, 25);
  g_assert_cmpuint (award->certain->value, ==, 1);
  g_assert_cmpstr (at_most, ==, "¥25,000,000.00");
  for (guint i = 0; i < award->years->len; i++)
    {
      HupanAwardYear *year = g_ptr_array_index (award->years, i);

      committed += (year->planned != NULL ? year->planned->value : 0) + (year->left != NULL ? year->left->value : 0);
    }
  g_assert_cmpuint (committed, ==, 25);
}

/* What is said of the 2024 target as its year goes by. */
static void
test_months (void)
{
  static const struct
  {
    const char *month;
    HupanPaceStatus status;
    const char *words;
  } months[] = {
    { "2023-12", HUPAN_PACE_NOT_BEGUN, "The period begins on Jan 1, 2024." },
    { "2024-08", HUPAN_PACE_BEHIND, "At this pace 24 of 30 by Dec 31, 2024. 14 more are needed, which is 3.5 a month from now on." },
    { "2024-12", HUPAN_PACE_BEHIND, "At this pace 27 of 30 by Dec 31, 2024. It is the last day, and 3 are missing." },
    { "2025-01", HUPAN_PACE_ENDED_SHORT, "The period ended on Dec 31, 2024, and 3 were missing." },
  };
  g_autoptr (TestRecords) records = new_sample ();

  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_autoptr (HupanOverview) overview = read_overview (records, "2026-03-02", months[i].month);
      HupanOverviewTarget *target = find_target (overview, "Entered in 2024");
      g_autofree char *words = hupan_words_pace (target);

      g_assert_false (hupan_overview_is_of_today (overview));
      g_assert_cmpint (target->pace.status, ==, months[i].status);
      g_assert_cmpstr (words, ==, months[i].words);
    }
}

static void
test_no_month (void)
{
  static const struct
  {
    const char *month;
    const char *message;
  } months[] = {
    { "2026-04", "The month 2026-04 has not begun yet." },
    { "2024", "“2024” is no month: write one as in 2024-03." },
    { "2024-13", "“2024-13” is no month: write one as in 2024-03." },
    { "2024-03-01", "“2024-03-01” is no month: write one as in 2024-03." },
    { "", "“” is no month: write one as in 2024-03." },
  };
  g_autoptr (TestRecords) records = test_records_new ();

  hupan_clock_set_today ("2026-03-02");
  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hupan_overview_read (records->registry, months[i].month, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
      g_assert_cmpstr (error->message, ==, months[i].message);
    }
}

static void
test_empty (void)
{
  g_autoptr (TestRecords) records = test_records_new ();
  g_autoptr (HupanOverview) overview = read_overview (records, "2026-03-02", NULL);

  g_assert_true (hupan_overview_is_empty (overview));
  g_assert_cmpuint (hupan_overview_get_targets (overview)->len, ==, 0);
  g_assert_cmpuint (hupan_overview_get_awards (overview)->len, ==, 0);
  test_figures_assert_lists (records->registry, overview);
}

/* --- What awards cost -------------------------------------------------------------------------------- */

typedef struct
{
  const char *entry;
  const char *planned;
  const char *exit;
  const char *result;
  const char *district; /* NULL: no destination; "": one without a code */
  const char *other;    /* of a second destination */
} Postdoc;

static void
add_postdoc (TestRecords   *records,
             const Postdoc *postdoc)
{
  g_autofree char *person = g_strdup_printf ("%" G_GINT64_FORMAT, test_records_create (records, test_draft ("person", "name", "Ada", NULL)));
  g_autofree char *application =
    g_strdup_printf ("%" G_GINT64_FORMAT, test_records_create (records, test_draft ("application", "person", person, NULL)));
  const char *districts[] = { postdoc->district, postdoc->other };

  test_records_create (records, test_draft ("appointment", "application", application, "entry_date", postdoc->entry, "planned_exit",
                                            postdoc->planned, "exit_date", postdoc->exit, "exit_result", postdoc->result, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (districts); i++)
    if (districts[i] != NULL)
      test_records_create (records, test_draft ("destination", "application", application, "employer", "Lakeside Ltd.",
                                                "district_code", *districts[i] != '\0' ? districts[i] : NULL, NULL));
}

static void
test_award (void)
{
  static const Postdoc postdocs[] = {
    { "2024-03-01", "2026-02-28", NULL, NULL, NULL, NULL },               /* in the station */
    { "2024-05-01", "2026-04-30", NULL, NULL, NULL, NULL },
    { "2024-06-01", NULL, NULL, NULL, NULL, NULL },                       /* nobody knows until when */
    { "2024-01-01", "2025-12-31", "2025-11-30", "passed", "330110", NULL }, /* certain */
    { "2024-01-02", "2025-12-31", "2025-12-31", "passed", NULL, NULL },   /* has not said where to */
    { "2024-01-03", "2025-12-31", "2026-01-10", "passed", "", NULL },     /* an employer whose district is not known */
    { "2024-01-04", "2025-12-31", "2026-01-10", "passed", "310115", "330110" }, /* moved here afterwards */
    { "2024-01-05", "2025-12-31", "2026-01-10", "passed", "310115", NULL }, /* went elsewhere */
    { "2024-01-06", "2025-12-31", "2025-06-30", "failed", NULL, NULL },
    { "2024-01-07", "2025-12-31", "2024-06-30", "left", "330110", NULL },
    { "2023-12-31", "2025-12-31", NULL, NULL, NULL, NULL },               /* before the policy */
    { "2025-07-01", "2027-06-30", NULL, NULL, NULL, NULL },               /* after it */
  };
  static const struct
  {
    int year;
    guint planned;
    guint left;
  } expected[] = { { 2025, 0, 2 }, { 2026, 2, 2 }, { 0, 1, 0 } };
  g_autoptr (TestRecords) records = test_records_new ();
  g_autoptr (HupanOverview) overview = NULL;
  g_autofree char *words = NULL;
  HupanOverviewAward *award;

  hupan_clock_set_today ("2026-03-02");
  test_records_create (records, test_draft ("award_policy", "name", "Lakeside", "amount", "CNY 1000000.00", "district_code", "330110",
                                            "valid_from", "2024-01-01", "valid_until", "2025-06-30", NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (postdocs); i++)
    add_postdoc (records, &postdocs[i]);

  overview = read_overview (records, "2026-03-02", NULL);
  test_figures_assert_lists (records->registry, overview);
  award = g_ptr_array_index (hupan_overview_get_awards (overview), 0);
  words = hupan_words_commitment (overview, award);
  g_assert_cmpuint (award->committed->value, ==, 7);
  g_assert_cmpuint (award->certain->value, ==, 2);
  g_assert_cmpstr (words, ==,
                   "7 entered from Jan 1, 2024 on and have not failed, left early or gone to another district: ¥1,000,000.00 each, "
                   "if all complete the station and then work in 330110.");

  g_assert_cmpuint (award->years->len, ==, G_N_ELEMENTS (expected));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      HupanAwardYear *year = g_ptr_array_index (award->years, i);

      g_assert_cmpint (year->year, ==, expected[i].year);
      g_assert_cmpuint (year->planned != NULL ? year->planned->value : 0, ==, expected[i].planned);
      g_assert_cmpuint (year->left != NULL ? year->left->value : 0, ==, expected[i].left);
    }
}

/* Entries that are planned cost nothing yet, however roughly the policy says until when it is in force. */
static void
test_award_to_the_year (void)
{
  static const Postdoc postdocs[] = {
    { "2024-03-01", NULL, NULL, NULL, NULL, NULL },
    { "2024-11-01", NULL, NULL, NULL, NULL, NULL }, /* planned */
    { "2025-01-01", NULL, NULL, NULL, NULL, NULL },
  };
  static const struct
  {
    const char *today;
    guint committed;
  } days[] = { { "2024-08-15", 1 }, { "2024-11-01", 2 }, { "2025-08-15", 2 } };
  g_autoptr (TestRecords) records = test_records_new ();

  hupan_clock_set_today ("2024-08-15");
  test_records_create (records, test_draft ("award_policy", "name", "Lakeside", "amount", "CNY 1000000.00", "district_code", "330110",
                                            "valid_from", "2024", "valid_until", "2024", NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (postdocs); i++)
    add_postdoc (records, &postdocs[i]);

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (HupanOverview) overview = read_overview (records, days[i].today, NULL);
      HupanOverviewAward *award = g_ptr_array_index (hupan_overview_get_awards (overview), 0);

      test_figures_assert_lists (records->registry, overview);
      g_assert_cmpuint (award->committed->value, ==, days[i].committed);
    }
}

/* --- By a desk ------------------------------------------------------------------------------------------ */

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GError) error = NULL;
  HupanOverview **overview = data;

  *overview = hupan_overview_read_finish (HUPAN_DESK (source), result, &error);
  g_assert_no_error (error);
}

static HupanOverview *
ask_desk (HupanDesk *desk)
{
  HupanOverview *overview = NULL;

  hupan_overview_read_async (desk, NULL, NULL, read_cb, &overview);
  test_wait_for (overview != NULL);
  return overview;
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (hupan_desk_commit_finish (HUPAN_DESK (source), result, &error), !=, 0);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
commit (HupanDesk  *desk,
        HupanBatch *batch)
{
  gboolean done = FALSE;

  hupan_desk_commit_async (desk, batch, NULL, done_cb, &done);
  test_wait_for (done);
  g_object_unref (batch);
}

static gint64
find_first (TestRecords *records,
            const char  *kind,
            const char  *field,
            const char  *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = hupan_registry_find (records->registry, hupan_kind_get (kind), field, value, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, >, 0);
  return hupan_record_get_id (g_ptr_array_index (found, 0));
}

/* Live images that were patched by commits say the same as the registry read anew. */
static void
test_desk (void)
{
  g_autoptr (TestRecords) records = new_sample ();
  gint64 lead = find_first (records, "application", "stage", "lead");
  gint64 station = find_first (records, "application", "stage", "in_station");
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, lead);
  g_autoptr (HupanRecord) trashed = test_records_get (records, "application", station);
  g_autoptr (HupanOverview) before = NULL;
  g_autoptr (HupanOverview) entered = NULL;
  g_autoptr (HupanOverview) gone = NULL;
  g_autoptr (HupanOverview) anew = NULL;
  g_autoptr (HupanRecord) draft = test_draft ("appointment", "application", owner, "entry_date", "2024-12-31", NULL);
  HupanBatch *batch = hupan_batch_new ("Entry", NULL, HUPAN_BATCH_NONE);
  HupanDesk *desk;

  hupan_clock_set_today ("2026-03-02");
  desk = test_desk_open (records);
  before = ask_desk (desk);
  g_assert_cmpuint (find_target (before, "Entered in 2024")->entered->value, ==, 27);

  hupan_batch_create (batch, draft, NULL);
  commit (desk, batch);
  entered = ask_desk (desk);
  g_assert_cmpuint (find_target (entered, "Entered in 2024")->entered->value, ==, 28);
  g_assert_cmpuint (find_target (entered, "Entered within three years")->entered->value, ==, 28);
  g_assert_cmpuint (((HupanOverviewAward *) g_ptr_array_index (hupan_overview_get_awards (entered), 0))->committed->value, ==, 26);
  assert_figure (entered, "candidates", 420);

  /* What is in the trash counts nowhere. */
  batch = hupan_batch_new ("Trash", NULL, HUPAN_BATCH_NONE);
  hupan_batch_trash (batch, trashed);
  commit (desk, batch);
  gone = ask_desk (desk);
  assert_figure (gone, "candidates", 419);
  assert_figure (gone, "stage.in_station", 21);
  g_assert_cmpuint (find_target (gone, "Entered in 2024")->entered->value, ==, 27);
  g_assert_cmpstr (((HupanBatchEntry *) g_ptr_array_index (hupan_overview_get_changes (gone), 0))->label, ==, "Trash");
  test_desk_close (desk);

  test_records_reopen (records);
  anew = read_overview (records, "2026-03-02", NULL);
  test_figures_assert_lists (records->registry, anew);
  test_figures_assert_lists (records->registry, gone);
}

static void
cancelled_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (hupan_overview_read_finish (HUPAN_DESK (source), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *(gboolean *) data = TRUE;
}

static void
test_cancel (void)
{
  g_autoptr (TestRecords) records = new_sample ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  HupanDesk *desk = test_desk_open (records);
  gboolean done = FALSE;

  hupan_overview_read_async (desk, NULL, cancellable, cancelled_cb, &done);
  g_cancellable_cancel (cancellable);
  test_wait_for (done);
  test_desk_close (desk);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/figures/lists", test_lists);
  g_test_add_func ("/figures/sample", test_sample);
  g_test_add_func ("/figures/months", test_months);
  g_test_add_func ("/figures/no month", test_no_month);
  g_test_add_func ("/figures/empty", test_empty);
  g_test_add_func ("/figures/award", test_award);
  g_test_add_func ("/figures/award-to-the-year", test_award_to_the_year);
  g_test_add_func ("/figures/desk", test_desk);
  g_test_add_func ("/figures/cancel", test_cancel);

  return g_test_run ();
}
