/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/hupan-dossier.h"
#include "hupan-form.h"
#include "hupan-record-page.h"

G_BEGIN_DECLS

struct _HupanRecordPage
{
  AdwBin parent_instance;

  /* template children */
  AdwBanner *banner;
  GtkStack *stack;
  AdwBin *view_bin;
  AdwBin *form_bin;
  AdwStatusPage *gone;
  GMenu *record_menu;
  GtkWidget *back;
  GtkWidget *edit;
  GtkWidget *save;

  /* owned */
  HupanDesk *desk;
  const HupanPlace *place;
  const HupanKind *kind;
  gint64 id; /* 0: none, or one that is being made */
  HupanDossier *dossier;
  HupanForm *form; /* borrowed from form_bin */
  GCancellable *loading;
  GPtrArray *incoming; /* of HupanIncoming: documents that the record gets once it is saved; NULL: none */
  GtkWidget *focus; /* weak: what had it in the form when that began to be saved */
  JsonObject *typed; /* of a new person, while the form is about one who is there already; NULL: nothing */
  gint64 about;      /* the record that a new one is to embed, while the user is asked about another */
  GCallback left; /* waits for a save, to go on where the user wanted to; NULL: nothing waits */
  gpointer left_data;
  gint64 like; /* what a new record is to begin with, while the user is asked about another */
  gboolean shown;
  gboolean has_draft; /* a program that died left something typed, see hupan-draft-file.h */
  gboolean narrow;
  gboolean from_list; /* the form was opened while the focus was outside of the page, and gives it back */
  gboolean cramped; /* no room for a title beside the buttons */
  gboolean edit_when_loaded;
  gboolean duplicate_when_loaded;
};

void hupan_record_page_update_actions (HupanRecordPage *self);
void hupan_record_page_load (HupanRecordPage *self);
void hupan_record_page_show_view (HupanRecordPage *self); /* instead of the form, which goes with what was typed */

void hupan_record_page_show_form (HupanRecordPage *self, HupanDossier *dossier);

/* A new record of somebody who is there already (hupan-record-known.c). */
void hupan_record_page_connect_known (HupanRecordPage *self); /* the form */

/* What becomes of what was typed (hupan-record-saving.c). */
void hupan_record_page_install_saving (GtkWidgetClass *widget_class);

/* What the record in sight can be told to do (hupan-record-actions.c). */
void hupan_record_page_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
