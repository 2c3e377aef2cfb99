/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-double.h"

void
hupan_double_free (HupanDouble *self)
{
  g_free (self->title);
  g_free (self);
}

static gboolean
is_asked (HupanChange *change,
          HupanEdit   *edit)
{
  if (edit->after == NULL)
    return FALSE;
  if (edit->field->flags & HUPAN_FIELD_UNIQUE)
    return TRUE;

  return change->action == HUPAN_ACTION_CREATE && edit->field->type == HUPAN_TYPE_EMAIL;
}

static HupanChange *
find_change (HupanBatch *batch,
             gint64      id)
{
  GPtrArray *changes = hupan_batch_get_changes (batch);

  for (guint i = 0; i < changes->len; i++)
    {
      HupanChange *change = g_ptr_array_index (changes, i);

      if (change->id == id)
        return change;
    }

  return NULL;
}

/* One that the batch itself trashes or changes is left to the registry, which looks at the end of it. */
static HupanRecord *
find_other (HupanRegistry *registry,
            HupanBatch    *batch,
            HupanChange   *change,
            HupanEdit     *edit,
            const char    *value,
            GError       **error)
{
  g_autoptr (GPtrArray) found = hupan_registry_find (registry, change->kind, edit->field->name, value, error);

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      HupanRecord *record = g_ptr_array_index (found, i);

      if (hupan_record_get_meta (record)->deleted_at == 0 && hupan_record_get_id (record) != change->id &&
          find_change (batch, hupan_record_get_id (record)) == NULL)
        return g_object_ref (record);
    }

  return NULL;
}

/* A person has no page of their own: the newest application, or what they are else, shows them. */
static gboolean
find_page (HupanRegistry *registry,
           HupanDouble   *found,
           GError       **error)
{
  if (found->kind->flags & HUPAN_KIND_LISTED)
    {
      found->page_kind = found->kind;
      found->page_id = found->other;
      return TRUE;
    }

  for (const HupanKind *const *kind = hupan_kinds (); *kind != NULL && found->page_kind == NULL; kind++)
    {
      g_autoptr (GPtrArray) records = NULL;

      if ((*kind)->embeds == NULL || !g_str_equal (hupan_kind_get_field (*kind, (*kind)->embeds)->target, found->kind->name))
        continue;

      records = hupan_registry_find_referring (registry, *kind, (*kind)->embeds, found->other, error);
      if (records == NULL)
        return FALSE;
      if (records->len == 0)
        continue;

      found->page_kind = *kind;
      found->page_id = hupan_record_get_id (g_ptr_array_index (records, records->len - 1));
    }

  return TRUE;
}

static gboolean
find_double (HupanRegistry *registry,
             HupanBatch    *batch,
             HupanChange   *change,
             HupanEdit     *edit,
             GPtrArray     *doubles,
             GError       **error)
{
  g_auto (GStrv) values = NULL;
  gsize n_values;

  values = edit->field->flags & HUPAN_FIELD_LIST ? g_strsplit (edit->after, "\n", -1)
                                                 : g_strdupv ((char *[]) { edit->after, NULL });
  n_values = g_strv_length (values);
  for (gsize i = 0; i < n_values; i++)
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (HupanRecord) other = find_other (registry, batch, change, edit, values[i], &local_error);
      HupanDouble *found;

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (other == NULL)
        continue;

      found = g_new0 (HupanDouble, 1);
      *found = (HupanDouble) { change->kind, edit->field, change->id, hupan_record_get_id (other), NULL, NULL, 0 };
      found->title = hupan_registry_dup_title (registry, change->kind, found->other);
      g_ptr_array_add (doubles, found);
      return find_page (registry, found, error);
    }

  return TRUE;
}

GPtrArray *
hupan_doubles_find (HupanRegistry *registry,
                    HupanBatch    *batch,
                    GError       **error)
{
  GPtrArray *changes = hupan_batch_get_changes (batch);
  g_autoptr (GPtrArray) doubles = g_ptr_array_new_with_free_func ((GDestroyNotify) hupan_double_free);

  for (guint i = 0; i < changes->len; i++)
    {
      HupanChange *change = g_ptr_array_index (changes, i);

      if (change->action != HUPAN_ACTION_CREATE && change->action != HUPAN_ACTION_SET)
        continue;

      for (guint j = 0; j < change->edits->len; j++)
        {
          HupanEdit *edit = g_ptr_array_index (change->edits, j);

          if (is_asked (change, edit) && !find_double (registry, batch, change, edit, doubles, error))
            return NULL;
        }
    }

  return g_steal_pointer (&doubles);
}
