/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-path.h"

#include "hupan-registry.h"

static void
refuse (const HupanKind  *kind,
        const char       *text,
        GError          **error)
{
  /* Not for people: paths are written by programmers. */
  g_set_error (error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_INVALID, "Path “%s” leads nowhere from %s", text, kind->name);
}

static void
add_step (HupanPath        *self,
          const HupanField *field,
          const HupanKind  *kind,
          gboolean          reverse)
{
  g_array_append_val (self->steps, ((HupanStep) { .field = field, .kind = kind, .reverse = reverse }));
  self->several |= reverse;
}

static gboolean
add_reverse_step (HupanPath  *self,
                  const char *segment)
{
  const HupanKind *here = hupan_path_get_kind (self, self->steps->len);
  g_auto(GStrv) names = g_strsplit (segment, ":", 2);
  const HupanKind *kind = hupan_kind_get (names[0]);
  const HupanField *field = kind != NULL ? hupan_kind_get_field (kind, names[1]) : NULL;

  if (field == NULL || field->type != HUPAN_TYPE_REFERENCE ||
      (field->target != NULL && !g_str_equal (field->target, here->name)))
    return FALSE;

  add_step (self, field, kind, TRUE);
  return TRUE;
}

/* Steps along "person.name" as far as its last field, which is returned. */
static const HupanField *
add_forward_steps (HupanPath  *self,
                   const char *text)
{
  g_auto(GStrv) names = g_strsplit (text, ".", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const HupanField *field = hupan_kind_get_field (hupan_path_get_kind (self, self->steps->len), names[i]);

      if (field == NULL || names[i + 1] == NULL)
        return field;
      if (field->type != HUPAN_TYPE_REFERENCE || field->target == NULL)
        return NULL;
      add_step (self, field, hupan_kind_get (field->target), FALSE);
    }

  return NULL;
}

static gboolean
set_pseudo_end (HupanPath  *self,
                const char *name)
{
  const HupanKind *here = hupan_path_get_kind (self, self->steps->len);

  if (g_str_equal (name, "@folded"))
    {
      self->end = HUPAN_PATH_END_FOLDED;
      return TRUE;
    }
  if (!g_str_equal (name, "@title") && !g_str_equal (name, "@sort"))
    return FALSE;

  self->field = add_forward_steps (self, here->title);
  self->end = g_str_equal (name, "@title") ? HUPAN_PATH_END_FIELD : HUPAN_PATH_END_SORT;
  return self->field != NULL;
}

static gboolean
set_field_end (HupanPath  *self,
               const char *name)
{
  const HupanKind *here = hupan_path_get_kind (self, self->steps->len);
  const HupanField *field = hupan_kind_get_field (here, name);

  if (field == NULL || (field->flags & HUPAN_FIELD_RESTRICTED) != 0)
    return FALSE;

  if (field->type == HUPAN_TYPE_REFERENCE && field->target != NULL)
    {
      add_step (self, field, hupan_kind_get (field->target), FALSE);
      self->end = HUPAN_PATH_END_ID;
      return TRUE;
    }

  self->field = field;
  self->end = HUPAN_PATH_END_FIELD;
  return TRUE;
}

/* What belongs together in one record stays together, where values of several are asked for. */
static gboolean
set_together_end (HupanPath  *self,
                  const char *segment)
{
  const HupanKind *here = hupan_path_get_kind (self, self->steps->len);
  g_auto(GStrv) names = g_strsplit (segment, "+", -1);

  self->together = g_ptr_array_new ();
  self->end = HUPAN_PATH_END_TOGETHER;
  for (char **name = names; *name != NULL; name++)
    {
      const HupanField *field = hupan_kind_get_field (here, *name);

      if (field == NULL || (field->flags & HUPAN_FIELD_RESTRICTED) != 0)
        return FALSE;
      g_ptr_array_add (self->together, (gpointer) field);
    }

  self->field = g_ptr_array_index (self->together, 0);
  return TRUE;
}

static gboolean
add_segment (HupanPath  *self,
             const char *segment,
             gboolean    is_last)
{
  const HupanField *field;

  if (strchr (segment, ':') != NULL)
    {
      self->end = HUPAN_PATH_END_ID;
      return add_reverse_step (self, segment);
    }
  if (is_last && strchr (segment, '+') != NULL)
    return set_together_end (self, segment);
  if (is_last)
    return segment[0] == '@' ? set_pseudo_end (self, segment) : set_field_end (self, segment);

  field = hupan_kind_get_field (hupan_path_get_kind (self, self->steps->len), segment);
  if (field == NULL || field->type != HUPAN_TYPE_REFERENCE || field->target == NULL)
    return FALSE;

  add_step (self, field, hupan_kind_get (field->target), FALSE);
  return TRUE;
}

/**
 * hupan_path_parse:
 * @text: a path as hupan_registry_scan() takes it. Restricted fields are not to be had: they are in no list
 */
HupanPath *
hupan_path_parse (const HupanKind  *kind,
                  const char       *text,
                  GError          **error)
{
  g_autoptr(HupanPath) self = g_new0 (HupanPath, 1);
  g_auto(GStrv) segments = NULL;

  self->kind = kind;
  self->steps = g_array_new (FALSE, FALSE, sizeof (HupanStep));
  self->count = text[0] == '#';

  segments = g_strsplit (text + self->count, ".", -1);
  for (guint i = 0; segments[i] != NULL; i++)
    if (!add_segment (self, segments[i], segments[i + 1] == NULL))
      {
        refuse (kind, text, error);
        return NULL;
      }
  if (segments[0] == NULL)
    {
      refuse (kind, text, error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
hupan_path_free (HupanPath *self)
{
  g_array_unref (self->steps);
  g_clear_pointer (&self->together, g_ptr_array_unref);
  g_free (self);
}

HupanStep *
hupan_path_get_step (HupanPath *self,
                     guint      i)
{
  return &g_array_index (self->steps, HupanStep, i);
}

const HupanKind *
hupan_path_get_kind (HupanPath *self,
                     guint      n_steps)
{
  return n_steps == 0 ? self->kind : hupan_path_get_step (self, n_steps - 1)->kind;
}

gboolean
hupan_path_passes_owner_by (HupanPath *self,
                            guint      step)
{
  HupanStep *at = hupan_path_get_step (self, step);
  const HupanField *owner = hupan_kind_get_owner_field (at->kind);
  HupanStep *next = step + 1 < self->steps->len ? hupan_path_get_step (self, step + 1) : NULL;

  return at->reverse && owner != NULL && owner->target != NULL && owner != at->field &&
         (next == NULL || next->field != owner);
}

const char *
hupan_path_get_order (const HupanKind *kind)
{
  if (hupan_kind_get_field (kind, "position") != NULL)
    return "position";
  return hupan_kind_get_field (kind, "rank") != NULL ? "rank" : NULL;
}
