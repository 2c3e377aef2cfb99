/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "desk/hupan-desk.h"
#include "hupan-place.h"

G_BEGIN_DECLS

/* The page of one record: shown, edited, made. Property "narrow": it stands alone, so it has Back instead of Close.
 * Signals: "closed" (), "shown" (gint64 id): a record was opened or saved; "returned" (): a form gives back the focus that
 * it took from elsewhere. */
#define HUPAN_TYPE_RECORD_PAGE (hupan_record_page_get_type ())
G_DECLARE_FINAL_TYPE (HupanRecordPage, hupan_record_page, HUPAN, RECORD_PAGE, AdwBin)

void     hupan_record_page_set_place (HupanRecordPage *self, HupanDesk *desk, const HupanPlace *place);
void     hupan_record_page_show (HupanRecordPage *self, const HupanKind *kind, gint64 id);
void     hupan_record_page_edit (HupanRecordPage *self);
void     hupan_record_page_edit_new (HupanRecordPage *self, gint64 like);
void     hupan_record_page_edit_new_about (HupanRecordPage *self, gint64 embedded);
void     hupan_record_page_bring (HupanRecordPage *self, GPtrArray *incoming); /* documents for a new record; takes them */
void     hupan_record_page_close (HupanRecordPage *self);
void     hupan_record_page_focus (HupanRecordPage *self);

/* The section of a menu that makes more of a record: a copy, or what else the person behind it can have. Its items are the actions
 * "duplicate" and "another" ("s": kind) of @group. */
void hupan_record_page_add_again_menu (GMenu *menu, int position, const HupanKind *kind, const char *group);

gboolean hupan_record_page_is_editing (HupanRecordPage *self);
gboolean hupan_record_page_get_is_shown (HupanRecordPage *self);
gint64   hupan_record_page_get_id (HupanRecordPage *self);
gboolean hupan_record_page_may_leave (HupanRecordPage *self, GCallback answer, gpointer data);

G_END_DECLS
