/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which of n bytes are in a set: a bit each, 64 to a word, the rest of the last word clear. */
void hupan_byte_set_match (const guint8 is_in_set[256], const guint8 *bytes, guint n, guint64 *bits);

/* The same without what only some machines have, to test the other with. */
void hupan_byte_set_match_portable (const guint8 is_in_set[256], const guint8 *bytes, guint n, guint64 *bits);

G_END_DECLS
