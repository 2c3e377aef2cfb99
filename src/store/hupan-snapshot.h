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
  HUPAN_SNAPSHOT_SHARE = 1 << 1,   /* documents as files that copies share, hupan-snapshot-contents.h, not as a database */
} HupanSnapshotFlags;

gint64 hupan_snapshot_get_size (HupanRegistry *registry); /* what one will need, bytes */

/* First half, on the registry's thread: writes what there is into folder, which is there and empty. `previous` is the
 * folder of an older copy to share with, or NULL. */
HupanManifest *hupan_snapshot_take (HupanRegistry *registry, const char *folder, const char *why, const char *previous,
                                    HupanSnapshotFlags flags, const HupanProgress *progress, GError **error);

/* Second half, on any thread: completes the manifest, verifies all and writes it. */
gboolean hupan_snapshot_seal (const char *folder, HupanManifest *manifest, HupanSnapshotFlags flags, const HupanProgress *progress,
                              GError **error);

/* All that is in an open database as it is now, in memory. */
HupanDb *hupan_snapshot_copy_in_memory (HupanDb *from, GError **error);

/* Sums, pages, references, rows, history and documents of a copy, against its manifest. The second leaves out contents that
 * are files. */
gboolean hupan_snapshot_verify (const char *folder, HupanManifest *manifest, const HupanProgress *progress, GError **error);

gboolean hupan_snapshot_verify_databases (const char *folder, HupanManifest *manifest, const HupanProgress *progress, GError **error);

/* One content out of a copy, NULL with an error unless it is there and undamaged. */
GBytes *hupan_snapshot_read_content (const char *folder, const char *sha256, const HupanProgress *progress, GError **error);

/* What verifying compares. */
char    *hupan_snapshot_digest_documents (HupanDb *documents, GError **error);
gboolean hupan_snapshot_count_rows (HupanDb *db, GHashTable *counts, GError **error);
gboolean hupan_snapshot_file_is_as_said (const char *path, HupanManifestFile *file, const HupanProgress *progress);

G_END_DECLS
