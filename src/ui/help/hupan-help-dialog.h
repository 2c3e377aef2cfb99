/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HUPAN_TYPE_HELP_DIALOG (hupan_help_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HupanHelpDialog, hupan_help_dialog, HUPAN, HELP_DIALOG, AdwDialog)

AdwDialog  *hupan_help_dialog_new      (const char *page); /* NULL: the list of pages */
const char *hupan_help_dialog_get_page (HupanHelpDialog *self);

G_END_DECLS
