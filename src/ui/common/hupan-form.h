/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "desk/hupan-desk.h"
#include "desk/hupan-dossier.h"
#include "desk/hupan-double.h"
#include "hupan-place.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A form for one record, the one embedded in it and their parts, made from the field tables and the sections of
 * a place. Property "changed": something differs from what was loaded.
 *
 * Signals: "known" (gint64 id): what is about to be made is there already: a person who applies once more, or the very record;
 * 0: it is not the person that the form is about. */
#define HUPAN_TYPE_FORM (hupan_form_get_type ())
G_DECLARE_FINAL_TYPE (HupanForm, hupan_form, HUPAN, FORM, AdwBin)

GtkWidget  *hupan_form_new (HupanDesk *desk, const HupanPlace *place, HupanDossier *dossier);
gboolean    hupan_form_get_changed (HupanForm *self);
gint64      hupan_form_get_known (HupanForm *self); /* the stored record that a new one embeds; 0: none */
gint64      hupan_form_get_id (HupanForm *self); /* of the record, the one it will have if it is new */
guint       hupan_form_count_changed (HupanForm *self); /* fields and lists of parts that differ */
HupanBatch *hupan_form_dup_batch (HupanForm *self); /* NULL: something is wrong; it is marked, and has the focus */
gboolean    hupan_form_dispute (HupanForm *self, GPtrArray *doubles); /* of HupanDouble */

/* What was typed, to be put into another form of the same kind (hupan-form-draft.c). */
typedef enum
{
  HUPAN_FORM_TAKE_RECORD = 1 << 0,   /* into the record and its parts */
  HUPAN_FORM_TAKE_EMBEDDED = 1 << 1, /* into the embedded one and its parts */
  HUPAN_FORM_TAKE_GAPS = 1 << 2,     /* into the embedded one where it has no value; its parts are added */
  HUPAN_FORM_TAKE_ALL = HUPAN_FORM_TAKE_RECORD | HUPAN_FORM_TAKE_EMBEDDED,
} HupanFormTake;

JsonObject *hupan_form_dup_state (HupanForm *self);
void        hupan_form_restore (HupanForm *self, JsonObject *state, HupanFormTake take);
gint64      hupan_form_state_get_known (JsonObject *state); /* the stored record that the new one embeds; 0: none */
void        hupan_form_drop_draft (HupanForm *self);        /* what was typed goes on in another form */
void        hupan_form_keep_draft (HupanForm *self);        /* the program ends, and the form with it: what was typed stays */

G_END_DECLS
