/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/hupan-work.h"
#include "index/hupan-image.h"

G_BEGIN_DECLS

/* The one bridge between the window and what lies below it (HupanDesk in docs/architecture.md): a registry that
 * is open, on a thread of its own; the images of its lists, queried on another; and the news of what changed.
 * Belongs to the main thread, which it never keeps waiting.
 *
 * Signals: "changed" (HupanBatch *): something was committed, or, with a batch of no changes, another day has come by which
 * something is computed; every image is up to date already. */
#define HUPAN_TYPE_DESK (hupan_desk_get_type ())
G_DECLARE_FINAL_TYPE (HupanDesk, hupan_desk, HUPAN, DESK, GObject)

HupanDesk *hupan_desk_new (void);

/* Opening. One desk opens one registry in its life; the registry is closed with the desk. */
void       hupan_desk_open_async (HupanDesk *self, const char *folder, HupanOpenFlags flags, HupanWork *work,
                                  GAsyncReadyCallback callback, gpointer data);
void       hupan_desk_create_async (HupanDesk *self, const char *folder, const char *name, GAsyncReadyCallback callback, gpointer data);
gboolean   hupan_desk_open_finish (HupanDesk *self, GAsyncResult *result, GError **error);
void       hupan_desk_close (HupanDesk *self);
void       hupan_desk_stop_works (HupanDesk *self);

const char        *hupan_desk_get_folder (HupanDesk *self);
const char        *hupan_desk_get_name (HupanDesk *self);
const char        *hupan_desk_get_lang (HupanDesk *self);
const char        *hupan_desk_get_read_only_reason (HupanDesk *self);
const char *const *hupan_desk_get_notices (HupanDesk *self);
const char        *hupan_desk_get_undo_label (HupanDesk *self);
const char        *hupan_desk_get_redo_label (HupanDesk *self);

/* Asks the registry again for its name and whether it can be written. */
void hupan_desk_take_news (HupanDesk *self);

/* Looks whether another day has come; each query does so too. */
void hupan_desk_look_at_day (HupanDesk *self);

/* Any work with the registry, on its thread. func returns the result, or NULL with an error; result_free gets
 * it when nobody takes it. work may be NULL. */
typedef gpointer (*HupanDeskFunc) (HupanRegistry *registry, gpointer data, const HupanProgress *progress, GError **error);

void     hupan_desk_run_async (HupanDesk *self, HupanDeskFunc func, gpointer data, GDestroyNotify data_free, GDestroyNotify result_free,
                               HupanWork *work, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void     hupan_desk_run_urgent_async (HupanDesk *self, HupanDeskFunc func, gpointer data, GDestroyNotify data_free,
                                      GDestroyNotify result_free, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gpointer hupan_desk_run_finish (HupanDesk *self, GAsyncResult *result, GError **error);

/* Lists. The image of the kind is loaded when it is first asked for. */
void         hupan_desk_query_async (HupanDesk *self, HupanQuery *query, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
HupanResult *hupan_desk_query_finish (HupanDesk *self, GAsyncResult *result, GError **error);

/* A kind that is going to be asked for: its image is loaded as soon as the registry is open and has nothing else to do. */
void hupan_desk_expect (HupanDesk *self, const HupanKind *kind);

/* Writing. finish returns the id of the batch, 0 with an error. */
void   hupan_desk_commit_async (HupanDesk *self, HupanBatch *batch, HupanWork *work, GAsyncReadyCallback callback, gpointer data);
void   hupan_desk_undo_async (HupanDesk *self, gint64 which, GAsyncReadyCallback callback, gpointer data);
void   hupan_desk_redo_async (HupanDesk *self, GAsyncReadyCallback callback, gpointer data);
gint64 hupan_desk_commit_finish (HupanDesk *self, GAsyncResult *result, GError **error);

G_END_DECLS
