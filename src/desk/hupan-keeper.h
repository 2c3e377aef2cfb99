/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-desk.h"

G_BEGIN_DECLS

/* Sees to what is due each day for a desk's registry, soon after it was opened and every quarter of an hour: the daily
 * backup, and lists that depend on the day (hupan_desk_look_at_day()). Copying takes the registry's thread for a moment; verifying the copy, which takes longer, goes on beside
 * it. On the main thread. */
typedef struct _HupanKeeper HupanKeeper;

HupanKeeper *hupan_keeper_new  (HupanDesk *desk);
void         hupan_keeper_look (HupanKeeper *self);
void         hupan_keeper_free (HupanKeeper *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanKeeper, hupan_keeper_free)

G_END_DECLS
