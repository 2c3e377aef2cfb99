/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/hupan-registry.h"

G_BEGIN_DECLS

/* Batches that treat several records of a kind alike, from what the registry holds now. They run on the registry's
 * thread, and return NULL with an error when a record cannot be read. */
HupanBatch *hupan_bulk_trash (HupanRegistry *registry, const HupanKind *kind, const gint64 *ids, gsize n_ids, GError **error);
HupanBatch *hupan_bulk_restore (HupanRegistry *registry, const HupanKind *kind, const gint64 *ids, gsize n_ids, GError **error);
HupanBatch *hupan_bulk_tag (HupanRegistry *registry, const gint64 *ids, gsize n_ids, const char *tag, GError **error);
HupanBatch *hupan_bulk_untag (HupanRegistry *registry, const gint64 *ids, gsize n_ids, const char *tag, GError **error);

G_END_DECLS
