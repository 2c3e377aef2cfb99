/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-db.h"

G_BEGIN_DECLS

/* Contents in one documents.sqlite, each by its SHA-256 in lower-case hex digits. Read and written in pieces, between
 * which lists are served (hupan_db_yield ()) and work can be cancelled. */
#define HUPAN_CONTENT_HASH_LENGTH 64

typedef enum
{
  HUPAN_CONTENT_WHOLE = 1,
  HUPAN_CONTENT_DAMAGED, /* it is there, and is not what its hash says */
  HUPAN_CONTENT_MISSING,
} HupanContentState;

char    *hupan_content_hash (GBytes *data, HupanDb *yielding, const HupanProgress *progress, GError **error);
gboolean hupan_content_look (HupanDb *db, const char *sha256, HupanContentState *state, const HupanProgress *progress,
                             GError **error);

/* Never gives bytes that do not have the hash: HUPAN_STORE_ERROR_DAMAGED, _NOT_FOUND. */
GBytes  *hupan_content_read (HupanDb *db, const char *sha256, const HupanProgress *progress, GError **error);

/* In a transaction of its own, in the place of what was there. Read back and hashed again before it is confirmed. */
gboolean hupan_content_write (HupanDb *db, const char *sha256, GBytes *data, const HupanProgress *progress, GError **error);
gboolean hupan_content_write_all (HupanDb *db, GPtrArray *hashes, GPtrArray *contents, const HupanProgress *progress, GError **error);
gboolean hupan_content_remove (HupanDb *db, const char *sha256, GError **error);

/* All hashes, in order; the sizes that go with them may be asked for (gint64). */
GPtrArray *hupan_content_list (HupanDb *db, GArray **sizes, GError **error);

G_END_DECLS
