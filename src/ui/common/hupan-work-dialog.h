/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "desk/hupan-work.h"

G_BEGIN_DECLS

/* Long work: what it does, how far it is, and a button that stops it. */
#define HUPAN_TYPE_WORK_DIALOG (hupan_work_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HupanWorkDialog, hupan_work_dialog, HUPAN, WORK_DIALOG, AdwDialog)

HupanWorkDialog *hupan_work_dialog_present (GtkWidget *parent, const char *title, HupanWork *work);
void             hupan_work_dialog_done (HupanWorkDialog *self);

G_END_DECLS
