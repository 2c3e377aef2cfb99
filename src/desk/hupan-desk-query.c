/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How the desk answers lists: the image on the registry's thread, the query on the index's. */

#include "config.h"

#include "hupan-desk-private.h"

typedef struct
{
  HupanQuery *query;
  HupanImage *image;
} Asking;

static void
asking_free (Asking *asking)
{
  g_clear_object (&asking->query);
  g_clear_object (&asking->image);
  g_free (asking);
}

static void
answer_cb (gpointer data)
{
  g_autoptr (GTask) task = data;
  Asking *asking = g_task_get_task_data (task);
  HupanResult *result;

  if (g_task_return_error_if_cancelled (task))
    return;

  result = hupan_image_query (asking->image, asking->query, g_task_get_cancellable (task));
  if (result == NULL)
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
  else
    g_task_return_pointer (task, result, g_object_unref);
}

/* The image of a kind, loaded if it was not, with all that the query needs. */
static HupanImage *
find_image (HupanDesk  *self,
            HupanQuery *query,
            GError    **error)
{
  const HupanKind *kind = hupan_query_get_kind (query);
  HupanImage *image;

  hupan_desk_notice_day (self);
  image = g_hash_table_lookup (self->images, kind);
  if (image == NULL)
    {
      image = hupan_image_load (self->registry, kind, self->lang, NULL, error);
      if (image == NULL)
        return NULL;
      g_hash_table_insert (self->images, (gpointer) kind, image);
    }

  if (!hupan_image_is_ready (image, query) && !hupan_image_prepare (image, self->registry, query, NULL, error))
    return NULL;

  return image;
}

/* On the registry's thread: the image, then on to the thread that answers. */
static void
find_image_cb (gpointer data)
{
  g_autoptr (GTask) task = data;
  HupanDesk *self = g_task_get_source_object (task);
  Asking *asking = g_task_get_task_data (task);
  HupanImage *image;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (self->images_busy > 0)
    {
      g_queue_push_tail (&self->postponed, g_steal_pointer (&task));
      return;
    }

  hupan_desk_begin_images (self);
  image = find_image (self, asking->query, &error);
  hupan_desk_end_images (self);
  if (image == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  asking->image = g_object_ref (image);
  hupan_worker_push (self->index, HUPAN_WORKER_NORMAL, answer_cb, g_steal_pointer (&task));
}

/* Where the image cannot be loaded, who asks for it is told so. */
static void
load_ahead_cb (gpointer data)
{
  g_autoptr (GTask) task = data;
  HupanDesk *self = g_task_get_source_object (task);

  if (self->registry != NULL)
    {
      hupan_desk_begin_images (self);
      find_image (self, g_task_get_task_data (task), NULL);
      hupan_desk_end_images (self);
    }
  g_task_return_boolean (task, TRUE);
}

void
hupan_desk_expect (HupanDesk       *self,
                   const HupanKind *kind)
{
  GTask *task = g_task_new (self, NULL, NULL, NULL);

  g_task_set_source_tag (task, hupan_desk_expect);
  g_task_set_task_data (task, hupan_query_new (kind), g_object_unref);
  hupan_desk_push (self, HUPAN_WORKER_NORMAL, load_ahead_cb, task);
}

void
hupan_desk_begin_images (HupanDesk *self)
{
  self->images_busy++;
}

void
hupan_desk_end_images (HupanDesk *self)
{
  GTask *task;

  if (--self->images_busy > 0)
    return;
  while ((task = g_queue_pop_head (&self->postponed)) != NULL)
    hupan_worker_push (self->store, HUPAN_WORKER_URGENT, find_image_cb, task);
}

void
hupan_desk_query_async (HupanDesk          *self,
                        HupanQuery         *query,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);
  Asking *asking = g_new0 (Asking, 1);

  asking->query = hupan_query_copy (query);
  g_task_set_source_tag (task, hupan_desk_query_async);
  g_task_set_task_data (task, asking, (GDestroyNotify) asking_free);
  hupan_desk_push (self, HUPAN_WORKER_URGENT, find_image_cb, task);
}

HupanResult *
hupan_desk_query_finish (HupanDesk    *self,
                         GAsyncResult *result,
                         GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
