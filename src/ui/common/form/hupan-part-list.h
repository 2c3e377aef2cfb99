/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-form-record.h"

G_BEGIN_DECLS

/* The parts of one kind of a record in a form: edited, added, taken away, and put in order where they have one.
 *
 * Signals: "changed" (). */
#define HUPAN_TYPE_PART_LIST (hupan_part_list_get_type ())
G_DECLARE_FINAL_TYPE (HupanPartList, hupan_part_list, HUPAN, PART_LIST, AdwPreferencesGroup)

GtkWidget      *hupan_part_list_new (const HupanKind *kind, HupanRecord *owner, HupanDesk *desk, HupanDossier *dossier);
const HupanKind *hupan_part_list_get_kind (HupanPartList *self);
HupanRecord    *hupan_part_list_get_owner (HupanPartList *self);
gboolean        hupan_part_list_get_changed (HupanPartList *self);
HupanFormField *hupan_part_list_check (HupanPartList *self); /* the first that is wrong; everything wrong is marked */
void            hupan_part_list_add_to_batch (HupanPartList *self, HupanBatch *batch);

/* What was typed, in the order of the parts; NULL: nothing changed. */
JsonArray *hupan_part_list_dup_state (HupanPartList *self);
void       hupan_part_list_restore (HupanPartList *self, JsonArray *state);
void       hupan_part_list_append (HupanPartList *self, JsonArray *state); /* the new ones, after those that are there */

/* What the buttons do. */
void  hupan_part_list_add (HupanPartList *self);
guint hupan_part_list_get_n (HupanPartList *self);
HupanFormRecord *hupan_part_list_get_record (HupanPartList *self, guint index);
gboolean hupan_part_list_had (HupanPartList *self, gint64 id); /* among those that were loaded */
void  hupan_part_list_move (HupanPartList *self, guint index, int step);
void  hupan_part_list_remove (HupanPartList *self, guint index);

G_END_DECLS
