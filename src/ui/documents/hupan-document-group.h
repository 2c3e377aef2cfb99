/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "desk/hupan-desk.h"
#include "desk/hupan-dossier.h"

G_BEGIN_DECLS

/* The documents of a record on its page, and the ways to add some: dropping files anywhere on the page, pasting, choosing. On
 * the page of a document it is that document alone. */
#define HUPAN_TYPE_DOCUMENT_GROUP (hupan_document_group_get_type ())
G_DECLARE_FINAL_TYPE (HupanDocumentGroup, hupan_document_group, HUPAN, DOCUMENT_GROUP, AdwBin)

GtkWidget *hupan_document_group_new (HupanDesk *desk, HupanDossier *dossier);

/* What dropping does; for tests. */
gboolean hupan_document_group_drop (HupanDocumentGroup *self, const GValue *files);

G_END_DECLS
