/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "core/hupan-kind.h"

G_BEGIN_DECLS

/* The item of a list: a proxy of a *position*, not of a record. When the list shows another result, the same
 * proxies stand for other records; who draws one watches it. */
#define HUPAN_TYPE_ROW (hupan_row_get_type ())
G_DECLARE_FINAL_TYPE (HupanRow, hupan_row, HUPAN, ROW, GObject)

typedef enum
{
  HUPAN_ROW_LOADING = 1, /* the texts are on their way */
  HUPAN_ROW_LOADED,
  HUPAN_ROW_GONE,        /* deleted since the list was made; stays in it until the next result */
} HupanRowState;

guint         hupan_row_get_position (HupanRow *self);
gint64        hupan_row_get_id (HupanRow *self);
HupanRowState hupan_row_load (HupanRow *self);
HupanRowState hupan_row_get_state (HupanRow *self);
const char   *hupan_row_get_text (HupanRow *self, const HupanColumn *column);
char         *hupan_row_dup_summary (HupanRow *self, const HupanColumn *const *columns, const char *const *labels, gsize n,
                                     const char *separator);

/* Somebody who is told when a row stands for something else or its texts have come. Part of the watcher's own
 * struct, so that binding a cell allocates nothing. */
typedef struct _HupanRowWatch HupanRowWatch;
struct _HupanRowWatch
{
  GList link; /* data: the watch */
  void (*changed) (HupanRowWatch *watch, HupanRow *row);
};

void hupan_row_watch (HupanRow *self, HupanRowWatch *watch);
void hupan_row_unwatch (HupanRow *self, HupanRowWatch *watch);

G_END_DECLS
