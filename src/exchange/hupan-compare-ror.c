/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/kinds/hupan-kinds.h"
#include "hupan-changes.h"
#include "hupan-existing.h"
#include "hupan-import-private.h"
#include "hupan-ror.h"

/* ROR and the staff share a university: ROR owns the fields flagged EXTERNAL and the names whose source is "ror", until
 * somebody of the staff verifies one of them. What is verified, and what staff added, is never touched again. */

#define SOURCE "ror"

typedef struct
{
  HupanImport *import;
  HupanRegistry *registry;
  GHashTable *ids;    /* ROR id -> gint64 */
  GHashTable *trashed; /* set of ROR ids */
  GHashTable *lines;  /* ROR id -> line of the file */
  HupanExisting *existing;
  GPtrArray *changes; /* of the record at hand */
} RorComparison;

static void
ror_comparison_clear (RorComparison *self)
{
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->trashed, g_hash_table_unref);
  g_clear_pointer (&self->lines, g_hash_table_unref);
  g_clear_pointer (&self->existing, hupan_existing_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RorComparison, ror_comparison_clear)

static void
take_create (RorComparison *self, HupanRecord *draft)
{
  g_ptr_array_add (self->changes, hupan_changes_create (draft, SOURCE));
}

/* --- Names -------------------------------------------------------------------------------------------------------- */

static HupanRecord *
draft_name (const HupanRorName *name, gint64 university)
{
  const HupanKind *kind = &hupan_university_name_kind;
  g_autofree const char **values = g_new0 (const char *, hupan_kind_get_n_fields (kind));
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, university);

  values[hupan_kind_get_field_index (kind, "university")] = owner;
  values[hupan_kind_get_field_index (kind, "name")] = name->name;
  values[hupan_kind_get_field_index (kind, "lang")] = name->lang;
  values[hupan_kind_get_field_index (kind, "kind")] = name->kind;
  values[hupan_kind_get_field_index (kind, "source")] = SOURCE;
  values[hupan_kind_get_field_index (kind, "verified")] = "0";

  return hupan_record_new (kind, hupan_id_new (), NULL, values);
}

static gboolean
belongs_to_ror (HupanRecord *part)
{
  return g_strcmp0 (hupan_record_get (part, "source"), SOURCE) == 0 && g_strcmp0 (hupan_record_get (part, "verified"), "1") != 0;
}

static gboolean
is_same_name (HupanRecord *part, const HupanRorName *name)
{
  return g_strcmp0 (hupan_record_get (part, "name"), name->name) == 0 &&
         g_strcmp0 (hupan_record_get (part, "lang"), name->lang) == 0 &&
         g_strcmp0 (hupan_record_get (part, "kind"), name->kind) == 0;
}

/* The staff has this name already, or has corrected it: a verified name in a language stands for ROR's in that language. */
static gboolean
is_settled (GPtrArray *parts, const HupanRorName *name)
{
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      HupanRecord *part = g_ptr_array_index (parts, i);

      if (belongs_to_ror (part))
        continue;
      if (g_strcmp0 (hupan_record_get (part, "name"), name->name) == 0)
        return TRUE;
      if (g_strcmp0 (hupan_record_get (part, "verified"), "1") == 0 && strcmp (name->kind, "label") == 0 &&
          g_strcmp0 (hupan_record_get (part, "kind"), "label") == 0 && name->lang != NULL &&
          g_strcmp0 (hupan_record_get (part, "lang"), name->lang) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_in_file (GPtrArray *names, HupanRecord *part)
{
  for (guint i = 0; i < names->len; i++)
    {
      if (is_same_name (part, g_ptr_array_index (names, i)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_in_registry (GPtrArray *parts, const HupanRorName *name)
{
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      HupanRecord *part = g_ptr_array_index (parts, i);

      if (belongs_to_ror (part) && is_same_name (part, name))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_earlier (GPtrArray *names, guint index)
{
  const HupanRorName *name = g_ptr_array_index (names, index);

  for (guint i = 0; i < index; i++)
    {
      const HupanRorName *other = g_ptr_array_index (names, i);

      if (strcmp (name->name, other->name) == 0 && g_strcmp0 (name->lang, other->lang) == 0 && strcmp (name->kind, other->kind) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
compare_names (RorComparison *self, const HupanRorRecord *record, gint64 university, GError **error)
{
  GPtrArray *parts = hupan_existing_get_parts (self->existing, &hupan_university_name_kind, university);

  for (guint i = 0; i < record->names->len; i++)
    {
      const HupanRorName *name = g_ptr_array_index (record->names, i);
      g_autoptr (HupanRecord) draft = NULL;

      if (is_earlier (record->names, i) || is_in_registry (parts, name) || is_settled (parts, name))
        continue;
      draft = draft_name (name, university);
      take_create (self, draft);
    }

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      HupanRecord *part = g_ptr_array_index (parts, i);
      g_autoptr (HupanRecord) stored = NULL;

      if (!belongs_to_ror (part) || is_in_file (record->names, part))
        continue;
      stored = hupan_registry_get_record (self->registry, &hupan_university_name_kind, hupan_record_get_id (part), error);
      if (stored == NULL)
        return FALSE;
      hupan_import_add_title (self->import, hupan_record_get_id (stored), hupan_record_get (stored, "name"));
      g_ptr_array_add (self->changes, hupan_changes_trash (stored));
    }

  return TRUE;
}

/* --- Fields ------------------------------------------------------------------------------------------------------- */

/* The fields of @known that ROR owns and gives another value. */
static gboolean
is_changed_by_ror (HupanRecord *known, HupanRecord *given, guint index)
{
  const HupanField *field = &hupan_university_kind.fields[index];
  g_auto (GStrv) verified = NULL;

  if (!(field->flags & HUPAN_FIELD_EXTERNAL) ||
      g_strcmp0 (hupan_record_get_at (known, index), hupan_record_get_at (given, index)) == 0)
    return FALSE;
  verified = hupan_record_dup_list (known, "verified_fields");

  return !g_strv_contains ((const char *const *) verified, field->name);
}

static gboolean
compare_fields (RorComparison *self, HupanRecord *known, HupanRecord *given, GError **error)
{
  const HupanKind *kind = &hupan_university_kind;
  g_autoptr (HupanRecord) stored = NULL;
  g_autoptr (HupanChange) change = NULL;
  guint n = hupan_kind_get_n_fields (kind);
  gboolean changed = FALSE;

  for (guint i = 0; i < n; i++)
    changed |= is_changed_by_ror (known, given, i);
  if (!changed)
    return TRUE;

  stored = hupan_registry_get_record (self->registry, kind, hupan_record_get_id (known), error);
  if (stored == NULL)
    return FALSE;
  change = hupan_change_new (HUPAN_ACTION_SET, kind, hupan_record_get_id (stored), hupan_record_get_meta (stored)->version);
  for (guint i = 0; i < n; i++)
    {
      if (is_changed_by_ror (stored, given, i))
        hupan_change_add_edit (change, &kind->fields[i], hupan_record_get_at (stored, i), hupan_record_get_at (given, i));
    }
  g_ptr_array_add (self->changes, g_steal_pointer (&change));

  return TRUE;
}

/* --- Records ------------------------------------------------------------------------------------------------------ */

static gboolean
note_ror_id_cb (gint64 id, const char *const *values, gpointer data)
{
  RorComparison *self = data;

  if (values[0] != NULL)
    g_hash_table_insert (self->ids, g_strdup (values[0]), g_memdup2 (&id, sizeof id));
  return TRUE;
}

/* Who moved a university to the trash does not want it back with the next file. */
static gboolean
note_trashed (RorComparison *self, GError **error)
{
  g_autoptr (GPtrArray) items = hupan_registry_list_trash (self->registry, NULL, error);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const HupanTrashItem *item = g_ptr_array_index (items, i);
      g_autoptr (HupanRecord) record = NULL;

      if (item->kind != &hupan_university_kind)
        continue;
      record = hupan_registry_get_record (self->registry, item->kind, item->id, error);
      if (record == NULL)
        return FALSE;
      if (hupan_record_get (record, "ror_id") != NULL)
        g_hash_table_add (self->trashed, g_strdup (hupan_record_get (record, "ror_id")));
    }

  return items != NULL;
}

static gboolean
load_existing (RorComparison *self, const HupanProgress *progress, GError **error)
{
  static const char *const paths[] = { "ror_id", NULL };
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (!hupan_registry_scan (self->registry, &hupan_university_kind, paths, NULL, 0, NULL, note_ror_id_cb, self, progress, error))
    return FALSE;

  for (guint i = 0; i < self->import->ror->len; i++)
    {
      const HupanRorRecord *record = g_ptr_array_index (self->import->ror, i);
      const char *ror_id = record->university != NULL ? hupan_record_get (record->university, "ror_id") : NULL;
      gint64 *id = ror_id != NULL ? g_hash_table_lookup (self->ids, ror_id) : NULL;

      if (id != NULL)
        g_hash_table_add (ids, g_memdup2 (id, sizeof *id));
    }

  return note_trashed (self, error) &&
         hupan_existing_load (self->existing, &hupan_university_kind, ids, progress, error) &&
         hupan_existing_load_parts (self->existing, &hupan_university_name_kind, ids, progress, error);
}

static gboolean
compare_record (RorComparison *self, guint row, gboolean *is_new, GError **error)
{
  const HupanRorRecord *record = g_ptr_array_index (self->import->ror, row);
  const char *ror_id;
  gpointer line;
  gint64 *id;

  if (record->problem != NULL)
    {
      hupan_import_add_problem (self->import, row, -1, record->problem);
      return TRUE;
    }

  ror_id = hupan_record_get (record->university, "ror_id");
  line = g_hash_table_lookup (self->lines, ror_id);
  if (line != NULL)
    {
      g_autofree char *reason = g_strdup_printf (_("Line %u is about the same record."), GPOINTER_TO_UINT (line));

      hupan_import_add_problem (self->import, row, 0, reason);
      return TRUE;
    }
  g_hash_table_insert (self->lines, (gpointer) ror_id, GUINT_TO_POINTER (record->line));
  if (g_hash_table_contains (self->trashed, ror_id) && !g_hash_table_contains (self->ids, ror_id))
    {
      hupan_import_add_note (self->import, row, _("This university is in the trash and stays there."));
      return TRUE;
    }

  id = g_hash_table_lookup (self->ids, ror_id);
  *is_new = id == NULL;
  if (id == NULL)
    {
      take_create (self, record->university);
      return compare_names (self, record, hupan_record_get_id (record->university), error);
    }

  return compare_fields (self, hupan_existing_get (self->existing, &hupan_university_kind, *id), record->university, error) &&
         compare_names (self, record, *id, error);
}

gboolean
hupan_import_compare_ror (HupanImport *import, HupanRegistry *registry, const HupanProgress *progress, GError **error)
{
  g_auto (RorComparison) self = { .import = import, .registry = registry };

  self.ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.trashed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.lines = g_hash_table_new (g_str_hash, g_str_equal);
  self.existing = hupan_existing_new (registry);
  if (!load_existing (&self, progress, error))
    return FALSE;

  for (guint row = 0; row < import->ror->len; row++)
    {
      guint first_problem = import->problems->len;
      gboolean is_new = FALSE, done;

      if (row % 64 == 0)
        {
          if (hupan_progress_is_cancelled (progress, error))
            return FALSE;
          hupan_progress_report (progress, (double) row / import->ror->len, NULL);
        }
      self.changes = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_change_free);
      done = compare_record (&self, row, &is_new, error);
      hupan_import_add_result (import, row, first_problem, g_steal_pointer (&self.changes), is_new);
      if (!done)
        return FALSE;
    }

  return TRUE;
}
