/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-editor.h"

G_BEGIN_DECLS

/* Edits a reference: type a few letters of any name of the record, choose one of those suggested. Nothing is chosen
 * unasked, because two universities may have one name. Where the kind is nothing but a name, as a tag is, a new one
 * can be made on the way. */
#define HUPAN_TYPE_REFERENCE_ROW (hupan_reference_row_get_type ())
G_DECLARE_FINAL_TYPE (HupanReferenceRow, hupan_reference_row, HUPAN, REFERENCE_ROW, AdwEntryRow)

GtkWidget   *hupan_reference_row_new (const HupanField *field, HupanDesk *desk, HupanDossier *dossier);
void         hupan_reference_row_set (HupanReferenceRow *self, gint64 id, const char *title);
gint64       hupan_reference_row_get_id (HupanReferenceRow *self); /* 0: what stands there is no record, or yet to be chosen */

/* For a choice among records that are there: these are suggested while nothing is typed, and none is made on the way. */
void         hupan_reference_row_offer (HupanReferenceRow *self, const gint64 *ids, guint n);

HupanRecord *hupan_reference_row_get_draft (HupanReferenceRow *self); /* the record to be made; NULL: none */

G_END_DECLS
