/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "desk/hupan-desk.h"
#include "desk/hupan-dossier.h"

G_BEGIN_DECLS

/* The papers that a candidate's call asks for, how it stands with each, and what is to be done next. Hidden where the call
 * asks for none. */
#define HUPAN_TYPE_CHECKLIST_GROUP (hupan_checklist_group_get_type ())
G_DECLARE_FINAL_TYPE (HupanChecklistGroup, hupan_checklist_group, HUPAN, CHECKLIST_GROUP, AdwBin)

GtkWidget *hupan_checklist_group_new (HupanDesk *desk, HupanDossier *dossier);

G_END_DECLS
