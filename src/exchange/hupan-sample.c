/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-sample.h"

#include <glib/gi18n.h>

#include "hupan-sample-maker.h"
#include "store/hupan-contents.h"

const char *
hupan_sample_get_name (void)
{
  /* Translators: the name of a registry that holds made-up data to try things with. */
  return C_ ("registry", "Sample");
}

static HupanSampleMaker *
make (HupanBatch *batch)
{
  HupanSampleMaker *maker = hupan_sample_maker_new (batch);
  g_autoptr (JsonObject) programme = hupan_sample_read ("programme.json");
  g_autoptr (JsonObject) universities = hupan_sample_read ("universities.json");

  hupan_sample_maker_add_file (maker, programme);
  hupan_sample_maker_add_file (maker, universities);
  hupan_sample_add_candidates (maker, programme, universities);

  return maker;
}

/**
 * hupan_sample_dup_batch:
 *
 * Returns: (transfer full): a batch that creates the whole sample in an empty registry
 */
HupanBatch *
hupan_sample_dup_batch (void)
{
  g_autoptr (HupanBatch) batch = hupan_batch_new (_ ("Sample data"), NULL, HUPAN_BATCH_IMPORT);
  g_autoptr (HupanSampleMaker) maker = make (batch);

  return g_steal_pointer (&batch);
}

gint64
hupan_sample_add (HupanRegistry       *registry,
                  const HupanProgress *progress,
                  GError             **error)
{
  g_autoptr (HupanBatch) batch = hupan_batch_new (_ ("Sample data"), NULL, HUPAN_BATCH_IMPORT);
  g_autoptr (HupanSampleMaker) maker = make (batch);

  if (!hupan_contents_add_all (registry, hupan_sample_maker_get_contents (maker), progress, error))
    return 0;

  return hupan_registry_commit (registry, batch, progress, error);
}
