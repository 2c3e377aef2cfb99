/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "hupan-comparison.h"

static void
comparison_clear (HupanComparison *self)
{
  g_clear_pointer (&self->lookups, g_hash_table_unref);
  g_clear_pointer (&self->likely, g_hash_table_unref);
  g_clear_pointer (&self->existing, hupan_existing_free);
  g_clear_pointer (&self->identities, g_array_unref);
  g_clear_pointer (&self->pending, g_hash_table_unref);
  g_clear_pointer (&self->values, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HupanComparison, comparison_clear)

/* A row can only make a record if some column gives what names it. */
static gboolean
check_mapping (HupanComparison *self, GError **error)
{
  const HupanKind *kind = self->embedded != NULL ? self->embedded : self->kind;
  const char *title = kind->title;
  gboolean has_identity = FALSE;

  for (guint column = 0; column < self->import->targets->len; column++)
    {
      const HupanTarget *target = g_ptr_array_index (self->import->targets, column);

      if (target != NULL && target->kind == kind &&
          (g_str_equal (target->field->name, title) || g_str_equal (target->field->name, "family_name")))
        return TRUE;
      has_identity |= target != NULL && target->field->flags & HUPAN_FIELD_UNIQUE;
    }

  /* Enough to update what is there; new rows say themselves that the name is missing. */
  if (has_identity)
    return TRUE;

  g_set_error (error, HUPAN_IMPORT_ERROR, HUPAN_IMPORT_ERROR_MAPPING, _("No column is mapped to “%s”."),
               hupan_field_get_label (hupan_kind_get_field (kind, title)));
  return FALSE;
}

static void
add_id (GHashTable *set, gint64 id)
{
  if (id != 0 && !g_hash_table_contains (set, &id))
    g_hash_table_add (set, g_memdup2 (&id, sizeof id));
}

/* Reads the records that rows are about, and their parts of the kinds that columns are mapped to. */
static gboolean
load_existing (HupanComparison *self, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) embedded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) loaded = g_hash_table_new (NULL, NULL);
  const HupanKind *wordings = hupan_kind_get (self->kind->translations != NULL ? self->kind->translations : "translation");

  for (guint row = 0; row < self->identities->len; row++)
    {
      add_id (ids, g_array_index (self->identities, HupanIdentity, row).id);
      add_id (embedded, g_array_index (self->identities, HupanIdentity, row).embedded);
    }

  if (!hupan_existing_load (self->existing, self->kind, ids, self->progress, error))
    return FALSE;
  if (self->embedded != NULL && !hupan_existing_load (self->existing, self->embedded, embedded, self->progress, error))
    return FALSE;

  /* Other wordings of a title, which do not change it. */
  g_hash_table_add (loaded, (gpointer) wordings);
  if (!hupan_existing_load_parts (self->existing, wordings, ids, self->progress, error))
    return FALSE;

  for (guint column = 0; column < self->import->targets->len; column++)
    {
      const HupanTarget *target = g_ptr_array_index (self->import->targets, column);

      if (target == NULL || (target->role != HUPAN_TARGET_PART && target->role != HUPAN_TARGET_LIST) ||
          !g_hash_table_add (loaded, (gpointer) target->kind))
        continue;
      if (!hupan_existing_load_parts (self->existing, target->kind, target->on_embedded ? embedded : ids, self->progress, error))
        return FALSE;
    }

  return TRUE;
}

/* Puts the tags and calls that the row refers to and nobody has made yet before what it does itself. */
static void
take_pending (HupanComparison *self)
{
  guint n_made = 0;

  for (guint column = 0; column < self->import->targets->len; column++)
    {
      const HupanTarget *target = g_ptr_array_index (self->import->targets, column);
      g_auto (GStrv) ids = NULL;

      if (target == NULL || self->values[column] == NULL || target->field->type != HUPAN_TYPE_REFERENCE)
        continue;
      ids = g_strsplit (self->values[column], "\n", -1);
      for (char **text = ids; *text != NULL; text++)
        {
          gint64 id = g_ascii_strtoll (*text, NULL, 10);
          gpointer key, change;

          if (!g_hash_table_steal_extended (self->pending, &id, &key, &change))
            continue;
          g_free (key);
          g_ptr_array_insert (self->changes, n_made++, change);
        }
    }
}

static void
add_identity_problems (HupanComparison *self)
{
  const HupanIdentity *identity = &g_array_index (self->identities, HupanIdentity, self->row);

  if (identity->line_of_same != 0)
    hupan_comparison_add_problem (self, identity->column_of_same, _("Line %u is about the same record."),
                                  identity->line_of_same);
  else if (identity->ambiguous)
    hupan_comparison_add_problem (self, identity->column_of_same, "%s",
                                  _("Several records fit this row. A number, code or identifier would tell which is meant."));
  else if (identity->column_of_other >= 0)
    hupan_comparison_add_problem (self, identity->column_of_other, "%s", _("This ORCID iD belongs to another person."));
}

static gboolean
compare_row (HupanComparison *self, GError **error)
{
  guint first_problem = self->import->problems->len;
  gboolean is_new = FALSE, done = TRUE;

  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_change_free);
  hupan_comparison_read_values (self);
  add_identity_problems (self);
  if (self->import->problems->len == first_problem)
    done = hupan_comparison_add_changes (self, &is_new, error);
  if (done && self->import->problems->len == first_problem)
    take_pending (self);
  else
    g_array_index (self->identities, HupanIdentity, self->row).made_person = 0;
  hupan_comparison_clear_values (self);

  hupan_import_add_result (self->import, self->row, first_problem, g_steal_pointer (&self->changes), is_new);
  return done;
}

gboolean
hupan_import_compare_csv (HupanImport *import, HupanRegistry *registry, const HupanProgress *progress, GError **error)
{
  g_auto (HupanComparison) self = { .import = import, .registry = registry, .progress = progress, .kind = import->kind };
  guint n = hupan_import_get_n_rows (import);

  self.embedded = hupan_kind_get_embedded (import->kind);
  self.lookups = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) hupan_lookup_free);
  self.likely = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) hupan_likely_free);
  self.existing = hupan_existing_new (registry);
  self.identities = g_array_new (FALSE, FALSE, sizeof (HupanIdentity));
  self.pending = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) hupan_change_free);
  self.values = g_new0 (char *, import->targets->len + 1);

  if (!check_mapping (&self, error) || !hupan_comparison_load_lookups (&self, error) ||
      !hupan_comparison_identify (&self, error) || !load_existing (&self, error))
    return FALSE;

  for (self.row = 0; self.row < n; self.row++)
    {
      if (self.row % 64 == 0)
        {
          if (hupan_progress_is_cancelled (progress, error))
            return FALSE;
          hupan_progress_report (progress, (double) self.row / n, NULL);
        }
      if (!compare_row (&self, error))
        return FALSE;
    }

  return TRUE;
}
