/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/hupan-progress.h"

G_BEGIN_DECLS

/* Long work as a window sees it: how far it is, what it does, and the way to stop it. Belongs to the main thread;
 * hupan_work_get_progress () is what the thread that does the work reports to. */
#define HUPAN_TYPE_WORK (hupan_work_get_type ())
G_DECLARE_FINAL_TYPE (HupanWork, hupan_work, HUPAN, WORK, GObject)

HupanWork           *hupan_work_new (void);
const HupanProgress *hupan_work_get_progress (HupanWork *self);
double               hupan_work_get_fraction (HupanWork *self);
const char          *hupan_work_get_what (HupanWork *self);
void                 hupan_work_cancel (HupanWork *self);

G_END_DECLS
