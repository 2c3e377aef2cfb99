/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "desk/hupan-desk.h"
#include "hupan-place.h"

G_BEGIN_DECLS

/* What the window shows for a place. Pages reach the window only through the actions it installs:
 * "win.show-record" ((sx): kind, id), "win.new-about" ((sx): kind, id of the record that the new one embeds), "win.show-query" ((sss):
 * place, JSON of a query, layout of the columns or ""), "win.back", and by hupan_toast (). */
#define HUPAN_TYPE_PAGE (hupan_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (HupanPage, hupan_page, HUPAN, PAGE, AdwBin)

struct _HupanPageClass
{
  AdwBinClass parent_class;

  void (*open) (HupanPage *self);                            /* desk and place are set */
  void (*show_record) (HupanPage *self, gint64 id);          /* 0: none */
  gint64 (*get_record) (HupanPage *self);                    /* what is shown now; 0: none */
  void (*show_query) (HupanPage *self, HupanQuery *query, const char *layout); /* layout may be NULL */
  void (*new_about) (HupanPage *self, gint64 embedded);      /* makes one of a person who is there already */
  HupanQuery *(*get_query) (HupanPage *self);                /* transfer none, may be NULL */
  void (*focus) (HupanPage *self);                           /* where keys go when the page is shown; NULL: its first control */
  void (*focus_search) (HupanPage *self);
  gboolean (*may_leave) (HupanPage *self, GCallback answer, gpointer data); /* FALSE: asked, answer (data) when the user agreed */
};

HupanDesk        *hupan_page_get_desk (HupanPage *self);
const HupanPlace *hupan_page_get_place (HupanPage *self);
void              hupan_page_open (HupanPage *self, HupanDesk *desk, const HupanPlace *place);
void              hupan_page_show_record (HupanPage *self, gint64 id);
gint64            hupan_page_get_record (HupanPage *self);
void              hupan_page_new_about (HupanPage *self, gint64 embedded);
void              hupan_page_show_query (HupanPage *self, HupanQuery *query, const char *layout);
HupanQuery       *hupan_page_get_query (HupanPage *self);
void              hupan_page_focus (HupanPage *self);
void              hupan_page_focus_search (HupanPage *self);
gboolean          hupan_page_may_leave (HupanPage *self, GCallback answer, gpointer data);

G_END_DECLS
