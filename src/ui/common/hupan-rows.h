/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What the rows of a list are: an immutable sequence of records, of which only the ids are known. A list gets
 * them from a HupanResult; tests and benchmarks bring their own. */
typedef struct
{
  guint (*get_n) (gpointer object);
  gint64 (*get_id) (gpointer object, guint position);
  gint (*find) (gpointer object, gint64 id); /* the position of a record, -1 if it is not among them */
} HupanRowsFuncs;

/* A borrowed sequence, passed by value. All zero is the empty one. */
typedef struct
{
  gpointer object; /* GObject */
  const HupanRowsFuncs *funcs;
} HupanRows;

static inline guint
hupan_rows_get_n (HupanRows rows)
{
  return rows.object != NULL ? rows.funcs->get_n (rows.object) : 0;
}

static inline gint64
hupan_rows_get_id (HupanRows rows,
                   guint     position)
{
  return rows.funcs->get_id (rows.object, position);
}

static inline gint
hupan_rows_find (HupanRows rows,
                 gint64    id)
{
  return rows.object != NULL ? rows.funcs->find (rows.object, id) : -1;
}

G_END_DECLS
