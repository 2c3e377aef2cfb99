/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-desk.h"
#include "hupan-keeper.h"
#include "hupan-worker.h"

G_BEGIN_DECLS

/**
 * HupanDesk:
 *
 * Synchronous below, one bridge above: the layers under the desk are plain functions with a GError; the desk
 * calls them on the thread where they belong and brings their results to the main thread.
 *
 * Two threads: the registry's (one connection, so one thread for everything that reads or writes it, and for loading and
 * refreshing images) and the index's (queries). What they share with the main thread goes through a GTask.
 */
struct _HupanDesk
{
  GObject parent_instance;

  HupanWorker *store;
  HupanWorker *index;
  char *lang;

  /* of the main thread */
  char *folder;
  char *name;
  char *read_only_reason;
  char **notices;
  char *undo_label;
  char *redo_label;
  HupanKeeper *keeper; /* of the daily backups */
  GHashTable *works;   /* HupanWork, of the jobs that are not done */

  /* of the registry's thread */
  HupanRegistry *registry;
  GHashTable *images; /* HupanKind → HupanImage */
  guint images_busy;  /* how many functions load or change images, one called by the other */
  GQueue postponed;   /* of GTask: questions that came meanwhile */
};

/* Hands a task to the registry's thread; consumes it. */
void hupan_desk_push (HupanDesk *self, HupanWorkerPriority priority, HupanWorkerFunc func, GTask *task);

/* On the registry's thread: when another day has come, lists that depend on it are read again, and "changed" is emitted. */
void hupan_desk_notice_day (HupanDesk *self);

/* Around what loads or changes images, on the registry's thread. That work is long, so urgent jobs are done between its
 * steps; but those that ask lists wait until it is done: they would find images half changed, or load one a second time. */
void hupan_desk_begin_images (HupanDesk *self);
void hupan_desk_end_images (HupanDesk *self);

/* On the registry's thread: follow what is committed from now on, and tell the main thread how things stand. */
void hupan_desk_follow_registry (HupanDesk *self);

G_END_DECLS
