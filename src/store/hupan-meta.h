/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-db.h"

G_BEGIN_DECLS

/* What a database file says about itself, in its table `meta`. */
#define HUPAN_META_UUID "uuid"               /* of the registry; the same in documents.sqlite */
#define HUPAN_META_NAME "name"               /* shown to people */
#define HUPAN_META_COMPAT "compat"           /* the oldest format whose programs may write it */
#define HUPAN_META_READ_COMPAT "read_compat" /* the oldest format whose programs may read it */
#define HUPAN_META_FEATURES "features"       /* names with spaces between: who knows not all of them keeps off */
#define HUPAN_META_CREATED_BY "created_by"   /* version of Hupan */
#define HUPAN_META_WRITTEN_BY "app_last_write"
#define HUPAN_META_SQLITE "sqlite_version"
#define HUPAN_META_FOLD_RULES "fold_rules"   /* HUPAN_FOLD_RULES that all search texts follow */
#define HUPAN_META_CLEAN "clean"             /* "0" from the first change until the file is closed in order */

char    *hupan_meta_dup (HupanDb *db, const char *key, GError **error);
gint64   hupan_meta_get_int (HupanDb *db, const char *key, gint64 otherwise);
gboolean hupan_meta_set (HupanDb *db, const char *key, const char *value, GError **error);

G_END_DECLS
