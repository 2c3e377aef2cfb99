/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "index/hupan-image.h"
#include "ui/common/hupan-rows.h"

G_BEGIN_DECLS

/* Consecutive rows of a result, as rows of a list of their own: nothing is copied. */
#define HUPAN_TYPE_SLICE (hupan_slice_get_type ())
G_DECLARE_FINAL_TYPE (HupanSlice, hupan_slice, HUPAN, SLICE, GObject)

HupanSlice *hupan_slice_new (HupanResult *result, guint first, guint n);
HupanRows   hupan_slice_get_rows (HupanSlice *self);

G_END_DECLS
