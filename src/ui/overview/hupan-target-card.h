/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/hupan-overview.h"
#include "ui/charts/hupan-chart-card.h"

G_BEGIN_DECLS

/* A target of the overview: how many of how many, how it stands in words, and how it came there. */
GtkWidget *hupan_target_card_new (void);
void       hupan_target_card_set (HupanChartCard *card, const HupanOverviewTarget *target);

G_END_DECLS
