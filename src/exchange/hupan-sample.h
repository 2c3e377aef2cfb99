/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/hupan-registry.h"

G_BEGIN_DECLS

/* The sample registry: facts about real universities, and a programme, fellows and candidates made up from word
 * lists (data/sample). Every record has this origin, by which it is told from what staff enter. */
#define HUPAN_SAMPLE_ORIGIN "sample"

const char *hupan_sample_get_name (void); /* of a registry made for it, translated */

/* Fills an empty registry: the contents of the documents, then everything else in one batch, whose id is returned; 0 with
 * an error. */
gint64      hupan_sample_add (HupanRegistry *registry, const HupanProgress *progress, GError **error);
HupanBatch *hupan_sample_dup_batch (void); /* only what it is, without the contents */

gboolean hupan_registry_has_sample (HupanRegistry *registry);

/* A sample record that stays when the others go, because the staff's own records refer to it. */
typedef struct
{
  const HupanKind *kind;
  gint64 id;
  char *reason; /* a sentence for people: which record of which kind refers to it */
} HupanSampleKept;

void        hupan_sample_kept_free (HupanSampleKept *kept);
HupanBatch *hupan_sample_dup_removal (HupanRegistry *registry, GPtrArray **kept, GError **error);

G_END_DECLS
