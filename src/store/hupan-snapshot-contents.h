/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-content.h"
#include "hupan-manifest.h"
#include "hupan-registry.h"

G_BEGIN_DECLS

/* The contents of documents in backups: files called by their hash in a folder of the backup, so that copies share what
 * they have in common (a second name for the same file, where the file system has that) and a daily one writes only what
 * came since (B7). sha256sum can check them. Nothing changes such a file any more. */
#define HUPAN_SNAPSHOT_CONTENTS "contents"

/* On the registry's thread. previous: folder of an older backup, or NULL. A content that is damaged is left out, and taken from the
 * older backup if that has it whole: that is for hupan_registry_check () to tell, and no reason to have no backup. */
gboolean hupan_snapshot_contents_take (HupanRegistry *registry, const char *folder, const char *previous, HupanManifest *manifest,
                                       const HupanProgress *progress, GError **error);

/* How many bytes taking will write. */
gint64   hupan_snapshot_contents_get_size (HupanRegistry *registry, const char *previous);

typedef enum
{
  HUPAN_SNAPSHOT_SOME = 1, /* what this copy wrote itself, and a thirtieth of the others: each within a month */
  HUPAN_SNAPSHOT_ALL,
} HupanSnapshotShare;

/* On any thread: that the set is the one that was taken, and what is in the files. A file that has rotten is removed, so that
 * the next copy writes it anew. */
gboolean hupan_snapshot_contents_verify (const char *folder, HupanManifest *manifest, HupanSnapshotShare share,
                                         const HupanProgress *progress, GError **error);

/* Into a documents.sqlite that is open and new. What has rotten is left out. */
gboolean hupan_snapshot_contents_restore (const char *folder, HupanDb *documents, const HupanProgress *progress, GError **error);

/* One of them; NULL with an error unless it is there and has its hash. */
GBytes  *hupan_snapshot_contents_read (const char *folder, const char *sha256, GError **error);

G_END_DECLS
