/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "desk/hupan-desk.h"

G_BEGIN_DECLS

#define HUPAN_TYPE_WINDOW (hupan_window_get_type ())
G_DECLARE_FINAL_TYPE (HupanWindow, hupan_window, HUPAN, WINDOW, AdwApplicationWindow)

HupanWindow *hupan_window_new (AdwApplication *application);

void         hupan_window_open_folder (HupanWindow *self, const char *folder, HupanOpenFlags flags);
void         hupan_window_create_registry (HupanWindow *self, const char *folder, const char *name, gboolean with_sample);
void         hupan_window_create_registry_from (HupanWindow *self, const char *folder, const char *name, const char *file);
void         hupan_window_close_registry (HupanWindow *self);
void         hupan_window_show_place (HupanWindow *self, const char *place);
HupanDesk   *hupan_window_get_desk (HupanWindow *self);
gboolean     hupan_window_may_leave (HupanWindow *self, GCallback answer, gpointer data);
void         hupan_window_end (HupanWindow *self);

G_END_DECLS
