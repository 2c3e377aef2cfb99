/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-changes.h"

/* Whether a change is one of a record of this kind and of this field; with NULL, of any field. */
static gboolean
touches (const HupanChange *change,
         const HupanKind   *kind,
         const HupanField  *field)
{
  if (change->kind != kind)
    return FALSE;
  if (change->action != HUPAN_ACTION_SET || field == NULL)
    return TRUE;

  for (guint i = 0; i < change->edits->len; i++)
    if (((const HupanEdit *) change->edits->pdata[i])->field == field)
      return TRUE;

  return FALSE;
}

static gboolean
any_touches (HupanBatch       *batch,
             const HupanKind  *kind,
             const HupanField *field)
{
  GPtrArray *changes = hupan_batch_get_changes (batch);

  for (guint i = 0; i < changes->len; i++)
    if (touches (changes->pdata[i], kind, field))
      return TRUE;

  return FALSE;
}

static gboolean
any_row_comes_or_goes (HupanBatch      *batch,
                       const HupanKind *kind)
{
  GPtrArray *changes = hupan_batch_get_changes (batch);

  for (guint i = 0; i < changes->len; i++)
    {
      const HupanChange *change = changes->pdata[i];

      if (change->kind == kind && change->action != HUPAN_ACTION_SET)
        return TRUE;
    }

  return FALSE;
}

/* Whether a record on the way of a path was changed so that the path may end in another value. "person", then
 * "person.name": the field at the end of each, and the kind that has it. */
static gboolean
any_touches_path (HupanBatch      *batch,
                  const HupanKind *kind,
                  const char      *path,
                  gboolean         is_title)
{
  for (const char *end = path; end != NULL; )
    {
      g_autofree char *start = NULL;
      const HupanKind *at, *wordings;
      const HupanField *field;

      end = strchr (end, '.');
      start = end != NULL ? g_strndup (path, end++ - path) : g_strdup (path);
      field = hupan_kind_resolve (kind, start, &at, NULL);

      /* The stored sort key is made of more fields than the one that the title's path ends in. */
      if (any_touches (batch, at, is_title && end == NULL ? NULL : field))
        return TRUE;

      /* Lists are in the order of what they show, which in another language is another wording. */
      wordings = end == NULL ? hupan_kind_get_translations (at, field) : NULL;
      if (wordings != NULL && any_touches (batch, wordings, NULL))
        return TRUE;
    }

  return FALSE;
}

/**
 * hupan_changes_touch_order:
 *
 * Whether rows may have moved in the order of an ORDERED column. Finding the new place of one costs some 20 reads,
 * which most edits, such as that of a stage, can do without. What a derived column is computed from may be anything, so
 * there any change counts.
 */
gboolean
hupan_changes_touch_order (HupanBatch      *batch,
                           const HupanPlan *plan,
                           guint            column)
{
  const HupanColumnPlan *at = &plan->columns[column];

  return at->derived != NULL || any_row_comes_or_goes (batch, plan->kind) ||
         any_touches_path (batch, plan->kind, at->column->path, at->column->flags & HUPAN_COLUMN_TITLE);
}
