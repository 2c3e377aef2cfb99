/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/kinds/hupan-kinds.h"
#include "hupan-changes.h"
#include "hupan-comparison.h"

/* What a row does to the record that it is about and to its person: a new one gets every value; one that is there gets
 * those that the row has and that differ, and an empty cell takes nothing away. */

void
hupan_comparison_take_create (HupanComparison *self, HupanRecord *draft)
{
  g_ptr_array_add (self->changes, hupan_changes_create (draft, HUPAN_COMPARISON_ORIGIN));
}

/* @stored with its version; @edited as it shall be. */
void
hupan_comparison_take_set (HupanComparison *self, HupanRecord *stored, HupanRecord *edited)
{
  HupanChange *change = hupan_changes_set (stored, edited);

  if (change != NULL)
    g_ptr_array_add (self->changes, change);
}

/* The values of a list that are new come behind those that are there; none goes. */
char *
hupan_comparison_merge_lists (const char *known, const char *value)
{
  g_auto (GStrv) known_items = g_strsplit (known != NULL ? known : "", "\n", -1);
  g_auto (GStrv) items = g_strsplit (value, "\n", -1);
  g_autoptr (GString) merged = g_string_new (known);

  for (char **item = items; *item != NULL; item++)
    {
      if (g_strv_contains ((const char *const *) known_items, *item))
        continue;
      if (merged->len > 0)
        g_string_append_c (merged, '\n');
      g_string_append (merged, *item);
    }

  return g_string_free (g_steal_pointer (&merged), FALSE);
}

/* Staff has the last word on what they verified. */
static gboolean
is_verified (HupanRecord *record, const HupanField *field)
{
  g_auto (GStrv) verified = NULL;

  if (!(field->flags & HUPAN_FIELD_EXTERNAL))
    return FALSE;
  verified = hupan_record_dup_list (record, "verified_fields");

  return g_strv_contains ((const char *const *) verified, field->name);
}

/* The row calls the record by its name in another language, which is no reason to rename it. */
static gboolean
is_other_wording (HupanComparison *self, HupanRecord *record, const HupanField *field, const char *value)
{
  const HupanKind *kind = hupan_record_get_kind (record);
  const HupanKind *part = hupan_kind_get (kind->translations != NULL ? kind->translations : "translation");
  GPtrArray *wordings = hupan_existing_get_parts (self->existing, part, hupan_record_get_id (record));

  if (!(field->flags & HUPAN_FIELD_TRANSLATABLE) || strcmp (field->name, kind->title) != 0)
    return FALSE;

  for (guint i = 0; wordings != NULL && i < wordings->len; i++)
    {
      if (g_strcmp0 (hupan_record_get (g_ptr_array_index (wordings, i), part->title), value) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Returns: (transfer full): @record with the row's values. */
static HupanRecord *
with_values (HupanComparison *self, HupanRecord *record)
{
  const HupanKind *kind = hupan_record_get_kind (record);
  guint n = hupan_kind_get_n_fields (kind);
  g_autofree const char **values = g_new0 (const char *, n);
  g_autoptr (GPtrArray) merged = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      const HupanField *field = &kind->fields[i];
      const char *value = hupan_comparison_get_value (self, kind, field->name);

      values[i] = hupan_record_get_at (record, i);
      if (value == NULL || is_verified (record, field) || is_other_wording (self, record, field, value))
        continue;
      if (field->flags & HUPAN_FIELD_LIST)
        {
          g_ptr_array_add (merged, hupan_comparison_merge_lists (values[i], value));
          value = g_ptr_array_index (merged, merged->len - 1);
        }
      values[i] = value;
    }

  return hupan_record_new (kind, hupan_record_get_id (record), hupan_record_get_meta (record), values);
}

static void
check_record (HupanComparison *self, HupanRecord *record)
{
  g_autoptr (GPtrArray) problems = hupan_record_check (record);

  for (guint i = 0; i < problems->len; i++)
    {
      const HupanProblem *problem = g_ptr_array_index (problems, i);
      int column = -1;

      if (problem->field != NULL)
        column = hupan_import_find_column (self->import, hupan_record_get_kind (record), problem->field);
      hupan_comparison_add_problem (self, column, "%s", problem->message);
    }
}

/* Family and given name tell the order of a new person's name. */
static HupanRecord *
with_name_order (HupanRecord *person)
{
  const char *name = hupan_record_get (person, "name");
  const char *family = hupan_record_get (person, "family_name");
  const char *given = hupan_record_get (person, "given_name");

  if (name == NULL || family == NULL || given == NULL || hupan_record_get (person, "name_order") != NULL)
    return g_object_ref (person);
  if (g_str_has_prefix (name, family) && g_str_has_suffix (name, given))
    return hupan_record_with (person, "name_order", "family_first");
  if (g_str_has_prefix (name, given) && g_str_has_suffix (name, family))
    return hupan_record_with (person, "name_order", "given_first");

  return g_object_ref (person);
}

/* Returns: the id of the new record. */
static gint64
create_record (HupanComparison *self, const HupanKind *kind, gint64 embedded)
{
  g_autoptr (HupanRecord) draft = hupan_record_new_draft (kind);
  g_autoptr (HupanRecord) record = with_values (self, draft);

  if (kind == &hupan_person_kind)
    {
      HupanRecord *ordered = with_name_order (record);

      g_object_unref (record);
      record = ordered;
    }
  if (embedded != 0)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, embedded);
      HupanRecord *linked = hupan_record_with (record, kind->embeds, id);

      g_object_unref (record);
      record = linked;
    }
  check_record (self, record);
  hupan_comparison_take_create (self, record);

  return hupan_record_get_id (record);
}

/* What scans do not give must be read from the record itself. */
static gboolean
has_restricted_value (HupanComparison *self, const HupanKind *kind)
{
  for (const HupanField *field = kind->fields; field->name != NULL; field++)
    {
      if (field->flags & HUPAN_FIELD_RESTRICTED && hupan_comparison_get_value (self, kind, field->name) != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
differ (HupanRecord *one, HupanRecord *other)
{
  for (guint i = 0; hupan_record_get_kind (one)->fields[i].name != NULL; i++)
    {
      if (g_strcmp0 (hupan_record_get_at (one, i), hupan_record_get_at (other, i)) != 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
update_record (HupanComparison *self, const HupanKind *kind, gint64 id, GError **error)
{
  HupanRecord *known = hupan_existing_get (self->existing, kind, id);
  g_autoptr (HupanRecord) stored = NULL;
  g_autoptr (HupanRecord) edited = NULL;

  if (known != NULL && !has_restricted_value (self, kind))
    {
      edited = with_values (self, known);
      if (!differ (known, edited))
        return TRUE;
      g_clear_object (&edited);
    }

  stored = hupan_registry_get_record (self->registry, kind, id, error);
  if (stored == NULL)
    return FALSE;
  edited = with_values (self, stored);
  if (differ (stored, edited))
    check_record (self, edited);
  hupan_comparison_take_set (self, stored, edited);

  return TRUE;
}

/* Somebody who answers two calls in one file is made by the first row, which also says what there is to say of them. */
static gint64
find_made_person (HupanComparison *self, const HupanIdentity *identity)
{
  if (identity->row_of_person < 0)
    return 0;

  return g_array_index (self->identities, HupanIdentity, identity->row_of_person).made_person;
}

/**
 * hupan_comparison_add_changes:
 * @is_new: (out): whether the row makes a record of the import's kind
 *
 * Adds what the row at hand does to self->changes, and problems of the records as a whole.
 */
gboolean
hupan_comparison_add_changes (HupanComparison *self, gboolean *is_new, GError **error)
{
  HupanIdentity *identity = &g_array_index (self->identities, HupanIdentity, self->row);
  gboolean is_known_person = FALSE;
  gint64 embedded = identity->embedded;
  gint64 id = identity->id;

  *is_new = id == 0;
  if (self->embedded != NULL && embedded == 0)
    {
      embedded = find_made_person (self, identity);
      is_known_person = embedded != 0;
      if (!is_known_person)
        embedded = identity->made_person = create_record (self, self->embedded, 0);
    }
  else if (self->embedded != NULL && !update_record (self, self->embedded, embedded, error))
    return FALSE;

  if (id == 0)
    id = create_record (self, self->kind, embedded);
  else if (!update_record (self, self->kind, id, error))
    return FALSE;

  hupan_comparison_add_parts (self, id, is_known_person ? 0 : embedded);
  return TRUE;
}
