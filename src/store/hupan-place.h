/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What must be true of a registry's folder and files before SQLite may open them. Only looks (statfs, lstat), never
 * opens. Errors are HUPAN_STORE_ERROR, whole sentences. */
typedef struct
{
  guint32 magic;       /* of the file system, statfs(2) */
  gboolean read_only;  /* it is mounted so */
  gint64 free_bytes;   /* for this user */
} HupanPlace;

/* FALSE with errno set. Tests put their own in place of the system's (NULL gives that back). */
typedef gboolean (*HupanPlaceProbe) (const char *folder, HupanPlace *place);
void hupan_place_set_probe (HupanPlaceProbe probe);

gboolean hupan_place_look (const char *folder, HupanPlace *place, GError **error);
gboolean hupan_place_check_space (const char *folder, gint64 database_size, GError **error);

typedef enum
{
  HUPAN_PLACE_WRITABLE,
  HUPAN_PLACE_READABLE, /* its owner, or the disk, lets it be read only */
} HupanPlaceAccess;

gboolean hupan_place_check_folder (const char *folder, const HupanPlace *place, HupanPlaceAccess *access, GError **error);
gboolean hupan_place_check_file (const char *path, const HupanPlace *place, HupanPlaceAccess *access, GError **error);

G_END_DECLS
