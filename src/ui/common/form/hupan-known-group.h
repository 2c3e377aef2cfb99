/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "desk/hupan-desk.h"

G_BEGIN_DECLS

/* Records that are there already and could be the one somebody is about to make: listed while its name is typed, none chosen.
 * Hidden while there is none. Signals: "chosen" (gint64 id). */
#define HUPAN_TYPE_KNOWN_GROUP (hupan_known_group_get_type ())
G_DECLARE_FINAL_TYPE (HupanKnownGroup, hupan_known_group, HUPAN, KNOWN_GROUP, AdwPreferencesGroup)

GtkWidget *hupan_known_group_new (HupanDesk *desk, const HupanKind *kind, const char *description);
void       hupan_known_group_look (HupanKnownGroup *self, const char *text);

G_END_DECLS
