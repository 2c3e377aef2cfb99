/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/hupan-page.h"
#include "hupan-sidebar.h"
#include "hupan-window.h"

G_BEGIN_DECLS

/**
 * HupanWindow:
 *
 * A window on one registry: the sidebar with the places, the page of one of them, and the way back through those
 * that were seen before.
 */
struct _HupanWindow
{
  AdwApplicationWindow parent_instance;

  /* template children */
  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkWidget *opening_note;
  AdwWindowTitle *title;
  AdwBanner *read_only_banner;
  GtkRevealer *sample_note;
  AdwOverlaySplitView *split;
  HupanSidebar *sidebar;
  GtkStack *pages;
  GtkMenuButton *menu_button;
  GMenuModel *primary_menu;
  GMenu *recent_menu;

  /* owned */
  GSettings *settings;
  HupanDesk *desk;
  GQueue visits; /* of Visit, the newest first */
  guint opening_id;
  GtkWidget *before_menu; /* weak: what had the focus when F10 opened the main menu */
  gboolean sidebar_for_menu; /* and the sidebar came for it */
  gboolean menu_closed;
  struct
  {
    char *folder;
    char *name; /* NULL: it exists */
    HupanOpenFlags flags;
    gboolean with_sample;
    char *import; /* a file to take in once it is open; NULL: none */
  } wanted; /* the registry to open once the user has seen to changes that are not saved */
};

/* hupan-window.c */
void hupan_window_set_desk (HupanWindow *self, HupanDesk *desk);

/* hupan-window-places.c: which page is shown, and the way back through those that were. */
HupanPage *hupan_window_get_page (HupanWindow *self);
void       hupan_window_forget_places (HupanWindow *self);
void       hupan_window_places_install (GtkWidgetClass *widget_class);

G_END_DECLS
