/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text in columns for a terminal. Characters of East Asian scripts take two cells there, marks none. On a terminal what
 * does not fit is cut off with an ellipsis; into a file or pipe everything is written. */
typedef struct _HupanTable HupanTable;

typedef enum
{
  HUPAN_TABLE_LEFT = 0,
  HUPAN_TABLE_RIGHT,
} HupanTableAlign;

HupanTable *hupan_table_new (void);
void        hupan_table_free (HupanTable *self);
void        hupan_table_add_column (HupanTable *self, const char *heading, HupanTableAlign align);
void        hupan_table_add_cell (HupanTable *self, const char *text);
char       *hupan_table_dup_text (HupanTable *self, guint room); /* cells in a line; 0: as many as needed */
void        hupan_table_print (HupanTable *self);

guint hupan_table_measure (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanTable, hupan_table_free)

G_END_DECLS
