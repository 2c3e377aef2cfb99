/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-incoming.h"
#include "store/hupan-registry.h"

G_BEGIN_DECLS

/* A content that the registry has already: the document it would be, and a sentence such as “Already here: “cv.pdf” of
 * 李明.” */
typedef struct
{
  HupanRecord *draft;
  char *sentence;
  gboolean same_owner; /* it is the very record's own; adding it would say nothing new */
} HupanRepeat;

void hupan_repeat_free (HupanRepeat *repeat);

/* What came of it. */
typedef struct
{
  gint64 batch;        /* 0: nothing was added */
  guint n_added;
  GPtrArray *repeats;  /* of HupanRepeat: not added */
  GPtrArray *refused;  /* sentences, a file each */
} HupanAttached;

void hupan_attached_free (HupanAttached *attached);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanAttached, hupan_attached_free)

typedef enum
{
  HUPAN_ATTACH_NONE = 0,
  HUPAN_ATTACH_AGAIN = 1 << 0, /* also what other records have already */
} HupanAttachFlags;

/* Adds documents to a candidate, topic or university: contents first, then one batch with a record for each, which one undo
 * takes back. Files that nobody has read yet (hupan_incoming_read ()) are read first. NULL with an error, also when it was cancelled: then nothing was added. */
HupanAttached *hupan_attach (HupanRegistry *registry, const HupanKind *owner_kind, gint64 owner, GPtrArray *incoming,
                             HupanAttachFlags flags, const char *origin, const HupanProgress *progress, GError **error);

/* The repeats, after all. Returns the batch, 0 with an error. */
gint64 hupan_attach_repeats (HupanRegistry *registry, GPtrArray *repeats, const HupanProgress *progress, GError **error);

/* The field of a document that says it belongs to a record of this kind; NULL: none of this kind has any. */
const HupanField *hupan_attach_get_owner_field (const HupanKind *owner_kind);

G_END_DECLS
