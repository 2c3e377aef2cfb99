/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "desk/hupan-desk.h"

G_BEGIN_DECLS

/* Adds documents to a record, seen from the window: at once, with a dialog for what takes long, a toast that can take it
 * back, and a question about what is there already. incoming: of HupanIncoming, handed over. */
void hupan_adding_start (GtkWidget *from, HupanDesk *desk, const HupanKind *owner_kind, gint64 owner, GPtrArray *incoming);

/* Lets the user choose files, and adds them. document_kind: of what kind they are; NULL: as their names say. */
void hupan_adding_choose (GtkWidget *from, HupanDesk *desk, const HupanKind *owner_kind, gint64 owner, const char *document_kind);

G_END_DECLS
