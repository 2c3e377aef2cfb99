/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-worker.h"

#define REST_AFTER G_TIME_SPAN_SECOND

typedef struct
{
  HupanWorkerFunc func;
  gpointer data;
} Job;

struct _HupanWorker
{
  GThread *thread;
  GMutex lock;
  GCond woken;
  GQueue urgent; /* of Job */
  GQueue normal;
  gint n_urgent; /* that wait; atomic, so that a long job can look without the lock */
  gboolean ending;
  Job rest;
  gboolean rested; /* since the last job. On the worker's thread */
};

static Job *
pop_urgent (HupanWorker *self)
{
  Job *job = g_queue_pop_head (&self->urgent);

  if (job != NULL)
    g_atomic_int_add (&self->n_urgent, -1);
  return job;
}

static Job *
pop_urgent_locked (HupanWorker *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return pop_urgent (self);
}

/* Waits for a job until a time; 0: as long as it takes. */
static gboolean
wait (HupanWorker *self,
      gint64       until)
{
  if (until != 0)
    return g_cond_wait_until (&self->woken, &self->lock, until);

  g_cond_wait (&self->woken, &self->lock);
  return TRUE;
}

/* Waits for a job, or for a rest; NULL when the worker ends and has done everything. */
static Job *
wait_for_job (HupanWorker *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gint64 until = self->rested ? 0 : g_get_monotonic_time () + REST_AFTER;

  while (g_queue_is_empty (&self->urgent) && g_queue_is_empty (&self->normal) && !self->ending)
    if (!wait (self, until))
      return &self->rest;

  return g_queue_is_empty (&self->urgent) ? g_queue_pop_head (&self->normal) : pop_urgent (self);
}

static void
do_job (HupanWorker *self,
        Job         *job)
{
  self->rested = job == &self->rest;
  job->func (job->data);
  if (!self->rested)
    g_free (job);
}

static gpointer
work (gpointer data)
{
  HupanWorker *self = data;
  Job *job;

  while ((job = wait_for_job (self)) != NULL)
    do_job (self, job);

  return NULL;
}

HupanWorker *
hupan_worker_new (const char      *name,
                  HupanWorkerFunc  rest,
                  gpointer         data)
{
  HupanWorker *self = g_new0 (HupanWorker, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->woken);
  g_queue_init (&self->urgent);
  g_queue_init (&self->normal);
  self->rest = (Job) { rest, data };
  self->rested = TRUE;
  self->thread = g_thread_new (name, work, self);

  return self;
}

/**
 * hupan_worker_push:
 *
 * Hands a job to the worker; it is done after those of the same priority that wait already. May be called from
 * any thread. Each job is done exactly once, also when the worker is freed meanwhile: cancelling is the job's affair.
 */
void
hupan_worker_push (HupanWorker        *self,
                   HupanWorkerPriority priority,
                   HupanWorkerFunc     func,
                   gpointer            data)
{
  g_autoptr (GMutexLocker) locker = NULL;
  Job *job = g_new (Job, 1);

  *job = (Job) { func, data };
  locker = g_mutex_locker_new (&self->lock);
  if (priority == HUPAN_WORKER_URGENT)
    g_atomic_int_inc (&self->n_urgent);
  g_queue_push_tail (priority == HUPAN_WORKER_URGENT ? &self->urgent : &self->normal, job);
  g_cond_signal (&self->woken);
}

/**
 * hupan_worker_do_urgent:
 *
 * Does the urgent jobs that wait. A long job calls this after every step, on the worker's own thread, so that a list can
 * be read while a file is imported.
 */
void
hupan_worker_do_urgent (HupanWorker *self)
{
  Job *job;

  g_return_if_fail (self->thread == g_thread_self ());

  while (g_atomic_int_get (&self->n_urgent) > 0 && (job = pop_urgent_locked (self)) != NULL)
    do_job (self, job);
}

/**
 * hupan_worker_free:
 *
 * Waits until every job is done and ends the thread.
 */
void
hupan_worker_free (HupanWorker *self)
{
  g_mutex_lock (&self->lock);
  self->ending = TRUE;
  g_cond_signal (&self->woken);
  g_mutex_unlock (&self->lock);

  g_thread_join (self->thread);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->woken);
  g_free (self);
}
