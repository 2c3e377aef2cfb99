/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-registry-private.h"

G_BEGIN_DECLS

/* What happened to the registry as a whole: a line of the history, and of its chain, that is about no record and that
 * nobody can undo. */
#define HUPAN_NOTE_ACTION "note"
#define HUPAN_NOTE_KIND "registry"
#define HUPAN_NOTE_FLAG 0x100 /* in batch.flags, beside HupanBatchFlags */

gboolean hupan_note_add (HupanRegistry *registry, const char *label, GError **error);

G_END_DECLS
