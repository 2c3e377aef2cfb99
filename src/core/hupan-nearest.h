/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many letters must be put in, taken out, replaced or swapped with their neighbour to make one word of another; any
 * number above @limit is said to be @limit + 1. */
guint hupan_nearest_distance (const gunichar *a, glong a_len, const gunichar *b, glong b_len, guint limit);

/* The one of choices that was probably meant by word, or NULL when none is near. */
const char *hupan_nearest (const char *word, const char *const *choices);

G_END_DECLS
