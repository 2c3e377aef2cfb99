/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-figure.h"

/**
 * hupan_figure_new:
 * @query: the list that it counts
 */
HupanFigure *
hupan_figure_new (const char *name,
                  const char *label,
                  HupanQuery *query,
                  guint       value)
{
  return hupan_figure_new_narrowed (name, label, query, NULL, NULL, value);
}

/**
 * hupan_figure_new_narrowed:
 * @base: kept, and not to be changed any more
 * @column: (nullable): a facet, of which the list has only rows with one of @values
 */
HupanFigure *
hupan_figure_new_narrowed (const char        *name,
                           const char        *label,
                           HupanQuery        *base,
                           const HupanColumn *column,
                           const char *const *values,
                           guint              value)
{
  HupanFigure *self = g_new0 (HupanFigure, 1);

  self->name = g_strdup (name);
  self->label = g_strdup (label);
  self->value = value;
  self->base = g_object_ref (base);
  self->column = column;
  self->values = g_strdupv ((char **) values);

  return self;
}

HupanFigure *
hupan_figure_new_for_value (const char        *name,
                            const char        *label,
                            HupanQuery        *base,
                            const HupanColumn *column,
                            const char        *value,
                            guint              count)
{
  const char *const values[] = { value, NULL };

  return hupan_figure_new_narrowed (name, label, base, column, values, count);
}

void
hupan_figure_free (HupanFigure *self)
{
  g_free (self->name);
  g_free (self->label);
  g_object_unref (self->base);
  g_strfreev (self->values);
  g_free (self);
}

/**
 * hupan_figure_dup_query:
 *
 * Returns: (transfer full): the list that has as many rows as the figure says
 */
HupanQuery *
hupan_figure_dup_query (const HupanFigure *self)
{
  HupanQuery *query = hupan_query_copy (self->base);

  if (self->column != NULL)
    hupan_query_set_filter (query, self->column, (const char *const *) self->values);

  return query;
}

char *
hupan_figure_dup_state (const HupanFigure *self)
{
  g_autoptr (HupanQuery) query = hupan_figure_dup_query (self);

  return hupan_query_to_json (query);
}
