/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hupan-path.h"

G_BEGIN_DECLS

/* A query being written. All names in it come from the tables of fields, never from outside. */
typedef struct
{
  GString *columns;
  GString *tables;
  GString *where;
  GString *order;
  GHashTable *joined; /* references followed so far, as text, to the alias of the table they lead to */
  GHashTable *texts;  /* ids, as expressions, to the alias of their search text */
  guint n_aliases;
  gboolean translated;
  gboolean in_parts;  /* on a way to other records: there, what is in the trash counts as gone */
  gboolean is_count;
  int shared;
  GArray *paths;
} HupanScanQuery;

/* Where a path has come to: its table, NULL while only the id was needed, and the id as an expression. */
typedef struct
{
  char *alias;
  char *id;
} HupanScanPlace;

void hupan_scan_place_clear (HupanScanPlace *place);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HupanScanPlace, hupan_scan_place_clear)

HupanScanQuery *hupan_scan_query_new  (gboolean translated, gboolean in_parts);
void            hupan_scan_query_free (HupanScanQuery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanScanQuery, hupan_scan_query_free)

void  hupan_scan_query_add_condition  (GString *where, const char *format, ...) G_GNUC_PRINTF (2, 3);
void  hupan_scan_query_add_column     (HupanScanQuery *self, guint path, const char *expression);
guint hupan_scan_query_follow_forward (HupanScanQuery *self, HupanPath *path, guint first, HupanScanPlace *place);
void  hupan_scan_query_follow_way     (HupanScanQuery *self, HupanPath *path, guint first, guint end, HupanScanPlace *place);

/* What the path says where it ends. */
char *hupan_scan_query_end            (HupanScanQuery *self, HupanPath *path, HupanScanPlace *place);

G_END_DECLS
