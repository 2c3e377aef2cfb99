/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Gives memory that was freed back to the system: after work that took much of it for a short time. Of what the threads
 * free, malloc keeps what lies last; so the thread that did the work calls. */
void hupan_memory_give_back (void);

G_END_DECLS
