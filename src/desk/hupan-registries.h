/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The registries of this user: folders in the program's data directory ($XDG_DATA_HOME/hupan/registries), and which of
 * them was opened last. Nothing here opens a registry, so it works while one is in use. */
typedef struct
{
  char *folder;
  char *name;       /* as it was when last opened, else the folder's */
  gint64 opened_at; /* UTC, ms since 1970; 0: not known */
} HupanRegistryPlace;

void hupan_registry_place_free (HupanRegistryPlace *place);

char      *hupan_registries_dup_folder (void);
GPtrArray *hupan_registries_list (void);
char      *hupan_registries_dup_last (void);
char      *hupan_registries_dup_new_folder (const char *name);
void       hupan_registries_remember (const char *folder, const char *name);
void       hupan_registries_forget (const char *folder);

G_END_DECLS
