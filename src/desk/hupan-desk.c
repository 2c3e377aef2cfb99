/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-desk-private.h"

#include "core/hupan-l10n.h"
#include "core/hupan-memory.h"

typedef enum
{
  PROP_NAME = 1,
  PROP_READ_ONLY_REASON,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
} HupanDeskProperty;

static GParamSpec *properties[PROP_REDO_LABEL + 1];

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HupanDesk, hupan_desk, G_TYPE_OBJECT)

/* --- What the main thread learns of the registry ----------------------------------------------- */

/* How the registry stands, taken on its thread and handed to the main thread. */
typedef struct
{
  HupanDesk *desk;
  HupanBatch *changes; /* NULL: nothing was committed */
  char *name;
  char *read_only_reason;
  char *undo_label;
  char *redo_label;
} News;

static void
news_free (News *news)
{
  g_clear_object (&news->desk);
  g_clear_object (&news->changes);
  g_free (news->name);
  g_free (news->read_only_reason);
  g_free (news->undo_label);
  g_free (news->redo_label);
  g_free (news);
}

static gboolean
take_news_cb (gpointer data)
{
  News *news = data;
  HupanDesk *self = news->desk;

  if (g_set_str (&self->read_only_reason, news->read_only_reason))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY_REASON]);
  if (g_set_str (&self->name, news->name))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
  if (g_set_str (&self->undo_label, news->undo_label))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_LABEL]);
  if (g_set_str (&self->redo_label, news->redo_label))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_LABEL]);
  if (news->changes != NULL)
    g_signal_emit (self, signals[CHANGED], 0, news->changes);

  return G_SOURCE_REMOVE;
}

/* Posted before the task that caused it returns, at the same priority: whoever waits for a commit finds the desk
 * up to date. */
static void
send_news (HupanDesk  *self,
           HupanBatch *changes)
{
  News *news = g_new0 (News, 1);

  news->desk = g_object_ref (self);
  news->changes = changes != NULL ? g_object_ref (changes) : NULL;
  news->name = g_strdup (hupan_registry_get_name (self->registry));
  news->read_only_reason = g_strdup (hupan_registry_get_read_only_reason (self->registry));
  news->undo_label = hupan_registry_dup_undo_label (self->registry);
  news->redo_label = hupan_registry_dup_redo_label (self->registry);

  g_idle_add_full (G_PRIORITY_DEFAULT, take_news_cb, news, (GDestroyNotify) news_free);
}

static void
committed_cb (HupanRegistry *registry,
              HupanCommit   *commit,
              HupanDesk     *self)
{
  GHashTableIter iter;
  gpointer kind, image;

  hupan_desk_begin_images (self);
  g_hash_table_iter_init (&iter, self->images);
  while (g_hash_table_iter_next (&iter, &kind, &image))
    {
      g_autoptr (GError) error = NULL;

      /* An image that cannot follow is dropped: the next query loads it anew. */
      if (!hupan_image_refresh (image, registry, commit->changes, NULL, &error))
        {
          g_warning ("The list of %s is read again: %s", ((const HupanKind *) kind)->plural, error->message);
          g_hash_table_iter_remove (&iter);
        }
    }
  hupan_desk_end_images (self);

  send_news (self, commit->changes);
}

void
hupan_desk_notice_day (HupanDesk *self)
{
  g_autoptr (HupanBatch) nothing = NULL;
  GHashTableIter iter;
  gpointer kind, image;

  hupan_desk_begin_images (self);
  g_hash_table_iter_init (&iter, self->images);
  while (g_hash_table_iter_next (&iter, &kind, &image))
    {
      g_autoptr (GError) error = NULL;

      if (hupan_image_is_of_today (image))
        continue;
      if (nothing == NULL)
        nothing = hupan_batch_new ("", NULL, HUPAN_BATCH_NONE);
      if (!hupan_image_reload (image, self->registry, NULL, &error))
        {
          g_warning ("The list of %s is read again: %s", ((const HupanKind *) kind)->plural, error->message);
          g_hash_table_iter_remove (&iter);
        }
    }
  hupan_desk_end_images (self);

  if (nothing != NULL)
    send_news (self, nothing);
}

static void
notice_day_cb (gpointer data)
{
  g_autoptr (HupanDesk) self = data;

  if (self->registry != NULL)
    hupan_desk_notice_day (self);
}

void
hupan_desk_look_at_day (HupanDesk *self)
{
  if (self->store != NULL)
    hupan_worker_push (self->store, HUPAN_WORKER_NORMAL, notice_day_cb, g_object_ref (self));
}

/* Between two steps of long work: lists are read meanwhile. */
static void
serve_urgent (gpointer data)
{
  HupanDesk *self = data;

  hupan_worker_do_urgent (self->store);
}

void
hupan_desk_follow_registry (HupanDesk *self)
{
  g_signal_connect (self->registry, "committed", G_CALLBACK (committed_cb), self);
  hupan_registry_set_yield_func (self->registry, serve_urgent, self);
  send_news (self, NULL);
}

static void
send_news_cb (gpointer data)
{
  g_autoptr (HupanDesk) self = data;

  if (self->registry != NULL)
    send_news (self, NULL);
}

void
hupan_desk_take_news (HupanDesk *self)
{
  if (self->store != NULL)
    hupan_worker_push (self->store, HUPAN_WORKER_URGENT, send_news_cb, g_object_ref (self));
}

/* --- Jobs ----------------------------------------------------------------------------------------- */

typedef struct
{
  HupanDeskFunc func;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
  HupanWork *work;
} Job;

static void
job_free (Job *job)
{
  if (job->data_free != NULL && job->data != NULL)
    job->data_free (job->data);
  g_clear_object (&job->work);
  g_free (job);
}

static void
do_job_cb (gpointer data)
{
  g_autoptr (GTask) task = data;
  HupanDesk *self = g_task_get_source_object (task);
  Job *job = g_task_get_task_data (task);
  HupanProgress own = { .cancellable = g_task_get_cancellable (task) };
  const HupanProgress *progress = job->work != NULL ? hupan_work_get_progress (job->work) : &own;
  GError *error = NULL;
  gpointer result;

  if (hupan_progress_is_cancelled (progress, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  result = job->func (self->registry, job->data, progress, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, job->result_free);
}

static void
work_done_cb (GTask      *task,
              GParamSpec *pspec,
              HupanWork  *work)
{
  HupanDesk *self = g_task_get_source_object (task);

  g_hash_table_remove (self->works, work);
}

/* What is asked of a desk that is closed already is answered as if it had been cancelled: whoever asked is going, too. */
void
hupan_desk_push (HupanDesk          *self,
                 HupanWorkerPriority priority,
                 HupanWorkerFunc     func,
                 GTask              *task)
{
  if (self->store != NULL)
    {
      hupan_worker_push (self->store, priority, func, task);
      return;
    }

  g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Closed");
  g_object_unref (task);
}

static void
push_job (HupanDesk          *self,
          HupanWorkerPriority priority,
          HupanDeskFunc       func,
          gpointer            data,
          GDestroyNotify      data_free,
          GDestroyNotify      result_free,
          HupanWork          *work,
          GCancellable       *cancellable,
          GAsyncReadyCallback callback,
          gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  *job = (Job) { func, data, data_free, result_free, work != NULL ? g_object_ref (work) : NULL };
  g_task_set_source_tag (task, hupan_desk_run_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  if (work != NULL)
    {
      g_hash_table_add (self->works, g_object_ref (work));
      g_signal_connect (task, "notify::completed", G_CALLBACK (work_done_cb), work);
    }
  hupan_desk_push (self, priority, do_job_cb, task);
}

void
hupan_desk_run_async (HupanDesk          *self,
                      HupanDeskFunc       func,
                      gpointer            data,
                      GDestroyNotify      data_free,
                      GDestroyNotify      result_free,
                      HupanWork          *work,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  push_job (self, HUPAN_WORKER_NORMAL, func, data, data_free, result_free, work, cancellable, callback, user_data);
}

/**
 * hupan_desk_run_urgent_async:
 *
 * Like hupan_desk_run_async (), for short reading that somebody waits for: it goes before other work and
 * between the steps of a long one.
 */
void
hupan_desk_run_urgent_async (HupanDesk          *self,
                             HupanDeskFunc       func,
                             gpointer            data,
                             GDestroyNotify      data_free,
                             GDestroyNotify      result_free,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  push_job (self, HUPAN_WORKER_URGENT, func, data, data_free, result_free, NULL, cancellable, callback, user_data);
}

gpointer
hupan_desk_run_finish (HupanDesk    *self,
                       GAsyncResult *result,
                       GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- GObject ---------------------------------------------------------------------------------------- */

static void
hupan_desk_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  HupanDesk *self = HUPAN_DESK (object);

  switch ((HupanDeskProperty) prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;

    case PROP_READ_ONLY_REASON:
      g_value_set_string (value, self->read_only_reason);
      break;

    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;

    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hupan_desk_dispose (GObject *object)
{
  hupan_desk_close (HUPAN_DESK (object));

  G_OBJECT_CLASS (hupan_desk_parent_class)->dispose (object);
}

static void
hupan_desk_finalize (GObject *object)
{
  HupanDesk *self = HUPAN_DESK (object);

  g_clear_pointer (&self->images, g_hash_table_unref);
  g_clear_pointer (&self->works, g_hash_table_unref);
  g_clear_pointer (&self->lang, g_free);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->read_only_reason, g_free);
  g_clear_pointer (&self->notices, g_strfreev);
  g_clear_pointer (&self->undo_label, g_free);
  g_clear_pointer (&self->redo_label, g_free);

  G_OBJECT_CLASS (hupan_desk_parent_class)->finalize (object);
}

static void
hupan_desk_class_init (HupanDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = hupan_desk_get_property;
  object_class->dispose = hupan_desk_dispose;
  object_class->finalize = hupan_desk_finalize;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_READ_ONLY_REASON] = g_param_spec_string ("read-only-reason", NULL, NULL, NULL, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, HUPAN_TYPE_BATCH);
}

/* What was read is let go, and what was needed to read it, when nobody has asked for anything for a while. */
static void
rest_store_cb (gpointer data)
{
  HupanDesk *self = data;

  if (self->registry != NULL)
    hupan_registry_release_memory (self->registry);
  hupan_memory_give_back ();
}

static void
rest_index_cb (gpointer data)
{
  hupan_memory_give_back ();
}

static void
hupan_desk_init (HupanDesk *self)
{
  self->lang = g_strdup (hupan_ui_language ());
  self->images = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->works = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->store = hupan_worker_new ("registry", rest_store_cb, self);
  self->index = hupan_worker_new ("index", rest_index_cb, NULL);
}

HupanDesk *
hupan_desk_new (void)
{
  return g_object_new (HUPAN_TYPE_DESK, NULL);
}

const char *
hupan_desk_get_folder (HupanDesk *self)
{
  return self->folder;
}

const char *
hupan_desk_get_name (HupanDesk *self)
{
  return self->name;
}

const char *
hupan_desk_get_lang (HupanDesk *self)
{
  return self->lang;
}

/**
 * hupan_desk_get_read_only_reason:
 *
 * Returns: (nullable): a sentence that says why nothing can be changed, or %NULL when it can
 */
const char *
hupan_desk_get_read_only_reason (HupanDesk *self)
{
  return self->read_only_reason;
}

const char *const *
hupan_desk_get_notices (HupanDesk *self)
{
  return (const char *const *) self->notices;
}

const char *
hupan_desk_get_undo_label (HupanDesk *self)
{
  return self->undo_label;
}

const char *
hupan_desk_get_redo_label (HupanDesk *self)
{
  return self->redo_label;
}
