/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "desk/hupan-desk.h"
#include "desk/hupan-dossier.h"
#include "hupan-place.h"

G_BEGIN_DECLS

/* A record as people read it, in the sections of its place; what is empty is not shown. */
#define HUPAN_TYPE_RECORD_VIEW (hupan_record_view_get_type ())
G_DECLARE_FINAL_TYPE (HupanRecordView, hupan_record_view, HUPAN, RECORD_VIEW, AdwBin)

GtkWidget *hupan_record_view_new (HupanDesk *desk, const HupanPlace *place);
void       hupan_record_view_show (HupanRecordView *self, HupanDossier *dossier);
char      *hupan_record_view_dup_text (HupanRecordView *self);

G_END_DECLS
