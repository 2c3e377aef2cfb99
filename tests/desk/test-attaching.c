/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Documents from a share or a stick that does not answer: lists are answered meanwhile, it can be given up, and what does
 * answer after all is added. */

#include "config.h"

#include "desk/hupan-desk-attach.h"

#include <string.h>

#include "fixtures/test-calls.h"
#include "fixtures/test-desk.h"
#include "fixtures/test-documents.h"
#include "fixtures/test-records.h"
#include "fixtures/test-registry.h"
#include "fixtures/test-wait.h"

typedef struct
{
  TestPlace *place;
  HupanDesk *desk;
  gint64 candidate;
  GFile *file; /* one that can be read in a moment or never */
  HupanWork *work;
  HupanAttached *attached;
  GError *error;
  gboolean done;
} Fixture;

/* The thread that reads the file stands still in the system's read (). */
static struct
{
  GMutex lock;
  GCond changed;
  guint n_waiting;
  guint n_left;
  gboolean answers;
} stick;

static int
read_cb (const TestCall *call, gpointer user_data)
{
  g_autoptr (GMutexLocker) locker = NULL;

  if (call->kind != TEST_CALL_READ || strstr (call->path, "stick") == NULL)
    return 0;
  locker = g_mutex_locker_new (&stick.lock);
  stick.n_waiting++;
  g_main_context_wakeup (NULL);
  while (!stick.answers)
    g_cond_wait (&stick.changed, &stick.lock);
  stick.n_left++;
  g_main_context_wakeup (NULL);
  return 0;
}

static gboolean
is_stuck (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&stick.lock);

  return stick.n_waiting > stick.n_left;
}

static void
let_it_answer (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&stick.lock);

  stick.answers = TRUE;
  g_cond_broadcast (&stick.changed);
}

static void
attached_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  fixture->attached = hupan_desk_attach_finish (HUPAN_DESK (source), result, &fixture->error);
  fixture->done = TRUE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) incoming = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_incoming_free);
  g_autofree char *path = NULL;
  HupanRegistry *registry;
  TestRecords records;

  fixture->place = test_place_new ();
  path = g_build_filename (fixture->place->folder, "stick.pdf", NULL);
  g_assert_true (g_file_set_contents (path, "%PDF-1.7\nhello", -1, NULL));
  fixture->file = g_file_new_for_path (path);
  registry = test_registry_create (fixture->place);
  fixture->candidate = test_documents_add_candidate (registry, "李明");
  records = (TestRecords) { fixture->place->registry, registry };
  fixture->desk = test_desk_open (&records);
  fixture->work = hupan_work_new ();

  stick.n_waiting = stick.n_left = 0;
  stick.answers = FALSE;
  test_calls_watch (fixture->place->folder, read_cb, NULL);
  g_ptr_array_add (incoming, hupan_incoming_new_file (fixture->file));
  hupan_desk_attach_async (fixture->desk, hupan_kind_get ("application"), fixture->candidate, incoming, fixture->work, attached_cb,
                           fixture);
  test_wait_for (is_stuck ());
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  let_it_answer ();
  test_wait_for (!is_stuck ());
  test_calls_end ();
  g_clear_pointer (&fixture->attached, hupan_attached_free);
  g_clear_error (&fixture->error);
  if (fixture->desk != NULL)
    test_desk_close (fixture->desk);
  g_object_unref (fixture->work);
  g_object_unref (fixture->file);
  test_place_free (fixture->place);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(HupanResult **) data = hupan_desk_query_finish (HUPAN_DESK (source), result, &error);
  g_assert_no_error (error);
}

static void
assert_answers_lists (HupanDesk *desk)
{
  g_autoptr (HupanQuery) query = hupan_query_new (hupan_kind_get ("application"));
  g_autoptr (HupanResult) list = NULL;

  hupan_desk_query_async (desk, query, NULL, listed_cb, &list);
  test_wait_for (list != NULL);
  g_assert_cmpuint (hupan_result_get_n (list), ==, 1);
}

static void
assert_n_documents (Fixture *fixture, const char *expected)
{
  g_autofree char *path = test_place_path (fixture->place, "registry.sqlite");
  g_autofree char *documents = test_place_path (fixture->place, "documents.sqlite");
  g_autofree char *records = NULL;
  g_autofree char *contents = NULL;

  test_desk_close (g_steal_pointer (&fixture->desk));
  records = test_sql_text (path, "SELECT count (*) FROM document");
  contents = test_sql_text (documents, "SELECT count (*) FROM content");
  g_assert_cmpstr (records, ==, expected);
  g_assert_cmpstr (contents, ==, expected);
}

static void
test_lists (Fixture *fixture, gconstpointer data)
{
  assert_answers_lists (fixture->desk);
  assert_answers_lists (fixture->desk);
  g_assert_true (is_stuck ());
  g_assert_false (fixture->done);

  let_it_answer ();
  test_wait_for (fixture->done);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->attached->n_added, ==, 1);
  assert_n_documents (fixture, "1");
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  hupan_work_cancel (fixture->work);
  test_wait_for (fixture->done);
  g_assert_true (is_stuck ()); /* the system has not let go of it, which is no matter */
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_answers_lists (fixture->desk);
  let_it_answer ();
  test_wait_for (!is_stuck ());
  assert_n_documents (fixture, "0");
}

static void
test_end (Fixture *fixture, gconstpointer data)
{
  hupan_desk_stop_works (fixture->desk);
  hupan_desk_close (fixture->desk);
  g_assert_true (is_stuck ());
  test_wait_for (fixture->done);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  let_it_answer ();
  test_wait_for (!is_stuck ());
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/desk/attaching/lists", Fixture, NULL, set_up, test_lists, tear_down);
  g_test_add ("/desk/attaching/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/desk/attaching/end", Fixture, NULL, set_up, test_end, tear_down);
  return g_test_run ();
}
