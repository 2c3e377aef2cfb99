/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-slice.h"

struct _HupanSlice
{
  GObject parent_instance;

  HupanResult *result;
  guint first;
  guint n;
};

G_DEFINE_FINAL_TYPE (HupanSlice, hupan_slice, G_TYPE_OBJECT)

static guint
get_n (gpointer object)
{
  return HUPAN_SLICE (object)->n;
}

static gint64
get_id (gpointer object,
        guint    position)
{
  HupanSlice *self = object;

  return hupan_result_get_id (self->result, self->first + position);
}

static gint
find (gpointer object,
      gint64   id)
{
  HupanSlice *self = object;
  const gint position = hupan_result_find (self->result, id);

  return position >= (gint) self->first && position < (gint) (self->first + self->n) ? position - (gint) self->first : -1;
}

static const HupanRowsFuncs funcs = { get_n, get_id, find };

static void
hupan_slice_finalize (GObject *object)
{
  g_object_unref (HUPAN_SLICE (object)->result);

  G_OBJECT_CLASS (hupan_slice_parent_class)->finalize (object);
}

static void
hupan_slice_class_init (HupanSliceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hupan_slice_finalize;
}

static void
hupan_slice_init (HupanSlice *self)
{
}

HupanSlice *
hupan_slice_new (HupanResult *result,
                 guint        first,
                 guint        n)
{
  HupanSlice *self = g_object_new (HUPAN_TYPE_SLICE, NULL);

  self->result = g_object_ref (result);
  self->first = first;
  self->n = n;

  return self;
}

HupanRows
hupan_slice_get_rows (HupanSlice *self)
{
  return (HupanRows) { self, &funcs };
}
