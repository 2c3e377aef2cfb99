/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-form-field.h"

G_BEGIN_DECLS

/* A group of fields under one heading. One that is masked shows no value before the user asks for it. */
#define HUPAN_TYPE_FIELD_GROUP (hupan_field_group_get_type ())
G_DECLARE_FINAL_TYPE (HupanFieldGroup, hupan_field_group, HUPAN, FIELD_GROUP, AdwPreferencesGroup)

GtkWidget *hupan_field_group_new (const char *title, gboolean masked);
void       hupan_field_group_add (HupanFieldGroup *self, HupanFormField *field);
void       hupan_field_group_show (HupanFieldGroup *self, GtkWidget *row);
void       hupan_field_group_reveal (HupanFieldGroup *self);

G_END_DECLS
