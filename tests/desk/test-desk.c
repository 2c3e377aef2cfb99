/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The bridge: in which order things come back from its threads, and what happens to them when it closes. */

#include "core/hupan-clock.h"
#include "desk/hupan-desk.h"
#include "fixtures/test-records.h"
#include "fixtures/test-registry.h"
#include "fixtures/test-wait.h"
#include "store/hupan-registry-private.h"

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GError) error = NULL;

  hupan_desk_open_finish (HUPAN_DESK (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static HupanDesk *
create_desk (TestPlace *place)
{
  HupanDesk *desk = hupan_desk_new ();
  gboolean opened = FALSE;

  hupan_desk_create_async (desk, place->registry, "Lakeside", opened_cb, &opened);
  test_wait_for (opened);
  return desk;
}

/* What happened, in order, a letter each. */
static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanResult) answer = hupan_desk_query_finish (HUPAN_DESK (source), result, &error);

  g_assert_no_error (error);
  g_string_append_printf (data, "q%u ", hupan_result_get_n (answer));
}

static void
committed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (hupan_desk_commit_finish (HUPAN_DESK (source), result, &error), !=, 0);
  g_assert_no_error (error);
  g_string_append (data, "committed ");
}

static void
changed_cb (HupanDesk  *desk,
            HupanBatch *changes,
            GString    *log)
{
  g_string_append_printf (log, "changed%u ", hupan_batch_get_changes (changes)->len);
}

static void
commit_tag (HupanDesk  *desk,
            const char *name,
            GString    *log)
{
  g_autoptr (HupanBatch) batch = hupan_batch_new ("Tag", NULL, HUPAN_BATCH_NONE);
  g_autoptr (HupanRecord) draft = test_draft ("tag", "name", name, NULL);

  hupan_batch_create (batch, draft, NULL);
  hupan_desk_commit_async (desk, batch, NULL, committed_cb, log);
}

/* Who waits for a commit finds that "changed" was told before, and the list up to date. */
static void
test_order (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (HupanDesk) desk = create_desk (place);
  g_autoptr (HupanQuery) query = hupan_query_new (hupan_kind_get ("tag"));
  g_autoptr (GString) log = g_string_new (NULL);

  g_signal_connect (desk, "changed", G_CALLBACK (changed_cb), log);
  hupan_desk_query_async (desk, query, NULL, asked_cb, log);
  test_wait_for (g_str_equal (log->str, "q0 "));
  commit_tag (desk, "One", log);
  test_wait_for (g_str_has_suffix (log->str, "committed "));
  g_assert_cmpstr (log->str, ==, "q0 changed1 committed ");
  g_assert_cmpstr (hupan_desk_get_undo_label (desk), ==, "Tag");
  hupan_desk_query_async (desk, query, NULL, asked_cb, log);
  test_wait_for (g_str_has_suffix (log->str, "q1 "));
  hupan_desk_close (desk);
}

static void
told_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GError) error = NULL;

  if (hupan_desk_run_finish (HUPAN_DESK (source), result, &error) == NULL)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  (*(guint *) data)++;
}

/* Waits on the registry's thread until the main thread lets it go on. */
static gpointer
wait_for_gate (HupanRegistry       *registry,
               gpointer             gate,
               const HupanProgress *progress,
               GError             **error)
{
  g_mutex_lock (gate);
  g_mutex_unlock (gate);
  return registry;
}

typedef struct
{
  GString *log;
  const char *word;
} Note;

static gpointer
note_order (HupanRegistry       *registry,
            gpointer             data,
            const HupanProgress *progress,
            GError             **error)
{
  Note *note = data;

  g_string_append (note->log, note->word);
  return registry;
}

/* What somebody looks at is read before what was asked for earlier. */
static void
test_urgent (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (HupanDesk) desk = create_desk (place);
  g_autoptr (GString) log = g_string_new (NULL);
  Note normal = { log, "normal " };
  Note urgent = { log, "urgent " };
  guint n_told = 0;
  GMutex gate;

  g_mutex_init (&gate);
  g_mutex_lock (&gate);
  hupan_desk_run_async (desk, wait_for_gate, &gate, NULL, NULL, NULL, NULL, told_cb, &n_told);
  hupan_desk_run_async (desk, note_order, &normal, NULL, NULL, NULL, NULL, told_cb, &n_told);
  hupan_desk_run_urgent_async (desk, note_order, &urgent, NULL, NULL, NULL, told_cb, &n_told);
  g_mutex_unlock (&gate);
  test_wait_for (n_told == 3);
  g_assert_cmpstr (log->str, ==, "urgent normal ");
  hupan_desk_close (desk);
  g_mutex_clear (&gate);
}

static gboolean
pass (gint64             id,
      const char *const *values,
      gpointer           data)
{
  return TRUE;
}

/* Long work as an import is: until what is urgent was done in between, it goes on. */
static gpointer
work_on (HupanRegistry       *registry,
         gpointer             data,
         const HupanProgress *progress,
         GError             **error)
{
  static const char *const paths[] = { "name", NULL };
  const gint64 deadline = g_get_monotonic_time () + test_wait_limit ();
  GString *log = data;

  g_string_append (log, "begin ");
  while (strstr (log->str, "urgent") == NULL && g_get_monotonic_time () < deadline)
    if (!hupan_registry_scan (registry, hupan_kind_get ("tag"), paths, NULL, 0, NULL, pass, NULL, progress, error))
      return NULL;
  g_string_append (log, "end ");
  return registry;
}

static void
test_yield (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (HupanDesk) desk = create_desk (place);
  g_autoptr (GString) done = g_string_new (NULL);
  g_autoptr (GString) log = g_string_new (NULL);
  Note urgent = { log, "urgent " };
  guint n_told = 0;

  commit_tag (desk, "One", done);
  hupan_desk_run_async (desk, work_on, log, NULL, NULL, NULL, NULL, told_cb, &n_told);
  hupan_desk_run_urgent_async (desk, note_order, &urgent, NULL, NULL, NULL, told_cb, &n_told);
  test_wait_for (n_told == 2);
  g_assert_true (g_str_has_suffix (log->str, "end "));
  g_assert_nonnull (strstr (log->str, "urgent"));
  hupan_desk_close (desk);
}

static gpointer
count_steps (HupanRegistry       *registry,
             gpointer             data,
             const HupanProgress *progress,
             GError             **error)
{
  *(guint64 *) data = hupan_db_get_n_steps (registry->db);
  return registry;
}

/* How many steps it takes to answer so many questions about a list that come at once. */
static guint64
count_steps_of_questions (guint n_questions)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (HupanDesk) desk = create_desk (place);
  g_autoptr (HupanQuery) query = hupan_query_new (hupan_kind_get ("tag"));
  g_autoptr (GString) done = g_string_new (NULL);
  g_autoptr (GString) log = g_string_new (NULL);
  guint64 before = 0, after = 0;
  guint n_told = 0;
  GMutex gate;

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("Tag %u", i);

      commit_tag (desk, name, done);
    }
  test_wait_for (done->len == 5 * strlen ("committed "));

  g_mutex_init (&gate);
  g_mutex_lock (&gate);
  hupan_desk_run_async (desk, wait_for_gate, &gate, NULL, NULL, NULL, NULL, told_cb, &n_told);
  hupan_desk_run_urgent_async (desk, count_steps, &before, NULL, NULL, NULL, told_cb, &n_told);
  for (guint i = 0; i < n_questions; i++)
    hupan_desk_query_async (desk, query, NULL, asked_cb, log);
  g_mutex_unlock (&gate);
  test_wait_for (log->len == n_questions * strlen ("q5 "));
  hupan_desk_run_async (desk, count_steps, &after, NULL, NULL, NULL, NULL, told_cb, &n_told);
  test_wait_for (n_told == 3);
  hupan_desk_close (desk);
  g_mutex_clear (&gate);

  return after - before;
}

/* Who asks while the list is being read waits for that, and does not have it read again. */
static void
test_questions_at_once (void)
{
  g_assert_cmpuint (count_steps_of_questions (3), ==, count_steps_of_questions (1));
}

/* What was asked for is done before the registry closes; what is asked for afterwards is answered, too. */
static void
test_close (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanDesk *desk = create_desk (place);
  g_autofree char *file = test_place_path (place, "registry.sqlite");
  g_autofree char *n = NULL;
  g_autoptr (GString) log = g_string_new (NULL);
  guint n_told = 0;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("Tag %u", i);

      commit_tag (desk, name, log);
    }
  hupan_desk_close (desk);
  n = test_sql_text (file, "SELECT count(*) FROM tag");
  g_assert_cmpstr (n, ==, "20");

  hupan_desk_run_async (desk, work_on, log, NULL, NULL, NULL, NULL, told_cb, &n_told);
  hupan_desk_run_urgent_async (desk, work_on, log, NULL, NULL, NULL, told_cb, &n_told);
  test_wait_for (n_told == 2);
  test_wait_for (G_OBJECT (desk)->ref_count == 1);
  g_assert_finalize_object (desk);
}

static gint64
add_candidate (HupanBatch *batch,
               const char *name,
               const char *since)
{
  g_autoptr (HupanRecord) person = test_draft ("person", "name", name, NULL);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, hupan_record_get_id (person));
  g_autoptr (HupanRecord) application = test_draft ("application", "person", id, "stage_since", since, NULL);

  hupan_batch_create (batch, person, NULL);
  hupan_batch_create (batch, application, NULL);
  return hupan_record_get_id (application);
}

typedef struct
{
  GString *log;
  gint64 today; /* the candidate whose stage begins today */
} Days;

static void
first_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Days *days = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HupanResult) answer = hupan_desk_query_finish (HUPAN_DESK (source), result, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (hupan_result_get_n (answer), ==, 2);
  g_string_append (days->log, hupan_result_get_id (answer, 0) == days->today ? "today " : "before ");
}

/* A value that depends on the day is another one the next day, and who shows lists is told: on the first day nobody knows
 * how long the one stage will have lasted, on the second it is the shortest. */
static void
test_another_day (void)
{
  const HupanKind *kind = hupan_kind_get ("application");
  const HupanSort sort = { hupan_kind_get_column (kind, "days_in_stage"), FALSE };
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (HupanDesk) desk = create_desk (place);
  g_autoptr (HupanQuery) query = hupan_query_new (kind);
  g_autoptr (HupanBatch) batch = hupan_batch_new ("Candidates", NULL, HUPAN_BATCH_NONE);
  g_autoptr (GString) log = g_string_new (NULL);
  Days days = { log, add_candidate (batch, "Wang", "2026-03-02") };

  add_candidate (batch, "Li", "2026-02-28");
  hupan_query_set_sort (query, &sort, 1);
  hupan_clock_set_today ("2026-03-01");
  hupan_desk_commit_async (desk, batch, NULL, committed_cb, log);
  test_wait_for (strstr (log->str, "committed") != NULL);
  g_signal_connect (desk, "changed", G_CALLBACK (changed_cb), log);

  g_string_truncate (log, 0);
  hupan_desk_query_async (desk, query, NULL, first_cb, &days);
  test_wait_for (g_str_equal (log->str, "before "));
  hupan_desk_query_async (desk, query, NULL, first_cb, &days);
  test_wait_for (g_str_equal (log->str, "before before "));

  g_string_truncate (log, 0);
  hupan_clock_set_today ("2026-03-02");
  hupan_desk_query_async (desk, query, NULL, first_cb, &days);
  test_wait_for (g_str_equal (log->str, "changed0 today "));
  hupan_desk_query_async (desk, query, NULL, first_cb, &days);
  test_wait_for (g_str_equal (log->str, "changed0 today today "));

  /* Nobody need ask. */
  g_string_truncate (log, 0);
  hupan_clock_set_today ("2026-03-01");
  hupan_desk_look_at_day (desk);
  test_wait_for (g_str_equal (log->str, "changed0 "));
  hupan_desk_query_async (desk, query, NULL, first_cb, &days);
  test_wait_for (g_str_equal (log->str, "changed0 before "));

  hupan_desk_close (desk);
  hupan_clock_set_today (NULL);
}

static void
refused_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_assert_false (hupan_desk_open_finish (HUPAN_DESK (source), result, data));
}

static void
assert_refused (const char     *folder,
                HupanStoreError code)
{
  g_autoptr (HupanDesk) desk = hupan_desk_new ();
  g_autoptr (GError) error = NULL;

  hupan_desk_open_async (desk, folder, HUPAN_OPEN_NONE, NULL, refused_cb, &error);
  hupan_desk_expect (desk, hupan_kind_get ("tag"));
  test_wait_for (error != NULL);
  g_assert_error (error, HUPAN_STORE_ERROR, (int) code);
}

static void
test_open_errors (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (TestPlace) none = test_place_new ();
  g_autoptr (HupanDesk) desk = create_desk (place);

  assert_refused (place->registry, HUPAN_STORE_ERROR_LOCKED);
  assert_refused (none->registry, HUPAN_STORE_ERROR_NOT_FOUND);
  hupan_desk_close (desk);
}

/* What is expected is there when it is asked for: the question reads nothing. */
static void
test_expected (void)
{
  g_autoptr (TestPlace) place = test_place_new ();
  g_autoptr (HupanDesk) desk = create_desk (place);
  g_autoptr (HupanQuery) query = hupan_query_new (hupan_kind_get ("tag"));
  g_autoptr (GString) log = g_string_new (NULL);
  guint64 before = 0, after = 0;
  gboolean opened = FALSE;
  guint n_told = 0;

  commit_tag (desk, "One", log);
  test_wait_for (g_str_equal (log->str, "committed "));
  hupan_desk_close (desk);
  g_clear_object (&desk);

  desk = hupan_desk_new ();
  hupan_desk_open_async (desk, place->registry, HUPAN_OPEN_NONE, NULL, opened_cb, &opened);
  hupan_desk_expect (desk, hupan_kind_get ("tag"));
  hupan_desk_run_async (desk, count_steps, &before, NULL, NULL, NULL, NULL, told_cb, &n_told);
  test_wait_for (opened && n_told == 1);
  hupan_desk_query_async (desk, query, NULL, asked_cb, log);
  test_wait_for (g_str_equal (log->str, "committed q1 "));
  hupan_desk_run_async (desk, count_steps, &after, NULL, NULL, NULL, NULL, told_cb, &n_told);
  test_wait_for (n_told == 2);
  g_assert_cmpuint (before, >, 0);
  g_assert_cmpuint (after, ==, before);
  hupan_desk_close (desk);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/desk/order", test_order);
  g_test_add_func ("/desk/desk/urgent", test_urgent);
  g_test_add_func ("/desk/desk/yield", test_yield);
  g_test_add_func ("/desk/desk/questions-at-once", test_questions_at_once);
  g_test_add_func ("/desk/desk/expected", test_expected);
  g_test_add_func ("/desk/desk/close", test_close);
  g_test_add_func ("/desk/desk/another-day", test_another_day);
  g_test_add_func ("/desk/desk/open-errors", test_open_errors);
  return g_test_run ();
}
