/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-form-record.h"

G_BEGIN_DECLS

/* One part of a record in a form: a row that folds out, or, if there is but one thing to say, a single row.
 *
 * Signals: "changed" (): the user edited it; "move" (int step): wants it one up or down; "remove" (). */
#define HUPAN_TYPE_PART (hupan_part_get_type ())
G_DECLARE_FINAL_TYPE (HupanPart, hupan_part, HUPAN, PART, GObject)

HupanPart       *hupan_part_new (HupanRecord *record, const HupanKind *owner, HupanDesk *desk, HupanDossier *dossier);
HupanFormRecord *hupan_part_get_record (HupanPart *self);
GtkWidget       *hupan_part_get_row (HupanPart *self);
GtkWidget       *hupan_part_get_message_row (HupanPart *self); /* to stand below; NULL: it folds out */
void             hupan_part_set_place (HupanPart *self, guint index, guint n);
void             hupan_part_open (HupanPart *self);

/* The field that holds the order of a kind of parts, "position" or "rank"; NULL: they have none. */
const HupanField *hupan_part_get_order_field (const HupanKind *kind);

/* What people call one of them: a "Tag", where the kind is a "Tag of a candidate". */
const char *hupan_part_get_noun (const HupanKind *kind);

G_END_DECLS
