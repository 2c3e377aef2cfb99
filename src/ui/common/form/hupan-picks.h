/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/hupan-desk.h"
#include "hupan-pick.h"

G_BEGIN_DECLS

/* All values of a type, of HupanPick, those most often met first, then by name. Made once, on a thread, because
 * romanising a few thousand names takes a while; the list is empty until then. */
GListModel *hupan_picks_get (HupanType type); /* transfer none */

/* Puts the countries that most of the registry's universities are in before the others. */
void hupan_picks_learn (HupanDesk *desk);

char *hupan_pick_dup_name_of (HupanType type, const char *value); /* with its flag, for people */

G_END_DECLS
