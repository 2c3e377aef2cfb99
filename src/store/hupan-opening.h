/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-format.h"
#include "hupan-place.h"
#include "hupan-safety-private.h"

G_BEGIN_DECLS

/* A registry on its way to being open: what the steps below pass on to each other. */
typedef struct
{
  char *folder; /* real path: SQLite is told to follow no link */
  char *path;   /* of registry.sqlite */
  HupanOpenFlags flags;
  const HupanProgress *progress;
  HupanPlace place;
  HupanHeader header;
  gboolean again;       /* after an error of the disk, while the program runs */
  const char *accepted; /* what the user was asked and said yes to */
  HupanRegistry *registry; /* holds everything that must be closed when a step fails */
  HupanSafety *safety;     /* of the registry */
} HupanOpening;

gboolean hupan_opening_is_read_only (HupanOpening *self);
void     hupan_opening_make_read_only (HupanOpening *self, const char *reason);

/* The steps of hupan-open.c. Those about folder and files, hupan-open-files.c: */
gboolean hupan_opening_find_folder (HupanOpening *self, GError **error);
gboolean hupan_opening_take_lock (HupanOpening *self, GError **error);
gboolean hupan_opening_finish_restore (HupanOpening *self, GError **error);
gboolean hupan_opening_check_file (HupanOpening *self, GError **error);
gboolean hupan_opening_quarantine_side_files (HupanOpening *self, GError **error);
gboolean hupan_opening_read_header (HupanOpening *self, GError **error);

/* And those about what is in them, hupan-open-database.c: */
gboolean hupan_opening_connect_registry (HupanOpening *self, GError **error);
gboolean hupan_opening_check_format (HupanOpening *self, GError **error);
gboolean hupan_opening_read_meta (HupanOpening *self, GError **error);
gboolean hupan_opening_compare_with_state (HupanOpening *self, GError **error);
gboolean hupan_opening_check_after_crash (HupanOpening *self, GError **error);
gboolean hupan_opening_connect_documents (HupanOpening *self, GError **error);
gboolean hupan_opening_migrate (HupanOpening *self, GError **error);
gboolean hupan_opening_refresh_search (HupanOpening *self, GError **error);
gboolean hupan_opening_write_notes (HupanOpening *self, GError **error);
gboolean hupan_opening_collect_contents (HupanOpening *self, GError **error);
gboolean hupan_opening_remember (HupanOpening *self, GError **error);

G_END_DECLS
