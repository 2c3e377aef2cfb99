/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "desk/hupan-desk.h"
#include "store/hupan-content.h"

G_BEGIN_DECLS

/* One document on the page that it belongs to. */
#define HUPAN_TYPE_DOCUMENT_ROW (hupan_document_row_get_type ())
G_DECLARE_FINAL_TYPE (HupanDocumentRow, hupan_document_row, HUPAN, DOCUMENT_ROW, AdwPreferencesRow)

GtkWidget   *hupan_document_row_new (HupanDesk *desk, HupanRecord *document);
HupanRecord *hupan_document_row_get_document (HupanDocumentRow *self);
void         hupan_document_row_show (HupanDocumentRow *self, HupanRecord *document);
void         hupan_document_row_set_state (HupanDocumentRow *self, HupanContentState state);

G_END_DECLS
