/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-sample.h"

#include <glib/gi18n.h>

#include "hupan-sample-maker.h"

const char *
hupan_sample_get_name (void)
{
  /* Translators: the name of a registry that holds made-up data to try things with. */
  return C_ ("registry", "Sample");
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
  g_autoptr (HupanSampleMaker) maker = hupan_sample_maker_new (batch);
  g_autoptr (JsonObject) programme = hupan_sample_read ("programme.json");
  g_autoptr (JsonObject) universities = hupan_sample_read ("universities.json");

  hupan_sample_maker_add_file (maker, programme);
  hupan_sample_maker_add_file (maker, universities);
  hupan_sample_add_candidates (maker, programme, universities);

  return g_steal_pointer (&batch);
}
