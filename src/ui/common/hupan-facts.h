/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line of facts: "Toronto · Canada · yorku.ca". */
void hupan_facts_add (GString *facts, const char *fact); /* NULL and "" are none */

G_END_DECLS
