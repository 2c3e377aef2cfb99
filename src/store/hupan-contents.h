/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-content.h"
#include "hupan-registry.h"

G_BEGIN_DECLS

/* The contents of a registry's documents (decision 6 of reliability): committed first, then the record that has its hash, in a
 * batch like any other. So a crash between the two leaves a content without a record, and never a record without its
 * content. The same content is kept once. */
#define HUPAN_CONTENT_LARGEST (50 * 1024 * 1024) /* bytes (F3) */

/* The hash of a content, and whether it is there already and undamaged. Writes nothing. */
gboolean hupan_contents_find (HupanRegistry *registry, GBytes *data, char **sha256, gboolean *known, const HupanProgress *progress,
                              GError **error);

/* Keeps a content and says its hash. added: it was not there yet, or was there and damaged; such a one is healed. */
gboolean hupan_contents_add (HupanRegistry *registry, GBytes *data, char **sha256, gboolean *added, const HupanProgress *progress,
                             GError **error);

/* Many small ones in one transaction. */
gboolean hupan_contents_add_all (HupanRegistry *registry, GPtrArray *contents, const HupanProgress *progress, GError **error);

GBytes  *hupan_contents_read (HupanRegistry *registry, const char *sha256, const HupanProgress *progress, GError **error);

/* What was found whole once is not read again while the registry is open. */
gboolean hupan_contents_look (HupanRegistry *registry, const char *sha256, HupanContentState *state, const HupanProgress *progress,
                              GError **error);

/* Lets go of those that nothing refers to: no document, be it in the trash, and nothing in the history, by which undo could
 * bring a document back. Of the given hashes, or (NULL) of all; the latter when a registry is opened. */
gboolean hupan_contents_collect (HupanRegistry *registry, GPtrArray *hashes, GError **error);

/* Brings back a content that is damaged or missing from the newest backup that has it whole, and says so in the
 * history. */
gboolean hupan_contents_restore (HupanRegistry *registry, const char *sha256, const HupanProgress *progress, GError **error);

/* Reads every content and adds a sentence to findings for each document whose content is damaged or missing. */
gboolean hupan_contents_check (HupanRegistry *registry, GPtrArray *findings, const HupanProgress *progress, GError **error);

G_END_DECLS
