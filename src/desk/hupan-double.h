/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/hupan-registry.h"

G_BEGIN_DECLS

/* A value that tells one record from all others, given to a second one: somebody is about to enter what is there already. */
typedef struct
{
  const HupanKind *kind;
  const HupanField *field;
  gint64 id;    /* the record of the batch that claims the value */
  gint64 other; /* the record that has it */
  char *title;  /* of that */
  const HupanKind *page_kind; /* where it can be looked at: itself, or a record that embeds it; NULL: nowhere */
  gint64 page_id;
} HupanDouble;

void hupan_double_free (HupanDouble *self);

/* The doubles that a batch would make. Unique fields are asked of every record that it makes or changes, e-mail addresses only
 * of those it makes: families share one, and a record that is there is not made twice by it. */
GPtrArray *hupan_doubles_find (HupanRegistry *registry, HupanBatch *batch, GError **error); /* of HupanDouble */

G_END_DECLS
