/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/hupan-overview.h"
#include "ui/charts/hupan-chart-card.h"

G_BEGIN_DECLS

/* An award policy of the overview: what it costs at most, what that assumes, and when. */
GtkWidget *hupan_award_card_new (void);
void       hupan_award_card_set (HupanChartCard *card, HupanOverview *overview, const HupanOverviewAward *award);

/* What stands there when no policy is. */
GtkWidget *hupan_award_card_new_without (void);

G_END_DECLS
