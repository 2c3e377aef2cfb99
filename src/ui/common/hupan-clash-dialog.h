/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-form.h"

G_BEGIN_DECLS

/* A record was changed while it was being edited: for each field that both gave a value, the user says which is to stand.
 *
 * Signals: "decided" (JsonObject): what is still typed, to be put over the record as it is now (hupan_form_restore ()). */
#define HUPAN_TYPE_CLASH_DIALOG (hupan_clash_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HupanClashDialog, hupan_clash_dialog, HUPAN, CLASH_DIALOG, AdwDialog)

AdwDialog *hupan_clash_dialog_new (HupanForm *form, HupanDossier *now);

G_END_DECLS
