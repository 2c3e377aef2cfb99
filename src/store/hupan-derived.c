/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-registry.h"

typedef struct
{
  const HupanKind *kind;
  GHashTable *values;
} Reading;

static gboolean
read_values_cb (gint64             id,
                const char *const *values,
                gpointer           data)
{
  Reading *reading = data;

  for (guint i = 0; reading->kind->derived[i].field.name != NULL; i++)
    if (values[i] != NULL)
      g_hash_table_insert (reading->values, (gpointer) &reading->kind->derived[i].field, g_strdup (values[i]));

  return FALSE;
}

GHashTable *
hupan_registry_read_derived (HupanRegistry    *self,
                             const HupanKind  *kind,
                             gint64            id,
                             const char       *lang,
                             GError          **error)
{
  g_autoptr(GHashTable) values = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr(GPtrArray) paths = g_ptr_array_new_null_terminated (4, NULL, TRUE);
  Reading reading = { kind, values };

  for (const HupanDerived *derived = kind->derived; derived != NULL && derived->field.name != NULL; derived++)
    g_ptr_array_add (paths, (gpointer) derived->field.name);
  if (paths->len > 0 && !hupan_registry_scan (self, kind, (const char *const *) paths->pdata, &id, 1, lang, read_values_cb,
                                              &reading, NULL, error))
    return NULL;

  return g_steal_pointer (&values);
}
