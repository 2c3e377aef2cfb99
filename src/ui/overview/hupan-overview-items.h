/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/hupan-overview.h"
#include "ui/charts/hupan-chart-item.h"

G_BEGIN_DECLS

/* What charts, tables and paper show of an overview: its figures in words, with what opens their lists. */
GVariant  *hupan_overview_dup_target (const HupanFigure *figure); /* of the action "overview.open"; floating; NULL: no place lists it */
GPtrArray *hupan_overview_list_points (const HupanOverviewTarget *target, GArray *positions); /* of HupanChartItem; positions: of double */
GPtrArray *hupan_overview_list_bars (const HupanBreakdown *breakdown, HupanBreakdownId id);   /* of HupanChartItem */
GPtrArray *hupan_overview_list_years (const HupanOverviewAward *award, GStrv *totals);        /* of HupanChartItem */

G_END_DECLS
