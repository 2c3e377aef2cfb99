/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-plan.h"

/* Types whose values are too many and too different for a dictionary, unless the column is a facet. */
static gboolean
is_free_text (const HupanColumn *column,
              const HupanField  *field)
{
  if (column->flags & (HUPAN_COLUMN_FACET | HUPAN_COLUMN_COUNT))
    return FALSE;

  switch (field->type)
    {
    case HUPAN_TYPE_TEXT:
    case HUPAN_TYPE_LONG_TEXT:
    case HUPAN_TYPE_ROR_ID:
    case HUPAN_TYPE_ORCID:
    case HUPAN_TYPE_EMAIL:
    case HUPAN_TYPE_PHONE:
    case HUPAN_TYPE_URL:
      return TRUE;
    case HUPAN_TYPE_INTEGER:
    case HUPAN_TYPE_DECIMAL:
    case HUPAN_TYPE_FLAG:
    case HUPAN_TYPE_DATE:
    case HUPAN_TYPE_INSTANT:
    case HUPAN_TYPE_MONEY:
    case HUPAN_TYPE_COUNTRY:
    case HUPAN_TYPE_LANGUAGE:
    case HUPAN_TYPE_ENUM:
    case HUPAN_TYPE_REFERENCE:
    case HUPAN_TYPE_TIME_ZONE:
    case HUPAN_TYPE_SHARE:
    case HUPAN_TYPE_SIZE:
    default:
      return FALSE;
    }
}

static guint
add_path (HupanPlan *self,
          char      *path)
{
  guint i;

  if (g_ptr_array_find_with_equal_func (self->paths, path, g_str_equal, &i))
    {
      g_free (path);
      return i;
    }

  g_ptr_array_add (self->paths, path);
  return self->paths->len - 1;
}

/* The path of a pseudo field of the record whose field the path leads to: "person.name" -> "person.@folded". */
static char *
sibling_path (const char *path,
              const char *name)
{
  const char *dot = strrchr (path, '.');

  return dot == NULL ? g_strdup (name) : g_strdup_printf ("%.*s%s", (int) (dot + 1 - path), path, name);
}

static void
add_text (HupanPlan         *self,
          const HupanColumn *column)
{
  guint path = add_path (self, sibling_path (column->path, "@folded"));

  for (guint i = 0; i < self->texts->len; i++)
    if (g_array_index (self->texts, guint, i) == path)
      return;

  if (column->flags & HUPAN_COLUMN_TITLE)
    g_array_prepend_val (self->texts, path);
  else
    g_array_append_val (self->texts, path);
}

static char *
value_path (const HupanColumn *column)
{
  if (column->flags & HUPAN_COLUMN_COUNT)
    return g_strconcat ("#", column->path, NULL);
  if (column->flags & HUPAN_COLUMN_TITLE)
    return sibling_path (column->path, "@sort");

  return g_strdup (column->path);
}

/* Whether a path that begins like this one's says nothing of a row that this column does not: it gives records, one
 * after the other. Only beyond a step back does the trash count the same for both. */
static gboolean
is_base (const HupanPlan   *self,
         const HupanColumn *column)
{
  const HupanField *field = hupan_kind_resolve (self->kind, column->path, NULL, NULL);

  return field->type == HUPAN_TYPE_REFERENCE && field->target != NULL && strchr (column->path, ':') != NULL &&
         !(column->flags & (HUPAN_COLUMN_COUNT | HUPAN_COLUMN_TITLE));
}

/* The column that this one's path goes on from, one forward step further, or -1. */
static int
find_base (const HupanPlan   *self,
           const HupanColumn *column,
           const HupanField  *field)
{
  const char *dot = strrchr (column->path, '.');

  if (dot == NULL || strchr (dot, ':') != NULL || is_free_text (column, field) || field->flags & HUPAN_FIELD_LIST ||
      column->flags & (HUPAN_COLUMN_COUNT | HUPAN_COLUMN_TITLE))
    return -1;

  for (guint i = 0; self->kind->columns[i].name != NULL; i++)
    {
      const char *path = self->kind->columns[i].path;

      if (strncmp (path, column->path, dot - column->path) == 0 && path[dot - column->path] == '\0' &&
          is_base (self, &self->kind->columns[i]))
        return i;
    }

  return -1;
}

static void
add_column (HupanPlan         *self,
            const HupanColumn *column)
{
  HupanColumnPlan *plan = &self->columns[self->n_columns++];

  *plan = (HupanColumnPlan) {
    .column = column,
    .field = hupan_kind_resolve (self->kind, column->path, NULL, NULL),
  };
  g_assert (plan->field != NULL);

  plan->storage = is_free_text (column, plan->field) ? HUPAN_STORAGE_ORDERED : HUPAN_STORAGE_CODED;
  plan->is_dated = hupan_column_is_dated (column, self->kind);
  plan->base = find_base (self, column, plan->field);
  if (plan->base >= 0)
    plan->rest = strrchr (column->path, '.') + 1;
  else
    plan->path = add_path (self, value_path (column));
  plan->derived = hupan_kind_get_derived (self->kind, column->path);
  self->by_today |= plan->derived != NULL && plan->derived->by_today;
  plan->is_rare = plan->storage == HUPAN_STORAGE_ORDERED && !(column->flags & HUPAN_COLUMN_TITLE);
  if (plan->field->type == HUPAN_TYPE_REFERENCE && !(column->flags & HUPAN_COLUMN_COUNT))
    plan->target = hupan_kind_get (plan->field->target);
  plan->label = plan->target != NULL ? hupan_kind_resolve (plan->target, plan->target->title, NULL, NULL) : plan->field;

  plan->searched_by_label = hupan_column_is_searched_by_label (column, self->kind);
  if (column->flags & HUPAN_COLUMN_SEARCHED && !plan->searched_by_label)
    add_text (self, column);
  if (column->flags & HUPAN_COLUMN_TITLE)
    self->title = self->n_columns - 1;
  if (column->flags & HUPAN_COLUMN_FOREMOST)
    self->foremost = self->n_columns - 1;
}

HupanPlan *
hupan_plan_new (const HupanKind *kind)
{
  HupanPlan *self = g_new0 (HupanPlan, 1);
  guint n = 0;

  while (kind->columns != NULL && kind->columns[n].name != NULL)
    n++;

  self->kind = kind;
  self->paths = g_ptr_array_new_null_terminated (2 * n, g_free, TRUE);
  self->texts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->columns = g_new0 (HupanColumnPlan, MAX (n, 1));
  self->title = -1;
  self->foremost = -1;
  for (guint i = 0; i < n; i++)
    add_column (self, &kind->columns[i]);

  return self;
}

void
hupan_plan_free (HupanPlan *self)
{
  g_ptr_array_unref (self->paths);
  g_array_unref (self->texts);
  g_free (self->columns);
  g_free (self);
}

/* The number of a column, -1 if the kind does not have it. */
int
hupan_plan_find (const HupanPlan   *self,
                 const HupanColumn *column)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].column == column)
      return i;

  return -1;
}

/**
 * hupan_plan_list_names:
 *
 * The paths of the stored search texts by which records that refer to one of this kind are found: those of the record
 * that bears its name, which may be another (the person of a fellow), and of its names in other languages. Only what
 * names counts, up to HUPAN_SEARCH_REST: who looks for a candidate does not mean what somebody remarked about the
 * candidate's university.
 *
 * Returns: (transfer full): of char *, then %NULL
 */
GPtrArray *
hupan_plan_list_names (const HupanKind *kind)
{
  GPtrArray *paths = g_ptr_array_new_null_terminated (2, g_free, TRUE);

  g_ptr_array_add (paths, sibling_path (kind->title, "@folded"));
  if (kind->translations != NULL)
    {
      const HupanKind *parts = hupan_kind_get (kind->translations);

      g_ptr_array_add (paths, g_strdup_printf ("%s:%s.@folded", parts->name, hupan_kind_get_owner_field (parts)->name));
    }

  return paths;
}
