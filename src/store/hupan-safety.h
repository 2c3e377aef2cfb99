/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-registry.h"

G_BEGIN_DECLS

/* Copies of a registry and checks of it. A backup is a verified online copy in backups/; a package is one file that
 * carries a registry elsewhere. */
typedef struct
{
  char *path;   /* a folder */
  char *label;  /* for people: "2024-09-01 10:15, before an import" */
  char *why;    /* see hupan_registry_backup() */
  gint64 made_at;
  gint64 size;
  gint64 seq;   /* the newest line of the history in it, */
  char *head;   /* and that line's hash, hex; NULL: there is none */
} HupanBackup;

void       hupan_backup_free (HupanBackup *backup);

/* Newest first; of HupanBackup. */
GPtrArray *hupan_registry_list_backups (const char *folder, GError **error);

/* Makes a verified backup and returns its path. why is one of the words "manual", "daily" (made by itself, thinned out
 * with time), "import", "restore", "erasure", "update"; whoever imports more than 100 rows makes one first. */
char      *hupan_registry_backup (HupanRegistry *self, const char *why, const HupanProgress *progress, GError **error);

/* The daily one: makes a backup when there were changes since the last and none was made today, and lets old ones go.
 * To be called when there is nothing else to do. */
gboolean   hupan_registry_backup_if_due (HupanRegistry *self, const HupanProgress *progress, GError **error);

/* The same in two halves, for a program that goes on working. The first is short and on the registry's thread; NULL with
 * no error: none is due. The second takes longer, needs the registry no more and may be on any thread. Freeing a draft
 * that was not finished gives it up. */
typedef struct _HupanBackupDraft HupanBackupDraft;

HupanBackupDraft *hupan_registry_begin_backup_if_due (HupanRegistry *self, const HupanProgress *progress, GError **error);
gboolean   hupan_backup_draft_finish (HupanBackupDraft *draft, const HupanProgress *progress, GError **error);
void       hupan_backup_draft_free (HupanBackupDraft *draft);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanBackupDraft, hupan_backup_draft_free)

/* Puts a backup (its path, or its name in backups/) in the place of a registry that is not open. What was there is kept
 * in the folder replaced-TIME. A crash leaves the old or the new, whole. */
gboolean   hupan_registry_restore (const char *folder, const char *backup, const HupanProgress *progress, GError **error);

/* One file that carries a registry elsewhere: a zip with the databases and what they must be. It is unpacked by
 * exchange/hupan-unpack.h. */
gboolean   hupan_registry_pack (HupanRegistry *self, const char *file, const HupanProgress *progress, GError **error);

/* Every check there is: database integrity, foreign keys, the history's chain, folded texts, documents. Returns the
 * findings, sentences, empty when all is well; NULL only when checking itself failed or was cancelled. */
GPtrArray *hupan_registry_check (HupanRegistry *self, const HupanProgress *progress, GError **error);

/* What hupanctl info prints: name and value pairs, in order; of HupanInfo. Names are words for scripts. */
typedef struct
{
  char *name;
  char *value;
} HupanInfo;

void       hupan_info_free (HupanInfo *info);
GPtrArray *hupan_registry_info (HupanRegistry *self, GError **error);

G_END_DECLS
