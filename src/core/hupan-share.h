/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* So many of so many: 2 of the 5 documents that are needed. */
typedef struct
{
  guint part;
  guint whole; /* 1 at least, and no less than part */
} HupanShare;

gboolean hupan_share_read (const char *canonical, HupanShare *share);
char    *hupan_share_to_text (guint part, guint whole); /* canonical; NULL of nothing */

/* Of HUPAN_TYPE_SHARE. */
gboolean hupan_share_parse (const char *text, char **value, GError **error);
char    *hupan_share_format (const char *value);
int      hupan_share_compare (const char *a, const char *b);

G_END_DECLS
