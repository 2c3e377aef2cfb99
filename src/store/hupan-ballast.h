/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file of 8 MiB that holds disk space for the day when the disk is full: deleting needs room too (a journal of the
 * pages it changes), and without any a full registry could not even be made smaller. */
void     hupan_ballast_keep (const char *folder);
gboolean hupan_ballast_release (const char *folder);

G_END_DECLS
