/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The program is ended, by a signal or with the session, while the registry's thread is writing: long work is given up and
 * what is short is finished, as hupan_window_end () does it. Then the registry is closed in order: every change is whole
 * or not there, as its answer says, and nobody holds the lock. */

#include "config.h"

#include "exchange/hupan-attach.h"
#include "fixtures/test-calls.h"
#include "fixtures/test-desk.h"
#include "fixtures/test-documents.h"
#include "fixtures/test-records.h"
#include "fixtures/test-registry.h"
#include "fixtures/test-wait.h"

#define IMPORTED 150

static const char counts[] = "SELECT (SELECT count (*) FROM tag), (SELECT count (*) FROM document), (SELECT count (*) FROM batch)";

/* Between the registry's thread, which stands still before its n-th change of a file, and the main thread. */
static struct
{
  GMutex lock;
  GCond changed;
  guint n;
  guint count;
  gboolean reached;
  gboolean may_go_on;
} moment;

static int
stand_still_cb (const TestCall *call, gpointer user_data)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&moment.lock);

  if (call->kind == TEST_CALL_READ || ++moment.count != moment.n)
    return 0;
  moment.reached = TRUE;
  g_main_context_wakeup (NULL);
  while (!moment.may_go_on)
    g_cond_wait (&moment.changed, &moment.lock);
  return 0;
}

static gboolean
is_reached (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&moment.lock);

  return moment.reached;
}

static void
go_on (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&moment.lock);

  moment.may_go_on = TRUE;
  g_cond_signal (&moment.changed);
}

/* What came of the work: -1 nothing yet. */
static int answer;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer free_result)
{
  g_autoptr (GError) error = NULL;
  gpointer value = hupan_desk_run_finish (HUPAN_DESK (source), result, &error);

  if (value == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_error ("%s", error->message);
  answer = value != NULL;
  if (value != NULL)
    ((GDestroyNotify) free_result) (value);
}

static void
start_commit (HupanDesk *desk, gint64 candidate, HupanWork *work)
{
  g_autoptr (HupanBatch) batch = hupan_batch_new ("Import", NULL, HUPAN_BATCH_NONE);

  for (guint i = 0; i < IMPORTED; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);
      g_autoptr (HupanRecord) draft = test_draft ("tag", "name", name, NULL);

      hupan_batch_create (batch, draft, "csv");
    }
  hupan_desk_commit_async (desk, batch, work, done_cb, g_free);
}

/* A short one, which nobody gives up. */
static void
start_edit (HupanDesk *desk, gint64 candidate, HupanWork *work)
{
  g_autoptr (HupanBatch) batch = hupan_batch_new ("Tag", NULL, HUPAN_BATCH_NONE);
  g_autoptr (HupanRecord) draft = test_draft ("tag", "name", "One", NULL);

  hupan_batch_create (batch, draft, NULL);
  hupan_desk_commit_async (desk, batch, NULL, done_cb, g_free);
}

static gpointer
attach (HupanRegistry *registry, gpointer data, const HupanProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) incoming = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_incoming_free);
  g_autoptr (GBytes) small = test_documents_make_content ("small"), large = test_documents_make_content ("large");

  g_ptr_array_add (incoming, hupan_incoming_new_bytes ("small", small));
  g_ptr_array_add (incoming, hupan_incoming_new_bytes ("large", large));
  return hupan_attach (registry, hupan_kind_get ("application"), *(gint64 *) data, incoming, HUPAN_ATTACH_NONE, NULL, progress, error);
}

static void
start_attach (HupanDesk *desk, gint64 candidate, HupanWork *work)
{
  hupan_desk_run_async (desk, attach, g_memdup2 (&candidate, sizeof candidate), g_free, (GDestroyNotify) hupan_attached_free, work,
                        NULL, done_cb, hupan_attached_free);
}

static const struct Case
{
  const char *name;
  void (*start) (HupanDesk *desk, gint64 candidate, HupanWork *work);
  const char *before;
  const char *after;
} cases[] = {
  { "import", start_commit, "0|0|2\n", "150|0|3\n" },
  { "edit", start_edit, "0|0|2\n", "1|0|3\n" },
  { "attach", start_attach, "0|0|2\n", "0|2|3\n" },
};

/* FALSE when the work was done before it changed files so often. */
static gboolean
end_at (const struct Case *what, guint n, guint *n_stopped)
{
  g_autoptr (TestPlace) place = test_place_new ();
  HupanRegistry *registry = test_registry_create (place);
  gint64 candidate = test_documents_add_candidate (registry, "李明");
  TestRecords records = { .folder = place->registry, .registry = registry };
  g_autoptr (HupanWork) work = hupan_work_new ();
  g_autofree char *path = test_place_path (place, "registry.sqlite");
  g_autofree char *found = NULL;
  g_autofree char *clean = NULL;
  HupanDesk *desk = test_desk_open (&records);
  gboolean reached;

  answer = -1;
  moment.n = n;
  moment.count = 0;
  moment.reached = moment.may_go_on = FALSE;
  test_calls_watch (place->folder, stand_still_cb, NULL);
  what->start (desk, candidate, work);
  test_wait_for (is_reached () || answer >= 0);
  reached = is_reached ();
  hupan_desk_stop_works (desk);
  go_on ();
  test_desk_close (desk);
  test_calls_end ();
  test_wait_for (answer >= 0);

  clean = test_sql_text (path, "SELECT value FROM meta WHERE key = 'clean'");
  g_assert_cmpstr (clean, ==, "1");
  found = test_sql_rows (path, counts);
  g_assert_cmpstr (found, ==, answer ? what->after : what->before);
  test_documents_assert_whole (place);
  *n_stopped += !answer;

  registry = test_registry_open (place, HUPAN_OPEN_NONE); /* nobody holds the lock */
  g_assert_null (hupan_registry_get_notices (registry)[0]);
  test_registry_assert_sound (registry);
  test_registry_close (registry);
  return reached;
}

static void
test_ending (gconstpointer data)
{
  const struct Case *what = data;
  guint n_stopped = 0, n = 1;

  while (end_at (what, n, &n_stopped))
    n += MAX (n / (test_is_sanitized () ? 2 : 6), 1);
  g_test_message ("%s: stopped %u times, %u changes of files", what->name, n_stopped, n);
  g_assert_cmpuint (n, >, 5);
  if (what->start != start_edit)
    g_assert_cmpuint (n_stopped, >, 0);
  else
    g_assert_cmpuint (n_stopped, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/desk/ending/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_ending);
    }
  return g_test_run ();
}
