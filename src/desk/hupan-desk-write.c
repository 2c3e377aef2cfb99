/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How the desk writes: commit, undo and redo as jobs like any other. The registry says what it committed by a
 * signal, and the desk spreads the news (hupan-desk.c). */

#include "config.h"

#include "hupan-desk.h"

/* A batch id as the result of a job: a pointer is too small for it on some machines. */
static gpointer
batch_id (gint64 id)
{
  return id != 0 ? g_memdup2 (&id, sizeof id) : NULL;
}

static gpointer
commit (HupanRegistry       *registry,
        gpointer             data,
        const HupanProgress *progress,
        GError             **error)
{
  return batch_id (hupan_registry_commit (registry, data, progress, error));
}

static gpointer
undo (HupanRegistry       *registry,
      gpointer             data,
      const HupanProgress *progress,
      GError             **error)
{
  return batch_id (hupan_registry_undo (registry, *(gint64 *) data, progress, error));
}

static gpointer
redo (HupanRegistry       *registry,
      gpointer             data,
      const HupanProgress *progress,
      GError             **error)
{
  return batch_id (hupan_registry_redo (registry, progress, error));
}

void
hupan_desk_commit_async (HupanDesk          *self,
                         HupanBatch         *batch,
                         HupanWork          *work,
                         GAsyncReadyCallback callback,
                         gpointer            data)
{
  hupan_desk_run_async (self, commit, g_object_ref (batch), g_object_unref, g_free, work, NULL, callback, data);
}

/**
 * hupan_desk_undo_async:
 * @which: the batch to take back; 0: the newest
 */
void
hupan_desk_undo_async (HupanDesk          *self,
                       gint64              which,
                       GAsyncReadyCallback callback,
                       gpointer            data)
{
  hupan_desk_run_async (self, undo, g_memdup2 (&which, sizeof which), g_free, g_free, NULL, NULL, callback, data);
}

void
hupan_desk_redo_async (HupanDesk          *self,
                       GAsyncReadyCallback callback,
                       gpointer            data)
{
  hupan_desk_run_async (self, redo, NULL, NULL, g_free, NULL, NULL, callback, data);
}

gint64
hupan_desk_commit_finish (HupanDesk    *self,
                          GAsyncResult *result,
                          GError      **error)
{
  g_autofree gint64 *id = g_task_propagate_pointer (G_TASK (result), error);

  return id != NULL ? *id : 0;
}
