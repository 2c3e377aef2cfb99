/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-keeper.h"

#include "store/hupan-safety.h"

#define FIRST_LOOK_SECONDS 30
#define LOOK_SECONDS (15 * 60)

struct _HupanKeeper
{
  HupanDesk *desk; /* borrowed: it owns the keeper */
  GCancellable *cancellable;
  guint timer;
};

/* What the callbacks need when the keeper is gone already: nothing but this. */
static void
tell_failure (const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("The daily backup could not be made: %s", error->message);
}

static void
verify_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  HupanProgress progress = { .cancellable = cancellable };
  GError *error = NULL;

  if (hupan_backup_draft_finish (data, &progress, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
verified_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    tell_failure (error);
}

static gpointer
begin_backup (HupanRegistry *registry, gpointer data, const HupanProgress *progress, GError **error)
{
  return hupan_registry_begin_backup_if_due (registry, progress, error);
}

static void
begun_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GCancellable) cancellable = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;
  HupanBackupDraft *draft = hupan_desk_run_finish (HUPAN_DESK (source), result, &error);

  if (error != NULL)
    tell_failure (error);
  if (draft == NULL)
    return;
  task = g_task_new (NULL, cancellable, verified_cb, NULL);
  g_task_set_task_data (task, draft, (GDestroyNotify) hupan_backup_draft_free);
  g_task_run_in_thread (task, verify_in_thread);
}

static gboolean
look_cb (gpointer data)
{
  HupanKeeper *self = data;

  hupan_keeper_look (self);
  hupan_desk_look_at_day (self->desk);
  self->timer = g_timeout_add_seconds (LOOK_SECONDS, look_cb, self);
  return G_SOURCE_REMOVE;
}

HupanKeeper *
hupan_keeper_new (HupanDesk *desk)
{
  HupanKeeper *self = g_new0 (HupanKeeper, 1);

  self->desk = desk;
  self->cancellable = g_cancellable_new ();
  self->timer = g_timeout_add_seconds (FIRST_LOOK_SECONDS, look_cb, self);
  return self;
}

/* Makes a backup if one is due. */
void
hupan_keeper_look (HupanKeeper *self)
{
  hupan_desk_run_async (self->desk, begin_backup, NULL, NULL, (GDestroyNotify) hupan_backup_draft_free, NULL, self->cancellable,
                        begun_cb, g_object_ref (self->cancellable));
}

/* A backup on its way is given up; the next start begins another. */
void
hupan_keeper_free (HupanKeeper *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_object_unref (self->cancellable);
  g_free (self);
}
