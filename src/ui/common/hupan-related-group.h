/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "desk/hupan-desk.h"
#include "hupan-place.h"

G_BEGIN_DECLS

/* The records of a list that belong to one record: the first few, their number, and the way to all of them. */
#define HUPAN_TYPE_RELATED_GROUP (hupan_related_group_get_type ())
G_DECLARE_FINAL_TYPE (HupanRelatedGroup, hupan_related_group, HUPAN, RELATED_GROUP, AdwBin)

GtkWidget *hupan_related_group_new (HupanDesk *desk, const char *title, HupanQuery *query);

G_END_DECLS
