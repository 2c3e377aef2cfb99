/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-editor.h"

G_BEGIN_DECLS

/* One field in a form: its row, the value it was loaded with, and the line below that says what is wrong.
 *
 * Nothing is said to be wrong before the user has left the field; from then on it is said, and taken back, as they
 * type. Signals: "changed" (): the user edited it; "left" (): the focus went out of it. */
#define HUPAN_TYPE_FORM_FIELD (hupan_form_field_get_type ())
G_DECLARE_FINAL_TYPE (HupanFormField, hupan_form_field, HUPAN, FORM_FIELD, GObject)

HupanFormField   *hupan_form_field_new (const HupanField *field, HupanEditor *editor, const char *value);
const HupanField *hupan_form_field_get_field (HupanFormField *self);
HupanEditor      *hupan_form_field_get_editor (HupanFormField *self);
GtkWidget        *hupan_form_field_get_message_row (HupanFormField *self); /* to stand below the editor */

const char *hupan_form_field_get_value (HupanFormField *self); /* canonical; as loaded while what is typed is no value */
gboolean    hupan_form_field_get_changed (HupanFormField *self);
gboolean    hupan_form_field_is_readable (HupanFormField *self); /* what stands there can be a value */

/* Says what is wrong: with the value, or else @rule, a sentence about it and other fields (may be NULL). @insist: say
 * so even if the user has not been there. Returns whether all is well. */
gboolean hupan_form_field_judge (HupanFormField *self, const char *rule, gboolean insist);
gboolean hupan_form_field_is_marked (HupanFormField *self);

/* Says that the value belongs to another record, and offers @button (may be NULL). It stands until the value is another, or all is
 * judged anew. */
void     hupan_form_field_dispute (HupanFormField *self, const char *sentence, GtkWidget *button);
void     hupan_form_field_focus (HupanFormField *self);

G_END_DECLS
