/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/hupan-batch.h"
#include "hupan-plan.h"

G_BEGIN_DECLS

gboolean hupan_changes_touch_order (HupanBatch *batch, const HupanPlan *plan, guint column);

G_END_DECLS
