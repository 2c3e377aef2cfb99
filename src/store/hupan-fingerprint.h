/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-db.h"

G_BEGIN_DECLS

/* SHA-256 over every table, index, trigger and view of a database. A registry whose schema is not the one that its
 * format says has been tampered with (an added trigger would run on each edit), and is refused before any other
 * statement touches it. */
char *hupan_fingerprint (HupanDb *db, GError **error);

G_END_DECLS
