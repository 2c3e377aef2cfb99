/* Copyright 2026 The Hupan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hupan-work.h"

/* Fields that somebody outside owns, until a person here corrects one: from then on its name is in the record's
 * "verified_fields", and imports leave it alone (see hupan-batch.h). */

static char *
dup_with_item (const char *list, const char *item)
{
  g_auto (GStrv) items = g_strsplit (list != NULL ? list : "", "\n", -1);

  if (g_strv_contains ((const char *const *) items, item))
    return g_strdup (list);

  return list != NULL ? g_strconcat (list, "\n", item, NULL) : g_strdup (item);
}

/* Where the change itself sets the list, that is what its author wants. */
static gboolean
edits_field (HupanChange *change, const HupanField *field)
{
  for (guint i = 0; i < change->edits->len; i++)
    {
      if (((HupanEdit *) g_ptr_array_index (change->edits, i))->field == field)
        return TRUE;
    }

  return FALSE;
}

/**
 * hupan_work_verify:
 * @change: what a batch does to @record; gets one more edit if it corrects what an import brought
 */
void
hupan_work_verify (HupanWork *self, HupanChange *change, HupanRecord *record)
{
  const HupanField *list = hupan_kind_get_field (change->kind, "verified_fields");
  g_autofree char *verified = NULL;

  if (list == NULL || self->undoes != 0 || self->batch.flags & HUPAN_BATCH_IMPORT || edits_field (change, list))
    return;

  verified = g_strdup (hupan_record_get (record, list->name));
  for (guint i = 0; i < change->edits->len; i++)
    {
      const HupanEdit *edit = g_ptr_array_index (change->edits, i);
      char *more;

      if (!(edit->field->flags & HUPAN_FIELD_EXTERNAL))
        continue;
      more = dup_with_item (verified, edit->field->name);
      g_free (verified);
      verified = more;
    }
  if (g_strcmp0 (verified, hupan_record_get (record, list->name)) != 0)
    hupan_change_add_edit (change, list, hupan_record_get (record, list->name), verified);
}
