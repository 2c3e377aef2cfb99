/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "form/hupan-draft-file.h"
#include "form/hupan-form-record.h"
#include "form/hupan-known-group.h"
#include "form/hupan-part-list.h"
#include "hupan-form.h"

G_BEGIN_DECLS

struct _HupanForm
{
  AdwBin parent_instance;

  /* template children */
  GtkBox *groups;
  GtkWidget *offer;
  AdwActionRow *offer_row;
  GtkWidget *restore;

  /* owned */
  HupanDesk *desk;
  HupanDossier *dossier;
  HupanFormRecord *record;
  HupanFormRecord *embedded; /* NULL: the kind embeds nothing */
  GPtrArray *stretches;      /* of HupanFormField and HupanPartList, in the order they are seen */
  const HupanPlace *place;
  HupanFormField *title;
  gboolean changed;
  gboolean was_seen;
  HupanKnownGroup *known; /* borrowed from groups; NULL: the record is there already */

  /* What is typed and not saved (hupan-form-draft.c). */
  HupanDraftFile *draft; /* NULL: there is no registry to keep it for */
  JsonObject *left;      /* by a program that died, while the user has not said what to do with it */
  guint keep;
};

void hupan_form_known_start (HupanForm *self);

/* What is typed is written to a file soon after; what a program that died left there is offered when the record is
 * edited again. */
void hupan_form_draft_start (HupanForm *self);
void hupan_form_draft_touch (HupanForm *self);
void hupan_form_draft_restore (HupanForm *self);
void hupan_form_draft_discard (HupanForm *self);
void hupan_form_draft_end (HupanForm *self);

G_END_DECLS
