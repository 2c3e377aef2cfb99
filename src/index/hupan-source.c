/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-source.h"

static gboolean
scan_registry (HupanSource          *source,
               const HupanKind      *kind,
               const char *const    *paths,
               const gint64         *ids,
               gsize                 n_ids,
               const char           *lang,
               HupanScanFunc         func,
               gpointer              data,
               const HupanProgress  *progress,
               GError              **error)
{
  HupanRegistrySource *self = (HupanRegistrySource *) source;

  return hupan_registry_scan (self->registry, kind, paths, ids, n_ids, lang, func, data, progress, error);
}

static GArray *
list_dependants_in_registry (HupanSource        *source,
                             const HupanKind    *kind,
                             const char *const  *paths,
                             HupanBatch         *batch,
                             GError            **error)
{
  HupanRegistrySource *self = (HupanRegistrySource *) source;

  return hupan_registry_dependants_of_batch (self->registry, kind, paths, batch, error);
}

static char *
dup_title_in_registry (HupanSource     *source,
                       const HupanKind *kind,
                       gint64           id,
                       const char      *lang)
{
  HupanRegistrySource *self = (HupanRegistrySource *) source;

  return hupan_registry_dup_title_in (self->registry, kind, id, lang);
}

HupanRegistrySource
hupan_registry_source (HupanRegistry *registry)
{
  return (HupanRegistrySource) { { scan_registry, list_dependants_in_registry, dup_title_in_registry }, registry };
}
