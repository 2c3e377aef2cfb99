/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-registry-private.h"

G_BEGIN_DECLS

/* What happened to the registry and changed no record: a line of the history, and of its chain, that nobody can undo. It is
 * a batch with this flag and one entry about record 0, whose fields and values are facts for programs; its label
 * is the sentence for people. */
#define HUPAN_NOTE_FLAG 0x100 /* in batch.flags, beside HupanBatchFlags */

#define HUPAN_NOTE_ACTION "note"     /* of the registry as a whole: the label says it all */
#define HUPAN_NOTE_EXPORT "export"   /* of records of a kind: facts rows, restricted, file */
#define HUPAN_NOTE_KIND "registry"   /* where it is about no kind */

gboolean hupan_note_add (HupanRegistry *registry, const char *label, GError **error);

G_END_DECLS
