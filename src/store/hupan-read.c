/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/hupan-l10n.h"
#include "hupan-scan.h"
#include "hupan-stored.h"

#include <glib/gi18n.h>

/* Reading whole records. */

/**
 * hupan_registry_get_record:
 *
 * Returns: (transfer full): the record, from the trash too; HUPAN_STORE_ERROR_NOT_FOUND if there is none
 */
HupanRecord *
hupan_registry_get_record (HupanRegistry    *self,
                           const HupanKind  *kind,
                           gint64            id,
                           GError          **error)
{
  g_autoptr(GError) local_error = NULL;
  HupanRecord *record = hupan_stored_load (self, kind, id, &local_error);

  if (record == NULL && local_error == NULL)
    /* Translators: the name of a kind of record, such as "University". */
    g_set_error (&local_error, HUPAN_STORE_ERROR, HUPAN_STORE_ERROR_NOT_FOUND, _("%s: this record is not in the registry any more."),
                 hupan_kind_get_label (kind));
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return record;
}

/* origin is no field, but kept with every record, as HupanRecordMeta says. */
static GArray *
find_ids_by_origin (HupanRegistry    *self,
                    const HupanKind  *kind,
                    const char       *origin,
                    GError          **error)
{
  g_autofree char *text = g_strdup_printf ("SELECT id FROM \"%s\" WHERE origin = $1 ORDER BY id", kind->name);
  g_autoptr(HupanStatement) statement = hupan_db_prepare (self->db, text, error);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GError) local_error = NULL;

  if (statement == NULL)
    return NULL;

  hupan_statement_bind_text (statement, 1, origin);
  while (hupan_statement_step (statement, &local_error))
    g_array_append_val (ids, (gint64) { hupan_statement_get_int (statement, 0) });
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&ids);
}

/**
 * hupan_registry_find:
 * @field: any field of @kind; one of a list field's values is enough, an e-mail address in any case; or "origin"
 * @value: (nullable): canonical text
 *
 * Returns: (transfer full) (element-type HupanRecord): the records with that value, from the trash too, in the order of
 *   parts
 */
GPtrArray *
hupan_registry_find (HupanRegistry    *self,
                     const HupanKind  *kind,
                     const char       *field,
                     const char       *value,
                     GError          **error)
{
  const HupanField *described = hupan_kind_get_field (kind, field);
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GArray) ids = NULL;

  g_return_val_if_fail (described != NULL || g_str_equal (field, "origin"), NULL);

  if (described == NULL)
    ids = find_ids_by_origin (self, kind, value, error);
  else
    ids = hupan_stored_find_ids (self, kind, described, value, 0, error);
  if (ids == NULL)
    return NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      HupanRecord *record = hupan_registry_get_record (self, kind, g_array_index (ids, gint64, i), error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }

  return g_steal_pointer (&records);
}

/**
 * hupan_registry_find_referring:
 * @field: a reference of @kind
 *
 * Returns: (transfer full) (element-type HupanRecord): the records whose reference names record @id and that are not in the
 *   trash, in the order of parts
 */
GPtrArray *
hupan_registry_find_referring (HupanRegistry    *self,
                               const HupanKind  *kind,
                               const char       *field,
                               gint64            id,
                               GError          **error)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autoptr(GPtrArray) found = hupan_registry_find (self, kind, field, value, error);

  for (guint i = found != NULL ? found->len : 0; i > 0; i--)
    if (hupan_record_get_meta (g_ptr_array_index (found, i - 1))->deleted_at != 0)
      g_ptr_array_remove_index (found, i - 1);

  return g_steal_pointer (&found);
}

/**
 * hupan_registry_has_origin:
 *
 * Returns: whether any record of the kind is of that origin, in the trash or not; %FALSE where it cannot be read
 */
gboolean
hupan_registry_has_origin (HupanRegistry   *self,
                           const HupanKind *kind,
                           const char      *origin)
{
  g_autofree char *text = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE origin = $1 LIMIT 1", kind->name);
  g_autoptr(HupanStatement) statement = hupan_db_prepare (self->db, text, NULL);

  if (statement == NULL)
    return FALSE;

  hupan_statement_bind_text (statement, 1, origin);
  return hupan_statement_step (statement, NULL);
}

static gboolean
take_title_cb (gint64             id,
                 const char *const *values,
                 gpointer           data)
{
  char **title = data;

  *title = g_strdup (values[0]);
  return FALSE;
}

/**
 * hupan_registry_dup_title_in:
 * @lang: BCP 47
 *
 * Returns: what people call a record, in that language where there is such a wording, and though it be in the trash; the
 *   name of its kind if it has no title or is gone
 */
char *
hupan_registry_dup_title_in (HupanRegistry   *self,
                             const HupanKind *kind,
                             gint64           id,
                             const char      *lang)
{
  static const char *const paths[] = { "@title", NULL };
  g_autofree char *title = NULL;

  hupan_scan_run (self, kind, paths, HUPAN_SCAN_EVEN_TRASHED, &id, 1, lang, take_title_cb, &title, NULL, NULL);
  if (title == NULL)
    return g_strdup (hupan_kind_get_label (kind));

  return hupan_field_format (hupan_kind_resolve (kind, kind->title, NULL, NULL), title);
}

/**
 * hupan_registry_dup_title:
 *
 * The same in the language of the interface, for sentences.
 */
char *
hupan_registry_dup_title (HupanRegistry   *self,
                          const HupanKind *kind,
                          gint64           id)
{
  return hupan_registry_dup_title_in (self, kind, id, hupan_ui_language ());
}
