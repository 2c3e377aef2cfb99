/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "hupan-form.h"
struct _HupanForm { AdwBin p; };
G_DEFINE_FINAL_TYPE (HupanForm, hupan_form, ADW_TYPE_BIN)
static void hupan_form_class_init (HupanFormClass *k) {}
static void hupan_form_init (HupanForm *f) {}
GtkWidget *hupan_form_new (HupanDesk *desk, const HupanPlace *place, HupanDossier *dossier) { return g_object_new (HUPAN_TYPE_FORM, NULL); }
gboolean hupan_form_get_changed (HupanForm *self) { return FALSE; }
gint64 hupan_form_get_id (HupanForm *self) { return 0; }
HupanBatch *hupan_form_dup_batch (HupanForm *self) { return NULL; }
