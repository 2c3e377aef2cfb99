/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-db.h"
#include "hupan-manifest.h"

G_BEGIN_DECLS

/* A verified copy of an open registry: what backups and packages are made of. */
typedef enum
{
  HUPAN_SNAPSHOT_NONE = 0,
  HUPAN_SNAPSHOT_COMPACT = 1 << 0, /* without the empty pages that deleting leaves, in which old bytes may lie */
} HupanSnapshotFlags;

gint64 hupan_snapshot_get_size (HupanRegistry *registry);

/* Writes the two databases and the manifest into folder, which is there and empty, syncs and verifies them. `previous`
 * is the folder of an older copy, or NULL: documents that have not changed since are shared with it. */
HupanManifest *hupan_snapshot_make (HupanRegistry *registry, const char *folder, const char *why, const char *previous,
                                    HupanSnapshotFlags flags, const HupanProgress *progress, GError **error);

/* Sums, pages, references, rows, history and documents of a copy, against its manifest. */
gboolean hupan_snapshot_verify (const char *folder, HupanManifest *manifest, const HupanProgress *progress, GError **error);

/* Of documents.sqlite: that each content still has its hash. Adds a sentence for each that has not. */
gboolean hupan_snapshot_check_documents (HupanDb *documents, const HupanProgress *progress, GPtrArray *findings, GError **error);

G_END_DECLS
