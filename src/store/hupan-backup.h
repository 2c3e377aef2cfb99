/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-safety.h"

G_BEGIN_DECLS

/* The folder backups/ of a registry. Each backup is a folder that gets its name when it is complete and verified; what
 * is not yet, or not any more, begins with a dot. */
char    *hupan_backup_make (HupanRegistry *registry, const char *why, const HupanProgress *progress, GError **error);
char    *hupan_backup_dup_label (const char *why, gint64 made_at);
void     hupan_backup_rotate (const char *folder);
void     hupan_backup_clean (const char *folder);

G_END_DECLS
