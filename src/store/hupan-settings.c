/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-meta.h"
#include "hupan-registry-private.h"

/* What the program remembers with a registry and what is no record: how columns of a file were mapped the last time.
 * Settings have no history, and losing one loses no work. They live in `meta` under names of their own. */

static char *
dup_key (const char *name)
{
  return g_strconcat ("setting/", name, NULL);
}

/**
 * hupan_registry_get_setting:
 * @value: (out) (nullable): to be freed; %NULL if it was never set
 */
gboolean
hupan_registry_get_setting (HupanRegistry *self, const char *name, char **value, GError **error)
{
  g_autofree char *key = dup_key (name);
  g_autoptr (GError) local_error = NULL;

  *value = hupan_meta_dup (self->db, key, &local_error);
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gboolean
hupan_registry_set_setting (HupanRegistry *self, const char *name, const char *value, GError **error)
{
  g_autofree char *key = dup_key (name);

  if (!hupan_registry_check_writable (self, error) || !hupan_db_begin (self->db, error))
    return FALSE;
  if (hupan_meta_set (self->db, key, value, error) && hupan_db_commit (self->db, error))
    return TRUE;

  hupan_db_rollback (self->db);
  return FALSE;
}
