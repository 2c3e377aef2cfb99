/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/hupan-window.h"

G_BEGIN_DECLS

/* From a file to records: what it holds, which column gives what, what would change, and then the change itself. */
#define HUPAN_TYPE_IMPORT_DIALOG (hupan_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HupanImportDialog, hupan_import_dialog, HUPAN, IMPORT_DIALOG, AdwDialog)

void hupan_import_dialog_present (HupanWindow *window, const char *path);

/* Rows from the clipboard; without headings of their own they have these, of the list that they are pasted into. */
void hupan_import_dialog_present_rows (HupanWindow *window, const HupanKind *kind, const char *const *headings, const char *rows);
gboolean hupan_import_dialog_takes (const HupanKind *kind);

/* Installs "win.import", "win.import-file" ((s): a path) and "win.paste-rows" ((sas): the kind of the list, its headings). */
void hupan_import_actions_install (GtkWidgetClass *window_class);

G_END_DECLS
