/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-db.h"

G_BEGIN_DECLS

/* Asks SQLite for all it can say about a file: every page, every index entry, every reference. Adds a sentence for
 * each finding. FALSE only when the asking itself failed or was cancelled. */
gboolean hupan_integrity_check (HupanDb *db, const char *file, const HupanProgress *progress, GPtrArray *findings, GError **error);

G_END_DECLS
