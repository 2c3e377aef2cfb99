/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "hupan-form-field.h"

G_BEGIN_DECLS

/* One record in a form: as it was loaded, and the fields that edit it.
 *
 * Signals: "changed" (): the user edited something. */
#define HUPAN_TYPE_FORM_RECORD (hupan_form_record_get_type ())
G_DECLARE_FINAL_TYPE (HupanFormRecord, hupan_form_record, HUPAN, FORM_RECORD, GObject)

HupanFormRecord *hupan_form_record_new (HupanRecord *record);
HupanRecord     *hupan_form_record_get_loaded (HupanFormRecord *self);
gboolean         hupan_form_record_is_new (HupanFormRecord *self); /* stored nowhere yet */
HupanRecord     *hupan_form_record_dup_edited (HupanFormRecord *self);
gboolean         hupan_form_record_get_changed (HupanFormRecord *self);

void            hupan_form_record_add (HupanFormRecord *self, HupanFormField *field);
GPtrArray      *hupan_form_record_get_fields (HupanFormRecord *self); /* of HupanFormField */
HupanFormField *hupan_form_record_check (HupanFormRecord *self);

/* A reference of a record to another one of the same form. */
typedef struct
{
  const char *field;
  gint64 id;
} HupanFormLink;

/* Adds what is new or changed, with the records that are made on the way (see hupan-reference-row.h). */

void hupan_form_record_add_to_batch (HupanFormRecord *self, HupanBatch *batch, const HupanFormLink *links, gsize n_links);

/* What was typed, of the fields that changed, by their names; whether it can be saved or not. */
JsonObject *hupan_form_record_dup_state (HupanFormRecord *self);
void        hupan_form_record_restore (HupanFormRecord *self, JsonObject *state, gboolean only_gaps);

G_END_DECLS
