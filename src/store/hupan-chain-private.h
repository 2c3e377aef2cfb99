/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-chain.h"

G_BEGIN_DECLS

/* What both writing and verifying compute. */
void hupan_chain_commit_to (gconstpointer salt, const char *first, const char *second, guint8 *commitment);
void hupan_chain_hash      (const guint8 *prev, const HupanChainEntry *entry, const guint8 *commitment, guint8 *hash);

G_END_DECLS
