/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The one of choices that was probably meant by word, or NULL when none is near. */
const char *hupan_nearest (const char *word, const char *const *choices);

G_END_DECLS
