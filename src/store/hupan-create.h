/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-db.h"

G_BEGIN_DECLS

/* A new registry is made in a folder beside its place, and gets its name when it is complete: a power cut leaves all of
 * it or nothing. begin returns the folder to fill; end moves it, or with ok FALSE takes it away. */
char    *hupan_create_begin (const char *folder, GError **error);
gboolean hupan_create_end (const char *aside, const char *folder, gboolean ok, GError **error);

HupanDb *hupan_create_documents (const char *folder, const char *uuid, const char *name, GError **error);

G_END_DECLS
