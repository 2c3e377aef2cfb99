/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/hupan-registry.h"

G_BEGIN_DECLS

/* Where an image gets its rows from: the registry, or what a test or benchmark made up. The functions are
 * hupan_registry_scan, hupan_registry_dependants_of_batch and hupan_registry_dup_title_in, with the source in the place
 * of the registry. */
typedef struct _HupanSource HupanSource;

struct _HupanSource
{
  gboolean (*scan) (HupanSource *self, const HupanKind *kind, const char *const *paths, const gint64 *ids, gsize n_ids,
                    const char *lang, HupanScanFunc func, gpointer data, const HupanProgress *progress, GError **error);
  GArray  *(*dependants) (HupanSource *self, const HupanKind *kind, const char *const *paths, HupanBatch *batch,
                          GError **error);
  char    *(*dup_title) (HupanSource *self, const HupanKind *kind, gint64 id, const char *lang);
};

typedef struct
{
  HupanSource parent;
  HupanRegistry *registry; /* borrowed */
} HupanRegistrySource;

HupanRegistrySource hupan_registry_source (HupanRegistry *registry);

G_END_DECLS
