/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk/hupan-worker.h"

typedef struct
{
  GMutex lock;
  GCond changed;
  GString *done; /* a letter for each */
} Diary;

static void
note (Diary *diary,
      char   letter)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&diary->lock);

  g_string_append_c (diary->done, letter);
  g_cond_signal (&diary->changed);
}

static void
job_cb (gpointer data)
{
  note (data, 'j');
}

static void
urgent_cb (gpointer data)
{
  note (data, 'u');
}

static void
rest_cb (gpointer data)
{
  note (data, 'r');
}

static void
wait_for (Diary      *diary,
          const char *done)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&diary->lock);

  while (!g_str_equal (diary->done->str, done))
    {
      g_assert_cmpuint (diary->done->len, <, strlen (done));
      g_cond_wait (&diary->changed, &diary->lock);
    }
}

/* It rests once, after work and not before, and after all of it. */
static void
test_rest (void)
{
  Diary diary = { .done = g_string_new (NULL) };
  g_autoptr (HupanWorker) worker = hupan_worker_new ("test", rest_cb, &diary);

  for (guint i = 0; i < 3; i++)
    hupan_worker_push (worker, HUPAN_WORKER_NORMAL, job_cb, &diary);
  wait_for (&diary, "jjjr");
  hupan_worker_push (worker, HUPAN_WORKER_URGENT, urgent_cb, &diary);
  wait_for (&diary, "jjjrur");

  hupan_worker_push (worker, HUPAN_WORKER_NORMAL, job_cb, &diary);
  g_clear_pointer (&worker, hupan_worker_free);
  g_assert_cmpstr (diary.done->str, ==, "jjjrurj");
  g_string_free (diary.done, TRUE);
}

typedef struct
{
  HupanWorker *worker;
  Diary *diary;
} Long;

static void
long_cb (gpointer data)
{
  Long *self = data;

  hupan_worker_push (self->worker, HUPAN_WORKER_NORMAL, job_cb, self->diary);
  hupan_worker_push (self->worker, HUPAN_WORKER_URGENT, urgent_cb, self->diary);
  note (self->diary, '[');
  hupan_worker_do_urgent (self->worker);
  note (self->diary, ']');
}

/* What is urgent is done in the middle of a long job, and what is not after it. */
static void
test_urgent (void)
{
  Diary diary = { .done = g_string_new (NULL) };
  HupanWorker *worker = hupan_worker_new ("test", rest_cb, &diary);
  Long self = { worker, &diary };

  hupan_worker_push (worker, HUPAN_WORKER_NORMAL, long_cb, &self);
  hupan_worker_free (worker);
  g_assert_cmpstr (diary.done->str, ==, "[u]j");
  g_string_free (diary.done, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/worker/rest", test_rest);
  g_test_add_func ("/worker/urgent", test_urgent);
  return g_test_run ();
}
