/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "desk/hupan-desk.h"
#include "desk/hupan-dossier.h"

G_BEGIN_DECLS

/* On a candidate's page: the stage and since when, the button that moves on, and the way that led there. */
#define HUPAN_TYPE_STAGE_GROUP (hupan_stage_group_get_type ())
G_DECLARE_FINAL_TYPE (HupanStageGroup, hupan_stage_group, HUPAN, STAGE_GROUP, AdwBin)

GtkWidget *hupan_stage_group_new (HupanDesk *desk, HupanDossier *dossier);

G_END_DECLS
