/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "desk/hupan-desk.h"
#include "desk/hupan-dossier.h"

G_BEGIN_DECLS

/* Who did what to a record, when and why; read when it is opened. */
#define HUPAN_TYPE_HISTORY_GROUP (hupan_history_group_get_type ())
G_DECLARE_FINAL_TYPE (HupanHistoryGroup, hupan_history_group, HUPAN, HISTORY_GROUP, AdwBin)

GtkWidget *hupan_history_group_new (HupanDesk *desk, HupanDossier *dossier);

G_END_DECLS
