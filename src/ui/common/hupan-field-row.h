/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "desk/hupan-dossier.h"

G_BEGIN_DECLS

/* Rows that show one value or one part of a record. NULL: there is nothing to show. */
GtkWidget *hupan_field_row_new (HupanDossier *dossier, HupanRecord *record, const HupanField *field);
GtkWidget *hupan_part_row_new (HupanDossier *dossier, HupanRecord *part);
GtkWidget *hupan_sibling_row_new (HupanDossier *dossier, HupanRecord *sibling);

G_END_DECLS
