/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How a desk comes to its registry, and how it leaves it. */

#include "config.h"

#include "hupan-desk-private.h"

typedef struct
{
  HupanDesk *desk; /* borrowed: the task holds it */
  char *folder;
  char *name; /* NULL: open what is there */
  HupanOpenFlags flags;
} Opening;

static void
opening_free (Opening *opening)
{
  g_free (opening->folder);
  g_free (opening->name);
  g_free (opening);
}

static gpointer
open_registry (HupanRegistry       *none,
               gpointer             data,
               const HupanProgress *progress,
               GError             **error)
{
  Opening *opening = data;
  HupanDesk *self = opening->desk;

  self->registry = opening->name != NULL
                     ? hupan_registry_create (opening->folder, opening->name, error)
                     : hupan_registry_open (opening->folder, opening->flags, progress, error);
  if (self->registry == NULL)
    return NULL;

  hupan_desk_follow_registry (self);
  return g_strdupv ((char **) hupan_registry_get_notices (self->registry));
}

static void
start_opening (HupanDesk          *self,
               const char         *folder,
               const char         *name,
               HupanOpenFlags      flags,
               HupanWork          *work,
               GAsyncReadyCallback callback,
               gpointer            data)
{
  Opening *opening = g_new0 (Opening, 1);

  g_return_if_fail (self->folder == NULL);

  self->folder = g_strdup (folder);
  *opening = (Opening) { self, g_strdup (folder), g_strdup (name), flags };
  hupan_desk_run_async (self, open_registry, opening, (GDestroyNotify) opening_free, (GDestroyNotify) g_strfreev, work, NULL,
                        callback, data);
}

void
hupan_desk_open_async (HupanDesk          *self,
                       const char         *folder,
                       HupanOpenFlags      flags,
                       HupanWork          *work,
                       GAsyncReadyCallback callback,
                       gpointer            data)
{
  start_opening (self, folder, NULL, flags, work, callback, data);
}

void
hupan_desk_create_async (HupanDesk          *self,
                         const char         *folder,
                         const char         *name,
                         GAsyncReadyCallback callback,
                         gpointer            data)
{
  start_opening (self, folder, name, HUPAN_OPEN_NONE, NULL, callback, data);
}

gboolean
hupan_desk_open_finish (HupanDesk    *self,
                        GAsyncResult *result,
                        GError      **error)
{
  GError *local = NULL;
  char **notices = g_task_propagate_pointer (G_TASK (result), &local);

  if (local != NULL)
    {
      /* The threads end here, on the main thread, and not with the last reference, which might be theirs. */
      hupan_desk_close (self);
      g_propagate_error (error, local);
      return FALSE;
    }

  self->notices = notices;
  self->keeper = hupan_keeper_new (self);
  return TRUE;
}

static void
close_registry_cb (gpointer data)
{
  HupanDesk *self = data;

  g_hash_table_remove_all (self->images);
  if (self->registry == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->registry, self);
  hupan_registry_close (self->registry);
  g_clear_object (&self->registry);
}

/**
 * hupan_desk_stop_works:
 *
 * Stops all long work, before closing in a hurry: what it did by half is rolled back.
 */
void
hupan_desk_stop_works (HupanDesk *self)
{
  GHashTableIter iter;
  gpointer work;

  g_hash_table_iter_init (&iter, self->works);
  while (g_hash_table_iter_next (&iter, &work, NULL))
    hupan_work_cancel (work);
}

/**
 * hupan_desk_close:
 *
 * Finishes the jobs that wait and closes the registry. Returns when its files are complete and its lock is
 * free. The desk cannot be used afterwards.
 */
void
hupan_desk_close (HupanDesk *self)
{
  if (self->store == NULL)
    return;

  g_clear_pointer (&self->keeper, hupan_keeper_free);
  hupan_worker_push (self->store, HUPAN_WORKER_NORMAL, close_registry_cb, self);
  /* Jobs that are still to be done reach for both of them. */
  hupan_worker_free (self->store);
  hupan_worker_free (self->index);
  self->store = self->index = NULL;
}
