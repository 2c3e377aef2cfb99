/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-registry.h"

G_BEGIN_DECLS

/* Copies of a registry and checks of it. A backup is a verified online copy in backups/; a package is one file that
 * carries a registry elsewhere. */
typedef struct
{
  char *path;
  char *label;  /* "2024-09-01 10:15" or "before update to format 2" */
  gint64 made_at;
  gint64 size;
} HupanBackup;

void       hupan_backup_free (HupanBackup *backup);
GPtrArray *hupan_registry_list_backups (const char *folder, GError **error);
char      *hupan_registry_backup (HupanRegistry *self, const char *why, const HupanProgress *progress, GError **error);
gboolean   hupan_registry_backup_if_due (HupanRegistry *self, const HupanProgress *progress, GError **error);
gboolean   hupan_registry_restore (const char *folder, const char *backup, const HupanProgress *progress, GError **error);

gboolean   hupan_registry_pack (HupanRegistry *self, const char *file, const HupanProgress *progress, GError **error);
gboolean   hupan_registry_unpack (const char *file, const char *folder, const HupanProgress *progress, GError **error);

/* Every check there is: database integrity, foreign keys, the history's chain, folded texts, documents. Returns the
 * findings, sentences, empty when all is well. */
GPtrArray *hupan_registry_check (HupanRegistry *self, const HupanProgress *progress, GError **error);

/* What hupanctl info prints: name and value pairs, in order. */
typedef struct { char *name; char *value; } HupanInfo;
GPtrArray *hupan_registry_info (HupanRegistry *self, GError **error);

G_END_DECLS
