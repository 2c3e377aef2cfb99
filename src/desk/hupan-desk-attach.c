/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-desk-attach.h"

#include "hupan-desk-private.h"

/* The thread that reads may outlive all who wait for it, so it has its own hold on what it needs. */
typedef struct
{
  const HupanKind *owner_kind;
  gint64 owner;
  GPtrArray *incoming;
  HupanWork *work;
} Attaching;

static Attaching *
attaching_copy (const Attaching *from)
{
  Attaching *self = g_memdup2 (from, sizeof *from);

  g_ptr_array_ref (self->incoming);
  g_object_ref (self->work);
  return self;
}

static void
attaching_free (gpointer data)
{
  Attaching *self = data;

  g_ptr_array_unref (self->incoming);
  g_object_unref (self->work);
  g_free (self);
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Attaching *self = data;
  GError *error = NULL;

  if (hupan_incoming_read (self->incoming, hupan_work_get_progress (self->work), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gpointer
attach (HupanRegistry       *registry,
        gpointer             data,
        const HupanProgress *progress,
        GError             **error)
{
  Attaching *self = data;

  return hupan_attach (registry, self->owner_kind, self->owner, self->incoming, HUPAN_ATTACH_NONE, NULL, progress, error);
}

static void
attached_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  HupanAttached *attached = hupan_desk_run_finish (HUPAN_DESK (source), result, &error);

  if (attached != NULL)
    g_task_return_pointer (task, attached, (GDestroyNotify) hupan_attached_free);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GTask) task = data;
  HupanDesk *desk = HUPAN_DESK (source);
  Attaching *self = g_task_get_task_data (task);
  GError *error = NULL;

  g_hash_table_remove (desk->works, self->work);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }

  hupan_desk_run_async (desk, attach, attaching_copy (self), attaching_free, (GDestroyNotify) hupan_attached_free, self->work, NULL,
                        attached_cb, g_steal_pointer (&task));
}

void
hupan_desk_attach_async (HupanDesk          *self,
                         const HupanKind    *owner_kind,
                         gint64              owner,
                         GPtrArray          *incoming,
                         HupanWork          *work,
                         GAsyncReadyCallback callback,
                         gpointer            data)
{
  const Attaching attaching = { owner_kind, owner, incoming, work };
  GCancellable *cancellable = hupan_progress_get_cancellable (hupan_work_get_progress (work));
  GTask *task = g_task_new (self, NULL, callback, data);
  g_autoptr (GTask) reading = g_task_new (self, cancellable, read_cb, task);

  g_task_set_task_data (task, attaching_copy (&attaching), attaching_free);
  g_task_set_task_data (reading, attaching_copy (&attaching), attaching_free);
  g_task_set_return_on_cancel (reading, TRUE);
  g_hash_table_add (self->works, g_object_ref (work)); /* so that ending the program ends it too */
  g_task_run_in_thread (reading, read_in_thread);
}

HupanAttached *
hupan_desk_attach_finish (HupanDesk    *self,
                          GAsyncResult *result,
                          GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
