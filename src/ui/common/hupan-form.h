/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "desk/hupan-desk.h"
#include "desk/hupan-dossier.h"
#include "hupan-place.h"

G_BEGIN_DECLS

/* A form for one record, the one embedded in it and their parts, made from the field tables and the sections of
 * a place. Property "changed": something differs from what was loaded. */
#define HUPAN_TYPE_FORM (hupan_form_get_type ())
G_DECLARE_FINAL_TYPE (HupanForm, hupan_form, HUPAN, FORM, AdwBin)

GtkWidget  *hupan_form_new (HupanDesk *desk, const HupanPlace *place, HupanDossier *dossier);
gboolean    hupan_form_get_changed (HupanForm *self);
gint64      hupan_form_get_id (HupanForm *self); /* of the record, the one it will have if it is new */
HupanBatch *hupan_form_dup_batch (HupanForm *self); /* NULL: something is wrong; it is marked, and has the focus */

G_END_DECLS
