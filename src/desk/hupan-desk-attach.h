/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/hupan-desk.h"
#include "exchange/hupan-attach.h"

G_BEGIN_DECLS

/* Adds documents, hupan_attach (). The files are read on a thread that nothing else waits for, and only what was read goes to
 * the registry's: lists are answered while a share or a stick keeps one waiting. Cancelling the work (never NULL) ends it at once,
 * even when the system does not let go of the file; nothing was added then. */
void           hupan_desk_attach_async (HupanDesk *self, const HupanKind *owner_kind, gint64 owner, GPtrArray *incoming,
                                        HupanWork *work, GAsyncReadyCallback callback, gpointer data);
HupanAttached *hupan_desk_attach_finish (HupanDesk *self, GAsyncResult *result, GError **error);

G_END_DECLS
