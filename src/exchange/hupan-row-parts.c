/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/kinds/hupan-kinds.h"
#include "hupan-changes.h"
#include "hupan-comparison.h"

/* What a row does to the parts of its record: the education of a person, the topics of an application, its tags. */

static char *
format_id (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

/* Returns: (transfer full): a draft of a part of @owner. */
static HupanRecord *
new_part (const HupanKind *kind, gint64 owner)
{
  g_autoptr (HupanRecord) draft = hupan_record_new_draft (kind);
  g_autofree char *id = format_id (owner);

  return hupan_record_with (draft, hupan_kind_get_owner_field (kind)->name, id);
}

static HupanRecord *
read_stored (HupanComparison *self, HupanRecord *known)
{
  return hupan_registry_get_record (self->registry, hupan_record_get_kind (known), hupan_record_get_id (known), NULL);
}

/* --- One part a row, or a few: education, an appointment ------------------------------------------------------------ */

/* An owner that tells the part from all others has no second one. */
static gboolean
is_only_one (const HupanKind *kind)
{
  return (hupan_kind_get_owner_field (kind)->flags & HUPAN_FIELD_UNIQUE) != 0;
}

/* Where there are several columns or several values in a cell, "Doctor; Master", each is about another part. */
static char *
dup_own_value (HupanComparison *self, const HupanKind *kind, const HupanField *field, guint index)
{
  const char *value = hupan_comparison_get_value (self, kind, field->name);
  g_auto (GStrv) items = g_strsplit (value != NULL ? value : "", "\n", is_only_one (kind) ? 1 : -1);

  return index < g_strv_length (items) && *items[index] != '\0' ? g_strdup (items[index]) : NULL;
}

/* A single value is about all parts of which a cell has several; but what a person wrote, such as the title of a thesis, about
 * the first. */
static char *
dup_part_value (HupanComparison *self, const HupanKind *kind, const HupanField *field, guint index)
{
  const char *value = hupan_comparison_get_value (self, kind, field->name);

  if (index > 0 && value != NULL && strchr (value, '\n') == NULL && hupan_target_field_may_repeat (field) &&
      !hupan_comparison_is_repeated_kind (self, kind))
    return g_strdup (value);

  return dup_own_value (self, kind, field, index);
}

static gboolean
has_own_value (HupanComparison *self, const HupanKind *kind, guint index)
{
  for (const HupanField *field = kind->fields; field->name != NULL; field++)
    {
      g_autofree char *value = dup_own_value (self, kind, field, index);

      if (value != NULL)
        return TRUE;
    }

  return FALSE;
}

static guint
count_parts (HupanComparison *self, const HupanKind *kind)
{
  guint most = 1;

  if (is_only_one (kind))
    return most;

  for (const HupanField *field = kind->fields; field->name != NULL; field++)
    {
      const char *value = hupan_comparison_get_value (self, kind, field->name);
      g_auto (GStrv) items = g_strsplit (value != NULL ? value : "", "\n", -1);

      most = MAX (most, g_strv_length (items));
    }

  return most;
}

static gboolean
has_same (HupanComparison *self, HupanRecord *part, const char *field_name, guint index)
{
  const HupanKind *kind = hupan_record_get_kind (part);
  g_autofree char *value = dup_part_value (self, kind, hupan_kind_get_field (kind, field_name), index);

  return value == NULL || g_strcmp0 (value, hupan_record_get (part, field_name)) == 0;
}

/* Which of a person's degrees the row is about: the one of the same level at the same university, or the only one there,
 * whose level has changed since: the candidate has become a doctor. */
static HupanRecord *
find_education (HupanComparison *self, GPtrArray *known, guint index)
{
  HupanRecord *at_university = NULL;
  guint n_at_university = 0;

  for (guint i = 0; known != NULL && i < known->len; i++)
    {
      HupanRecord *part = g_ptr_array_index (known, i);

      if (!has_same (self, part, "university", index))
        continue;
      if (has_same (self, part, "level", index))
        return part;
      at_university = part;
      n_at_university++;
    }

  return n_at_university == 1 ? at_university : NULL;
}

static HupanRecord *
with_part_values (HupanComparison *self, HupanRecord *part, guint index)
{
  const HupanKind *kind = hupan_record_get_kind (part);
  HupanRecord *edited = g_object_ref (part);

  for (const HupanField *field = kind->fields; field->name != NULL; field++)
    {
      g_autofree char *value = dup_part_value (self, kind, field, index);
      HupanRecord *next;

      if (value == NULL || g_strcmp0 (value, hupan_record_get (edited, field->name)) == 0)
        continue;
      next = hupan_record_with (edited, field->name, value);
      g_object_unref (edited);
      edited = next;
    }

  return edited;
}

/* The one that a part with an owner of its own can only be, or the degree that the row is about. */
static HupanRecord *
find_part (HupanComparison *self, const HupanKind *kind, gint64 owner, guint index)
{
  GPtrArray *known = hupan_existing_get_parts (self->existing, kind, owner);

  if (is_only_one (kind))
    return known != NULL && known->len > 0 ? g_ptr_array_index (known, 0) : NULL;

  return find_education (self, known, index);
}

static void
add_part (HupanComparison *self, const HupanKind *kind, gint64 owner, guint index)
{
  HupanRecord *same = find_part (self, kind, owner, index);
  g_autoptr (HupanRecord) part = same != NULL ? read_stored (self, same) : new_part (kind, owner);
  g_autoptr (HupanRecord) edited = NULL;

  if (part == NULL)
    return;
  edited = with_part_values (self, part, index);
  if (same != NULL)
    hupan_comparison_take_set (self, part, edited);
  else
    hupan_comparison_take_create (self, edited);
}

/* --- One part for each value -------------------------------------------------------------------------------------- */

static HupanRecord *
find_with_value (GPtrArray *parts, const char *field, const char *value)
{
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      HupanRecord *part = g_ptr_array_index (parts, i);

      if (g_strcmp0 (hupan_record_get (part, field), value) == 0)
        return part;
    }

  return NULL;
}

static void
trash_part (HupanComparison *self, const HupanTarget *target, HupanRecord *known)
{
  g_autoptr (HupanRecord) stored = read_stored (self, known);
  HupanLookup *lookup;
  gint64 refers_to;

  if (stored == NULL)
    return;

  lookup = g_hash_table_lookup (self->lookups, hupan_kind_get (target->field->target));
  refers_to = hupan_record_get_reference (stored, target->field->name);
  if (hupan_lookup_get_title (lookup, refers_to) != NULL)
    hupan_import_add_title (self->import, hupan_record_get_id (stored), hupan_lookup_get_title (lookup, refers_to));
  g_ptr_array_add (self->changes, hupan_changes_trash (stored));
}

static void
set_rank (HupanComparison *self, HupanRecord *known, const char *rank)
{
  g_autoptr (HupanRecord) stored = NULL;
  g_autoptr (HupanRecord) edited = NULL;

  if (g_strcmp0 (hupan_record_get (known, "rank"), rank) == 0)
    return;
  stored = read_stored (self, known);
  if (stored == NULL)
    return;
  edited = hupan_record_with (stored, "rank", rank);
  hupan_comparison_take_set (self, stored, edited);
}

/* A ranked list in a cell is the whole list; of others, such as tags, the values are added. */
static void
add_list (HupanComparison *self, const HupanTarget *target, const char *cell, gint64 owner)
{
  GPtrArray *known = hupan_existing_get_parts (self->existing, target->kind, owner);
  g_auto (GStrv) values = g_strsplit (cell, "\n", -1);

  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *rank = g_strdup_printf ("%u", i + 1);
      HupanRecord *same = find_with_value (known, target->field->name, values[i]);
      g_autoptr (HupanRecord) part = NULL;
      g_autoptr (HupanRecord) named = NULL;
      g_autoptr (HupanRecord) ranked = NULL;

      if (same != NULL)
        {
          if (target->ranked)
            set_rank (self, same, rank);
          continue;
        }
      part = new_part (target->kind, owner);
      named = hupan_record_with (part, target->field->name, values[i]);
      ranked = target->ranked ? hupan_record_with (named, "rank", rank) : g_object_ref (named);
      hupan_comparison_take_create (self, ranked);
    }

  for (guint i = 0; target->ranked && known != NULL && i < known->len; i++)
    {
      HupanRecord *part = g_ptr_array_index (known, i);

      if (!g_strv_contains ((const char *const *) values, hupan_record_get (part, target->field->name)))
        trash_part (self, target, part);
    }
}

/* Whether an earlier column is of the same parts, which then were added with it. */
static gboolean
is_added (HupanComparison *self, guint column)
{
  const HupanTarget *target = g_ptr_array_index (self->import->targets, column);

  for (guint i = 0; i < column; i++)
    {
      const HupanTarget *other = g_ptr_array_index (self->import->targets, i);

      if (other != NULL && other->role == HUPAN_TARGET_PART && other->kind == target->kind && self->values[i] != NULL)
        return TRUE;
    }

  return FALSE;
}

/**
 * hupan_comparison_add_parts:
 * @id: the record that the row is about, or makes
 * @embedded: its person; 0 if the kind has none, or the person is not to be touched
 */
void
hupan_comparison_add_parts (HupanComparison *self, gint64 id, gint64 embedded)
{
  for (guint column = 0; column < self->import->targets->len; column++)
    {
      const HupanTarget *target = g_ptr_array_index (self->import->targets, column);
      gint64 owner;

      if (target == NULL || self->values[column] == NULL)
        continue;
      owner = target->on_embedded ? embedded : id;
      if (owner == 0)
        continue;
      if (target->role == HUPAN_TARGET_LIST)
        add_list (self, target, self->values[column], owner);
      else if (target->role == HUPAN_TARGET_PART && !is_added (self, column))
        {
          guint n = count_parts (self, target->kind);

          for (guint i = 0; i < n; i++)
            {
              if (has_own_value (self, target->kind, i))
                add_part (self, target->kind, owner, i);
            }
        }
    }
}
