/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Two dates between which others are to lie, either of them known to the year or the month, or left open. Signal
 * "changed": they mean another period now; while one of them is no date, they mean what they did before. */
#define HUPAN_TYPE_PERIOD_BOX (hupan_period_box_get_type ())
G_DECLARE_FINAL_TYPE (HupanPeriodBox, hupan_period_box, HUPAN, PERIOD_BOX, AdwBin)

void        hupan_period_box_set_period (HupanPeriodBox *self, const char *period);
const char *hupan_period_box_get_period (HupanPeriodBox *self); /* canonical (core/hupan-period.h); NULL: any date */

G_END_DECLS
