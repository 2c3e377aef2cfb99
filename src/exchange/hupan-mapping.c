/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-import-private.h"

/* Which column gives what: chosen by the user, and kept in the registry for the next file with the same headings. What names
 * mean (hupan-meaning.c) is kept with it, for any file. */

const char *const *
hupan_import_list_targets (HupanImport *self)
{
  static GMutex mutex;
  static GHashTable *kinds = NULL;
  GPtrArray *targets = hupan_targets_of_kind (self->kind);
  const char **names;

  g_mutex_lock (&mutex);
  if (kinds == NULL)
    kinds = g_hash_table_new (NULL, NULL);
  names = g_hash_table_lookup (kinds, self->kind);
  if (names == NULL)
    {
      names = g_new0 (const char *, targets->len + 1);
      for (guint i = 0; i < targets->len; i++)
        names[i] = ((HupanTarget *) g_ptr_array_index (targets, i))->name;
      g_hash_table_insert (kinds, (gpointer) self->kind, names);
    }
  g_mutex_unlock (&mutex);

  return names;
}

char *
hupan_import_dup_target_label (HupanImport *self, const char *name)
{
  const HupanTarget *target = hupan_target_find (self->kind, name);

  return target != NULL ? hupan_target_dup_label (target) : g_strdup (name);
}

/* Returns: (nullable): %NULL if the column is left out. */
const char *
hupan_import_get_target (HupanImport *self, guint column)
{
  const HupanTarget *target;

  g_return_val_if_fail (column < self->targets->len, NULL);

  target = g_ptr_array_index (self->targets, column);
  return target != NULL ? target->name : NULL;
}

void
hupan_import_set_target (HupanImport *self, guint column, const char *name)
{
  const HupanTarget *target = name != NULL ? hupan_target_find (self->kind, name) : NULL;

  g_return_if_fail (column < self->targets->len);
  g_return_if_fail (name == NULL || target != NULL);

  for (guint i = 0; target != NULL && !hupan_target_may_repeat (target) && i < self->targets->len; i++)
    {
      if (g_ptr_array_index (self->targets, i) == target)
        g_ptr_array_index (self->targets, i) = NULL;
    }
  g_ptr_array_index (self->targets, column) = (gpointer) target;
  hupan_import_clear_results (self);
}

/* The headings themselves may be long; their digest is the name of the setting. */
static char *
dup_setting_name (HupanImport *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < self->headings->len; i++)
    {
      const char *heading = g_ptr_array_index (self->headings, i);

      g_checksum_update (checksum, (const guchar *) heading, strlen (heading) + 1);
    }

  return g_strdup_printf ("import-mapping/%s/%.32s", self->kind->name, g_checksum_get_string (checksum));
}

/**
 * hupan_import_recall_mapping:
 *
 * Maps the columns as they were the last time that a file with these headings was imported into this registry. A target
 * that this version does not know any more is left out.
 */
gboolean
hupan_import_recall_mapping (HupanImport *self, HupanRegistry *registry, GError **error)
{
  g_autofree char *setting = dup_setting_name (self);
  g_autofree char *value = NULL;
  g_auto (GStrv) names = NULL;

  if (self->format != HUPAN_IMPORT_CSV)
    return TRUE;
  if (!hupan_import_recall_meanings (self, registry, error) || !hupan_registry_get_setting (registry, setting, &value, error))
    return FALSE;
  if (value == NULL)
    return TRUE;

  names = g_strsplit (value, "\n", -1);
  for (guint column = 0; column < self->targets->len; column++)
    g_ptr_array_index (self->targets, column) = NULL;
  for (guint column = 0; column < self->targets->len && names[column] != NULL; column++)
    {
      if (*names[column] != '\0' && hupan_target_find (self->kind, names[column]) != NULL)
        hupan_import_set_target (self, column, names[column]);
    }

  return TRUE;
}

gboolean
hupan_import_remember_mapping (HupanImport *self, HupanRegistry *registry, GError **error)
{
  g_autofree char *setting = dup_setting_name (self);
  g_autoptr (GString) value = g_string_new (NULL);

  if (self->format != HUPAN_IMPORT_CSV)
    return TRUE;

  for (guint column = 0; column < self->targets->len; column++)
    {
      const char *name = hupan_import_get_target (self, column);

      g_string_append_printf (value, "%s%s", column > 0 ? "\n" : "", name != NULL ? name : "");
    }

  return hupan_registry_set_setting (registry, setting, value->str, error) &&
         hupan_import_remember_meanings (self, registry, error);
}
