/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "index/hupan-image.h"

G_BEGIN_DECLS

/* A number that can be opened: it counts the rows of one query, and of nothing else, so the list that opens has exactly
 * that many. Many figures are read from the facets of one answer: theirs is the query asked, narrowed to a value. */
typedef struct
{
  char *name;  /* for programs: "country.SG" */
  char *label; /* for people: "Singapore" */
  guint value;

  HupanQuery *base;
  const HupanColumn *column; /* NULL: the base is the query */
  char **values;             /* that the column must have; "" is none */
} HupanFigure;

HupanFigure *hupan_figure_new (const char *name, const char *label, HupanQuery *query, guint value);
HupanFigure *hupan_figure_new_narrowed (const char *name, const char *label, HupanQuery *base, const HupanColumn *column,
                                        const char *const *values, guint value);
HupanFigure *hupan_figure_new_for_value (const char *name, const char *label, HupanQuery *base, const HupanColumn *column,
                                         const char *value, guint count);
void         hupan_figure_free (HupanFigure *self);
HupanQuery  *hupan_figure_dup_query (const HupanFigure *self);
char        *hupan_figure_dup_state (const HupanFigure *self); /* the query as JSON */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HupanFigure, hupan_figure_free)

G_END_DECLS
