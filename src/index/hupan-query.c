/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-query.h"

typedef struct
{
  const HupanColumn *column;
  char **values;
} Filter;

struct _HupanQuery
{
  GObject parent_instance;

  const HupanKind *kind;
  char *text;
  GArray *filters; /* of Filter, in the order of the kind's columns, so that equal queries look equal */
  GArray *sort;    /* of HupanSort */
};

G_DEFINE_FINAL_TYPE (HupanQuery, hupan_query, G_TYPE_OBJECT)

static void
clear_filter (gpointer data)
{
  Filter *filter = data;

  g_strfreev (filter->values);
}

/* Where the filter of a column is, or would be. */
static guint
find_filter (HupanQuery        *self,
             const HupanColumn *column,
             gboolean          *found)
{
  guint i = 0;

  while (i < self->filters->len && g_array_index (self->filters, Filter, i).column < column)
    i++;

  *found = i < self->filters->len && g_array_index (self->filters, Filter, i).column == column;
  return i;
}

static gboolean
is_column_of (const HupanKind   *kind,
              const HupanColumn *column)
{
  return column != NULL && hupan_kind_get_column (kind, column->name) == column;
}

static void
hupan_query_finalize (GObject *object)
{
  HupanQuery *self = HUPAN_QUERY (object);

  g_free (self->text);
  g_array_unref (self->filters);
  g_array_unref (self->sort);

  G_OBJECT_CLASS (hupan_query_parent_class)->finalize (object);
}

static void
hupan_query_class_init (HupanQueryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hupan_query_finalize;
}

static void
hupan_query_init (HupanQuery *self)
{
  self->text = g_strdup ("");
  self->filters = g_array_new (FALSE, FALSE, sizeof (Filter));
  g_array_set_clear_func (self->filters, clear_filter);
  self->sort = g_array_new (FALSE, FALSE, sizeof (HupanSort));
}

HupanQuery *
hupan_query_new (const HupanKind *kind)
{
  HupanQuery *self;

  g_return_val_if_fail (kind != NULL, NULL);

  self = g_object_new (HUPAN_TYPE_QUERY, NULL);
  self->kind = kind;
  return self;
}

HupanQuery *
hupan_query_copy (HupanQuery *self)
{
  HupanQuery *copy;

  g_return_val_if_fail (HUPAN_IS_QUERY (self), NULL);

  copy = hupan_query_new (self->kind);
  hupan_query_set_text (copy, self->text);
  hupan_query_set_sort (copy, (const HupanSort *) self->sort->data, self->sort->len);
  for (guint i = 0; i < self->filters->len; i++)
    {
      Filter *filter = &g_array_index (self->filters, Filter, i);

      hupan_query_set_filter (copy, filter->column, (const char *const *) filter->values);
    }

  return copy;
}

static gboolean
equal_filters (HupanQuery *a,
               HupanQuery *b)
{
  if (a->filters->len != b->filters->len)
    return FALSE;

  for (guint i = 0; i < a->filters->len; i++)
    {
      Filter *one = &g_array_index (a->filters, Filter, i);
      Filter *two = &g_array_index (b->filters, Filter, i);

      if (one->column != two->column ||
          !g_strv_equal ((const char *const *) one->values, (const char *const *) two->values))
        return FALSE;
    }

  return TRUE;
}

static gboolean
equal_sorts (HupanQuery *a,
             HupanQuery *b)
{
  if (a->sort->len != b->sort->len)
    return FALSE;

  for (guint i = 0; i < a->sort->len; i++)
    {
      HupanSort *one = &g_array_index (a->sort, HupanSort, i);
      HupanSort *two = &g_array_index (b->sort, HupanSort, i);

      if (one->column != two->column || !one->descending != !two->descending)
        return FALSE;
    }

  return TRUE;
}

/* Whether both ask for the same; the order in which the values of a filter were chosen counts. */
gboolean
hupan_query_equal (HupanQuery *self,
                   HupanQuery *other)
{
  g_return_val_if_fail (HUPAN_IS_QUERY (self), FALSE);
  g_return_val_if_fail (HUPAN_IS_QUERY (other), FALSE);

  return self->kind == other->kind && g_str_equal (self->text, other->text) && equal_filters (self, other) &&
         equal_sorts (self, other);
}

const HupanKind *
hupan_query_get_kind (HupanQuery *self)
{
  g_return_val_if_fail (HUPAN_IS_QUERY (self), NULL);

  return self->kind;
}

const char *
hupan_query_get_text (HupanQuery *self)
{
  g_return_val_if_fail (HUPAN_IS_QUERY (self), NULL);

  return self->text;
}

void
hupan_query_set_text (HupanQuery *self,
                      const char *text)
{
  g_return_if_fail (HUPAN_IS_QUERY (self));

  g_set_str (&self->text, text != NULL ? text : "");
}

const char *const *
hupan_query_get_filter (HupanQuery        *self,
                        const HupanColumn *column)
{
  gboolean found;
  guint i;

  g_return_val_if_fail (HUPAN_IS_QUERY (self), NULL);

  i = find_filter (self, column, &found);
  if (!found)
    return NULL;

  return (const char *const *) g_array_index (self->filters, Filter, i).values;
}

void
hupan_query_set_filter (HupanQuery        *self,
                        const HupanColumn *column,
                        const char *const *values)
{
  Filter filter = { column, NULL };
  gboolean found;
  guint i;

  g_return_if_fail (HUPAN_IS_QUERY (self));
  g_return_if_fail (is_column_of (self->kind, column));

  /* The values may be those that are about to be freed. */
  if (values != NULL && values[0] != NULL)
    filter.values = g_strdupv ((char **) values);

  i = find_filter (self, column, &found);
  if (found)
    g_array_remove_index (self->filters, i);
  if (filter.values != NULL)
    g_array_insert_val (self->filters, i, filter);
}

gboolean
hupan_query_has_filters (HupanQuery *self)
{
  g_return_val_if_fail (HUPAN_IS_QUERY (self), FALSE);

  return self->filters->len > 0;
}

void
hupan_query_clear (HupanQuery *self)
{
  g_return_if_fail (HUPAN_IS_QUERY (self));

  g_set_str (&self->text, "");
  g_array_set_size (self->filters, 0);
}

const HupanSort *
hupan_query_get_sort (HupanQuery *self,
                      gsize      *n)
{
  g_return_val_if_fail (HUPAN_IS_QUERY (self), NULL);

  if (n != NULL)
    *n = self->sort->len;
  return (const HupanSort *) self->sort->data;
}

/* A column that comes a second time would decide nothing and is left out. */
void
hupan_query_set_sort (HupanQuery      *self,
                      const HupanSort *sort,
                      gsize            n)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (HupanSort));

  g_return_if_fail (HUPAN_IS_QUERY (self));

  for (gsize i = 0; i < n; i++)
    {
      gboolean known = FALSE;

      g_return_if_fail (is_column_of (self->kind, sort[i].column));

      for (guint j = 0; j < keys->len; j++)
        known |= g_array_index (keys, HupanSort, j).column == sort[i].column;
      if (!known)
        g_array_append_val (keys, sort[i]);
    }

  g_array_unref (self->sort);
  self->sort = g_steal_pointer (&keys);
}
